import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import * as z from "zod/mini";
import { ConnectorError } from "../../../../server/connectors/connector-error.ts";
import { ContractError } from "../../../../server/contract/errors.ts";
import { itemOf, type OutboxKind } from "../../../../server/hall/outbox/kind.ts";
import {
  createOutbox,
  firstDelay,
  usualLateAfter as lateAfter,
} from "../../../../server/hall/outbox/outbox.ts";
import { outboxDesk } from "../../../../server/hall/outbox/outbox-desk.ts";
import { openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { watchOutbox } from "../../../../server/hall/outbox/watched.ts";
import { silentLog } from "../../../support/silent-log.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";

const ours = "HL-20261130-0001-A";
const person = "陈小湖 350206198005060025";

/** An outbox whose other side answers as `answer` says, and the office's view of it. */
function open(name = "platform.application") {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-outbox-desk-"));
  const clock = new SimulatedClock();
  const sent: string[] = [];
  let answer: () => Promise<object> = async () => ({});
  const kind: OutboxKind<{ who: string }, object> = {
    name,
    payload: z.object({ who: z.string() }),
    answer: z.object({}),
    send(_payload, key) {
      sent.push(key);
      return answer();
    },
    settled: () => undefined,
  };
  const outbox = createOutbox({
    store: openOutboxStore(join(directory, "outbox.sqlite")),
    key: Buffer.alloc(32, 7),
    kinds: [kind as OutboxKind<unknown, unknown>],
    clock,
    random: () => 0.5,
    log: silentLog(),
  });
  onTestFinished(() => outbox.close());
  const put = (stream = ours) =>
    outbox.add(itemOf(kind, { stream, key: `${stream}/application`, payload: { who: person } }));
  return {
    directory,
    clock,
    sent,
    put,
    desk: outboxDesk([watchOutbox({ name: "platform", outbox, siteOf })], lateAfter),
    does(next: typeof answer) {
      answer = next;
    },
  };
}
const refuses = (reason: string, status: number) => () =>
  Promise.reject(new ConnectorError("refused", false, { reason, status }));
const siteOf = (number: string) => (number === ours ? "district" : number.startsWith("HL") ? "street" : null);
const item = { outbox: "platform", key: `${ours}/application` } as const;

it("shows what was refused: what, for which application, since when and why, and nobody's words", async () => {
  const { desk, put, clock, does, directory } = open();
  does(refuses("materialMissing", 422));
  const since = clock.now();
  put();
  put("HL-20261130-0002-B");
  await clock.advance(firstDelay);
  const standing = desk.standing("district");
  expect(standing).toEqual({
    items: [
      {
        ...item,
        what: "application",
        number: ours,
        since,
        state: "parked",
        reason: "materialMissing",
        status: 422,
        failures: 0,
        last: null,
      },
    ],
    depths: [{ outbox: "platform", waiting: 0, since: null, parked: 2, parkedSince: since }],
    lateAfter,
  });
  expect(desk.standing("street").items).toHaveLength(1);
  expect(JSON.stringify(standing)).not.toContain("350206");
  for (const name of readdirSync(directory))
    expect(readFileSync(join(directory, name)).includes("350206198005060025"), name).toBe(false);
});

it("does nothing about what is another site's", async () => {
  const { desk, put, clock, does } = open();
  does(refuses("busyNow", 409));
  put();
  await clock.advance(firstDelay);
  await expect(desk.sendAgain("street", item, "林经办")).rejects.toThrow(ContractError);
  await expect(desk.giveToPerson("district", { ...item, outbox: "post" }, "林经办")).rejects.toThrow(
    ContractError,
  );
  expect(desk.standing("district").items).toMatchObject([{ state: "parked", last: null }]);
});

it("sends again once, by whom somebody says, and remembers who did it", async () => {
  const { desk, put, clock, does, sent } = open();
  does(refuses("busyNow", 409));
  put();
  await clock.advance(firstDelay);
  await desk.giveToPerson("district", item, "林经办");
  expect(desk.standing("district").items[0]?.last).toEqual({ act: "given", by: "林经办", at: clock.now() });
  await desk.sendAgain("district", item, "王经办");
  await clock.advance(firstDelay);
  // Refused again: it stands there with who tried.
  expect(desk.standing("district").items[0]).toMatchObject({
    state: "parked",
    last: { act: "again", by: "王经办" },
  });
  does(async () => ({}));
  await desk.sendAgain("district", item, "王经办");
  await expect(desk.sendAgain("district", item, "王经办")).rejects.toThrow(ContractError);
  await clock.advance(firstDelay);
  expect(desk.standing("district")).toMatchObject({
    items: [],
    depths: [{ waiting: 0, since: null, parked: 0, parkedSince: null }],
  });
  await expect(desk.giveToPerson("district", item, "王经办")).rejects.toThrow(ContractError);
  // The same wish, the same key, each time.
  expect([sent.length, new Set(sent).size]).toEqual([3, 1]);
});

it("shows as late what is tried for longer than it may be, with what failed last", async () => {
  const { desk, put, clock, does } = open();
  does(() => Promise.reject(new ConnectorError("not now", true, { status: 503 })));
  put();
  await clock.advance(lateAfter - 1000);
  expect(desk.standing("district")).toMatchObject({
    items: [],
    depths: [{ waiting: 1, since: clock.now() - lateAfter + 1000 }],
  });
  await clock.advance(2000);
  expect(desk.standing("district")).toMatchObject({
    items: [{ state: "late", status: 503, number: ours }],
  });
  await expect(desk.sendAgain("district", item, "林经办")).rejects.toThrow(ContractError);
});

it("shows what is of no application at every site: somebody has to see it", async () => {
  const { desk, put, clock, does } = open("post.delivery");
  does(refuses("quoteExpired", 409));
  put("D-1");
  await clock.advance(firstDelay);
  for (const site of ["district", "street"])
    expect(desk.standing(site).items).toMatchObject([{ what: "parcel", number: "D-1" }]);
});
