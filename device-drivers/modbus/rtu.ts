/**
 * Modbus RTU, the client's side of five functions (Modbus Application Protocol 1.1b3 §6; Modbus over Serial Line 1.02 §2.5).
 *
 *     unit · function · data · CRC low · CRC high
 *
 * Own, since the kept libraries (`modbus-serial`, `jsmodbus`) open their ports and run their timers themselves, where a line here is handed
 * in, and time is injected.
 */

export const functions = {
  readDiscreteInputs: 0x02,
  readHoldingRegisters: 0x03,
  readInputRegisters: 0x04,
  writeRegister: 0x06,
  writeRegisters: 0x10,
} as const;
/** Set in the function of an answer that is an exception. */
const exceptionBit = 0x80;

/** Most discrete inputs in one request. */
export const mostInputs = 2000;
/** Most registers in one request. */
export const mostRead = 125;
export const mostWritten = 123;

export const exceptions = {
  illegalFunction: 0x01,
  illegalAddress: 0x02,
  illegalValue: 0x03,
  busy: 0x06,
} as const;

/** CRC-16/Modbus: polynomial A001 reflected, beginning with FFFF. */
export function modbusCrc(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

const high = (word: number) => (word >> 8) & 0xff;
const low = (word: number) => word & 0xff;

/** A whole frame of what stands before its CRC. */
export function rtuFrame(content: readonly number[]): Uint8Array {
  const crc = modbusCrc(Uint8Array.from(content));
  return Uint8Array.of(...content, low(crc), high(crc));
}

export interface RtuRequest {
  readonly unit: number;
  readonly function: number;
  readonly frame: Uint8Array;
  /** Bytes of the answer that is no exception. */
  readonly answerLength: number;
  /** Values in it. */
  readonly count: number;
}

/** @param count of inputs, 1 to `mostInputs` */
export function readDiscreteInputs(unit: number, from: number, count: number): RtuRequest {
  const code = functions.readDiscreteInputs;
  return {
    unit,
    function: code,
    frame: rtuFrame([unit, code, high(from), low(from), high(count), low(count)]),
    answerLength: 5 + Math.ceil(count / 8),
    count,
  };
}

/** @param count of registers, 1 to `mostRead` */
export function readRegisters(
  unit: number,
  kind: "readHoldingRegisters" | "readInputRegisters",
  from: number,
  count: number,
): RtuRequest {
  const code = functions[kind];
  return {
    unit,
    function: code,
    frame: rtuFrame([unit, code, high(from), low(from), high(count), low(count)]),
    answerLength: 5 + 2 * count,
    count,
  };
}

/** @param values 1 to `mostWritten` words */
export function writeRegisters(unit: number, from: number, values: readonly number[]): RtuRequest {
  const code = functions.writeRegisters;
  const words = values.flatMap((value) => [high(value), low(value)]);
  const head = [unit, code, high(from), low(from), high(values.length), low(values.length), words.length];
  return { unit, function: code, frame: rtuFrame([...head, ...words]), answerLength: 8, count: 0 };
}

/** `part`: it may become one. `garbled`: it is none, and more bytes mend nothing. Values are words of registers, or 0 and 1 of inputs. */
export type RtuAnswer =
  | { readonly kind: "part" | "garbled" }
  | { readonly kind: "exception"; readonly code: number }
  | { readonly kind: "values"; readonly values: readonly number[] };

const exceptionLength = 5;

/**
 * What was heard since a request, as its answer. An adapter that hears itself gives the request back first, which is passed over. Takes
 * any bytes.
 */
export function readRtuAnswer(request: RtuRequest, heard: Uint8Array): RtuAnswer {
  const { frame } = request;
  const isEcho = heard.length >= frame.length && frame.every((byte, at) => heard[at] === byte);
  const bytes = isEcho ? heard.subarray(frame.length) : heard;
  const isAnswer = judge(request, bytes);
  // The beginning of an echo looks like noise until it is whole.
  const mayBeEcho = heard.length < frame.length && heard.every((byte, at) => frame[at] === byte);
  return isAnswer.kind === "garbled" && mayBeEcho ? { kind: "part" } : isAnswer;
}

function judge(request: RtuRequest, bytes: Uint8Array): RtuAnswer {
  const [unit, code] = bytes;
  if (unit === undefined) return { kind: "part" };
  if (unit !== request.unit) return { kind: "garbled" };
  if (code === undefined) return { kind: "part" };
  if (code === (request.function | exceptionBit)) {
    if (bytes.length < exceptionLength) return { kind: "part" };
    if (bytes.length > exceptionLength || !hasCrc(bytes)) return { kind: "garbled" };
    return { kind: "exception", code: bytes[2] ?? 0 };
  }
  if (code !== request.function || bytes.length > request.answerLength) return { kind: "garbled" };
  if (bytes.length < request.answerLength) return { kind: "part" };
  if (!hasCrc(bytes)) return { kind: "garbled" };
  if (code === functions.writeRegisters) {
    const repeats = request.frame.subarray(0, 6).every((byte, at) => bytes[at] === byte);
    return repeats ? { kind: "values", values: [] } : { kind: "garbled" };
  }
  if (bytes[2] !== request.answerLength - 5) return { kind: "garbled" };
  const data = bytes.subarray(3, -2);
  const valueAt = code === functions.readDiscreteInputs ? inputAt : wordAt;
  return { kind: "values", values: Array.from({ length: request.count }, (_, at) => valueAt(data, at)) };
}

const wordAt = (data: Uint8Array, at: number) => (data[2 * at] ?? 0) * 256 + (data[2 * at + 1] ?? 0);
/** The first input is the lowest bit of the first byte (Application Protocol §6.2). */
const inputAt = (data: Uint8Array, at: number) => ((data[at >> 3] ?? 0) >> (at & 7)) & 1;

function hasCrc(bytes: Uint8Array): boolean {
  const end = bytes.length - 2;
  return modbusCrc(bytes.subarray(0, end)) === (bytes[end] ?? 0) + 256 * (bytes[end + 1] ?? 0);
}
