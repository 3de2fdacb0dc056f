import type { Direction, WireDescription, WireTracer } from "../device/wire-trace.ts";
import { functions, modbusCrc } from "./rtu.ts";

const longestFrame = 256;

const names: ReadonlyMap<number, string> = new Map([
  [functions.readDiscreteInputs, "read discrete inputs"],
  [functions.readHoldingRegisters, "read holding registers"],
  [functions.readInputRegisters, "read input registers"],
  [functions.writeRegister, "write register"],
  [functions.writeRegisters, "write registers"],
]);

/** Names each frame. Nothing is redacted: for lines on which nothing is personal. */
export function createModbusTracer(): WireTracer {
  let answer: number[] = [];
  return {
    push(direction, bytes): readonly WireDescription[] {
      if (direction === "toDevice") {
        const unfinished = answer;
        answer = [];
        return [
          ...(unfinished.length > 0 ? [describe("toHost", unfinished)] : []),
          describe(direction, [...bytes]),
        ];
      }
      // An answer may come in pieces: it is whole when its checksum is right.
      answer = [...answer, ...bytes].slice(-longestFrame);
      const body = Uint8Array.from(answer.slice(0, -2));
      const isWhole =
        answer.length > 4 && modbusCrc(body) === (answer.at(-2) ?? 0) + 256 * (answer.at(-1) ?? 0);
      if (!isWhole) return [];
      const whole = answer;
      answer = [];
      return [describe(direction, whole)];
    },
  };
}

function describe(direction: Direction, frame: readonly number[]): WireDescription {
  const [unit = 0, code = 0] = frame;
  const name = names.get(code & 0x7f) ?? "no frame";
  const isException = code >= 0x80 && names.has(code & 0x7f);
  const isInputs = direction === "toHost" && code === functions.readDiscreteInputs;
  const says = isException ? `, exception ${frame[2] ?? 0}` : isInputs ? `: ${inputsIn(frame)}` : "";
  return {
    name: `unit ${unit}: ${name}${says}`,
    hex: frame.map((byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" "),
  };
}

/** The inputs of an answer, the first one first: `1000 0000`. */
function inputsIn(frame: readonly number[]): string {
  const bits = (byte: number) => [...byte.toString(2).padStart(8, "0")].reverse().join("");
  return frame
    .slice(3, -2)
    .map(bits)
    .join("")
    .replace(/(.{4})(?=.)/g, "$1 ");
}
