import type { WireDescription, WireTracer } from "../device/wire-trace.ts";
import { Cd5220Cutter, type DisplayCommand } from "./cd5220.ts";

const names = {
  initialise: "initialise",
  clear: "clear",
  clearLine: "clear line",
  text: "text",
  unknown: "unknown command",
} as const;

/** Names each command. The text is shown: a display shows it to everybody. */
export function createCd5220Tracer(): WireTracer {
  const cutter = new Cd5220Cutter();
  return {
    push: (direction, bytes): readonly WireDescription[] =>
      direction === "toHost"
        ? [{ name: "a display that answers", hex: hexOf(bytes) }]
        : cutter.push(bytes).map((command) => ({ name: nameOf(command), hex: hexOf(command.bytes) })),
  };
}

function nameOf(command: DisplayCommand): string {
  if (command.kind !== "line") return names[command.kind];
  return `${command.row === 0 ? "upper" : "lower"} line: ${command.text.trimEnd()}`;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
}
