import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { demoHall } from "../../server/hall/demo-hall.ts";
import { writeOldTickets } from "../support/old-tickets.ts";
import { type BenchResult, median, rounded } from "./result.ts";

const connections = 50;
const seconds = 4;
const rounds = 3;
/** Each on fresh servers: after some seconds more people wait there than in any hall. */
const durableRounds = 6;
const oldTickets = 1_000_000;
/** Requests, one after the other, whose latency is taken on each store. */
const latencySamples = 400;

export async function run(): Promise<BenchResult[]> {
  const directory = await mkdtemp(join(tmpdir(), "xiaohu-issue-"));
  try {
    return [await throughput(directory), await durability(directory), await withOldTickets(directory)];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

interface Server {
  readonly url: string;
  readonly token: string;
  stop(): Promise<void>;
}

async function startServer(mode: Mode, databasePath: string): Promise<Server> {
  const script = join(import.meta.dirname, "issue-server.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, mode, databasePath], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the ${mode} server ended with ${code} before it listened`);
  });
  const [line] = (await Promise.race([once(child.stdout, "data"), ended])) as [Buffer];
  ended.catch(() => undefined);
  return {
    ...(JSON.parse(line.toString()) as { url: string; token: string }),
    async stop() {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

const openServices = demoHall.services.filter(({ suspended }) => !suspended);

let issued = 0;
function takeBody(): string {
  issued += 1;
  const service = openServices[issued % openServices.length];
  return JSON.stringify({
    name: "Queue.Take",
    payload: {
      serviceId: service?.id,
      terminalId: "bench",
      idempotencyKey: `bench-${process.pid}-${String(issued).padStart(12, "0")}`,
    },
  });
}

const headers = (token: string) => ({ "content-type": "application/json", authorization: `Bearer ${token}` });

type Mode = "grouped" | "single" | "memory";

/** Numbers a second over HTTP. */
async function loadOn(server: Server, duration: number): Promise<number> {
  const result = await autocannon({
    url: `${server.url}/hall/v1/commands`,
    connections,
    duration,
    requests: [
      {
        method: "POST",
        headers: headers(server.token),
        setupRequest: (request) => ({ ...request, body: takeBody() }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${server.url}: ${result.non2xx} refused, ${result.errors} failed`);
  return result.requests.average;
}

/** The same on a fresh server. */
async function load(mode: Mode, databasePath: string): Promise<number> {
  const server = await startServer(mode, databasePath);
  const rate = await loadOn(server, seconds);
  await server.stop();
  return rate;
}

/** Fully durable number issues over HTTP, against one transaction a request on the same stack. */
async function throughput(directory: string): Promise<BenchResult> {
  const grouped: number[] = [];
  const single: number[] = [];
  for (let round = 0; round < rounds; round++) {
    grouped.push(await load("grouped", join(directory, `grouped-${round}.sqlite`)));
    single.push(await load("single", join(directory, `single-${round}.sqlite`)));
  }
  const ratio = median(grouped) / median(single);
  return {
    name: "issue-http",
    value: rounded(median(grouped)),
    unit: "numbers/s",
    against: `one transaction a request on the same stack, ${rounded(median(single))} numbers/s`,
    ratio: rounded(ratio),
    goal: "≥ 5×",
    met: ratio >= 5,
  };
}

/** What durability costs: the same issues against the same stack with its events in memory, in short pairs, each first in turn. */
async function durability(directory: string): Promise<BenchResult> {
  const pairs: { durable: number; memory: number }[] = [];
  for (let round = 0; round < durableRounds; round++) {
    const durable = await startServer("grouped", join(directory, `durable-${round}.sqlite`));
    const memory = await startServer("memory", join(directory, `beside-memory-${round}.sqlite`));
    // The first second warms up.
    await loadOn(durable, 1);
    await loadOn(memory, 1);
    const first = await loadOn(durable, 1);
    pairs.push({ durable: first, memory: await loadOn(memory, 1) });
    const second = await loadOn(memory, 1);
    pairs.push({ durable: await loadOn(durable, 1), memory: second });
    await durable.stop();
    await memory.stop();
  }
  const ratio = median(pairs.map((pair) => pair.durable / pair.memory));
  return {
    name: "issue-durable",
    value: rounded(median(pairs.map((pair) => pair.durable))),
    unit: "numbers/s",
    against: `events in memory on the same stack, ${rounded(median(pairs.map((pair) => pair.memory)))} numbers/s`,
    ratio: rounded(ratio),
    goal: "≥ 0.65×",
    met: ratio >= 0.65,
  };
}

/** Median latency of one issue on an empty store and on one with a million old tickets, request by request in turn. */
async function withOldTickets(directory: string): Promise<BenchResult> {
  const fullPath = join(directory, "full.sqlite");
  writeOldTickets(fullPath, oldTickets, Date.now());
  const empty = await startServer("grouped", join(directory, "empty.sqlite"));
  const full = await startServer("grouped", fullPath);
  const times = { empty: [] as number[], full: [] as number[] };
  for (let sample = 0; sample < latencySamples; sample++) {
    times.empty.push(await take(empty));
    times.full.push(await take(full));
  }
  await empty.stop();
  await full.stop();
  const ratio = median(times.full) / median(times.empty);
  return {
    name: "issue-old-tickets",
    value: rounded(median(times.full)),
    unit: "ms",
    against: `${rounded(median(times.empty))} ms on an empty store`,
    ratio: rounded(ratio),
    goal: "≤ 1.1×",
    met: ratio <= 1.1,
  };
}

async function take({ url, token }: Server): Promise<number> {
  const start = performance.now();
  const response = await fetch(`${url}/hall/v1/commands`, {
    method: "POST",
    headers: headers(token),
    body: takeBody(),
  });
  await response.text();
  if (!response.ok) throw new Error(`refused: ${response.status}`);
  return performance.now() - start;
}
