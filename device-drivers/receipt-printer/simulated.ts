/**
 * A receipt printer as the bench has it: reads ESC/POS as strictly as a real one, prints at a real one's speed, and
 * says on its line what a real one says.
 *
 *     line ─► real-time requests obeyed on arrival, also inside data ─► replies at once
 *       └──► receive buffer ─► interpreter ─► paper          (stands still while busy, offline or out of paper)
 */
import type { Clock } from "../clock.ts";
import type { Direction } from "../device/wire-trace.ts";
import type { SimulatedDevice, SimulatedLine } from "../simulator/line.ts";
import type { PaperWidth } from "./document.ts";
import { gbkFont } from "./gb18030.ts";
import { EscPosInterpreter, type InterpreterModel, ordinaryModel } from "./interpreter.ts";
import { linesOf, Paper, type PrintedTicket, qrCodesOf } from "./paper.ts";
import { isPrinterFault, type PrinterFault } from "./simulated-faults.ts";

/** 150 mm/s at 8 dots/mm (Casio manual; usual range 150–250). */
const DOTS_A_MILLISECOND = (150 * 8) / 1000;
const CUT_MS = 300;
/** Usual receive buffers are 4 to 64 KiB. The line has no flow control, so what does not fit is lost. */
const RECEIVE_BUFFER_BYTES = 64 * 1024;
/** `lateReply`: past the 700 ms that hosts wait. */
export const LATE_REPLY_MS = 1_000;
/** `paperOutMidTicket`: 12 mm. */
const MID_TICKET_DOTS = 96;
/** Noise as a bad plug makes it: bytes of no kind, one that looks like a paper reply, one that opens a block. */
const GARBAGE = Uint8Array.of(0xff, 0x00, 0x95, 0x5f, 0xfe);
/** Which bit `flippedBit` inverts: the one that says "offline" in status bytes. */
const FLIPPED = 0x08;

/** A ticket that has come out. */
export interface SimulatedTicket {
  readonly id: number;
  readonly ticket: PrintedTicket;
  readonly lines: readonly string[];
  readonly qr: readonly string[];
  readonly taken: boolean;
}

export interface SimulatedPrinterState {
  readonly paper: "full" | "low" | "out";
  readonly cover: "closed" | "open";
  readonly printing: boolean;
  readonly tickets: readonly SimulatedTicket[];
  readonly faults: readonly PrinterFault[];
}

export interface SimulatedPrinterOptions {
  readonly paper?: PaperWidth;
  /** What differs from the ordinary model. */
  readonly model?: Partial<InterpreterModel>;
  /** Tickets kept for looking at. Default 50. */
  readonly keepTickets?: number;
}

export class SimulatedReceiptPrinter implements SimulatedDevice {
  readonly #clock: Clock;
  readonly #paper: Paper;
  readonly #interpreter: EscPosInterpreter;
  readonly #keepTickets: number;
  readonly #faults = new Set<PrinterFault>();
  #line: SimulatedLine | undefined;
  #wireListener: ((direction: Direction, bytes: Uint8Array) => void) | undefined;
  #changeListener: (() => void) | undefined;
  #buffer: number[] = [];
  /** The last bytes received, for real-time requests cut by chunks. */
  #tail: number[] = [];
  #busy: unknown;
  #dotsToMove = 0;
  /** A cut that has been ordered and not been made. */
  #cutDue: "full" | "partial" | undefined;
  #isCutterStuck = false;
  #dotsOfTicket = 0;
  #rollEnded = false;
  #automaticItems = 0;
  #lastReport = "";
  #tickets: SimulatedTicket[] = [];
  #nextTicket = 1;

