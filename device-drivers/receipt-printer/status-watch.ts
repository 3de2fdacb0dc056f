/** What is known of a printer's status, and who wants to know. */
import { type Clock, sleep } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { PrinterReply } from "./replies.ts";
import { REAL_TIME_RETRY_PAUSE_MS, type ReplyLine } from "./reply-line.ts";
import {
  isPrinting,
  obstacleOf,
  type PrinterStatus,
  type StatusReport,
  sameStatus,
  summarise,
  unknownStatus,
} from "./status.ts";
import type { StatusProfile } from "./status-profiles.ts";

export class StatusWatch {
  readonly #line: ReplyLine;
  readonly #clock: Clock;
  readonly #listeners = new Set<(status: PrinterStatus) => void>();
  /** Told whether the printer had something to print, with every look that tells. */
  readonly #onPrinting: (printing: boolean) => void;
  /** The last report that came by itself; forgotten when an answer came after it. */
  #reported: PrinterStatus | undefined;
  /** One second look at a time: where answers look like reports, its own would ask for another. */
  #isConfirming = false;
  /** Until the printer is known, what it reports is published as it comes. */
  isTrusted = false;
  profile: StatusProfile;
  last = unknownStatus;

  constructor(
    line: ReplyLine,
    clock: Clock,
    profile: StatusProfile,
    onPrinting: (printing: boolean) => void,
  ) {
    this.#line = line;
    this.#clock = clock;
    this.profile = profile;
    this.#onPrinting = onPrinting;
  }

  /** Called with every change. Returns how to stop. */
  subscribe(listener: (status: PrinterStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks the printer. What stops work is believed at the second look: one flipped bit looks like an open cover. */
  async ask(signal: AbortSignal): Promise<PrinterStatus> {
    let status = await this.#look(signal);
    if (obstacleOf(status) && obstacleOf(status) !== obstacleOf(this.last)) {
      await sleep(this.#clock, REAL_TIME_RETRY_PAUSE_MS, signal);
      status = await this.#look(signal);
    }
    this.#publish(status);
    return status;
  }

  /**
   * Before a ticket. One that was well and says that it is online is well, and is asked nothing more: what stops a printer takes it
   * offline (Epson ESC/POS reference, DLE EOT 1), and is seen in the middle of the ticket too.
   */
  async confirm(signal: AbortSignal): Promise<PrinterStatus> {
    const [first, ...others] = this.profile.queries;
    const wasWell = this.isTrusted && this.last.device === "online" && !obstacleOf(this.last);
    if (!wasWell || others.length === 0) return this.ask(signal);
    const answer = await this.#line.ask(first, signal);
    const isOnline =
      answer !== undefined && summarise([{ table: first.table, bytes: answer }]).device === "online";
    return isOnline ? this.last : this.ask(signal);
  }

  /** Takes what concerns the status out of what the printer says. */
  hear(reply: PrinterReply): void {
    const { automatic } = this.profile;
    if (reply.kind !== automatic.reply) return;
    const bytes = "byte" in reply ? [reply.byte] : reply.bytes;
    const reported = summarise([{ table: automatic.table, bytes }]);
    this.#reported = reported;
    if (!obstacleOf(reported) || !this.isTrusted) {
      this.#publish(reported);
      return;
    }
    if (obstacleOf(reported) === obstacleOf(this.last) || this.#isConfirming) return;
    this.#isConfirming = true;
    // Believed at the second look; when the printer does not answer that, as it reported. A lost line is told by its
    // transport.
    const believe = () => this.#publish(reported);
    this.ask(new AbortController().signal)
      .then(undefined, believe)
      .finally(() => {
        this.#isConfirming = false;
      });
  }

  async #look(signal: AbortSignal): Promise<PrinterStatus> {
    const reports: StatusReport[] = [];
    const [first, ...others] = this.profile.queries;
    const answer = await this.#line.ask(first, signal);
    if (answer === undefined) {
      // A line that flow control holds takes no question; the printer has said why by itself.
      if (this.#reported && obstacleOf(this.#reported)) return this.#reported;
      throw new DeviceError("device.silent", `no answer to ${first.name}`);
    }
    reports.push({ table: first.table, bytes: answer });
    for (const query of others) {
      const bytes = await this.#line.ask(query, signal);
      // A model may lack this one.
      if (bytes !== undefined) reports.push({ table: query.table, bytes });
    }
    this.#reported = undefined;
    const status = summarise(reports);
    const printing = isPrinting(reports);
    // One that stands still in the middle does not print either, and is not done.
    if (printing !== undefined) this.#onPrinting(printing || obstacleOf(status) !== undefined);
    return status;
  }

  #publish(status: PrinterStatus): void {
    if (sameStatus(status, this.last)) return;
    this.last = status;
    for (const listener of [...this.#listeners]) listener(status);
    this.#line.wake();
  }
}
