import type { WireEntry } from "../ui/wire/wire-lines.ts";

/**
 * The trace of each device as a file, oldest message first: time (ISO 8601, UTC), direction, meaning and hex with tabs between,
 * one message a line. It is what a simulated device can be rebuilt from.
 */
export function traceFiles(
  entries: readonly WireEntry[],
  device: string | null,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const entry of entries) {
    if (device !== null && entry.device !== device) continue;
    const { at, direction, meaning, hex } = entry;
    const line = [new Date(at).toISOString(), direction, meaning.replaceAll(/\s+/g, " "), hex].join("\t");
    files.set(entry.device, `${files.get(entry.device) ?? ""}${line}\n`);
  }
  return files;
}
