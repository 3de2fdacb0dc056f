/**
 * One ticket on its way onto the paper. It is sent to its end, and followed to its end, whoever still waits for it.
 *
 *     ESC @ · report by yourself · the ticket · question A · cut · present · question B
 *
 * B answered: it is out. A answered and B not, and the power failed between them: all of it is on the paper, only the cut
 * is owed. Neither, and the power failed: the printer has forgotten the rest, for certain; what stands on the paper is
 * marked void and cut off, and the ticket is sent again. Without the printer's word that its power failed, silence proves
 * nothing, and the ticket is never sent again.
 */
import { sleep } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import { startOfLastCut } from "./command-boundaries.ts";
import { initialise } from "./commands.ts";
import type { Question } from "./completion.ts";
import { Flow } from "./flow.ts";
import type { JobPrinter } from "./job-printer.ts";
import { obstacleOf, type PrinterObstacle, type PrinterStatus } from "./status.ts";

/** How often the printer is asked while it prints, should it not report by itself. */
export const PRINT_POLL_MS = 250;
/**
 * From the last byte on the wire to the proof. A ticket of 300 mm at the slowest usual 60 mm/s takes 5 s, and the
 * cutter under 1 s; 10 s leaves room for a head that has to cool.
 */
export const COMPLETION_DEADLINE_MS = 10_000;
/**
 * The same for a printer that gives no proof: until then nobody can see whether a ticket came out. One of 100 mm takes 1.7 s at
 * 60 mm/s, and the cutter under 1 s.
 */
export const UNPROVED_TICKET_MS = 3_000;
/** How long an interrupted ticket is waited for: a roll is changed in minutes. */
export const UNFINISHED_TICKET_MS = 15 * 60_000;
/** A printer whose power fails at every ticket needs a person, not more paper. */
const POWER_LOSSES_TO_GIVE_UP = 4;

export type PrintResult = "printed" | "resultUnknown";

const nothing = new Uint8Array();

type Attempt = "printed" | "resultUnknown" | "cutOwed" | "forgotten";

export class PrintJob {
  readonly #printer: JobPrinter;
  readonly #bytes: Uint8Array;
  readonly #stop = new AbortController();
  /** How it ended. Never rejects: see `lost`. */
  readonly finished: Promise<PrintResult>;
  /** Every byte has been taken by the line. */
  sent = false;
  /** Why not every byte could be sent. */
  lost: unknown;
  /** The printer stands still in the middle of it. */
  obstacle: PrinterObstacle | undefined;
  result: PrintResult | undefined;
  /** Nobody wants it any more: what the printer forgets is not sent again. */
  isUnwanted = false;
  #powerLosses = 0;

  constructor(printer: JobPrinter, bytes: Uint8Array) {
    this.#printer = printer;
    this.#bytes = bytes;
    this.finished = this.#run().then(
      (result) => this.#end(result),
      (cause) => {
        // Given up by `abandon`, the only one who aborts it, or the line is gone.
        if (!this.#stop.signal.aborted) this.lost = cause;
        return this.#end("resultUnknown");
      },
    );
  }

  /** Not to be waited for any longer; what is not sent yet is not sent. */
  abandon(): void {
    this.#stop.abort(new Error("the ticket was given up"));
  }

  hearPowerOn(): void {
    this.#powerLosses++;
    this.#printer.line.wake();
  }

