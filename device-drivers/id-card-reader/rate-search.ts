import type { Clock } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { Transport, TransportSource } from "../transport/transport.ts";
import { readSamId } from "./commands.ts";
import { responseFormat } from "./frame.ts";
import { FrameReader } from "./framing.ts";

/** The rates that a reader can be set to, the one it comes with first, in baud. */
export const baudRates = [115_200, 57_600, 38_400, 19_200, 9600] as const;
export type BaudRate = (typeof baudRates)[number];

/** Milliseconds that a reader is given to say its number, beside the time on the wire: what public programs give it. */
export const answerTime = 300;

/** At each rate: one spoiled reply, or a request that ran into the rest of a spoiled one, is no reason to go on. */
const asksPerRate = 2;

/** `answer`: a whole frame, whatever it says: noise does not pass its preamble, length and checksum. */
export type Heard = "answer" | "noise" | "nothing";

export interface RateAttempt {
  readonly baudRate: BaudRate;
  readonly heard: Heard;
}

/** Where a search is: what to do next, or how it ended. */
export type RateSearch =
  | { readonly kind: "ask"; readonly baudRate: BaudRate; readonly attempts: readonly RateAttempt[] }
  | { readonly kind: "found"; readonly baudRate: BaudRate; readonly attempts: readonly RateAttempt[] }
  | { readonly kind: "notFound"; readonly attempts: readonly RateAttempt[] };

/** A search that begins with the rate the reader is believed to have. */
export function beginRateSearch(first: BaudRate): RateSearch & { readonly kind: "ask" } {
  return { kind: "ask", baudRate: first, attempts: [] };
}

/** The search after one more rate: ended, or at the fastest rate not yet asked at. */
export function continueRateSearch(search: RateSearch & { readonly kind: "ask" }, heard: Heard): RateSearch {
  const { baudRate } = search;
  const attempts = [...search.attempts, { baudRate, heard }];
  if (heard === "answer") return { kind: "found", baudRate, attempts };
  const next = baudRates.find((rate) => !attempts.some((attempt) => attempt.baudRate === rate));
  return next === undefined ? { kind: "notFound", attempts } : { kind: "ask", baudRate: next, attempts };
}

/** A transport that is known to have the reader's rate. */
export interface RatedTransport extends Transport {
  readonly baudRate: BaudRate;
}

export interface RateSearchOptions {
  /** The reader's port, opened at a rate. */
  readonly sourceAt: (baudRate: BaudRate) => TransportSource;
  readonly clock: Clock;
  /** The rate to begin with: the configured one, or the one found last time. */
  readonly first: BaudRate;
}

/**
 * Finds the rate at which the reader answers, and leaves its line open at that rate. Asks for the SAM's number, which
 * changes nothing in the reader and can be taken for no other reply; at a wrong rate it is noise that a reader ignores.
 * Takes at most 3.2 s and the time of five openings.
 *
 * Rejects with the source's `DeviceError` when the line cannot be opened or is lost, `device.silent` when nothing was
 * heard at any rate, `device.garbled` when nothing but noise was; with the signal's reason when aborted. The line is
 * closed then.
 */
export async function findBaudRate(
  { sourceAt, clock, first }: RateSearchOptions,
  signal: AbortSignal,
): Promise<RatedTransport> {
  let search: RateSearch = beginRateSearch(first);
  while (search.kind === "ask") {
    signal.throwIfAborted();
    const { baudRate }: RateSearch & { kind: "ask" } = search;
    const line = await sourceAt(baudRate).open();
    let heard: Heard = "nothing";
    try {
      for (let asked = 0; asked < asksPerRate && heard !== "answer"; asked++) {
        const now = await ask(line, baudRate, clock, signal);
        if (now !== "nothing") heard = now;
      }
    } catch (cause) {
      await line.close();
      throw cause;
    }
    if (heard === "answer") return rated(line, baudRate);
    await line.close();
    search = continueRateSearch(search, heard);
  }
  const at = search.attempts.map(({ baudRate, heard }) => `${heard} at ${baudRate}`).join(", ");
  const isSilent = search.attempts.every(({ heard }) => heard === "nothing");
  throw new DeviceError(isSilent ? "device.silent" : "device.garbled", `no rate found: ${at}`);
}

/** Asks once. What comes back from an earlier program's request is an answer too. */
function ask(line: Transport, baudRate: BaudRate, clock: Clock, signal: AbortSignal): Promise<Heard> {
  return new Promise((resolve, reject) => {
    let heard: Heard = "nothing";
    const end = () => {
      clock.clearTimeout(timer);
      signal.removeEventListener("abort", giveUp);
    };
    const giveUp = () => {
      end();
      reject(signal.reason);
    };
    const fail = (cause: unknown) => {
      end();
      reject(cause);
    };
    const answered = (frame: Uint8Array) => {
      // A late reply may hold a card's data.
      frame.fill(0);
      heard = "answer";
      end();
      resolve(heard);
    };
    const reader = new FrameReader(responseFormat, { onFrame: answered, onDiscard: () => undefined });
    const onWire = (readSamId.request.length + readSamId.longestReply) * (10_000 / baudRate);
    const timer = clock.setTimeout(() => {
      reader.abandon();
      end();
      resolve(heard);
    }, answerTime + Math.ceil(onWire));
    signal.addEventListener("abort", giveUp, { once: true });
    line.onLost(fail);
    line.onData((chunk) => {
      if (heard === "nothing") heard = "noise";
      reader.push(chunk);
    });
    line.write(readSamId.request).catch(fail);
  });
}

function rated(line: Transport, baudRate: BaudRate): RatedTransport {
  return {
    baudRate,
    write: (bytes) => line.write(bytes),
    onData: (listener) => line.onData(listener),
    onLost: (listener) => line.onLost(listener),
    close: () => line.close(),
  };
}

export interface SearchingSourceOptions extends RateSearchOptions {
  /** Aborts when nobody wants the reader any more: ends a search under way. */
  readonly signal: AbortSignal;
  /** Told each rate found, to remember over a restart. */
  readonly onFound: (baudRate: BaudRate) => void;
}

/**
 * The port of a reader whose rate may have changed: every opening is a search that begins at the rate found last, and
 * so costs one exchange while that is right.
 */
export function searchingSource(options: SearchingSourceOptions): TransportSource<RatedTransport> {
  const { sourceAt, clock, signal, onFound } = options;
  let { first } = options;
  const { address } = sourceAt(first);
  return {
    address,
    exists: () => sourceAt(first).exists(),
    async open() {
      const line = await findBaudRate({ sourceAt, clock, first }, signal);
      first = line.baudRate;
      onFound(first);
      return line;
    },
  };
}
