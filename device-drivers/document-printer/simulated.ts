import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import ipp, { type Message } from "@sealsystems/ipp";
import type { Clock } from "../clock.ts";
import type { Direction } from "../device/wire-trace.ts";
import type { JobState } from "./commands.ts";
import { type DocumentPrinterFault, documentPrinterFaults } from "./simulated-faults.ts";
import { isWellFormed } from "./well-formed.ts";

interface Job {
  readonly id: number;
  readonly name: string;
  readonly user: string;
  readonly document: Uint8Array;
  readonly pages: number;
  state: JobState;
}

/** Milliseconds a page takes it. */
const usualPageTime = 1500;

const longestRequest = 16 * 1024 * 1024;

/** Documents that lie in the tray until somebody takes them; older ones are forgotten. */
const trayHolds = 20;

/**
 * An A4 printer that speaks IPP on a real HTTP port of this machine. As strict as RFC 8011 asks: a request without its
 * charset and language, for another printer, in a format it does not know, or for a job it has not, is refused with the
 * standard's status.
 */
export class SimulatedDocumentPrinter {
  readonly #clock: Clock;
  readonly #pageTime: number;
  readonly #faults = new Set<DocumentPrinterFault>();
  readonly #jobs = new Map<number, Job>();
  readonly #printed: { readonly name: string; readonly pages: number }[] = [];
  /** In memory alone: whoever printed it, it is theirs. */
  readonly #tray: Uint8Array[] = [];
  readonly #listeners: (() => void)[] = [];
  #wireListener: ((direction: Direction, bytes: Uint8Array) => void) | undefined;
  #server: Server | undefined;
  #port = 0;
  #working: unknown;

  /** @param pageTime milliseconds a page takes it */
  constructor(clock: Clock, pageTime = usualPageTime) {
    this.#clock = clock;
    this.#pageTime = pageTime;
  }