  constructor(clock: Clock, options: SimulatedPrinterOptions = {}) {
    this.#clock = clock;
    this.#keepTickets = options.keepTickets ?? 50;
    this.#paper = new Paper(options.paper ?? 80);
    const model = { ...ordinaryModel, font: gbkFont, ...options.model };
    this.#interpreter = new EscPosInterpreter(this.#paper, model, {
      advanced: (dots) => {
        this.#dotsToMove += dots;
      },
      cut: (kind) => {
        this.#cutDue = kind;
      },
      reply: (bytes) => this.#reply(bytes),
      enableAutomaticStatus: (items) => {
        this.#automaticItems = items;
        this.#lastReport = "";
        if (items !== 0) this.#reportChange();
      },
      paperSensor: () => (this.#isPaperLow ? 0x03 : 0) | (this.#isPaperOut ? 0x0c : 0),
    });
  }

  attach(line: SimulatedLine): void {
    this.#line = line;
    this.#lastReport = "";
    this.#tail = [];
    // A line plugged in later must not hear an old one's bytes.
    line.onData((chunk) => {
      if (this.#line === line) this.#receive(chunk);
    });
  }

  /** A serial cable: the printer keeps its power, its buffer and the half command that may stand at its end. */
  detach(): void {
    this.#line = undefined;
  }

  /** Off and on: buffer, half a line and modes are gone; what is on the paper stays. */
  powerCycle(): void {
    this.#buffer = [];
    this.#dotsToMove = 0;
    this.#cutDue = undefined;
    this.#isCutterStuck = false;
    this.#automaticItems = 0;
    this.#interpreter.restart();
    this.#work();
  }

  setFault(fault: PrinterFault): void {
    this.#faults.add(fault);
    this.#reportChange();
    this.#changeListener?.();
  }

  clearFault(fault: PrinterFault): void {
    this.#faults.delete(fault);
    if (fault === "paperOutMidTicket") this.#rollEnded = false;
    if (fault === "cutterJam") this.#isCutterStuck = false;
    this.#reportChange();
    this.#changeListener?.();
    this.#work();
  }

  takeTicket(id: number): void {
    this.#tickets = this.#tickets.map((ticket) => (ticket.id === id ? { ...ticket, taken: true } : ticket));
    this.#changeListener?.();
  }

  state(): SimulatedPrinterState {
    return {
      paper: this.#isPaperOut ? "out" : this.#isPaperLow ? "low" : "full",
      cover: this.#faults.has("coverOpen") ? "open" : "closed",
      printing: this.#busy !== undefined || this.#buffer.length > 0,
      tickets: this.#tickets,
      faults: [...this.#faults],
    };
  }

  /** PNG of a ticket, or undefined when there is none of that number (any more). */
  picture(id: number): Buffer | undefined {
    return this.#tickets.find((ticket) => ticket.id === id)?.ticket.picture();
  }

  /** Called with every run of bytes that crosses the line, as it crosses. */
  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void {
    this.#wireListener = listener;
  }

  /** Called after every change of `state()`. */
  onChange(listener: () => void): void {
    this.#changeListener = listener;
  }

  // — in —

  #receive(chunk: Uint8Array): void {
    this.#wireListener?.("toDevice", chunk);
    for (const byte of chunk) {
      this.#tail = [...this.#tail.slice(-2), byte];
      this.#obeyRealTime();
      if (this.#buffer.length < RECEIVE_BUFFER_BYTES) this.#buffer.push(byte);
      else this.#paper.note("receive buffer full: byte lost");
    }
    this.#work();
  }

  /** `DLE EOT n` and `DLE ENQ n`, wherever they stand in what comes in. */
  #obeyRealTime(): void {
    const [dle, code, n = 0] = this.#tail;
    if (this.#tail.length < 3 || dle !== 0x10) return;
    if (code === 0x04 && n >= 1 && n <= 4) this.#reply(Uint8Array.of(this.#realTimeStatus(n)));
    if (code === 0x05 && (n === 1 || n === 2) && this.#isCutterStuck) {
      this.#isCutterStuck = this.#faults.has("cutterJam");
      if (n === 2) {
        this.#buffer = [];
        this.#cutDue = undefined;
        this.#isCutterStuck = false;
        this.#interpreter.restart();
      }
      this.#reportChange();
    }
  }

  // — work —

  get #isPaperOut(): boolean {
    return this.#faults.has("paperOut") || this.#rollEnded;
  }

  get #isPaperLow(): boolean {
    return this.#isPaperOut || this.#faults.has("paperNearEnd");
  }

  get #isOffline(): boolean {
    return (
      this.#isPaperOut || this.#isCutterStuck || this.#faults.has("coverOpen") || this.#faults.has("offline")
    );
  }

  /** Goes on as far as it can without taking time; then sets the clock for the end of what takes time. */
  #work(): void {
    if (this.#busy !== undefined) return;
    while (!this.#isOffline) {
      if (this.#dotsToMove > 0) {
        this.#moveFor(this.#dotsToMove);
        return;
      }
      if (this.#cutDue) {
        if (this.#faults.has("cutterJam")) {
          this.#isCutterStuck = true;
          this.#reportChange();
          return;
        }
        this.#takeTime(CUT_MS, () => this.#finishCut());
        return;
      }
      const byte = this.#buffer.shift();
      if (byte === undefined) break;
      this.#interpreter.read(byte);
    }
    this.#changeListener?.();
  }

  #moveFor(dots: number): void {
    this.#takeTime(dots / DOTS_A_MILLISECOND, () => {
      this.#dotsToMove -= dots;
      this.#dotsOfTicket += dots;
      if (
        this.#faults.has("paperOutMidTicket") &&
        this.#dotsOfTicket >= MID_TICKET_DOTS &&
        !this.#rollEnded
      ) {
        this.#rollEnded = true;
        this.#reportChange();
      }
    });
  }

  #takeTime(milliseconds: number, end: () => void): void {
    this.#busy = this.#clock.setTimeout(() => {
      this.#busy = undefined;
      end();
      this.#work();
    }, milliseconds);
  }

  #finishCut(): void {
    const ticket = this.#paper.cut(this.#cutDue);
    this.#cutDue = undefined;
    this.#dotsOfTicket = 0;
    this.#tickets = [
      ...this.#tickets,
      { id: this.#nextTicket++, ticket, lines: linesOf(ticket), qr: qrCodesOf(ticket), taken: false },
    ].slice(-this.#keepTickets);
  }

  // — out —

  /** Answers to `DLE EOT` 1 to 4 (protocols.md §3.1). */
  #realTimeStatus(n: number): number {
    const bit = (mask: number, on: boolean) => (on ? mask : 0);
    if (n === 1) return 0x12 | bit(0x08, this.#isOffline);
    if (n === 2) {
      const open = this.#faults.has("coverOpen");
      return 0x12 | bit(0x04, open) | bit(0x20, this.#isPaperOut) | bit(0x40, this.#isCutterStuck);
    }
    if (n === 3) return 0x12 | bit(0x08, this.#isCutterStuck);
    return 0x12 | bit(0x0c, this.#isPaperLow) | bit(0x60, this.#isPaperOut);
  }

  /** Automatic status (protocols.md §3.2), when one of the enabled items has changed. */
  #reportChange(): void {
    if (this.#automaticItems === 0) return;
    const bit = (mask: number, on: boolean) => (on ? mask : 0);
    const bytes = Uint8Array.of(
      0x10 | bit(0x08, this.#isOffline) | bit(0x20, this.#faults.has("coverOpen")),
      bit(0x08, this.#isCutterStuck),
      bit(0x03, this.#isPaperLow) | bit(0x0c, this.#isPaperOut),
      0x0f,
    );
    const report = bytes.join();
    if (report === this.#lastReport) return;
    this.#lastReport = report;
    this.#reply(bytes);
  }

  #reply(bytes: Uint8Array): void {
    const line = this.#line;
    if (!line || this.#faults.has("silence")) return;
    let message = bytes;
    if (this.#spend("flippedBit")) {
      message = bytes.slice();
      const middle = message.length >> 1;
      message[middle] = (message[middle] ?? 0) ^ FLIPPED;
    }
    if (this.#spend("garbageBeforeReply")) message = Buffer.concat([GARBAGE, message]);
    const say = () => {
      if (this.#line !== line) return;
      this.#wireListener?.("toHost", message);
      line.write(message);
    };
    if (this.#spend("lateReply")) this.#clock.setTimeout(say, LATE_REPLY_MS);
    else say();
  }

  #spend(fault: PrinterFault): boolean {
    const was = this.#faults.delete(fault);
    if (was) this.#changeListener?.();
    return was;
  }
}

/** For a bench that knows faults by name. Throws a `RangeError` for one that this printer does not have. */
export function printerFaultNamed(name: string): PrinterFault {
  if (!isPrinterFault(name)) throw new RangeError(`no printer fault ${name}`);
  return name;
}
