import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ActorRefFrom, createActor } from "xstate";
import { parse } from "yaml";
import { citizenSnapshotOf } from "../../kiosk/citizen/app.tsx";
import { createSession } from "../../kiosk/citizen/create-session.ts";
import { createTerminalEffects } from "../../kiosk/citizen/effects.ts";
import {
  createTerminalMachine,
  type TerminalEvent,
  type TerminalMachine,
} from "../../kiosk/citizen/machines/terminal.machine.ts";
import { type CitizenSnapshot, type ScreenName, screenOf } from "../../kiosk/citizen/snapshot.ts";
import { connect } from "../../kiosk/connection/service-connection.ts";
import { readConfig } from "../../server/config/config.ts";
import type { Ticket } from "../../server/contract/hall.ts";
import type { Receipt } from "../../server/contract/matters.ts";
import type { SimulatorState } from "../../server/contract/simulator.ts";
import { idCardReader, queueTerminal, receiptPrinter } from "../../server/contract/terminal.ts";
import { type Running, startStandalone } from "../../server/standalone.ts";
import { tokenOf } from "./contract-client.ts";
import { emptyPagesIn } from "./empty-pages.ts";
import { outsideOn, type TestOutside } from "./outside.ts";
import { readFolderHere } from "./read-folder-here.ts";
import { silentLog } from "./silent-log.ts";
import { SimulatedClock } from "./simulated-clock.ts";
import { countHeld, countTraffic, quiet } from "./traffic.ts";

/** Here no page is scanned. */
const noCamera = {
  media: undefined,
  visibility: { isSeen: () => true, onChange: () => () => undefined },
  encode: () => Promise.reject(new Error("there is no camera")),
  digest: () => Promise.reject(new Error("there is no camera")),
};

export interface PaperTicket {
  readonly id: number;
  readonly lines: readonly string[];
  readonly cut: boolean;
  readonly errors: readonly string[];
}

/** The example of a hall, open at every hour and for as many numbers as the few simulated persons take and give back in a day. */
async function configurationIn(directory: string, more: object): Promise<string> {
  const { calendar, ...hall } = parse(await readFile("docs/hall.example.yaml", "utf8"));
  const path = join(directory, "kiosk.yaml");
  await writeFile(
    join(directory, "hall.yaml"),
    JSON.stringify({ ...hall, rules: { ...hall.rules, giveBacks: 1000 } }),
  );
  await writeFile(path, JSON.stringify({ ...more, hall: { file: "hall.yaml" } }));
  return path;
}

/**
 * The whole product in this process on a simulated clock, with its simulated devices on lines in memory, and before it the
 * citizen's page: the page's own machines over its own connections, without a browser. Time passes only by `pass`.
 */
export class SimulatedHall {
  readonly clock = new SimulatedClock();
  /** What the page reported as a bug. */
  readonly bugs: unknown[] = [];
  readonly #directory: string;
  readonly #running: Running;
  readonly #token: string;
  readonly #stopCounting: () => void;
  readonly #page: ActorRefFrom<TerminalMachine>;
  /** Whom the hall hands matters to. */
  readonly outside: TestOutside;

