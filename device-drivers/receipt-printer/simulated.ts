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
import { lineAtRate } from "../simulator/line-rate.ts";
import type { PaperWidth } from "./document.ts";
import { gbkFont } from "./gb18030.ts";
import { EscPosInterpreter, type InterpreterModel, ordinaryModel } from "./interpreter.ts";
import { Paper } from "./paper.ts";
import { type FlowControl, RECEIVE_BUFFER_BYTES, ReceiveBuffer } from "./simulated-buffer.ts";
import { isPrinterFault, type PrinterFault } from "./simulated-faults.ts";
import { SimulatedPresenter } from "./simulated-presenter.ts";
import { type SimulatedProfile, simulatedProfiles, statusBytes } from "./simulated-profiles.ts";
import { SimulatedSensors } from "./simulated-sensors.ts";
import { type SimulatedTicket, SimulatedTray } from "./simulated-tray.ts";
import { SimulatedVoice } from "./simulated-voice.ts";

/** 150 mm/s at 8 dots/mm (Casio manual; usual range 150–250). */
const DOTS_A_MILLISECOND = (150 * 8) / 1000;
const CUT_MS = 300;
/** `paperOutMidTicket`, `powerLossMidTicket`: 12 mm. */
const MID_TICKET_DOTS = 96;
/** `powerLossMidTicket`: how long the power is away, starting up included. */
export const POWER_OFF_MS = 2_000;
/** `bufferOverrun`. */
const SMALL_BUFFER_BYTES = 256;
/** What `3B 31 00` says (Epson, memory switch 1-1): switched on. */
const POWER_ON_NOTICE = Uint8Array.of(0x3b, 0x31, 0x00);

export interface SimulatedPrinterState {
  readonly paper: "full" | "low" | "out";
  readonly cover: "closed" | "open";
  readonly printing: boolean;
  /** Whether a ticket stands in the presenter's mouth; undefined without a presenter. */
  readonly presented: boolean | undefined;
  readonly tickets: readonly SimulatedTicket[];
  readonly faults: readonly PrinterFault[];
}

export interface SimulatedPrinterOptions {
  readonly paper?: PaperWidth;
  /** Whose bytes it speaks. Default standard. */
  readonly profile?: SimulatedProfile;
  /** Default 64 KiB. */
  readonly bufferBytes?: number;
  /** Whether it says XOFF when its buffer is nearly full. Default none. */
  readonly flow?: FlowControl;
  /** What differs from the ordinary model. */
  readonly model?: Partial<InterpreterModel>;
  /** Of a serial printer, in baud: at any other it hears noise. Default: it has no rate, as over USB or the network. */
  readonly baudRate?: number;
  /** Tickets kept for looking at. Default 50. */
  readonly keepTickets?: number;
}

export class SimulatedReceiptPrinter implements SimulatedDevice {
  readonly #clock: Clock;
  readonly #paper: Paper;
  readonly #interpreter: EscPosInterpreter;
  readonly #tray: SimulatedTray;
  readonly #sensors: SimulatedSensors;
  readonly #voice: SimulatedVoice;
  #changeListener: (() => void) | undefined;
  readonly #profile: SimulatedProfile;
  readonly #buffer: ReceiveBuffer;
  readonly #bufferBytes: number;
  readonly #baudRate: number | undefined;
  readonly #presenter: SimulatedPresenter | undefined;
  /** What the presenter has been told to do and has not done. */
  #presenterMove: "present" | "retract" | undefined;
  #isPowered = true;
  /** The last bytes received, for real-time requests cut by chunks. */
  #tail: number[] = [];
  #busy: unknown;
  #dotsToMove = 0;
  /** A cut that has been ordered and not been made. */
  #cutDue: "full" | "partial" | undefined;
  #dotsOfTicket = 0;
  #automaticItems = 0;
  #lastReport = "";

