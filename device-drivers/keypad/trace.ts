import type { WireTracer } from "../device/wire-trace.ts";
import { parseReportDescriptor } from "../hid/report-descriptor.ts";
import { keyOf, writesNothing } from "./key-map.ts";
import { readKeys } from "./key-tracker.ts";

/** Keys that write characters are not shown, nor is any report that may hold one: a keypad may be a whole keyboard. */
export function createKeypadTracer(reportDescriptor: Uint8Array): WireTracer {
  const parsed = parseReportDescriptor(reportDescriptor);
  return {
    push(direction, bytes) {
      if (direction === "toDevice") return [{ name: "lights", hex: toHex(bytes) }];
      const read = parsed.kind === "descriptor" ? readKeys(parsed.descriptor, bytes) : undefined;
      if (!read) return [{ name: "report that tells no keys", hex: redact(bytes) }];
      const usages = [...read.usages];
      const names = usages.map((usage) => (writesNothing(usage) ? keyOf(usage) : "a character"));
      const hex = usages.every(writesNothing) ? toHex(bytes) : redact(bytes);
      return [{ name: names.length > 0 ? `down: ${names.join(", ")}` : "no key down", hex }];
    },
  };
}

function redact(bytes: Uint8Array): string {
  return `… ${bytes.length} bytes redacted …`;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
}
