import { once } from "node:events";
import { writeSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { ReadStream } from "node:tty";
import { Worker } from "node:worker_threads";
import { ByteLengthParser } from "@serialport/parser-byte-length";
import { InterByteTimeoutParser } from "@serialport/parser-inter-byte-timeout";
import { SerialPort } from "serialport";
import { WebSocketServer } from "ws";
import { systemClock } from "../../device-drivers/clock.ts";
import { createDevice } from "../../device-drivers/device/device.ts";
import { encodeCardReply } from "../../device-drivers/id-card-reader/encode-card.ts";
import { buildFrame, requestFormat } from "../../device-drivers/id-card-reader/frame.ts";
import { FrameReader } from "../../device-drivers/id-card-reader/framing.ts";
import { createIdCardReaderSession } from "../../device-drivers/id-card-reader/session.ts";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { serialSource } from "../../device-drivers/transport/serial.ts";
import { serverMessage } from "../../server/contract/envelope.ts";
import { idCardReader } from "../../server/contract/terminal.ts";
import { createDoor } from "../../server/door/door.ts";
import { Tokens } from "../../server/door/tokens.ts";
import { idCardReaderService } from "../../server/terminal/id-card-reader-service.ts";
import { silentLog } from "../support/silent-log.ts";
import { type BenchResult, median, rounded } from "./result.ts";

const rounds = 300;
const replyBytes = 1295;

/** A contestant: one read, from the last byte on the wire to the message in the page's client, milliseconds. */
interface Path {
  read(): Promise<number>;
  close(): Promise<void>;
}

/** Last byte of a card reply on a real pseudo-terminal → message in a WebSocket client, all in turn. */
export async function run(): Promise<BenchResult[]> {
  const paths = [await product(), await bare("byte-length"), await bare("inter-byte-timeout")] as const;
  const times = paths.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    // The slow one leaves the machine asleep, and who comes next pays for waking it: each of the two, turn about.
    const order = round % 2 === 0 ? [0, 1, 2] : [1, 0, 2];
    for (const index of order) times[index]?.push(await (paths[index] as Path).read());
  }
  for (const path of paths) await path.close();
  // The first third warms up.
  const [ours = 0, byteLength = 0, interByte = 0] = times.map((values) => median(values.slice(rounds / 3)));
  const ratio = ours / byteLength;
  const slow = ours / interByte;
  return [
    {
      name: "wire-to-page",
      value: rounded(ours),
      unit: "ms",
      against: `serialport + byte-length parser + ws ${rounded(byteLength)} ms; with inter-byte-timeout(30) ${rounded(interByte)} ms (${rounded(slow)}×)`,
      ratio: rounded(ratio),
      goal: "≤ 1.0× and ≤ 0.04×",
      met: ratio <= 1 && slow <= 0.04,
    },
  ];
}

interface Client {
  /** Sends, and resolves with when the answer arrived and what it was. */
  ask(message: string): Promise<{ arrived: bigint; text: string }>;
  close(): void;
}

/** @param wanted what an answer's text holds; other messages are passed over */
async function startClient(url: string, protocols: string[], wanted?: string): Promise<Client> {
  const worker = new Worker(new URL("./wire-client.mjs", import.meta.url), {
    workerData: { url, protocols, wanted },
  });
  await once(worker, "message");
  return {
    async ask(message) {
      const answer = once(worker, "message");
      worker.postMessage(message);
      return (await answer)[0];
    },
    close() {
      worker.postMessage("close");
      worker.unref();
    },
  };
}

const milliseconds = (from: bigint, to: bigint) => Number(to - from) / 1e6;