  private constructor(
    directory: string,
    clock: SimulatedClock,
    outside: TestOutside,
    running: Running,
    token: string,
    stopCounting: () => void,
  ) {
    this.clock = clock;
    this.outside = outside;
    this.#directory = directory;
    this.#running = running;
    this.#token = token;
    this.#stopCounting = stopCounting;
    const options = {
      token,
      renewToken: () => tokenOf(running.url, "/citizen"),
      clock,
      origin: running.url.replace("http", "ws"),
    };
    const connections = {
      reader: connect(idCardReader, options),
      printer: connect(receiptPrinter, options),
      queue: connect(queueTerminal, options),
    };
    const sources = {
      now: clock.now,
      newKey: randomUUID,
      report: (error: unknown) => void this.bugs.push(error),
    };
    const session = createSession(connections, sources, options, noCamera);
    this.#page = createActor(
      createTerminalMachine(createTerminalEffects(connections, sources), () => session),
      { clock },
    );
    this.#page.start();
  }

  /** Resolves when the page rests and everything works. */
  static async start(): Promise<SimulatedHall> {
    // In memory where there is such a place: the hall waits for the disk at each commit, and nothing here is kept.
    const root = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
    const directory = await mkdtemp(join(root, "xiaohu-simulated-"));
    const clock = new SimulatedClock();
    const stopCounting = countTraffic();
    const outside = await outsideOn(clock, directory);
    countHeld(outside.held);
    const pages = join(directory, "pages");
    await emptyPagesIn(pages);
    const running = await startStandalone({
      readFolder: readFolderHere,
      config: readConfig(await configurationIn(directory, outside.configuration)),
      port: 0,
      dataDirectory: directory,
      pagesDirectory: pages,
      simulator: true,
      linesInMemory: true,
      clock,
      newKey: randomUUID,
      log: silentLog(),
    });
    const token = await tokenOf(running.url, "/citizen");
    const hall = new SimulatedHall(directory, clock, outside, running, token, stopCounting);
    await hall.pass(5000);
    return hall;
  }

  get snapshot(): CitizenSnapshot {
    return citizenSnapshotOf(this.#page);
  }

  get screen(): ScreenName {
    return screenOf(this.snapshot);
  }

  /** What the citizen does on the screen. */
  async send(event: TerminalEvent): Promise<void> {
    this.#page.send(event);
    await quiet();
  }

  pass(milliseconds: number): Promise<void> {
    return this.clock.advance(milliseconds, quiet);
  }

  /** @throws Error with the server's words when it refuses */
  async act(device: string, action: string, args: Record<string, unknown> = {}): Promise<void> {
    const response = await this.#post("/simulator/api/actions", { device, action, ...args });
    if (!response.ok) throw new Error(`${device}.${action}: ${await response.text()}`);
    await quiet();
  }

  async bench(): Promise<SimulatorState["devices"]> {
    const response = await fetch(`${this.#running.url}/simulator/api/state`);
    return ((await response.json()) as SimulatorState).devices;
  }

  /** The tickets that have come out, oldest first; the printer remembers the last fifty. */
  async paper(): Promise<readonly PaperTicket[]> {
    return (await this.#printer()).tickets;
  }

  /** Whether the paper moves, or will as soon as nothing stops it. */
  async isPrinting(): Promise<boolean> {
    return (await this.#printer()).printing;
  }

  /** What the hall knows of a ticket. */
  async ticket(ticketId: string): Promise<Ticket> {
    const response = await this.#post("/hall/v1/commands", {
      name: "Queue.GetTicket",
      payload: { ticketId },
    });
    return ((await response.json()) as { ticket: Ticket }).ticket;
  }

  /** How a case stands that was handed in under this code. */
  async application(code: string): Promise<Receipt | undefined> {
    const response = await this.#post("/hall/v1/commands", {
      name: "Matter.Progress",
      payload: { of: { code }, terminalId: "HL-01" },
    });
    if (!response.ok) throw new Error(`${code} is not told of: ${await response.text()}`);
    return ((await response.json()) as { receipts: Receipt[] }).receipts[0];
  }

  /** The number is not waited with any longer, as its holder asks. */
  async giveBack(ticketId: string): Promise<void> {
    const response = await this.#post("/hall/v1/commands", {
      name: "Queue.Cancel",
      payload: { ticketId, idempotencyKey: randomUUID() },
    });
    if (!response.ok) throw new Error(`${ticketId} is not given back: ${await response.text()}`);
  }

  async stop(): Promise<void> {
    this.#page.stop();
    await this.#running.stop();
    await this.outside.close();
    this.#stopCounting();
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #printer(): Promise<{ tickets: readonly PaperTicket[]; printing: boolean }> {
    const printer = (await this.bench()).find(({ device }) => device === "receipt-printer");
    if (!printer) throw new Error("there is no printer on the bench");
    return printer.state as { tickets: readonly PaperTicket[]; printing: boolean };
  }

  #post(path: string, body: object): Promise<Response> {
    return fetch(`${this.#running.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.#token}` },
      body: JSON.stringify(body),
    });
  }
}
