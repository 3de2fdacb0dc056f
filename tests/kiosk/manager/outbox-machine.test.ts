import { expect, it } from "vitest";
import { createActor } from "xstate";
import type { ServiceConnection } from "../../../kiosk/connection/service-connection.ts";
import { managerDelays } from "../../../kiosk/manager/delays.ts";
import {
  createOutboxEffects,
  createOutboxMachine,
  type OutboxEvent,
} from "../../../kiosk/manager/desk/outbox.machine.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type { matterDesk } from "../../../server/contract/matters/desk.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";
import { stuckOutbox } from "../../support/work-items.ts";

const [parked, , late] = stuckOutbox.items;
const again = { kind: "again", outbox: "platform", key: parked?.key ?? "" } as const;

function aPanel() {
  const clock = new SimulatedClock();
  const sent: unknown[] = [];
  let refusal: Error | null = null;
  const service = {
    state: "open",
    onState: () => () => undefined,
    async request(name: string, payload: object) {
      sent.push([name.replace("XiaohuMatterDesk.", ""), payload]);
      if (name.endsWith("Outbox")) return stuckOutbox;
      if (refusal) throw refusal;
      return {};
    },
  } as unknown as ServiceConnection<typeof matterDesk>;
  const actor = createActor(createOutboxMachine(createOutboxEffects(service, { report: () => undefined })), {
    clock,
  });
  actor.start();
  return {
    clock,
    sent,
    context: () => actor.getSnapshot().context,
    refuse(error: Error) {
      refusal = error;
    },
    async press(...events: OutboxEvent[]) {
      await settle();
      for (const event of events) {
        actor.send(event);
        await settle();
      }
    },
  };
}

it("is looked at anew every while", async () => {
  const panel = aPanel();
  await panel.press();
  expect(panel.context().standing).toEqual(stuckOutbox);
  await panel.clock.advance(managerDelays.refreshInterval);
  expect(panel.sent).toHaveLength(2);
});

it("does what somebody says who gave a name, once, and of what is parked alone", async () => {
  const panel = aPanel();
  await panel.press({ type: "act", act: again });
  expect(panel.sent).toHaveLength(1);
  await panel.press(
    { type: "setBy", by: " 林经办 " },
    { type: "act", act: { ...again, key: late?.key ?? "" } },
    { type: "act", act: { ...again, outbox: "post" } },
    { type: "act", act: again },
  );
  expect(panel.sent.slice(1)).toEqual([
    ["SendAgain", { outbox: "platform", key: again.key, by: "林经办" }],
    ["Outbox", {}],
  ]);
  expect(panel.context()).toMatchObject({ done: again, act: null, error: null });
  await panel.press({ type: "act", act: { ...again, kind: "given" } });
  expect(panel.sent[3]).toEqual(["GiveToPerson", { outbox: "platform", key: again.key, by: "林经办" }]);
});

it("says that it was not done, and looks how it stands", async () => {
  const panel = aPanel();
  panel.refuse(new ContractError("desk.notInState", "not parked"));
  await panel.press({ type: "setBy", by: "林经办" }, { type: "act", act: again });
  expect(panel.context()).toMatchObject({ error: "desk.notInState", done: null, act: null });
  expect(panel.sent.at(-1)).toEqual(["Outbox", {}]);
});

it("has an answer to the failure of everything it invokes", () => {
  const service = { state: "lost", onState: () => () => undefined } as never;
  const machine = createOutboxMachine(createOutboxEffects(service, { report: () => undefined }));
  expect(flawsOf(machine)).toEqual([]);
  const used = nodesOf(machine.root).flatMap(({ after }) => after.map(({ eventType }) => eventType));
  expect(used.length).toBeGreaterThan(0);
});