/** The device's end of a pseudo-terminal: answers at once, and notes when the last byte was on the wire. */
function reader(): { path: string; lastByteAt: () => bigint } {
  const module = `@lydell/node-pty-${process.platform}-${process.arch}/pty.node`;
  const { open } = createRequire(import.meta.url)(module) as {
    open(columns: number, rows: number): { master: number; pty: string };
  };
  const { master, pty } = open(80, 24);
  const card = encodeCardReply(
    (personas[0] as (typeof personas)[number]).document,
    new Uint8Array(1024).fill(0x5a),
  );
  const status = (sw3: number, data: readonly number[] = []) => buildFrame(Uint8Array.of(0, 0, sw3, ...data));
  const replies: Readonly<Record<string, Uint8Array>> = {
    "2001": status(0x9f, [0, 0, 0, 0]),
    "2002": status(0x90, [0, 0, 0, 0, 0, 0, 0, 0]),
    "3001": card,
    "12ff": status(0x90, [5, 0, 1, 0, 0xe5, 0xd6, 0x34, 1, 0x87, 0xd6, 0x12, 0, 0xb1, 0xcb, 0x74, 0]),
    "11ff": status(0x90),
  };
  let lastByteAt = 0n;
  const requests = new FrameReader(requestFormat, {
    onFrame(frame) {
      const reply = replies[Buffer.from(frame.subarray(7, 9)).toString("hex")];
      if (!reply) throw new Error("an unknown request");
      writeSync(master, reply);
      lastByteAt = process.hrtime.bigint();
    },
    onDiscard: () => undefined,
  });
  new ReadStream(master).on("data", (chunk: Buffer) => requests.push(chunk));
  return { path: pty, lastByteAt: () => lastByteAt };
}

/** Our whole way: transport, framing, decoding, checks, service, envelope, token, schemas in the client. */
async function product(): Promise<Path> {
  const device = reader();
  const log = silentLog();
  const tokens = new Tokens();
  const door = createDoor({ tokens, clock: systemClock, log });
  const cardReader = createDevice({
    name: "id-card-reader",
    source: serialSource({ path: device.path, baudRate: 115_200 }),
    session: (transport) => createIdCardReaderSession(transport, systemClock),
    clock: systemClock,
    log: () => undefined,
  });
  const online = new Promise<void>((resolve) =>
    cardReader.subscribe(({ state }) => state === "online" && resolve()),
  );
  cardReader.start();
  await online;
  door.addService(idCardReaderService(cardReader, systemClock, "pty"));
  const port = await door.listen(0);
  const client = await startClient(
    `ws://127.0.0.1:${port}${idCardReader.path}`,
    ["xiaohu.v1", `token.${tokens.of("terminal")}`],
    '"type":"completion"',
  );
  let requestId = 0;
  const { completion } = idCardReader.commands["XiaohuIdentity.ReadIdentity"];
  return {
    async read() {
      requestId += 1;
      const header = { type: "command", name: "XiaohuIdentity.ReadIdentity", requestId, version: "2.0" };
      const { arrived, text } = await client.ask(JSON.stringify({ header, payload: {} }));
      completion.parse(serverMessage.parse(JSON.parse(text)).payload);
      return milliseconds(device.lastByteAt(), arrived);
    },
    async close() {
      client.close();
      await cardReader.stop();
      await door.close();
    },
  };
}

/** What one writes with the libraries alone: no checks, no decoding, no rights; the bytes as they are. */
async function bare(parserName: "byte-length" | "inter-byte-timeout"): Promise<Path> {
  const device = reader();
  const port = new SerialPort({ path: device.path, baudRate: 115_200 });
  await once(port, "open");
  const parser = port.pipe(
    parserName === "byte-length"
      ? new ByteLengthParser({ length: replyBytes })
      : new InterByteTimeoutParser({ interval: 30 }),
  );
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  sockets.on("connection", (socket) => {
    socket.on("message", () => port.write(buildFrame(Uint8Array.of(0x30, 0x01))));
    parser.on("data", (data: Buffer) => socket.send(data));
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const client = await startClient(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`, []);
  return {
    async read() {
      const { arrived } = await client.ask("read");
      return milliseconds(device.lastByteAt(), arrived);
    },
    async close() {
      client.close();
      sockets.close();
      http.close();
      await new Promise<void>((resolve) => port.close(() => resolve()));
    },
  };
}
