import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished } from "vitest";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { openHall } from "../../../server/hall/hall.ts";
import { openDatabase } from "../../../server/storage/database.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { temporaryDatabase } from "../storage/temporary-database.ts";

interface Taker {
  readonly name: string;
  readonly numbers: number;
  readonly death?: "in the transaction" | "before the answer";
  /** Killed with SIGKILL from outside after so many answers. */
  readonly killAfter?: number;
}

/** Runs processes that begin to take numbers together; what each was told, `key → number`, and how it ended. */
async function runAll(path: string, takers: readonly Taker[]) {
  const started = takers.map((taker) => start(path, taker));
  await Promise.all(started.map(({ ready }) => ready));
  for (const { go } of started) go();
  return Promise.all(started.map(async ({ told, ended }) => ({ end: await ended, told })));
}

function start(path: string, { name, numbers, death, killAfter }: Taker) {
  const script = join(import.meta.dirname, "number-taker.ts");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", script, path, name, String(numbers), death ?? "never"],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  const told = new Map<string, string>();
  const ready = new Promise<void>((resolve) => {
    createInterface(child.stdout).on("line", (line) => {
      if (line === "ready") return resolve();
      const [key = "", number = ""] = line.split(" ");
      told.set(key, number);
      if (told.size === killAfter) child.kill("SIGKILL");
    });
  });
  const ended = new Promise<string | number | null>((resolve) =>
    child.once("close", (code, signal) => resolve(signal ?? code)),
  );
  return { told, ready, ended, go: () => void child.stdin.end() };
}

/** Every number in the file, with the key that it was taken with. */
function issued(path: string): { number: string; key: string }[] {
  const database = openDatabase(path);
  const rows = database
    .prepare("SELECT data ->> 'number' AS number, key FROM event WHERE type = 'ticketTaken' ORDER BY seq")
    .all() as { number: string; key: string }[];
  database.close();
  return rows;
}

const series = (count: number) =>
  Array.from({ length: count }, (_, index) => `B${String(index + 1).padStart(3, "0")}`);

const takeAgain = async (path: string, idempotencyKey: string) => {
  const hall = openHall({ databasePath: path, clock: new SimulatedClock(), hall: demoHall });
  const { ticket } = await hall.execute("Queue.Take", {
    serviceId: "business",
    terminalId: "x",
    idempotencyKey,
  });
  hall.close();
  return ticket.number;
};

describe("several processes on one file, some of them killed", () => {
  it("repeat no number, lose none that was told, and leave none out", async () => {
    const path = temporaryDatabase();
    const takers: Taker[] = [
      { name: "steady-1", numbers: 150 },
      { name: "steady-2", numbers: 150 },
      { name: "killed-1", numbers: 100_000, killAfter: 25 },
      { name: "killed-2", numbers: 100_000, killAfter: 90 },
    ];
    const runs = await runAll(path, takers);
    expect(runs.map(({ end }) => end)).toEqual([0, 0, "SIGKILL", "SIGKILL"]);
    const rows = issued(path);
    const byKey = new Map(rows.map(({ key, number }) => [key, number]));
    expect(rows.map(({ number }) => number)).toEqual(series(rows.length));
    // They did get in each other's way.
    const turns = rows.filter(
      ({ key }, index) => key.slice(0, 8) !== rows[index - 1]?.key.slice(0, 8),
    ).length;
    expect(turns).toBeGreaterThan(takers.length);
    expect(byKey.size).toBe(rows.length);
    const told = runs.flatMap((one) => [...one.told]);
    expect(told.length).toBeGreaterThanOrEqual(150 + 150 + 25 + 90);
    for (const [key, number] of told) expect(byKey.get(key)).toBe(number);
    // Whoever was killed asks again: what was committed comes back, what was not is given now.
    const [key, number] = [...(runs[2]?.told ?? [])].at(-1) ?? [];
    expect(await takeAgain(path, key ?? "")).toBe(number);
    expect(issued(path)).toHaveLength(rows.length);
  }, 30_000);

  it("killed between the commit and the answer: the same key brings the number that was committed", async () => {
    const path = temporaryDatabase();
    const [dead] = await runAll(path, [{ name: "dies", numbers: 1, death: "before the answer" }]);
    expect(dead).toEqual({ end: "SIGKILL", told: new Map() });
    const [row] = issued(path);
    expect(row?.number).toBe("B001");
    expect(await takeAgain(path, row?.key ?? "")).toBe("B001");
    expect(await takeAgain(path, "another-key-0001")).toBe("B002");
  }, 30_000);

  it("killed inside the transaction: nothing of it remains, and its lock is free", async () => {
    const path = temporaryDatabase();
    const [dead] = await runAll(path, [{ name: "dies", numbers: 1, death: "in the transaction" }]);
    expect(dead).toEqual({ end: "SIGKILL", told: new Map() });
    expect(issued(path)).toEqual([]);
    expect(await takeAgain(path, "another-key-0001")).toBe("B001");
  }, 30_000);
});
