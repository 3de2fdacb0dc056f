import type { Clock } from "../clock.ts";
import { lengthOf, type TracedMessage } from "../device/trace-lines.ts";
import type { Direction } from "../device/wire-trace.ts";
import type { SimulatedDevice, SimulatedLine } from "./line.ts";

/** A request of the recording, and what the device said until the next one. */
export interface RecordedExchange {
  readonly request: TracedMessage["parts"];
  /** `delay`: milliseconds from the request, as recorded: the time on the wire is in it. */
  readonly replies: readonly { readonly delay: number; readonly bytes: Uint8Array }[];
}

/**
 * The exchanges of a recording. What a device said before anybody had asked is left out: a simulated device only
 * answers.
 *
 * @param fill a reply's whole bytes, with plainly fictitious ones for those that were redacted: the family's own, since
 *   only it knows what must agree with them
 */
export function exchangesOf(
  messages: readonly TracedMessage[],
  fill: (reply: TracedMessage) => Uint8Array,
): readonly RecordedExchange[] {
  const exchanges: { request: TracedMessage; replies: { delay: number; bytes: Uint8Array }[] }[] = [];
  for (const message of messages) {
    const exchange = exchanges.at(-1);
    if (message.direction === "toDevice") exchanges.push({ request: message, replies: [] });
    else
      exchange?.replies.push({ delay: Math.max(0, message.at - exchange.request.at), bytes: fill(message) });
  }
  return exchanges.map(({ request, replies }) => ({ request: request.parts, replies }));
}

export interface RecordedDeviceOptions {
  readonly clock: Clock;
  /**
   * Whether replies come after the recorded delays, asked anew for each request; if not, at once. Not on a paced line: the
   * delays hold the wire's time.
   */
  isPaced(): boolean;
}

export interface RecordedDeviceState {
  readonly exchanges: number;
  /** The exchange from which on a request is looked for. */
  readonly next: number;
  /** Bytes that began no recorded request, and were not answered. */
  readonly unknownBytes: number;
}

/**
 * Plays a recording of a byte line back: a request gets the replies that it got the next time it was recorded, in the
 * recording's order, and from its beginning again behind the last. A redacted byte of a request agrees with any. It
 * knows no protocol: what begins no recorded request is passed over byte by byte, as on a line with noise.
 */
export class RecordedDevice implements SimulatedDevice {
  readonly #exchanges: readonly RecordedExchange[];
  readonly #patterns: readonly Pattern[];
  readonly #clock: Clock;
  readonly #isPaced: () => boolean;
  readonly #timers = new Set<unknown>();
  #wireListener: ((direction: Direction, bytes: Uint8Array) => void) | undefined;
  #line: SimulatedLine | undefined;
  #heard: number[] = [];
  #next = 0;
  #unknownBytes = 0;
  /** Replies keep their order: no sooner than this. */
  #lineFreeAt = 0;

  constructor(exchanges: readonly RecordedExchange[], { clock, isPaced }: RecordedDeviceOptions) {
    this.#exchanges = exchanges;
    this.#patterns = patternsOf(exchanges);
    this.#clock = clock;
    this.#isPaced = isPaced;
  }

  attach(line: SimulatedLine): void {
    this.#line = line;
    line.onData((chunk) => {
      if (this.#line === line) this.#take(chunk);
    });
  }

  /** The recording stays where it is. */
  detach(): void {
    this.#line = undefined;
    for (const timer of this.#timers) this.#clock.clearTimeout(timer);
    this.#timers.clear();
    this.#heard = [];
    this.#lineFreeAt = 0;
  }

  /** Back to the beginning of the recording. */
  rewind(): void {
    this.#next = 0;
  }

  /** One consumer of whole requests and replies. */
  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void {
    this.#wireListener = listener;
  }

  get state(): RecordedDeviceState {
    return { exchanges: this.#exchanges.length, next: this.#next, unknownBytes: this.#unknownBytes };
  }

  #take(chunk: Uint8Array): void {
    for (const byte of chunk) {
      this.#heard.push(byte);
      this.#match();
    }
  }

  /** Takes a request off the bytes heard, or those bytes that cannot begin one. */
  #match(): void {
    while (this.#heard.length > 0) {
      const begun = this.#patterns.filter((pattern) => begins(pattern, this.#heard));
      const whole = begun.find(({ bytes }) => bytes.length === this.#heard.length);
      if (whole) {
        const request = Uint8Array.from(this.#heard);
        this.#heard = [];
        this.#wireListener?.("toDevice", request);
        this.#play(whole);
        return;
      }
      if (begun.length > 0) return;
      this.#heard.shift();
      this.#unknownBytes++;
    }
  }

  #play({ places }: Pattern): void {
    const place = places.find((at) => at >= this.#next) ?? places[0];
    const exchange = place === undefined ? undefined : this.#exchanges[place];
    if (place === undefined || !exchange) return;
    this.#next = (place + 1) % this.#exchanges.length;
    const now = this.#clock.now();
    const paced = this.#isPaced();
    for (const { delay, bytes } of exchange.replies) {
      this.#lineFreeAt = Math.max(this.#lineFreeAt, now + (paced ? delay : 0));
      this.#sendAt(this.#lineFreeAt - now, bytes);
    }
  }

  #sendAt(delay: number, bytes: Uint8Array): void {
    const timer = this.#clock.setTimeout(() => {
      this.#timers.delete(timer);
      this.#wireListener?.("toHost", bytes);
      this.#line?.write(bytes);
    }, delay);
    this.#timers.add(timer);
  }
}

/** One of the requests that differ, and where in the recording it stands. */
interface Pattern {
  /** Nothing where any byte agrees. */
  readonly bytes: readonly (number | undefined)[];
  readonly places: readonly number[];
}

function patternsOf(exchanges: readonly RecordedExchange[]): readonly Pattern[] {
  const patterns = new Map<string, { bytes: readonly (number | undefined)[]; places: number[] }>();
  for (const [place, { request }] of exchanges.entries()) {
    const bytes = request.flatMap((part) =>
      "redacted" in part ? new Array<undefined>(lengthOf(part)).fill(undefined) : [...part],
    );
    const key = bytes.join();
    const known = patterns.get(key);
    if (known) known.places.push(place);
    else patterns.set(key, { bytes, places: [place] });
  }
  return [...patterns.values()];
}

/** Whether the bytes are the beginning of such a request, or the whole. */
function begins({ bytes }: Pattern, heard: readonly number[]): boolean {
  return heard.length <= bytes.length && heard.every((byte, at) => (bytes[at] ?? byte) === byte);
}
