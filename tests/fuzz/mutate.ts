import type { Random } from "./random.ts";

/** Longest run of bytes that one mutation puts in or takes out. */
const longestRun = 40;
/** Values that lengths, counts and flags break at. */
const edges = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff] as const;

type Mutation = (message: Uint8Array, random: Random, corpus: readonly Uint8Array[]) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));

function changed(message: Uint8Array, at: number, value: number): Uint8Array {
  const copy = message.slice();
  copy[at] = value;
  return copy;
}

/** What happens to messages on bad lines and in bad hands. */
const mutations: readonly Mutation[] = [
  function flipBits(message, random) {
    let copy = message;
    for (let count = 1 + random.below(4); count > 0; count--) {
      const at = random.below(copy.length);
      copy = changed(copy, at, (copy[at] ?? 0) ^ (1 << random.below(8)));
    }
    return copy;
  },
  function setToEdge(message, random) {
    return changed(message, random.below(message.length), random.pick(edges));
  },
  /** Two bytes that may be a length, in either order. */
  function setLength(message, random) {
    const at = random.below(message.length);
    const value = random.pick([0, 1, message.length - 1, message.length + 1, 0xff, 0x100, 0x7fff, 0xffff]);
    const [high, low] = [value >> 8, value & 0xff];
    const [first, second] = random.below(2) === 0 ? [high, low] : [low, high];
    return changed(changed(message, at, first), Math.min(at + 1, message.length - 1), second);
  },
  function cutTail(message, random) {
    return message.slice(0, random.below(message.length));
  },
  function cutHead(message, random) {
    return message.slice(1 + random.below(message.length));
  },
  function loseRun(message, random) {
    const at = random.below(message.length);
    return joined(message.subarray(0, at), message.subarray(at + 1 + random.below(longestRun)));
  },
  function insertNoise(message, random) {
    const at = random.below(message.length + 1);
    const noise = random.bytes(1 + random.below(longestRun));
    return joined(message.subarray(0, at), noise, message.subarray(at));
  },
  function repeatRun(message, random) {
    const at = random.below(message.length);
    const end = at + 1 + random.below(longestRun);
    return joined(message.subarray(0, end), message.subarray(at));
  },
  function splice(message, random, corpus) {
    const other = random.pick(corpus);
    return joined(
      message.subarray(0, random.below(message.length + 1)),
      other.subarray(random.below(other.length + 1)),
    );
  },
  function onlyNoise(_message, random) {
    return random.bytes(1 + random.below(longestRun));
  },
];

/** One in so many messages goes through as it is: a parser that refuses everything proves nothing. */
const soundOneIn = 4;

/** A message of the corpus, mostly damaged, sometimes several times over. */
export function mutated(corpus: readonly Uint8Array[], random: Random): Uint8Array {
  let message = random.pick(corpus);
  if (random.below(soundOneIn) === 0) return message;
  for (let count = 1 + random.below(3); count > 0 && message.length > 0; count--)
    message = random.pick(mutations)(message, random, corpus);
  return message;
}