  /** `http://127.0.0.1:PORT/ipp/print`; the same port after it was switched off and on. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}/ipp/print`;
  }

  get isOn(): boolean {
    return this.#server !== undefined;
  }

  get state(): {
    readonly faults: readonly DocumentPrinterFault[];
    readonly printed: readonly { name: string; pages: number }[];
    /** Whether a job is under way, be it stopped or not. */
    readonly printing: boolean;
  } {
    const printing = [...this.#jobs.values()].some(({ state }) => state === "processing");
    return { faults: [...this.#faults], printed: [...this.#printed], printing };
  }

  /** What was printed, in order, byte for byte as it came; the tray is empty then. */
  emptyTray(): readonly Uint8Array[] {
    return this.#tray.splice(0);
  }

  async switchOn(): Promise<void> {
    if (this.#server) return;
    const server = createServer((request, response) => void this.#serve(request, response));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.#port, "127.0.0.1", resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Without power: jobs are forgotten, as most printers do. */
  async switchOff(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.#clock.clearTimeout(this.#working);
    this.#working = undefined;
    this.#jobs.clear();
    if (!server) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  setFault(fault: DocumentPrinterFault): void {
    this.#faults.add(fault);
    this.#tell();
  }

  clearFault(fault: DocumentPrinterFault): void {
    this.#faults.delete(fault);
    this.#tell();
    this.#work();
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** One consumer of whole requests and answers. */
  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void {
    this.#wireListener = listener;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body: Buffer[] = [];
    let length = 0;
    for await (const part of request) {
      length += (part as Buffer).length;
      if (length > longestRequest) {
        response.writeHead(413).end();
        return;
      }
      body.push(part as Buffer);
    }
    if (this.#faults.has("silence")) return;
    if (this.#faults.has("unreachable")) {
      request.socket.destroy();
      return;
    }
    if (request.method !== "POST") {
      response.writeHead(200, { "content-type": "text/plain" }).end("a printer");
      return;
    }
    if (request.url !== "/ipp/print" || request.headers["content-type"] !== "application/ipp") {
      response.writeHead(request.url === "/ipp/print" ? 415 : 404).end();
      return;
    }
    const asked = Buffer.concat(body);
    this.#wireListener?.("toDevice", asked);
    const answer = this.#faults.has("garbledAnswer") ? Buffer.from([2, 0, 0]) : this.#answer(asked);
    this.#wireListener?.("toHost", answer);
    response.writeHead(200, { "content-type": "application/ipp" }).end(answer);
  }

  #answer(bytes: Buffer): Buffer {
    if (!isWellFormed(bytes)) return reply(0, "client-error-bad-request");
    let message: Message;
    try {
      message = ipp.parse(bytes);
    } catch (cause) {
      return reply(0, "client-error-bad-request", {}, String(cause));
    }
    const { id } = message;
    const attributes = (message["operation-attributes-tag"] ?? {}) as Record<string, unknown>;
    if (attributes["attributes-charset"] !== "utf-8" || !attributes["attributes-natural-language"])
      return reply(id, "client-error-bad-request");
    if (attributes["printer-uri"] !== this.url.replace(/^http/, "ipp"))
      return reply(id, "client-error-not-found");
    const job = this.#jobs.get(Number(attributes["job-id"]));
    switch (message.operation) {
      case "Get-Printer-Attributes":
        return reply(id, "successful-ok", { "printer-attributes-tag": this.#attributes() });
      case "Print-Job":
        return this.#accept(id, attributes, message.data);
      case "Get-Job-Attributes":
        return job ? reply(id, "successful-ok", jobGroup(job)) : reply(id, "client-error-not-found");
      case "Get-Jobs":
        return this.#list(id, attributes);
      case "Cancel-Job":
        if (!job) return reply(id, "client-error-not-found");
        if (attributes["requesting-user-name"] !== job.user) return reply(id, "client-error-not-authorized");
        if (job.state !== "pending" && job.state !== "processing")
          return reply(id, "client-error-not-possible");
        job.state = "canceled";
        return reply(id, "successful-ok");
      default:
        return reply(id, "server-error-operation-not-supported");
    }
  }

  #accept(id: number, attributes: Record<string, unknown>, data: Uint8Array | undefined): Buffer {
    const format = attributes["document-format"];
    const user = attributes["requesting-user-name"];
    if (typeof user !== "string" || user === "") return reply(id, "client-error-bad-request");
    if (this.#faults.has("noPdf") || format !== "application/pdf")
      return reply(id, "client-error-document-format-not-supported");
    const document = Uint8Array.from(data ?? []);
    const text = Buffer.from(document).toString("latin1");
    // Whole from its head to its end (ISO 32000-1, 7.5.5): one that was cut short on the way would come out as an empty page.
    if (!text.startsWith("%PDF-") || !/%%EOF\s*$/.test(text))
      return reply(id, "client-error-document-format-error");
    const job: Job = {
      id: this.#jobs.size + 1,
      name: String(attributes["job-name"] ?? ""),
      user,
      document,
      pages: Math.max(1, text.match(/\/Type\s*\/Page\b/g)?.length ?? 0),
      state: "pending",
    };
    this.#jobs.set(job.id, job);
    this.#work();
    return reply(id, "successful-ok", jobGroup(job));
  }

  /** RFC 8011 §4.2.6: whose jobs are asked for is who asks, and only what was asked for of each is told. */
  #list(id: number, asked: Record<string, unknown>): Buffer {
    const user = asked["requesting-user-name"];
    const mine = asked["my-jobs"] === true;
    const groups = [...this.#jobs.values()]
      .filter((job) => (asked["which-jobs"] === "completed") === isEnded(job))
      .filter((job) => !mine || job.user === user)
      .map((job) => ({
        "job-id": job.id,
        "job-state": job.state,
        "job-originating-user-name": job.user,
      }));
    return reply(id, "successful-ok", groups.length > 0 ? { "job-attributes-tag": groups } : {});
  }

  /** One job at a time, while nothing is in the way. */
  #work(): void {
    if (this.#working !== undefined || this.#isStopped()) return;
    const job = [...this.#jobs.values()].find(({ state }) => state === "pending" || state === "processing");
    if (!job) return;
    job.state = "processing";
    this.#tell();
    this.#working = this.#clock.setTimeout(() => {
      this.#working = undefined;
      if (this.#isStopped()) return;
      if (job.state === "processing" && !this.#faults.has("neverEnds")) {
        job.state = this.#faults.has("abortsJobs") ? "aborted" : "completed";
        if (job.state === "completed") this.#comesOut(job);
        this.#tell();
      }
      this.#work();
    }, job.pages * this.#pageTime);
  }

  #comesOut({ name, pages, document }: Job): void {
    this.#printed.push({ name, pages });
    this.#tray.push(document);
    if (this.#tray.length > trayHolds) this.#tray.shift();
  }

  #isStopped(): boolean {
    return [...this.#faults].some((fault) => documentPrinterFaults[fault].stops);
  }

  #attributes(): Record<string, string | readonly string[]> {
    const reasons = [...this.#faults].flatMap((fault) => documentPrinterFaults[fault].reason ?? []);
    return {
      "printer-make-and-model": "Simulated A4",
      "printer-state": this.#isStopped() ? "stopped" : this.state.printing ? "processing" : "idle",
      "printer-state-reasons": reasons.length > 0 ? reasons : ["none"],
      "document-format-supported": this.#faults.has("noPdf")
        ? ["image/urf"]
        : ["application/pdf", "image/urf"],
    };
  }
}

const isEnded = ({ state }: Job): boolean =>
  state === "completed" || state === "canceled" || state === "aborted";

function jobGroup({ id, state }: Job): Record<string, Record<string, string | number>> {
  return { "job-attributes-tag": { "job-id": id, "job-state": state, "job-state-reasons": "none" } };
}

function reply(id: number, statusCode: string, groups: Record<string, unknown> = {}, why?: string): Buffer {
  return ipp.serialize({
    version: "2.0",
    statusCode,
    id,
    "operation-attributes-tag": {
      "attributes-charset": "utf-8",
      "attributes-natural-language": "en",
      ...(why ? { "status-message": why.slice(0, 255) } : {}),
    },
    ...groups,
  } as Message);
}
