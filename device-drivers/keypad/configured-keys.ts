import * as z from "zod/mini";
import { consumerUsages, keyUsages } from "../hid/usages.ts";
import { type Key, type KeyMap, type KeypadFunction, keyOf, keypadFunctions, usageOfKey } from "./key-map.ts";

/** Keys by the names of their usages, for people who write a configuration. */
const namedKeys: Readonly<Record<string, Key>> = {
  enter: keyOf(keyUsages.enter),
  escape: keyOf(keyUsages.escape),
  f1: keyOf(keyUsages.f1),
  f2: keyOf(keyUsages.f2),
  rightArrow: keyOf(keyUsages.rightArrow),
  leftArrow: keyOf(keyUsages.leftArrow),
  downArrow: keyOf(keyUsages.downArrow),
  upArrow: keyOf(keyUsages.upArrow),
  volumeIncrement: keyOf(consumerUsages.volumeIncrement),
  volumeDecrement: keyOf(consumerUsages.volumeDecrement),
};

/** A usage's name, or page and id in hexadecimal for every other key: `07:62`. */
const usageName = new RegExp(`^(${Object.keys(namedKeys).join("|")}|[0-9a-f]{2,4}:[0-9a-f]{2,4})$`);

/**
 * A key map as it stands in the configuration: key → what it does, `{ f1: help, "07:62": repeat }`. No key stands there
 * twice, and no function has two keys.
 */
export const configuredKeys = z
  .record(z.string().check(z.regex(usageName)), z.enum(keypadFunctions), {
    error: ({ code }) =>
      code === "invalid_key"
        ? `no key: one of ${Object.keys(namedKeys).join(", ")}, or its usage's page and id as in 07:62`
        : undefined,
  })
  .check(
    z.refine((keys) => new Set(Object.values(keys)).size === Object.keys(keys).length, {
      error: "two keys have the same function",
    }),
    z.refine((keys) => new Set(Object.keys(keys).map(keyNamed)).size === Object.keys(keys).length, {
      error: "a key stands there twice, once by its name",
    }),
  );

/** The key map that the configuration means. */
export function keyMapOf(configured: z.infer<typeof configuredKeys>): KeyMap {
  const entries = Object.entries(configured).map(([name, does]): [KeypadFunction, Key] => [
    does,
    keyNamed(name),
  ]);
  return Object.fromEntries(entries);
}

/** `07:52` and `0007:0052` are the same key. */
function keyNamed(name: string): Key {
  const named = namedKeys[name];
  if (named !== undefined) return named;
  const usage = usageOfKey(name);
  return usage === undefined ? name : keyOf(usage);
}
