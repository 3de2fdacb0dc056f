import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ByteLengthParser } from "@serialport/parser-byte-length";
import { InterByteTimeoutParser } from "@serialport/parser-inter-byte-timeout";
import { SerialPort } from "serialport";
import { WebSocketServer } from "ws";
import { systemClock } from "../../device-drivers/clock.ts";
import { createDevice } from "../../device-drivers/device/device.ts";
import { buildFrame } from "../../device-drivers/id-card-reader/frame.ts";
import { createIdCardReaderSession } from "../../device-drivers/id-card-reader/session.ts";
import { serialSource } from "../../device-drivers/transport/serial.ts";
import { serverMessage } from "../../server/contract/envelope.ts";
import { idCardReader } from "../../server/contract/terminal.ts";
import { createDoor } from "../../server/door/door.ts";
import { Tokens } from "../../server/door/tokens.ts";
import { createPersonHash } from "../../server/opening/person-hash.ts";
import { idCardReaderService } from "../../server/terminal/id-card-reader-service.ts";
import { silentLog } from "../support/silent-log.ts";
import { cannedReader } from "./device-end.ts";
import { type BenchResult, median, rounded } from "./result.ts";
import { milliseconds, startClient } from "./wire-client.ts";

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

/** Our whole way: transport, framing, decoding, checks, service, envelope, token, schemas in the client. */
async function product(): Promise<Path> {
  const device = cannedReader();
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
  door.addService(idCardReaderService(cardReader, systemClock, "pty", createPersonHash("0".repeat(32))));
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
  const device = cannedReader();
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
