import type { WireDescription, WireTracer } from "../device/wire-trace.ts";
import { nameOfError, readAnswer } from "./bx-commands.ts";
import { type BxFrame, BxFrameReader } from "./bx-frame.ts";

const commands: ReadonlyMap<number, string> = new Map([
  [0xa200, "ping"],
  [0xa306, "show a dynamic area"],
]);

/** Names each frame, shown without its marks and escapes. The text is shown: an LED screen shows it to everybody. */
export function createBxTracer(): WireTracer {
  const readers = { toDevice: new BxFrameReader(), toHost: new BxFrameReader() };
  return {
    push: (direction, bytes): readonly WireDescription[] =>
      readers[direction].push(bytes).map((frame) => ({
        name: direction === "toDevice" ? commandName(frame) : answerName(frame),
        hex: hexOf(frame.body),
      })),
  };
}

function commandName({ data: [group = 0, command = 0] }: BxFrame): string {
  return commands.get(group * 256 + command) ?? `command ${hexOf(Uint8Array.of(group, command))}`;
}

function answerName({ data }: BxFrame): string {
  const answer = readAnswer(data);
  return answer.kind === "refused" ? `refused: ${nameOfError(answer.error)}` : answer.kind;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
}