  #end(result: PrintResult): PrintResult {
    this.result = result;
    this.obstacle = undefined;
    this.#printer.line.wake();
    return result;
  }

  async #run(): Promise<PrintResult> {
    const { left, completion } = this.#printer;
    for (;;) {
      let attempt = await this.#attempt();
      while (attempt === "cutOwed" || attempt === "forgotten") {
        if (this.isUnwanted || this.#powerLosses >= POWER_LOSSES_TO_GIVE_UP) return "resultUnknown";
        const recovered = await this.#recover(attempt);
        if (recovered === "again") break;
        attempt = recovered;
      }
      if (attempt === "printed") left.half = "no";
      // Its answer may still come, and must not count for the next ticket.
      else if (attempt === "resultUnknown" && completion.isGiven) completion.forget();
      if (attempt === "printed" || attempt === "resultUnknown") return attempt;
    }
  }

  async #attempt(): Promise<Attempt> {
    const { completion, profile, reports, left } = this.#printer;
    const bytes = this.#bytes;
    const head = bytes[0] === initialise[0] && bytes[1] === initialise[1] ? initialise.length : 0;
    const cutAt = startOfLastCut(bytes);
    const whole = completion.question();
    const out = completion.question();
    left.half = "surely";
    return this.#follow(whole, out, async (flow) => {
      await flow.send(bytes.subarray(0, head));
      // `ESC @` at the head of a ticket ends automatic status on some models: it is asked for again right behind.
      if (reports) await flow.send(profile.automatic.enable);
      await flow.send(bytes.subarray(head, cutAt));
      await flow.ask(whole);
      await flow.send(bytes.subarray(cutAt));
      await flow.send(profile.presenter?.present ?? nothing);
      await flow.ask(out);
    });
  }

  /** After a power failure, when the printer is ready again. "again": what stood on the paper is gone. */
  async #recover(attempt: "cutOwed" | "forgotten"): Promise<Attempt | "again"> {
    const { completion, profile, line, left, voidMark } = this.#printer;
    await this.#untilReady();
    const losses = this.#powerLosses;
    // Not cut off by `getInStep`: it may be whole.
    left.half = "no";
    await this.#printer.getInStep(this.#stop.signal);
    left.half = "perhaps";
    if (attempt === "cutOwed") {
      const out = completion.question();
      // That nothing of the ticket is missing is known already.
      const whole: Question = { bytes: nothing, isAnswered: () => true, sending: () => undefined };
      return this.#follow(whole, out, async (flow) => {
        await flow.send(profile.automatic.enable);
        await flow.send(profile.cut.partial);
        await flow.send(profile.presenter?.present ?? nothing);
        await flow.ask(out);
      });
    }
    await line.write(Buffer.concat([voidMark, profile.automatic.enable]));
    return losses === this.#powerLosses ? "again" : "forgotten";
  }

  async #untilReady(): Promise<void> {
    const { clock } = this.#printer;
    const giveUpAt = clock.now() + UNFINISHED_TICKET_MS;
    for (;;) {
      const status = await this.#look();
      if (status?.device === "online" && obstacleOf(status) === undefined) return;
      if (clock.now() >= giveUpAt) throw new DeviceError("device.silent", "it did not come back");
      await sleep(clock, PRINT_POLL_MS, this.#stop.signal);
    }
  }

  /** Follows what is sent to its end. `whole` and `out` are the questions before and behind the cut in it. */
  async #follow(whole: Question, out: Question, send: (flow: Flow) => Promise<void>): Promise<Attempt> {
    const { line, clock, completion, left, status } = this.#printer;
    const { signal } = this.#stop;
    const losses = this.#powerLosses;
    const isPowerLost = () => this.#powerLosses !== losses;
    const ending = (): Attempt => (whole.isAnswered() ? "cutOwed" : "forgotten");
    let failure: unknown;
    let sentAt: number | undefined;
    const flow = new Flow(this.#printer, signal, () => isPowerLost() || failure !== undefined);
    send(flow).then(
      () => {
        if (isPowerLost()) return;
        sentAt = clock.now() + line.backlogMs;
        this.sent = true;
        left.half = completion.isGiven ? "perhaps" : "no";
        line.wake();
      },
      (cause) => {
        failure = cause;
        line.wake();
      },
    );
    let stoodAt = clock.now();
    const startedAt = clock.now();
    for (;;) {
      const isNews = () =>
        out.isAnswered() || failure !== undefined || isPowerLost() || obstacleOf(status()) !== this.obstacle;
      await line.until(isNews, PRINT_POLL_MS, signal);
      if (out.isAnswered() && completion.kind === "processId") return "printed";
      if (isPowerLost()) return ending();
      if (failure !== undefined) throw failure;
      const seen = await this.#look();
      if (isPowerLost() && !out.isAnswered()) return ending();
      const obstacle = seen === undefined ? undefined : obstacleOf(seen);
      // A printer that stood still and then does not answer was switched off: it still stands.
      const stands = obstacle !== undefined || (seen === undefined && this.obstacle !== undefined);
      if (stands) stoodAt = clock.now();
      // The process id is said after the last dot. The other proofs only say that the buffer is empty: of a printer that
      // is not well, they prove nothing.
      if (out.isAnswered()) return completion.kind === "processId" || !obstacle ? "printed" : "resultUnknown";
      if (seen !== undefined || obstacle !== undefined) this.#stand(obstacle);
      if (clock.now() >= startedAt + UNFINISHED_TICKET_MS) return "resultUnknown";
      const patience = completion.isGiven ? COMPLETION_DEADLINE_MS : UNPROVED_TICKET_MS;
      if (!stands && sentAt !== undefined && clock.now() >= Math.max(sentAt, stoodAt) + patience) {
        return "resultUnknown";
      }
    }
  }

  #stand(obstacle: PrinterObstacle | undefined): void {
    this.obstacle = obstacle;
    this.#printer.line.wake();
  }

  /** Undefined when it does not answer: silence in the middle of a ticket is no verdict, its deadline decides. */
  async #look(): Promise<PrinterStatus | undefined> {
    try {
      return await this.#printer.ask(this.#stop.signal);
    } catch (cause) {
      if (cause instanceof DeviceError && cause.code === "device.silent") return undefined;
      throw cause;
    }
  }
}
