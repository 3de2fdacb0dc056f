import type { Clock } from "../clock.ts";
import type { Transport, TransportSource } from "../transport/transport.ts";
import { DeviceError } from "./errors.ts";

export interface ProbeQuestion {
  readonly bytes: Uint8Array;
  /** Milliseconds for the answer, beside its time on the wire. */
  readonly within: number;
  /** Bytes of the longest answer, for its time on the wire. */
  readonly longestAnswer: number;
  /** Whether everything that came since the question is the answer, whole. */
  isAnswer(heard: Uint8Array): boolean;
}

/**
 * How a device is known on a serial line that nobody has named: questions that change nothing in the right device, and that
 * every other device we know takes for noise. Each must be answered before the next is put.
 */
export interface SerialProbe {
  /** For the technician: `ESC/POS`. */
  readonly protocol: string;
  /** In baud, the likeliest first. */
  readonly baudRates: readonly number[];
  readonly questions: readonly ProbeQuestion[];
}

/** What came of one probe at one rate. */
export interface ProbeAttempt {
  readonly protocol: string;
  readonly baudRate: number;
  readonly heard: "answer" | "other" | "nothing";
}

export interface ProbeResult {
  /** Which probe was answered, and at which rate. Nothing: none was. */
  readonly known: { readonly probe: SerialProbe; readonly baudRate: number } | undefined;
  readonly attempts: readonly ProbeAttempt[];
}

/**
 * Asks what stands on a serial port: at each rate, in the order of `probes`, until one is answered. The order is the safe one
 * when the probe with the fewest bytes that another device could show or print comes first. The line is closed at the end.
 *
 * @param openAt opens the port at a rate; rejects as `TransportSource.open` does, which ends the asking
 */
export async function probePort(
  openAt: (baudRate: number) => TransportSource,
  probes: readonly SerialProbe[],
  clock: Clock,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const attempts: ProbeAttempt[] = [];
  for (const baudRate of ratesOf(probes)) {
    signal.throwIfAborted();
    const line = await openAt(baudRate).open();
    const ear = listenTo(line, clock);
    try {
      for (const probe of probes) {
        if (!probe.baudRates.includes(baudRate)) continue;
        const heard = await putQuestions(probe, baudRate, line, ear, signal);
        attempts.push({ protocol: probe.protocol, baudRate, heard });
        if (heard === "answer") return { known: { probe, baudRate }, attempts };
      }
    } finally {
      await line.close();
    }
  }
  return { known: undefined, attempts };
}

/** Every rate once: first what each probe finds likeliest, in their order, then the next likely. */
function ratesOf(probes: readonly SerialProbe[]): number[] {
  const longest = Math.max(0, ...probes.map(({ baudRates }) => baudRates.length));
  const rates = new Set<number>();
  for (let place = 0; place < longest; place++) {
    for (const { baudRates } of probes) {
      const rate = baudRates[place];
      if (rate !== undefined) rates.add(rate);
    }
  }
  return [...rates];
}

async function putQuestions(
  probe: SerialProbe,
  baudRate: number,
  line: Transport,
  ear: Ear,
  signal: AbortSignal,
): Promise<ProbeAttempt["heard"]> {
  for (const question of probe.questions) {
    const onWire = ((question.bytes.length + question.longestAnswer) * 10_000) / baudRate;
    const answer = ear.hear(question, question.within + Math.ceil(onWire), signal);
    const sent = line.write(question.bytes);
    const [heard] = await Promise.all([answer, sent]);
    if (heard !== "answer") return heard;
  }
  return "answer";
}

/** What is heard between a question and its answer. Bytes beyond any answer are not kept: a line may never stop. */
const longestHeard = 4096;

interface Ear {
  hear(question: ProbeQuestion, milliseconds: number, signal: AbortSignal): Promise<ProbeAttempt["heard"]>;
}

function listenTo(line: Transport, clock: Clock): Ear {
  let take: ((chunk: Uint8Array) => void) | undefined;
  let lose: ((cause: Error) => void) | undefined;
  let lost: Error | undefined;
  line.onData((chunk) => take?.(chunk));
  line.onLost((cause) => {
    lost = cause;
    lose?.(cause);
  });
  return {
    hear: (question, milliseconds, signal) =>
      new Promise((resolve, reject) => {
        let heard = new Uint8Array();
        const settle = (outcome: () => void) => {
          clock.clearTimeout(timer);
          signal.removeEventListener("abort", giveUp);
          take = undefined;
          lose = undefined;
          // It may hold a card's data: a late reply to an earlier program.
          heard.fill(0);
          outcome();
        };
        const giveUp = () => settle(() => reject(signal.reason));
        const timer = clock.setTimeout(() => {
          const word = heard.length > 0 ? "other" : "nothing";
          settle(() => resolve(word));
        }, milliseconds);
        signal.addEventListener("abort", giveUp, { once: true });
        lose = (cause) => settle(() => reject(cause));
        take = (chunk) => {
          const longer = new Uint8Array(Math.min(heard.length + chunk.length, longestHeard));
          longer.set(heard);
          longer.set(chunk.subarray(0, longer.length - heard.length), heard.length);
          heard.fill(0);
          heard = longer;
          // What is no answer is heard to its end, so that it is not taken for the next one's.
          if (question.isAnswer(heard)) settle(() => resolve("answer"));
        };
        if (lost) settle(() => reject(lost ?? new DeviceError("line.lost", "the port went away")));
      }),
  };
}
