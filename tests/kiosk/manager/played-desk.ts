import { createActor } from "xstate";
import type { ServiceConnection } from "../../../kiosk/connection/service-connection.ts";
import {
  createDeskMachine,
  type DeskEffects,
  type DeskEvent,
  type DeskRules,
  deskPageOf,
} from "../../../kiosk/manager/frame/desk.machine.ts";
import type { ServiceDefinition } from "../../../server/contract/envelope.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

export type Sent = { readonly name: string; readonly payload: Readonly<Record<string, unknown>> };

interface Sources {
  report(error: unknown): void;
  newKey(): string;
}

/**
 * A desk before a played service: each command answers as `played` has it by its short name, fails where that is an
 * error, and never answers where it is `"silent"`.
 */
export function playDesk<
  Service extends ServiceDefinition,
  Item,
  Opened,
  Act extends { readonly kind: string },
>(
  effects: (service: ServiceConnection<Service>, sources: Sources) => DeskEffects<Item, Opened, Act>,
  rules: DeskRules<Act>,
  played: Partial<Record<string, unknown>>,
) {
  const clock = new SimulatedClock();
  const sent: Sent[] = [];
  const reported: unknown[] = [];
  let listen: (state: "open" | "lost") => void = () => undefined;
  let keys = 0;
  const service = {
    state: "open",
    onState(listener: typeof listen) {
      listen = listener;
      return () => undefined;
    },
    request(name: string, payload: Sent["payload"]) {
      const short = name.slice(name.indexOf(".") + 1);
      sent.push({ name: short, payload });
      const answer = played[short];
      if (answer === "silent") return new Promise(() => undefined);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? {});
    },
  } as unknown as ServiceConnection<Service>;
  const machine = createDeskMachine(
    effects(service, {
      report: (error) => reported.push(error),
      newKey: () => `key-${String(++keys).padStart(12, "0")}`,
    }),
    rules,
  );
  const actor = createActor(machine, { clock });
  actor.start();
  return {
    machine,
    clock,
    sent,
    played,
    reported,
    names: () => sent.map(({ name }) => name),
    page: () => deskPageOf(actor.getSnapshot()),
    value: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    async press(...events: DeskEvent<Act>[]) {
      await settle();
      for (const event of events) {
        actor.send(event);
        await settle();
      }
    },
    async connection(state: "open" | "lost") {
      listen(state);
      await settle();
    },
  };
}
