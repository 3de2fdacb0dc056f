import type { Clock } from "../clock.ts";
import type { Direction } from "../device/wire-trace.ts";
import type { SimulatedDevice, SimulatedLine } from "../simulator/line.ts";
import { lineAtRate } from "../simulator/line-rate.ts";
import {
  findCard,
  readCardData,
  readCardDataWithFingerprint,
  readNewestAddress,
  readSamId,
  readSamStatus,
  resetSam,
  selectCard,
  successes,
} from "./commands.ts";
import type { IdentityDocument } from "./document.ts";
import { encodeCardReply, encodeCardReplyWithFingerprint, encodeNewestAddressReply } from "./encode-card.ts";
import { idleGap } from "./exchange.ts";
import { buildFrame, requestFormat } from "./frame.ts";
import { FrameReader } from "./framing.ts";
import { type BaudRate, baudRates } from "./rate-search.ts";
import { blankPhoto, type CardContent, type SimulatedCard } from "./simulated-card.ts";
import { type ReaderFault, readerFaults } from "./simulated-faults.ts";

/** Milliseconds from a request to its reply. */
export interface ReaderDurations {
  readonly reset: number;
  readonly sam: number;
  readonly find: number;
  readonly select: number;
  readonly read: number;
  readonly readWithFingerprint: number;
  readonly newestAddress: number;
}

const ordinaryDurations: ReaderDurations = {
  reset: 200,
  sam: 10,
  find: 30,
  select: 30,
  read: 400,
  readWithFingerprint: 700,
  newestAddress: 60,
};

/** How long `lateReply` holds a reply back: longer than the longest deadline, that of a reset. */
export const lateReplyDelay = 5500;

/** `05.01-20240101-0001234567-0007654321`: no SAM has it. */
const samId = [0x05, 0, 0x01, 0, 0xe5, 0xd6, 0x34, 0x01, 0x87, 0xd6, 0x12, 0, 0xb1, 0xcb, 0x74, 0];

/** Noise that ends in four of a preamble's five bytes. */
const garbage = Uint8Array.of(0x00, 0x5a, 0xff, 0xaa, 0xaa, 0x13, 0xaa, 0xaa, 0xaa, 0x96);

export interface SimulatedReaderState {
  readonly card: IdentityDocument | null;
  /** A read is going on. */
  readonly reading: boolean;
  /** The card has been read and not been lifted since. */
  readonly read: boolean;
  readonly baudRate: BaudRate;
  readonly faults: readonly ReaderFault[];
}

/**
 * A SAM_V reader as strict as a real one: it wants find, select and read in this order, refuses what is wrong by the
 * SW3 that a real one uses, ignores requests while it works, and does not find a card again that it has read
 * until that is lifted or the SAM reset.
 */
export class SimulatedIdCardReader implements SimulatedDevice {
  readonly #clock: Clock;
  readonly #durations: ReaderDurations;
  readonly #reader: FrameReader;
  readonly #faults = new Set<ReaderFault>();
  readonly #timers = new Set<unknown>();
  #line: SimulatedLine | undefined;
  #baudRate: BaudRate = baudRates[0];
  #wireListener: ((direction: Direction, bytes: Uint8Array) => void) | undefined;
  #card: SimulatedCard | undefined;
  /** The card that the last find, select, read were about; another one, or none, may lie there by now. */
  #found: SimulatedCard | undefined;
  #selected: SimulatedCard | undefined;
  #read: SimulatedCard | undefined;
  #isBusy = false;
  #isReading = false;
  /** Replies keep their order: no sooner than this. */
  #lineFreeAt = 0;
  #gapTimer: unknown;

