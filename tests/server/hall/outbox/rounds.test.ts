import { expect, it, vi } from "vitest";
import { ConnectorError } from "../../../../server/connectors/connector-error.ts";
import { createRounds } from "../../../../server/hall/outbox/rounds.ts";
import { StorageError } from "../../../../server/storage/database.ts";
import { silentLog } from "../../../support/silent-log.ts";
import { SimulatedClock, settle } from "../../../support/simulated-clock.ts";

function rounds() {
  const clock = new SimulatedClock();
  const stopping = new AbortController();
  const log = silentLog();
  const info = vi.spyOn(log, "info");
  const warn = vi.spyOn(log, "warn");
  return { clock, stopping, info, warn, ...createRounds({ clock, log, signal: stopping.signal }) };
}

it("does what is asked for a moment later, once however often it is asked for, and one after the other", async () => {
  const { soon } = rounds();
  const said: string[] = [];
  let goOn: () => void = () => undefined;
  const again = soon("no", async () => {
    said.push("begins");
    await new Promise<void>((resolve) => (goOn = resolve));
    said.push("ends");
  });
  again();
  again();
  expect(said).toEqual([]);
  await settle();
  again();
  await settle();
  expect(said).toEqual(["begins"]);
  goOn();
  await settle();
  expect(said).toEqual(["begins", "ends", "begins"]);
});

it("says what failed for now, louder where it is our own storage, and does it when it is asked for again", async () => {
  const { soon, info, warn } = rounds();
  const work = vi.fn();
  work
    .mockRejectedValueOnce(new ConnectorError("down", true))
    .mockRejectedValueOnce(new StorageError("storage.busy", "busy"));
  const again = soon("could not", work);
  for (let round = 0; round < 3; round++) {
    again();
    await settle();
  }
  expect(work).toHaveBeenCalledTimes(3);
  expect(info).toHaveBeenCalledExactlyOnceWith({ cause: "down" }, "could not");
  expect(warn).toHaveBeenCalledOnce();
});

it("throws what is no failure for now, does nothing when it is over, and says when nothing is under way", async () => {
  const { soon, tried, ended, stopping } = rounds();
  await expect(tried("no", () => Promise.reject(new TypeError("a bug")))).rejects.toThrow("a bug");
  let goOn: () => void = () => undefined;
  const slow = soon("no", () => new Promise<void>((resolve) => (goOn = resolve)));
  const work = vi.fn();
  slow();
  await settle();
  soon("no", work)();
  await settle();
  stopping.abort();
  let isOver = false;
  void ended().then(() => {
    isOver = true;
  });
  await settle();
  expect(isOver).toBe(false);
  goOn();
  await settle();
  expect(isOver).toBe(true);
  expect(work).not.toHaveBeenCalled();
});
