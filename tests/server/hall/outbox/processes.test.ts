import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../../../device-drivers/clock.ts";
import { startPlatformStandIn } from "../../../../server/connectors/platform/stand-in.ts";
import { digestOf } from "../../../../server/connectors/values.ts";
import { openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { fileOf } from "../../connectors/platform/sample-application.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

const secret = "a-secret-of-the-test";
const applications = 40;
const numberOf = (one: number) => `HL-20261123-${String(one).padStart(4, "0")}`;

/** Starts a process that sends; `untilTold` resolves when it was told so often. */
function start(path: string, url: string) {
  const script = join(import.meta.dirname, "sender.ts");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", script, path, url, secret, String(applications)],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  const told: string[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let isReady = () => {};
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  createInterface(child.stdout).on("line", (line) => {
    if (line === "ready") return isReady();
    told.push(line);
    for (const { count, resolve } of waiting) if (told.length >= count) resolve();
  });
  return {
    told,
    ready,
    go: () => void child.stdin.end(),
    kill: () => void child.kill("SIGKILL"),
    untilTold: (count: number) =>
      new Promise<void>((resolve) => {
        waiting.push({ count, resolve });
        if (told.length >= count) resolve();
      }),
  };
}

describe("processes that send from one outbox, two of them killed", () => {
  it("have each application accepted once and in order, by whoever is left", async () => {
    const path = temporaryDatabase();
    const standIn = await startPlatformStandIn({ secret, clock: systemClock, pace: null });
    onTestFinished(() => standIn.close());
    const reader = openOutboxStore(path);
    onTestFinished(() => reader.close());
    const [first, second, last] = [
      start(path, standIn.url),
      start(path, standIn.url),
      start(path, standIn.url),
    ];
    await Promise.all([first.ready, second.ready, last.ready]);
    const isOver = () => {
      const { waiting, parked } = reader.counts(Number.MAX_SAFE_INTEGER);
      return waiting + parked === 0 && reader.standing(`${numberOf(applications)}/withdrawal`) !== undefined;
    };
    const untilOver = async () => {
      while (!isOver()) await new Promise<void>((resolve) => systemClock.setTimeout(resolve, 20));
    };
    first.go();
    second.go();
    // On a fast machine one of them may have sent everything before the other has begun.
    await Promise.race([first.untilTold(4), untilOver()]);
    await Promise.race([second.untilTold(2), untilOver()]);
    // Whatever it has in hand was sent, or was not, and nobody was told.
    first.kill();
    standIn.setFault("losesAnswer");
    await new Promise<void>((resolve) => systemClock.setTimeout(resolve, 60));
    second.kill();
    standIn.setFault("none");
    last.go();
    await untilOver();

    for (let one = 1; one <= applications; one++) {
      const number = numberOf(one);
      const digest = digestOf(fileOf(`lease of ${number}`).bytes);
      const done = standIn.done.filter(({ of }) => of === number || of === digest).map(({ what }) => what);
      expect(done, number).toEqual(["file", "application", "withdrawal"]);
    }
    const told = new Set([...first.told, ...second.told, ...last.told]);
    expect([...told].filter((line) => line.endsWith(" done"))).toHaveLength(3 * applications);
    expect(told.size).toBe(3 * applications);
  }, 60_000);
});
