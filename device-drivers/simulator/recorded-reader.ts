import type { Clock } from "../clock.ts";
import { lengthOf, parseTrace, type TracedMessage } from "../device/trace-lines.ts";
import { preamble } from "../id-card-reader/frame.ts";
import { recordedReaderExchanges } from "../id-card-reader/recorded.ts";
import { describeFrame } from "../id-card-reader/trace.ts";
import { type BenchControls, BenchError, longestTrace } from "./bench.ts";
import type { SerialDevice } from "./bench-slot.ts";
import { personas } from "./personas.ts";
import { RecordedDevice } from "./recorded-device.ts";

/**
 * Bytes that a trace's messages may stand for: what was redacted is a number in the text, and memory here. Ours: the 500 messages that a
 * page keeps, each the longest reply that a reader has (2,321 bytes), three times over.
 */
const mostBytes = 4_000_000;

/** What a person does whose trace is no good. */
const remedy = "save the reader's trace on the service page again and take the file as it is";

/**
 * A card reader from the text of an exported trace, in which a reader was asked something and answered.
 * @throws BenchError with the problem `trace`
 */
export function readerFromTrace(
  text: string,
  clock: Clock,
  isPaced: () => boolean,
): SerialDevice & BenchControls {
  const refuse = (line: number | null, what: string): BenchError =>
    new BenchError("invalidArguments", `trace: ${line === null ? "" : `line ${line}: `}${what}; ${remedy}`, {
      kind: "trace",
      line,
    });
  if (text.length > longestTrace) throw refuse(null, `longer than ${longestTrace} characters`);
  const trace = parseTrace(text);
  if (trace.kind === "malformed") throw refuse(trace.line, trace.problem);
  const bytes = trace.messages.flatMap(({ parts }) => parts).reduce((sum, part) => sum + lengthOf(part), 0);
  if (bytes > mostBytes) throw refuse(null, `stands for ${bytes} bytes, more than any reader says`);
  if (!trace.messages.some(isReaderRequest)) throw refuse(null, "nobody asks a card reader anything in it");
  if (!trace.messages.some(({ direction }) => direction === "toHost"))
    throw refuse(null, "the reader does not answer in it");
  return recordedReader(trace.messages, clock, isPaced);
}

function isReaderRequest({ direction, parts: [head] }: TracedMessage): boolean {
  return (
    direction === "toDevice" && head instanceof Uint8Array && preamble.every((byte, at) => head[at] === byte)
  );
}

/**
 * A card reader on the bench that says what a real one said in an exported trace, in place of `simulatedReader`. Every
 * card in it is that of the persona who has an appended address.
 *
 * @param isPaced whether it answers after the recorded delays, which hold the time on the wire: its line is not paced
 */
export function recordedReader(
  messages: readonly TracedMessage[],
  clock: Clock,
  isPaced: () => boolean,
): SerialDevice & BenchControls {
  const persona = personas.find(({ content }) => content?.newestAddress !== undefined);
  const address = persona?.content?.newestAddress;
  if (!persona || address === undefined) throw new Error("no persona has an appended address");
  const device = new RecordedDevice(recordedReaderExchanges(messages, persona.document, address), {
    clock,
    isPaced,
  });
  let onChange: (() => void) | undefined;
  return {
    name: "id-card-reader",
    device,
    baudRate: 115_200,
    pacesItself: true,
    faults: {},
    setFault: (fault) => {
      throw new Error(`a recording has no fault ${fault}`);
    },
    clearFault: (fault) => {
      throw new Error(`a recording has no fault ${fault}`);
    },
    activeFaults: () => [],
    actions: {
      rewind: {
        description: "Play the recording from its beginning.",
        arguments: {},
        perform: () => device.rewind(),
      },
    },
    // Which card lies there, only the recording knows.
    state: () => ({ card: null, reading: false, recorded: device.state }),
    onChange: (listener) => {
      onChange = listener;
    },
    onWire: (listener) =>
      device.onWire((direction, bytes) => {
        listener(direction, bytes);
        if (direction === "toDevice") queueMicrotask(() => onChange?.());
      }),
    describe: describeFrame,
  };
}
