import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { WebSocket } from "ws";
import { sleep, systemClock } from "../../device-drivers/clock.ts";
import { idCardReader, queueTerminal, receiptPrinter } from "../../server/contract/terminal.ts";
import { indexAfter } from "../../server/terminal/catalogue/service.ts";
import { tokenOf } from "../support/contract-client.ts";
import { type BenchResult, rounded } from "./result.ts";

const clients = 2000;
/** Connections being opened at a time. */
const atATime = 50;
const goal = 8 * 1024;
const services = [idCardReader, receiptPrinter, queueTerminal];

/** Heap and external bytes that the server holds for a client which has connected, spoken once, and rests. */
export async function run(): Promise<BenchResult[]> {
  const directory = await mkdtemp(join(tmpdir(), "xiaohu-idle-"));
  const probe = join(import.meta.dirname, "memory-probe.mjs");
  const product = join(import.meta.dirname, "../../dist/server/main.js");
  const server = spawn(process.execPath, ["--expose-gc", "--import", probe, product], {
    env: { ...process.env, PORT: "0", DATA_DIR: directory },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
  const nextLine = async () => String((await lines.next()).value);
  const url = /http:\S+(?=\/)/.exec(await nextLine())?.[0] ?? "";
  // The index of the guides is made when nobody asks for anything else: it is none of a client's.
  await sleep(systemClock, 2 * indexAfter);
  const token = await tokenOf(url, "/citizen");
  const held = async () => {
    server.stdin.write("\n");
    const { heapUsed, external } = JSON.parse(await nextLine()) as { heapUsed: number; external: number };
    return heapUsed + external;
  };

  // What the first clients make the server load and compile stays, whoever comes later.
  const early = await connect(url, token, 100);
  for (const socket of early) socket.terminate();
  const before = await held();
  const sockets = await connect(url, token, clients);
  const after = await held();
  for (const socket of sockets) socket.terminate();
  server.kill("SIGTERM");
  await once(server, "exit");
  await rm(directory, { recursive: true, force: true });

  const each = (after - before) / clients;
  return [
    {
      name: "idle-clients",
      value: rounded(each / 1024),
      unit: "KiB a client",
      against: `${clients} idle clients, ${rounded(before / 1e6)} MB before and ${rounded(after / 1e6)} MB with them`,
      ratio: null,
      goal: "≤ 8 KiB",
      met: each <= goal,
    },
  ];
}

async function connect(url: string, token: string, count: number): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  while (sockets.length < count) {
    const size = Math.min(atATime, count - sockets.length);
    const from = sockets.length;
    sockets.push(
      ...(await Promise.all(Array.from({ length: size }, (_, index) => open(url, token, from + index)))),
    );
  }
  return sockets;
}

/** Connects, says one thing as a page does, and has its answer. */
async function open(url: string, token: string, index: number): Promise<WebSocket> {
  const service = services[index % services.length] ?? idCardReader;
  const socket = new WebSocket(`${url.replace("http", "ws")}${service.path}`, [
    "xiaohu.v1",
    `token.${token}`,
  ]);
  await once(socket, "open");
  const name = service === queueTerminal ? "XiaohuQueue.ListServices" : "Common.Status";
  const answered = new Promise<void>((resolve) =>
    socket.on("message", (data) => String(data).includes('"type":"completion"') && resolve()),
  );
  socket.send(
    JSON.stringify({ header: { type: "command", name, requestId: 1, version: "2.0" }, payload: {} }),
  );
  await answered;
  return socket;
}
