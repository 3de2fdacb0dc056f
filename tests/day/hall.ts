import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Clock } from "../../device-drivers/clock.ts";
import { readConfig } from "../../server/config/config.ts";
import type { SimulatorState } from "../../server/contract/simulator.ts";
import { startStandalone } from "../../server/standalone.ts";
import { freePort } from "../support/free-port.ts";
import { readFolderHere } from "../support/read-folder-here.ts";

const pagesDirectory = join(import.meta.dirname, "../../dist/kiosk");
const pem = (name: string) => join(import.meta.dirname, `../server/door/office-${name}.pem`);

export interface PaperTicket {
  readonly id: number;
  readonly lines: readonly string[];
  readonly qr: readonly string[];
  readonly cut: boolean;
  readonly errors: readonly string[];
}

/** One terminal with a bench of devices of its own. */
export interface Terminal {
  readonly id: string;
  readonly url: string;
  /** @throws Error with the server's words when it is refused */
  act(device: string, action: string, args?: Record<string, string>): Promise<void>;
  /** The tickets that came out after the one of this id, 0: after none; the printer remembers fifty. */
  paperAfter(id: number): Promise<readonly PaperTicket[]>;
}

export interface DayHall {
  /** Of the hall: windows, boards, and the first terminal. */
  readonly url: string;
  readonly databasePath: string;
  readonly terminals: readonly Terminal[];
  /** What any of them logged as a warning or worse. */
  readonly complaints: readonly string[];
  stop(): Promise<void>;
}

/**
 * A hall with its own terminal, and other terminals that reach it over TLS as from machines of their own: each with its own listener, data
 * directory and devices, in this process for the sake of one clock.
 */
export async function openDayHall(clock: Clock, others: readonly string[]): Promise<DayHall> {
  const root = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "xiaohu-day-"));
  const complaints: string[] = [];
  const log = pino(
    { level: "warn" },
    { write: (line: string) => void complaints.push(line.trim().slice(0, 500)) },
  );
  const start = (name: string, configuration: object) => {
    const dataDirectory = join(root, name);
    mkdirSync(dataDirectory, { recursive: true });
    const file = join(dataDirectory, "kiosk.yaml");
    writeFileSync(file, JSON.stringify(configuration));
    return startStandalone({
      readFolder: readFolderHere,
      config: readConfig(file),
      port: 0,
      dataDirectory,
      pagesDirectory,
      simulator: true,
      linesInMemory: true,
      clock,
      newKey: randomUUID,
      log,
    });
  };
  const port = await freePort();
  const first = "HL-01";
  const running = [
    await start(first, {
      terminal: { id: first },
      terminals: {
        address: "127.0.0.1",
        port,
        names: ["localhost"],
        certificate: pem("certificate"),
        key: pem("key"),
      },
      // The browser's voice alone, also on a machine that has espeak-ng.
      speech: { commands: { "zh-CN": [], "zh-TW": [], nan: [], en: [] } },
    }),
  ];
  for (const id of others) {
    mkdirSync(join(root, id));
    for (const file of ["station-token", "person-key"])
      copyFileSync(join(root, first, file), join(root, id, file));
    const token = { file: join(root, id, "station-token") };
    const hall = { url: `https://localhost:${port}`, token, authority: pem("certificate") };
    running.push(await start(id, { terminal: { id, hall } }));
  }
  const [hall] = running;
  if (!hall) throw new Error("there is no hall");
  return {
    url: hall.url,
    databasePath: join(root, first, "hall.sqlite"),
    terminals: running.map(({ url }, index) => terminalAt(url, [first, ...others][index] ?? "")),
    complaints,
    async stop() {
      for (const each of running.toReversed()) await each.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function terminalAt(url: string, id: string): Terminal {
  return {
    id,
    url,
    async act(device, action, args = {}) {
      const response = await fetch(`${url}/simulator/api/actions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ device, action, ...args }),
      });
      if (!response.ok) throw new Error(`${device}.${action}: ${await response.text()}`);
      await response.arrayBuffer();
    },
    async paperAfter(last) {
      const { devices } = (await (await fetch(`${url}/simulator/api/state`)).json()) as SimulatorState;
      const printer = devices.find(({ device }) => device === "receipt-printer");
      if (!printer) throw new Error(`${id} has no printer`);
      return (printer.state.tickets as readonly PaperTicket[]).filter((ticket) => ticket.id > last);
    },
  };
}
