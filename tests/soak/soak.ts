/**
 * `npm run soak [-- --minutes 20] [--seed S]`: real minutes of ordinary work against the built product on real
 * pseudo-terminals, with random faults. Prints heap and open descriptors every minute; ends with 1 when either grows. Of ten minutes the
 * first samples, half a megabyte up or down while code is still compiled, would decide.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { idCardReader } from "../../server/contract/id-card-reader.ts";
import type { SimulatorState } from "../../server/contract/simulator.ts";
import { queueTerminal } from "../../server/contract/terminal.ts";
import { faultsOf } from "../faults/matrix.ts";
import { Random } from "../fuzz/random.ts";
import { type ContractClient, connectTo, tokenOf } from "../support/contract-client.ts";
import { type Product, startProduct } from "../support/product.ts";

/** Bytes a minute that the heap may grow: today's numbers are kept in memory, some 2 KiB each with all their events. */
const heapSlope = 200 * 1024;
/** Descriptors a minute. A sample may meet two connections more or fewer; one lost a citizen would be forty. */
const descriptorSlope = 0.5;
/** Tickets that have come out before the slope counts: the simulated printer keeps the last fifty with their pictures. */
const settledTickets = 60;
/** Samples that make a slope. */
const leastSamples = 4;
/** Milliseconds. */
const cardPatience = 8_000;
const printPatience = 20_000;
const longestHealth = 40_000;
const longestFault = 15_000;

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "20" }, seed: { type: "string", default: "1" } },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error("npm run soak [-- --minutes 20] [--seed S]");
  process.exit(2);
}

const texts = {
  hall: "湖里区政务服务中心（演示）",
  yourNumber: "您的号码",
  service: "社会保险",
  ahead: "前面 0 人",
  area: "请到 一楼东区",
  takenAt: "取号 2026-11-23 09:05",
  advice: "请留意叫号屏和广播",
  footer: "当日有效",
};

interface Sample {
  readonly minute: number;
  /** Tickets so far. */
  readonly printed: number;
  readonly heap: number;
  readonly descriptors: number;
}

const random = new Random(seed);
const directory = await mkdtemp(join(tmpdir(), "xiaohu-soak-"));
const report = join(directory, "heap.jsonl");
await writeFile(report, "");
const product = await startProduct({
  environment: {
    NODE_OPTIONS: `--import ${join(import.meta.dirname, "heap-probe.mjs")}`,
    HEAP_REPORT: report,
  },
  dataDirectory: directory,
});
const token = await tokenOf(product.url, "/citizen");
const ends = Date.now() + minutes * 60_000;
const done = { sessions: 0, numbers: 0, printed: 0, faults: 0 };
let isOver = false;
const samples: Sample[] = [];
try {
  await Promise.all([citizens(), ...(await product.state()).devices.map(failNowAndThen), measure()]);
} catch (cause) {
  console.log(product.output());
  throw cause;
} finally {
  if (product.process.exitCode === null && product.process.signalCode === null) await product.stop();
  await rm(directory, { recursive: true, force: true });
}

const steady = samples.filter(({ printed }) => printed >= settledTickets);
const heap = slope(steady.map(({ minute, heap: bytes }) => [minute, bytes]));
const descriptors = slope(steady.map(({ minute, descriptors: count }) => [minute, count]));
const isLong = steady.length >= leastSamples;
const isFlat = heap <= heapSlope && descriptors <= descriptorSlope;
console.log(
  `${isLong ? (isFlat ? "flat" : "GROWS") : "too short to tell"}: heap ${(heap / 1024).toFixed(0)} KiB a minute (≤ ${heapSlope / 1024}), descriptors ${descriptors.toFixed(2)} a minute (≤ ${descriptorSlope}); ${JSON.stringify(done)}`,
);
process.exit(isFlat && isLong ? 0 : 1);

/** One citizen after the other, each on connections of its own, as a page that is loaded anew. */
async function citizens(): Promise<void> {
  while (Date.now() < ends) {
    const reader = await connectTo(product.url, idCardReader, token);
    const queue = await connectTo(product.url, queueTerminal, token);
    await visit(reader, queue);
    reader.close();
    queue.close();
    await sleep(random.below(1000));
  }
  isOver = true;
}

async function visit(reader: ContractClient, queue: ContractClient): Promise<void> {
  done.sessions += 1;
  if (random.below(3) > 0) {
    await product.act("id-card-reader", "layCard", { persona: random.pick(personas).id });
    await reader.command("XiaohuIdentity.ReadIdentity", {}, cardPatience);
    await product.act("id-card-reader", "removeCard");
  }
  const taken = await queue.command("XiaohuQueue.TakeNumber", {
    serviceId: "social-insurance",
    idempotencyKey: `soak-${seed}-${String(done.sessions).padStart(12, "0")}`,
  });
  if (taken.header.completionCode !== "success") throw new Error(`no number: ${JSON.stringify(taken)}`);
  done.numbers += 1;
  const { ticket } = taken.payload as { ticket: { id: string } };
  const printed = await Promise.race([
    queue.command("XiaohuQueue.PrintTicket", { ticketId: ticket.id, texts }),
    sleep(printPatience).then(() => null),
  ]);
  if ((printed?.payload as { print?: string } | undefined)?.print === "printed") done.printed += 1;
}

async function failNowAndThen(device: SimulatorState["devices"][number]): Promise<void> {
  while (!isOver) {
    await rest(random.below(longestHealth));
    if (isOver) return;
    const fault = random.pick(faultsOf(device));
    const [begin, end, args] =
      fault === "unplug"
        ? (["unplug", "plug", {}] as const)
        : (["setFault", "clearFault", { fault }] as const);
    done.faults += 1;
    await product.act(device.device, begin, args);
    await rest(random.below(longestFault));
    await product.act(device.device, end, args);
  }
}

async function rest(milliseconds: number): Promise<void> {
  for (const until = Date.now() + milliseconds; Date.now() < until && !isOver; ) await sleep(200);
}

async function measure(): Promise<void> {
  for (let minute = 0; !isOver; minute++) {
    samples.push(await sample(product, minute));
    await rest(60_000);
  }
}

async function sample({ process: { pid } }: Product, minute: number): Promise<Sample> {
  const before = (await readFile(report, "utf8")).length;
  process.kill(pid ?? 0, "SIGUSR2");
  let lines = "";
  while (lines.length <= before) {
    await sleep(50);
    lines = await readFile(report, "utf8");
  }
  const { heapUsed, external } = JSON.parse(lines.trim().split("\n").at(-1) ?? "") as Record<string, number>;
  const heap = (heapUsed ?? 0) + (external ?? 0);
  const descriptors = (await readdir(`/proc/${pid}/fd`)).length;
  console.log(
    `minute ${minute}: heap ${(heap / 1e6).toFixed(2)} MB, ${descriptors} descriptors, ${JSON.stringify(done)}`,
  );
  return { minute, printed: done.printed, heap, descriptors };
}

/** Of the line that lies nearest to the points. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
  const [x, y] = [mean(points.map(([first]) => first)), mean(points.map(([, second]) => second))];
  const over = points.reduce((sum, [first, second]) => sum + (first - x) * (second - y), 0);
  return over / (points.reduce((sum, [first]) => sum + (first - x) ** 2, 0) || 1);
}
