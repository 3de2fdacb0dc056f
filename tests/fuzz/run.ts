import { mutated } from "./mutate.ts";
import { Random } from "./random.ts";
import type { FuzzTarget } from "./target.ts";

/** Longest chunk that a line hands over at once. */
const longestChunk = 400;
/** Messages before a stream's parser is left alone for a moment, at most. */
const quietOneIn = 6;
/** A parser lives so many messages; then comes a fresh one, as after reopening a line. */
const messagesALife = 300;
/** Share of the bytes after which memory is measured for the first time: tables are made and code is compiled by then. */
const settledAfter = 0.3;
/** Milliseconds: some hundred times what the slowest here takes. */
const chunkBudget = 250;
/** Bytes that may be held more at the end than when all was settled. */
export const memoryBudget = 2 * 1024 * 1024;
/** Bytes of input that are shown with a failure. */
const shownBytes = 200;
/** From so many messages on, some of the good ones among them must have been passed. */
const enoughMessages = 200;

export interface FuzzReport {
  readonly family: string;
  readonly parser: string;
  readonly seed: number;
  readonly bytes: number;
  readonly messages: number;
  /** Messages that the parser passed on and the reference found good. */
  readonly passed: number;
  /** Milliseconds of processor time of the slowest chunk. */
  readonly slowest: number;
  /** Bytes of heap and outside it, more at the end than when all was settled; null where they cannot be measured. */
  readonly grown: number | null;
}

/** What a parser did that none may do; `input` ends with the bytes that did it. */
export class FuzzFailure extends Error {
  override readonly name = "FuzzFailure";

  constructor(target: FuzzTarget, seed: number, what: string, input: Uint8Array, cause?: unknown) {
    super(
      `${target.family} · ${target.parser}: ${what} (seed ${seed}), behind … ${Buffer.from(input).toString("hex")}`,
      { cause },
    );
  }
}

/**
 * Feeds a parser `bytes` damaged bytes. `budget`: milliseconds that the processor may spend on one chunk. `onProgress`
 * hears now and then how many bytes there were.
 *
 * @throws FuzzFailure when it throws, is slow, passes a bad message, passes none of the good ones, or holds on to memory
 */
export function fuzz(
  target: FuzzTarget,
  {
    bytes,
    seed,
    budget = chunkBudget,
    onProgress,
  }: { bytes: number; seed: number; budget?: number; onProgress?: (done: number) => void },
): FuzzReport {
  const random = new Random(seed);
  let recent: Uint8Array[] = [];
  let done = 0;
  let messages = 0;
  let passed = 0;
  let slowest = 0;
  let settled: number | null = null;
  const fail = (what: string, cause?: unknown): never => {
    throw new FuzzFailure(target, seed, what, Buffer.concat(recent).subarray(-shownBytes), cause);
  };
  const open = () =>
    target.open((isSound) => {
      if (!isSound) fail("passed a bad message");
      passed += 1;
    });

  let parser = open();
  const timed = (step: () => void) => {
    const from = process.cpuUsage();
    try {
      step();
    } catch (cause) {
      if (cause instanceof FuzzFailure) throw cause;
      fail(`threw ${cause instanceof Error ? cause.message : String(cause)}`, cause);
    }
    const { user, system } = process.cpuUsage(from);
    const took = (user + system) / 1000;
    slowest = Math.max(slowest, took);
    if (took > budget) fail(`took ${took} ms for one chunk`);
  };

  // Undamaged and untimed, once: tables that are made at first use are made.
  for (const message of target.corpus) parser.push(message.slice());
  parser.quiet();
  passed = 0;
  while (done < bytes) {
    const message = mutated(target.corpus, random);
    messages += 1;
    done += message.length;
    recent.push(message);
    if (recent.length > 20) recent = recent.slice(-10);
    for (const chunk of target.whole ? [message] : chunksOf(message, random)) timed(() => parser.push(chunk));
    if (random.below(quietOneIn) === 0) timed(() => parser.quiet());
    if (messages % messagesALife === 0) parser = open();
    if (settled === null && done >= bytes * settledAfter) {
      parser = open();
      recent = [];
      settled = held();
    }
    if (messages % 256 === 0) onProgress?.(done);
  }
  if (passed === 0 && messages >= enoughMessages) fail("passed not one of the good messages");
  parser = open();
  recent = [];
  const end = held();
  const grown = settled === null || end === null ? null : end - settled;
  if (grown !== null && grown > memoryBudget) fail(`holds ${grown} bytes more than at first`);
  const { family, parser: name } = target;
  return { family, parser: name, seed, bytes: done, messages, passed, slowest, grown };
}

function* chunksOf(message: Uint8Array, random: Random): Generator<Uint8Array> {
  const longest = random.pick([1, 8, 64, longestChunk]);
  for (let at = 0; at < message.length; ) {
    const size = 1 + random.below(longest);
    // A copy: a parser that keeps a chunk, or writes into it, must not find another's bytes there.
    yield message.slice(at, at + size);
    at += size;
  }
}

/** Bytes held after a sweep; null where nobody can be made to sweep. */
function held(): number | null {
  if (!globalThis.gc) return null;
  // Buffers outside the heap are freed by the sweep after the one that found them unused.
  for (let sweep = 0; sweep < 3; sweep++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
