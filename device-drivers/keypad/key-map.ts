import * as z from "zod/mini";
import { consumerUsages, keyUsages, pageOf, usageIdOf, usageOf, usagePages } from "../hid/usages.ts";

/** What an accessibility keypad's keys do, in the order in which they are learned. */
export const keypadFunctions = [
  "up",
  "down",
  "left",
  "right",
  "confirm",
  "back",
  "help",
  "volumeUp",
  "volumeDown",
  "repeat",
] as const;

export type KeypadFunction = (typeof keypadFunctions)[number];

/** A key by its usage: page and id in hexadecimal, `07:52`. */
export type Key = string;

/** Function → its key. A keypad may lack some. */
export type KeyMap = Readonly<Partial<Record<KeypadFunction, Key>>>;

/** A key map as it is kept: no key has two functions. */
export const keyMapSchema = z
  .partialRecord(z.enum(keypadFunctions), z.string().check(z.regex(/^[0-9a-f]{2,4}:[0-9a-f]{2,4}$/)))
  .check(
    z.refine((map) => new Set(Object.values(map)).size === Object.keys(map).length, {
      error: "two functions have the same key",
    }),
  );

/** @param usage with its page in the upper sixteen bits */
export function keyOf(usage: number): Key {
  const hex = (number: number) => number.toString(16).padStart(2, "0");
  return `${hex(pageOf(usage))}:${hex(usageIdOf(usage))}`;
}

/** The usage of a key, or undefined when it is none. */
export function usageOfKey(key: Key): number | undefined {
  const match = /^([0-9a-f]{2,4}):([0-9a-f]{2,4})$/.exec(key);
  if (!match) return undefined;
  return usageOf(Number.parseInt(match[1] ?? "", 16), Number.parseInt(match[2] ?? "", 16));
}

/** The keys of a keyboard that say by themselves what they do; F1 for help, F2 to hear it once more. */
export const ordinaryKeyMap = {
  up: keyOf(keyUsages.upArrow),
  down: keyOf(keyUsages.downArrow),
  left: keyOf(keyUsages.leftArrow),
  right: keyOf(keyUsages.rightArrow),
  confirm: keyOf(keyUsages.enter),
  back: keyOf(keyUsages.escape),
  help: keyOf(keyUsages.f1),
  volumeUp: keyOf(consumerUsages.volumeIncrement),
  volumeDown: keyOf(consumerUsages.volumeDecrement),
  repeat: keyOf(keyUsages.f2),
} as const satisfies Record<KeypadFunction, Key>;

export function functionOf(map: KeyMap, key: Key): KeypadFunction | undefined {
  return keypadFunctions.find((name) => map[name] === key);
}

/** Shift, control and their like: keypads set up by their makers' tools send them along with another key. */
export function isModifier(key: Key): boolean {
  const usage = usageOfKey(key);
  return usage !== undefined && usage >= keyUsages.leftControl && usage <= keyUsages.rightGui;
}

/**
 * Whether the key may be shown in a trace: it writes no character. Whatever is plugged in as a keypad may be a whole
 * keyboard, and somebody type a name on it.
 */
export function writesNothing(usage: number): boolean {
  if (pageOf(usage) !== usagePages.keyboard) return true;
  const id = usageIdOf(usage);
  return silentKeys.some(([first, last]) => id >= first && id <= last);
}

/** Usages of page 07 from first to last: none, errors; enter to tab; caps lock, F keys and arrows; and so on. */
const silentKeys: readonly (readonly [number, number])[] = [
  [0x00, 0x03],
  [0x28, 0x2b],
  [0x39, 0x53],
  [0x58, 0x58],
  [0x65, 0x66],
  [0x68, 0x84],
  [0xe0, 0xe7],
];
