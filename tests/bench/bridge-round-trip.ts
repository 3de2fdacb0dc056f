import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { destination, pino } from "pino";
import { type RawData, WebSocket, WebSocketServer } from "ws";
import { systemClock } from "../../device-drivers/clock.ts";
import { createDevice } from "../../device-drivers/device/device.ts";
import { createIdCardReaderSession } from "../../device-drivers/id-card-reader/session.ts";
import { createMemoryLine } from "../../device-drivers/transport/memory.ts";
import { idCardReader } from "../../server/contract/terminal.ts";
import { createDoor } from "../../server/door/door.ts";
import { Tokens } from "../../server/door/tokens.ts";
import { createPersonHash } from "../../server/opening/person-hash.ts";
import { idCardReaderService } from "../../server/terminal/id-card-reader-service.ts";
import { type BenchResult, median, rounded } from "./result.ts";
import { milliseconds, startClient } from "./wire-client.ts";

/** A connection may send 200 messages at once, and then 100 a second: between two bursts it is given time. */
const roundsOfBurst = 150;
const bursts = 8;
/** A server of a day is warm: this many connections have said all that they may before anything is timed. */
const warmingConnections = 100;
const pause = 1500;

interface Path {
  warm(): Promise<void>;
  ask(): Promise<number>;
  close(): Promise<void>;
}

/** The command that a page sends most, there and back, against a bare `ws` server that sends back what it was sent. */
export async function run(): Promise<BenchResult[]> {
  const paths = [await bridge(), await bareEcho()] as const;
  for (const path of paths) await path.warm();
  const times = paths.map(() => [] as number[]);
  for (let burst = 0; burst < bursts; burst++) {
    for (let round = 0; round < roundsOfBurst; round++) {
      // One finds the machine more awake than the other, depending on who was before: each of the two, turn about.
      const order = round % 2 === 0 ? [0, 1] : [1, 0];
      for (const index of order) times[index]?.push(await (paths[index] as Path).ask());
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  for (const path of paths) await path.close();
  // The first quarter warms up.
  const [ours = 0, bare = 0] = times.map((values) => median(values.slice(values.length / 4)));
  const ratio = ours / bare;
  return [
    {
      name: "bridge-round-trip",
      value: rounded(ours * 1000),
      unit: "µs",
      against: `bare ws echo of the same JSON ${rounded(bare * 1000)} µs`,
      ratio: rounded(ratio),
      goal: "≤ 1.10×",
      met: ratio <= 1.1,
    },
  ];
}

const message = (requestId: number) =>
  JSON.stringify({
    header: { type: "command", name: "Common.Status", requestId, version: "2.0", timeout: 0 },
    payload: {},
  });

const completed = '"type":"completion"';

async function warm(url: string, protocols: string[], wanted: string): Promise<void> {
  for (let connection = 0; connection < warmingConnections; connection++) {
    const socket = new WebSocket(url, protocols);
    await once(socket, "open");
    for (let requestId = 1; requestId <= roundsOfBurst; requestId++) {
      const answered = new Promise<void>((resolve) => {
        const look = (data: RawData) => {
          if (!String(data).includes(wanted)) return;
          socket.off("message", look);
          resolve();
        };
        socket.on("message", look);
      });
      socket.send(message(requestId));
      await answered;
    }
    socket.terminate();
  }
}

/** Door, token, envelope, schemas, rate limit and the log to a file, as the product has them. */
async function bridge(): Promise<Path> {
  const directory = await mkdtemp(join(tmpdir(), "xiaohu-bench-"));
  const log = pino({ base: null }, destination({ dest: join(directory, "xiaohu.log"), sync: true }));
  const tokens = new Tokens();
  const door = createDoor({ tokens, clock: systemClock, log });
  const device = createDevice({
    name: "id-card-reader",
    source: createMemoryLine("id-card-reader").source,
    session: (transport) => createIdCardReaderSession(transport, systemClock),
    clock: systemClock,
  });
  door.addService(idCardReaderService(device, systemClock, "memory", createPersonHash("0".repeat(32))));
  const port = await door.listen(0);
  const url = `ws://127.0.0.1:${port}${idCardReader.path}`;
  const protocols = ["xiaohu.v1", `token.${tokens.of("terminal")}`];
  const client = await startClient(url, protocols, completed);
  let requestId = 0;
  return {
    warm: () => warm(url, protocols, completed),
    async ask() {
      const { sent, arrived, text } = await client.ask(message(++requestId));
      if (!text.includes('"completionCode":"success"')) throw new Error(text);
      return milliseconds(sent, arrived);
    },
    async close() {
      client.close();
      await door.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function bareEcho(): Promise<Path> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  sockets.on("connection", (socket) => socket.on("message", (data) => socket.send(String(data))));
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const client = await startClient(url, []);
  let requestId = 0;
  return {
    warm: () => warm(url, [], ""),
    async ask() {
      const { sent, arrived } = await client.ask(message(++requestId));
      return milliseconds(sent, arrived);
    },
    async close() {
      client.close();
      sockets.close();
      http.close();
    },
  };
}