  constructor(clock: Clock, options: SimulatedPrinterOptions = {}) {
    const profile: SimulatedProfile = options.profile ?? simulatedProfiles.standard;
    this.#profile = profile;
    this.#clock = clock;
    this.#baudRate = options.baudRate;
    this.#tray = new SimulatedTray(options.keepTickets ?? 50);
    this.#voice = new SimulatedVoice(clock, {
      has: (fault) => this.#sensors.faults.has(fault),
      spend: (fault) => this.#spend(fault),
    });
    this.#paper = new Paper(options.paper ?? 80);
    this.#sensors = new SimulatedSensors(
      profile.presenter !== "none",
      () => this.#presenter?.hasTicket ?? false,
      () => this.#busy !== undefined,
    );
    this.#automaticItems = profile.automatic.atPowerOn ? 0xff : 0;
    this.#bufferBytes = options.bufferBytes ?? RECEIVE_BUFFER_BYTES;
    this.#buffer = new ReceiveBuffer(this.#bufferBytes, options.flow ?? "none", (byte) =>
      this.#reply(Uint8Array.of(byte)),
    );
    if (profile.presenter !== "none") {
      this.#presenter = new SimulatedPresenter(clock, {
        changed: () => this.#reportChange(),
        taken: (id) => this.#markTicket(id, { taken: true }),
        retracted: (id) => this.#markTicket(id, { retracted: true }),
        isJammed: () => this.#sensors.faults.has("presenterJam"),
        hasTaker: () => !this.#sensors.faults.has("ticketNotTaken"),
      });
    }
    const { information, processId } = profile;
    const kioskCommands = profile.presenter === "commanded";
    const model = {
      ...ordinaryModel,
      font: gbkFont,
      information,
      processId,
      kioskCommands,
      ...options.model,
    };
    this.#interpreter = new EscPosInterpreter(this.#paper, model, {
      advanced: (dots) => {
        this.#dotsToMove += dots;
      },
      cut: (kind) => {
        this.#cutDue = kind;
      },
      reply: (bytes) => this.#reply(bytes),
      enableAutomaticStatus: (items, command) => {
        // `ESC @` ends it, but for a model that reports from power-on.
        if (command === undefined ? profile.automatic.atPowerOn : command !== profile.automatic.command)
          return;
        this.#automaticItems = items;
        this.#lastReport = "";
        if (items !== 0) this.#reportChange();
      },
      movePresenter: (n) => {
        if (n === 0x03) this.#presenterMove = "present";
        if (n === 0x02) this.#presenterMove = "retract";
        if (n === 0x05) this.#presenter?.take();
      },
      paperSensor: () => statusBytes(profile.paperSensor, this.#sensors.feels),
    });
  }

  attach(cable: SimulatedLine): void {
    const baudRate = this.#baudRate;
    const line = baudRate === undefined ? cable : lineAtRate(cable, () => baudRate);
    this.#lastReport = "";
    this.#tail = [];
    this.#voice.attach(line, (chunk) => this.#receive(chunk));
  }

  /** A serial cable: the printer keeps its power, its buffer and the half command that may stand at its end. */
  detach(): void {
    this.#voice.detach();
  }

  /** Off and on: buffer, half a line and modes are gone; what is on the paper stays. */
  powerCycle(): void {
    this.powerOff();
    this.powerOn();
  }

  /** Dead: it takes nothing, says nothing, and what it was doing stops. */
  powerOff(): void {
    this.#isPowered = false;
    this.#clock.clearTimeout(this.#busy);
    this.#busy = undefined;
    this.#buffer.lose();
    this.#tail = [];
    this.#dotsToMove = 0;
    this.#cutDue = undefined;
    this.#presenterMove = undefined;
    this.#sensors.isCutterStuck = false;
    this.#dotsOfTicket = 0;
    this.#interpreter.restart();
    this.#changeListener?.();
  }

  powerOn(): void {
    this.#isPowered = true;
    this.#lastReport = "";
    this.#automaticItems = this.#profile.automatic.atPowerOn ? 0xff : 0;
    if (this.#profile.powerOnNotice) this.#reply(POWER_ON_NOTICE);
    this.#reportChange();
    this.#work();
  }

  setFault(fault: PrinterFault): void {
    this.#sensors.faults.add(fault);
    if (fault === "bufferOverrun") this.#buffer.resize(SMALL_BUFFER_BYTES);
    if (fault === "ticketNotTaken") this.#presenter?.waitForHand();
    this.#reportChange();
    this.#changeListener?.();
  }

  clearFault(fault: PrinterFault): void {
    this.#sensors.faults.delete(fault);
    if (fault === "paperOutMidTicket") this.#sensors.rollEnded = false;
    if (fault === "cutterJam") this.#sensors.isCutterStuck = false;
    if (fault === "bufferOverrun") this.#buffer.resize(this.#bufferBytes);
    if (fault === "ticketNotTaken") this.#presenter?.waitForHand();
    if (fault === "presenterJam") this.#presenter?.presented();
    this.#reportChange();
    this.#changeListener?.();
    this.#work();
  }

  takeTicket(id: number): void {
    this.#markTicket(id, { taken: true });
    this.#presenter?.take();
  }

  /** The state of the busy line (DTR) of a printer with hardware flow control. */
  get isBusy(): boolean {
    return this.#buffer.isBusy;
  }

  state(): SimulatedPrinterState {
    return {
      paper: this.#sensors.feels("paperOut") ? "out" : this.#sensors.feels("paperLow") ? "low" : "full",
      cover: this.#sensors.faults.has("coverOpen") ? "open" : "closed",
      printing: this.#busy !== undefined || this.#buffer.length > 0,
      presented: this.#presenter?.hasTicket,
      tickets: this.#tray.tickets,
      faults: [...this.#sensors.faults],
    };
  }

  /** PNG of a ticket, or undefined when there is none of that number (any more). */
  picture(id: number): Buffer | undefined {
    return this.#tray.tickets.find((ticket) => ticket.id === id)?.ticket.picture();
  }

  /** Called with every run of bytes that crosses the line, as it crosses. */
  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void {
    this.#voice.onWire(listener);
  }

  /** Called after every change of `state()`. */
  onChange(listener: () => void): void {
    this.#changeListener = listener;
  }

  // — in —

  #receive(chunk: Uint8Array): void {
    if (!this.#isPowered) return;
    for (const byte of chunk) {
      this.#tail = [...this.#tail.slice(-2), byte];
      this.#obeyRealTime();
      if (!this.#buffer.push(byte)) this.#paper.note("receive buffer full: byte lost");
    }
    this.#work();
  }

  /** `DLE EOT n` and `DLE ENQ n`, wherever they stand in what comes in. */
  #obeyRealTime(): void {
    const [dle, code, n = 0] = this.#tail;
    if (this.#tail.length < 3 || dle !== 0x10) return;
    const asked = code === 0x04 ? this.#profile.realTime.get(n) : undefined;
    if (asked) this.#reply(statusBytes(asked, this.#sensors.feels));
    if (code === 0x05 && (n === 1 || n === 2) && this.#sensors.isCutterStuck) {
      this.#sensors.isCutterStuck = this.#sensors.faults.has("cutterJam");
      if (n === 2) {
        this.#buffer.clear();
        this.#cutDue = undefined;
        this.#sensors.isCutterStuck = false;
        this.#interpreter.restart();
      }
      this.#reportChange();
    }
  }

  // — work —

  /** Goes on as far as it can without taking time; then sets the clock for the end of what takes time. */
  #work(): void {
    if (this.#busy !== undefined || !this.#isPowered) return;
    while (!this.#sensors.feels("offline")) {
      if (this.#dotsToMove > 0) {
        this.#moveFor(this.#dotsToMove);
        return;
      }
      if (this.#cutDue) {
        if (this.#sensors.faults.has("cutterJam")) {
          this.#sensors.isCutterStuck = true;
          this.#reportChange();
          return;
        }
        this.#takeTime(CUT_MS, () => this.#finishCut());
        return;
      }
      if (this.#presenterMove) {
        const move = this.#presenterMove;
        this.#takeTime(this.#presenter?.present() ?? 0, () => this.#finishPresenterMove(move));
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
        this.#sensors.faults.has("paperOutMidTicket") &&
        this.#dotsOfTicket >= MID_TICKET_DOTS &&
        !this.#sensors.rollEnded
      ) {
        this.#sensors.rollEnded = true;
        this.#reportChange();
      }
      if (this.#dotsOfTicket >= MID_TICKET_DOTS && this.#spend("powerLossMidTicket")) {
        this.powerOff();
        this.#clock.setTimeout(() => this.powerOn(), POWER_OFF_MS);
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
    const id = this.#tray.add(ticket);
    this.#presenter?.receive(id);
    if (this.#profile.presenter === "afterCut") this.#presenterMove = "present";
  }

  #finishPresenterMove(move: "present" | "retract"): void {
    this.#presenterMove = undefined;
    if (move === "present") this.#presenter?.presented();
    else this.#presenter?.retract();
  }

  #markTicket(id: number, mark: Partial<Pick<SimulatedTicket, "taken" | "retracted">>): void {
    this.#tray.mark(id, mark);
    this.#changeListener?.();
  }

  // — out —

  /** Automatic status, when what is enabled has changed. */
  #reportChange(): void {
    if (this.#automaticItems === 0 || !this.#isPowered) return;
    const bytes = statusBytes(this.#profile.automatic.layout, this.#sensors.feels);
    const report = bytes.join();
    if (report === this.#lastReport) return;
    this.#lastReport = report;
    if (!this.#sensors.faults.has("asbLost")) this.#reply(bytes);
  }

  #reply(bytes: Uint8Array): void {
    if (this.#isPowered) this.#voice.say(bytes);
  }

  #spend(fault: PrinterFault): boolean {
    const was = this.#sensors.faults.delete(fault);
    if (was) this.#changeListener?.();
    return was;
  }
}

/** For a bench that knows faults by name. Throws a `RangeError` for one that this printer does not have. */
export function printerFaultNamed(name: string): PrinterFault {
  if (!isPrinterFault(name)) throw new RangeError(`no printer fault ${name}`);
  return name;
}