  constructor(clock: Clock, durations: Partial<ReaderDurations> = {}) {
    this.#clock = clock;
    this.#durations = { ...ordinaryDurations, ...durations };
    this.#reader = new FrameReader(requestFormat, {
      onFrame: (frame) => this.#onRequest(frame),
      onDiscard: (cause) => {
        if (cause === "wrongChecksum") this.#answer(this.#durations.sam, () => status(0x10));
        if (cause === "absurdLength") this.#answer(this.#durations.sam, () => status(0x11));
      },
    });
  }

  attach(cable: SimulatedLine): void {
    const line = lineAtRate(cable, () => this.#baudRate);
    this.#line = line;
    line.onData((chunk) => {
      if (this.#line === line) this.#take(chunk);
    });
  }

  detach(): void {
    this.#line = undefined;
    for (const timer of this.#timers) this.#clock.clearTimeout(timer);
    this.#timers.clear();
    this.#gapTimer = undefined;
    this.#reader.clear();
    this.#isBusy = false;
    this.#isReading = false;
    this.#lineFreeAt = 0;
    this.#forgetCard();
  }

  /** Lays a card on the reader, in place of the one that may lie there. */
  layCard(document: IdentityDocument, photo: Uint8Array = blankPhoto, content: CardContent = {}): void {
    this.#card = { document, photo, ...content };
  }

  /** As its maker's tool does it: a host at any other rate is noise to it from now on, and it to the host. */
  setBaudRate(baudRate: BaudRate): void {
    this.#baudRate = baudRate;
  }

  removeCard(): void {
    this.#card = undefined;
  }

  setFault(fault: ReaderFault): void {
    this.#faults.add(fault);
  }

  clearFault(fault: ReaderFault): void {
    this.#faults.delete(fault);
  }

  /** One consumer of whole requests and of what goes out, in pieces as a fault may leave them. Not redacted. */
  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void {
    this.#wireListener = listener;
  }

  get state(): SimulatedReaderState {
    return {
      card: this.#card?.document ?? null,
      reading: this.#isReading,
      read: this.#read !== undefined && this.#read === this.#card,
      baudRate: this.#baudRate,
      faults: [...this.#faults],
    };
  }

  #take(chunk: Uint8Array): void {
    this.#reader.push(chunk);
    this.#clock.clearTimeout(this.#gapTimer);
    this.#timers.delete(this.#gapTimer);
    this.#gapTimer = this.#after(idleGap, () => this.#reader.abandon());
  }

  #onRequest(frame: Uint8Array): void {
    this.#wireListener?.("toDevice", frame);
    if (this.#faults.has("selfTestFailed")) this.#answer(this.#durations.sam, () => status(0x60));
    else if (this.#faults.has("samNotAuthorised")) this.#answer(this.#durations.sam, () => status(0x66));
    else this.#obey(frame);
  }

  #obey(frame: Uint8Array): void {
    const task = this.#tasks.find(({ command }) => isCode(command.request, frame));
    const isUnknown =
      task?.command === readCardDataWithFingerprint && this.#faults.has("noFingerprintCommand");
    if (!task || isUnknown) this.#answer(this.#durations.sam, () => status(0x21));
    else if (frame.length !== task.command.request.length)
      this.#answer(this.#durations.sam, () => status(0x11));
    else this.#answer(this.#durations[task.duration], task.reply, task.start);
  }

  readonly #tasks: ReadonlyArray<{
    readonly command: { readonly request: Uint8Array };
    readonly duration: keyof ReaderDurations;
    readonly start?: () => void;
    readonly reply: () => Uint8Array;
  }> = [
    { command: resetSam, duration: "reset", reply: () => this.#reset() },
    { command: readSamStatus, duration: "sam", reply: () => status(successes.done) },
    { command: readSamId, duration: "sam", reply: () => status(successes.done, samId) },
    { command: findCard, duration: "find", reply: () => this.#find() },
    { command: selectCard, duration: "select", reply: () => this.#select() },
    {
      command: readCardData,
      duration: "read",
      start: () => this.#startRead(this.#durations.read),
      reply: () => this.#finishRead(({ document, photo }) => encodeCardReply(document, photo)),
    },
    {
      command: readCardDataWithFingerprint,
      duration: "readWithFingerprint",
      start: () => this.#startRead(this.#durations.readWithFingerprint),
      reply: () => this.#finishReadWithFingerprint(),
    },
    { command: readNewestAddress, duration: "newestAddress", reply: () => this.#newestAddress() },
  ];

  #reset(): Uint8Array {
    this.#forgetCard();
    return status(successes.done);
  }

  #find(): Uint8Array {
    // The card that was read does not hear the call, and stays as it is.
    if (!this.#card || this.#card === this.#read) return status(0x80);
    this.#selected = undefined;
    this.#found = this.#card;
    return status(successes.cardFound, [0, 0, 0, 0]);
  }

  #select(): Uint8Array {
    const found = this.#found;
    this.#found = undefined;
    if (!found) return status(0x23);
    if (found !== this.#card) return status(0x81);
    this.#selected = found;
    return status(successes.done, [0, 0, 0, 0, 0, 0, 0, 0]);
  }

  #startRead(duration: number): void {
    this.#isReading = true;
    if (this.#selected && this.#spend("cardLiftedDuringRead")) {
      this.#after(duration / 2, () => this.removeCard());
    }
  }

  #finishRead(encode: (card: SimulatedCard) => Uint8Array): Uint8Array {
    this.#isReading = false;
    const selected = this.#selected;
    if (!selected) return status(0x23);
    if (selected !== this.#card) {
      this.#selected = undefined;
      return status(0x41);
    }
    this.#read = selected;
    return encode(selected);
  }

  #finishReadWithFingerprint(): Uint8Array {
    const isRefused = this.#faults.has("fingerprintNotVerified") && this.#selected?.fingerprint !== undefined;
    if (!isRefused || this.#selected !== this.#card) {
      return this.#finishRead(({ document, photo, fingerprint = new Uint8Array(0) }) =>
        encodeCardReplyWithFingerprint(document, photo, fingerprint),
      );
    }
    this.#isReading = false;
    return status(0x37);
  }

  #newestAddress(): Uint8Array {
    const selected = this.#selected;
    if (!selected) return status(0x23);
    if (selected !== this.#card) {
      this.#selected = undefined;
      return status(0x41);
    }
    return selected.newestAddress === undefined
      ? status(successes.nothingOnCard)
      : encodeNewestAddressReply(selected.newestAddress);
  }

  #forgetCard(): void {
    this.#found = undefined;
    this.#selected = undefined;
    this.#read = undefined;
  }

  /** Works for `duration` and then replies, unless it is at work already: a busy SAM does not listen. */
  #answer(duration: number, reply: () => Uint8Array, start?: () => void): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    start?.();
    this.#after(duration, () => {
      this.#isBusy = false;
      this.#send(reply());
    });
  }

  #send(reply: Uint8Array): void {
    const now = this.#clock.now();
    const due = Math.max(this.#lineFreeAt, now + (this.#spend("lateReply") ? lateReplyDelay : 0));
    this.#lineFreeAt = due;
    if (due > now) this.#after(due - now, () => this.#transmit(reply));
    else this.#transmit(reply);
  }

  #transmit(reply: Uint8Array): void {
    if (this.#spend("silence")) return;
    if (this.#spend("garbageBeforeFrame")) this.#put(garbage);
    const middle = reply.length >> 1;
    if (this.#spend("cutFrame")) this.#put(reply.slice(0, middle));
    else if (this.#spend("flippedBit"))
      this.#put(reply.map((byte, at) => (at === middle ? byte ^ 0x10 : byte)));
    else this.#put(reply);
  }

  #put(bytes: Uint8Array): void {
    this.#wireListener?.("toHost", bytes);
    this.#line?.write(bytes);
  }

  /** Whether the fault is set; one that lasts once is not set any more. */
  #spend(fault: ReaderFault): boolean {
    const isSet = this.#faults.has(fault);
    if (readerFaults[fault].lasts === "once") this.#faults.delete(fault);
    return isSet;
  }

  #after(milliseconds: number, action: () => void): unknown {
    const timer = this.#clock.setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, milliseconds);
    this.#timers.add(timer);
    return timer;
  }
}

/** A reply's frame: SW1 and SW2 zero, SW3, data. */
function status(sw3: number, data: readonly number[] = []): Uint8Array {
  return buildFrame(Uint8Array.of(0, 0, sw3, ...data));
}

/** Whether two requests have the same command and parameter. */
function isCode(one: Uint8Array, other: Uint8Array): boolean {
  return one[7] === other[7] && one[8] === other[8];
}
