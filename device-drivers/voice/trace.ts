import type { WireDescription, WireTracer } from "../device/wire-trace.ts";
import { type VoiceDriver, voiceCommands, voiceReplies } from "./driver.ts";
import { FrameCutter } from "./frame-cutter.ts";

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
const nameOf = (names: Readonly<Record<string, number>>, code: number) =>
  Object.entries(names).find(([, value]) => value === code)?.[0];

/** Mark, length, command and encoding. */
const shown = 5;

/** Names each frame and each reply. Texts are redacted: some module may one day be given a name to say. */
export function createVoiceTracer(driver: VoiceDriver): WireTracer {
  const cutter = new FrameCutter(driver);
  return {
    push(direction, bytes): readonly WireDescription[] {
      if (direction === "toHost")
        return Array.from(bytes, (byte) => ({
          name: nameOf(voiceReplies, byte) ?? "no reply",
          hex: hex(Uint8Array.of(byte)),
        }));
      return cutter.push(bytes).map((frame) => {
        if (frame.kind === "damaged") return { name: "damaged frame", hex: redacted(frame.bytes, 3) };
        const name = nameOf(voiceCommands, frame.command) ?? `command ${frame.command}`;
        return { name, hex: frame.text.length > 1 ? redacted(frame.bytes, shown) : hex(frame.bytes) };
      });
    },
  };
}

function redacted(bytes: Uint8Array, keep: number): string {
  const rest = bytes.length - keep;
  return rest > 0 ? `${hex(bytes.subarray(0, keep))} … ${rest} bytes redacted …` : hex(bytes);
}
