import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { reportInterval, terminalLine } from "../../server/contract/fleet/line.ts";
import type { TerminalStatus } from "../../server/contract/fleet/status.ts";
import { hallGuide, type SeenTerminal } from "../../server/contract/guide/guide.ts";
import { type ContractClient, connectTo } from "../support/contract-client.ts";
import { type BenchResult, rounded } from "./result.ts";

const terminals = 200;
const guides = 20;
/** Of rest, milliseconds: each terminal says twice in it how it is, as it does by itself. */
const rest = 2 * reportInterval;
const changes = 400;
const quietGoal = 10;
const changeGoal = 100;

const devices = ["id-card-reader", "receipt-printer", "code-scanner", "keypad"].map((family) => ({
  name: family,
  family,
  state: "online" as const,
  since: null,
  fault: null,
  inService: true,
}));
const status = (state: TerminalStatus["state"]): TerminalStatus => ({ state, paper: "full", devices });
const idOf = (index: number) => `T-${index}`;

/**
 * Two hundred terminals and twenty guides at one hall, each on a socket: what the hall's process uses while nothing happens but what
 * terminals say by themselves, and how long a change of a terminal takes to the last of the guides.
 */
export async function run(): Promise<BenchResult[]> {
  const directory = await mkdtemp(join(tmpdir(), "xiaohu-floor-"));
  const script = join(import.meta.dirname, "floor-server.ts");
  const server = spawn(process.execPath, ["--import", "tsx", script, directory], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
  const nextLine = async () => JSON.parse(String((await lines.next()).value)) as Record<string, never>;
  const used = async (): Promise<number> => {
    server.stdin.write("\n");
    return (await nextLine()).milliseconds ?? 0;
  };
  const { url = "", terminal = "", guide = "" } = await nextLine();

  const fleet: ContractClient[] = [];
  for (let index = 0; index < terminals; index++) {
    const client = await connectTo(url, terminalLine, terminal);
    await client.command("XiaohuTerminal.Hello", { terminalId: idOf(index), status: status("rest") });
    fleet.push(client);
  }
  const watchers: ContractClient[] = [];
  for (let index = 0; index < guides; index++) {
    const client = await connectTo(url, hallGuide, guide);
    await client.command("XiaohuGuide.Attend", { zones: [], atDesk: false, name: `guide ${index}` });
    watchers.push(client);
  }
  const say = (index: number, state: TerminalStatus["state"]) =>
    fleet[index]?.command("XiaohuTerminal.Report", { status: status(state) });

  // Quiet: spread over the time as clocks of terminals are.
  const before = await used();
  const began = performance.now();
  for (let told = 0; told < 2 * terminals; told++) {
    const due = began + (told * rest) / (2 * terminals);
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await say(told % terminals, "rest");
  }
  const share = ((await used()) - before) / (performance.now() - began);

  const times: number[] = [];
  for (let change = 0; change < changes; change++) {
    const index = change % terminals;
    const state = change < terminals ? "session" : "technician";
    const start = performance.now();
    const seen = Promise.all(
      watchers.map((watcher) =>
        watcher.until(({ header, payload }) => {
          const seenTerminal = payload?.terminal as SeenTerminal | undefined;
          return (
            header.name === "XiaohuGuide.TerminalChangedEvent" &&
            seenTerminal?.id === idOf(index) &&
            seenTerminal.status?.state === state
          );
        }),
      ),
    );
    await say(index, state);
    await seen;
    times.push(performance.now() - start);
  }
  for (const client of [...fleet, ...watchers]) client.close();
  server.kill("SIGTERM");
  await once(server, "exit");
  await rm(directory, { recursive: true, force: true });

  const p99 = times.sort((one, other) => one - other)[Math.ceil(0.99 * times.length) - 1] ?? Number.NaN;
  const against = `${terminals} terminals and ${guides} guides at one process`;
  return [
    {
      name: "floor-quiet",
      value: rounded(100 * share),
      unit: "% of one core",
      against,
      ratio: null,
      goal: `≤ ${quietGoal} %`,
      met: 100 * share <= quietGoal,
    },
    {
      name: "floor-change",
      value: rounded(p99),
      unit: "ms until the last guide's connection has it, 99th percentile",
      against: `${changes} changes; ${against}`,
      ratio: null,
      goal: `≤ ${changeGoal} ms`,
      met: p99 <= changeGoal,
    },
  ];
}
