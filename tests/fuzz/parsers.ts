import { type DecodedCode, longestPayload } from "../../device-drivers/code-scanner/code.ts";
import { HidPosAssembler, readScannedData } from "../../device-drivers/code-scanner/hid-pos-assembler.ts";
import { findHidPosLayout, type HidPosLayout } from "../../device-drivers/code-scanner/hid-pos-layout.ts";
import { SerialCutter } from "../../device-drivers/code-scanner/serial-cutter.ts";
import { honeywellReportDescriptor } from "../../device-drivers/code-scanner/simulated-hid-pos.ts";
import { createHidPosTracer, createSerialScannerTracer } from "../../device-drivers/code-scanner/trace.ts";
import {
  getPrinterAttributes,
  type IppReply,
  printJob,
  readReply,
} from "../../device-drivers/document-printer/commands.ts";
import { testPage } from "../../device-drivers/document-printer/test-page.ts";
import { createDocumentPrinterTracer } from "../../device-drivers/document-printer/trace.ts";
import { parseReportDescriptor, type ReportDescriptor } from "../../device-drivers/hid/report-descriptor.ts";
import { decodeCard } from "../../device-drivers/id-card-reader/card.ts";
import {
  findCard,
  readCardData,
  readNewestAddress,
  readSamId,
  readSamStatus,
  resetSam,
  selectCard,
} from "../../device-drivers/id-card-reader/commands.ts";
import {
  encodeCard,
  encodeCardReply,
  encodeNewestAddressReply,
} from "../../device-drivers/id-card-reader/encode-card.ts";
import {
  buildFrame,
  type FrameFormat,
  requestFormat,
  responseFormat,
} from "../../device-drivers/id-card-reader/frame.ts";
import { FrameReader } from "../../device-drivers/id-card-reader/framing.ts";
import { unwrapPart, wrapPart } from "../../device-drivers/id-card-reader/hid-envelope.ts";
import { createHidIdCardReaderTracer } from "../../device-drivers/id-card-reader/hid-trace.ts";
import { createIdCardReaderTracer, describeFrame } from "../../device-drivers/id-card-reader/trace.ts";
import { readKeys } from "../../device-drivers/keypad/key-tracker.ts";
import { keypadReportDescriptor } from "../../device-drivers/keypad/simulated.ts";
import {
  type RtuRequest,
  readDiscreteInputs,
  readRegisters,
  readRtuAnswer,
  rtuFrame,
} from "../../device-drivers/modbus/rtu.ts";
import { splitAtCommands } from "../../device-drivers/receipt-printer/command-boundaries.ts";
import { encodeTicket } from "../../device-drivers/receipt-printer/encode.ts";
import { gbkFont } from "../../device-drivers/receipt-printer/gb18030.ts";
import { EscPosInterpreter, ordinaryModel } from "../../device-drivers/receipt-printer/interpreter.ts";
import { linesOf, Paper, type PrintedTicket } from "../../device-drivers/receipt-printer/paper.ts";
import {
  abandonReply,
  noReplyBegun,
  type PrinterReply,
  type ReplyDialect,
  readReplies,
} from "../../device-drivers/receipt-printer/replies.ts";
import {
  createReceiptPrinterTracer,
  describePrinterBytes,
} from "../../device-drivers/receipt-printer/trace.ts";
import { createSensorsTracer } from "../../device-drivers/sensors/trace.ts";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { syn6288, type VoiceDriver, voiceDrivers } from "../../device-drivers/voice/driver.ts";
import { type CutFrame, FrameCutter } from "../../device-drivers/voice/frame-cutter.ts";
import { createVoiceTracer } from "../../device-drivers/voice/trace.ts";
import { ping, showArea } from "../../device-drivers/window-display/bx-commands.ts";
import { type BxFrame, BxFrameReader, bxFrame } from "../../device-drivers/window-display/bx-frame.ts";
import { createBxTracer } from "../../device-drivers/window-display/bx-trace.ts";
import {
  Cd5220Cutter,
  type DisplayCommand,
  initialise,
  showLines,
} from "../../device-drivers/window-display/cd5220.ts";
import { createCd5220Tracer } from "../../device-drivers/window-display/cd5220-trace.ts";
import { createWindowLineTracer } from "../../device-drivers/window-line/trace.ts";
import { commandMessage } from "../../server/contract/xfs4iot/command-message.ts";
import { rareTicket, sampleTicket } from "../bench/ticket-sample.ts";
import {
  isBootKeys,
  isBxBody,
  isDocument,
  isHoneywellData,
  isModbusFrame,
  isPrinterReply,
  isReplyPart,
  isSamReply,
  isSamRequest,
} from "./reference.ts";
import { type FuzzTarget, ofMessage, ofStream, ofTracer } from "./target.ts";

const scannedCodes = ["]Q1HTTP://EXAMPLE.TEST/1\r", "6901234567892\r\n", "]C0A-2026-0001\r"].map((code) =>
  Uint8Array.from(Buffer.from(code)),
);
const ippMessages = [
  printJob("http://127.0.0.1:631/ipp/print", 1, "xiaohu-HL-01", "receipt", testPage()),
  getPrinterAttributes("http://127.0.0.1:631/ipp/print", 2),
];
/** Bytes: the longest report that Linux takes, `HID_MAX_BUFFER_SIZE`. */
const longestReport = 16_384;
const photo = new Uint8Array(1024).fill(0x5a);
const commands = [resetSam, readSamStatus, readSamId, findCard, selectCard, readCardData, readNewestAddress];
const samRequests = commands.map(({ request }) => request);
const samReplies = [
  ...personas.map(({ document }) => encodeCardReply(document, photo)),
  encodeNewestAddressReply("样例省样例市样例路0号"),
  ...[
    [0, 0, 0x90],
    [0, 0, 0x80],
    [0, 0, 0x9f, 0, 0, 0, 0],
    [0, 0, 0x90, 5, 0, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  ].map((body) => buildFrame(Uint8Array.from(body))),
];
const tickets = [encodeTicket(sampleTicket), encodeTicket(rareTicket)];
const printerReplies = [
  [0x12],
  [0x16],
  [0x10, 0x00, 0x00, 0x0f],
  [0x14, 0x00, 0x03, 0x0f],
  [0x5f, 0x45, 0x50, 0x53, 0x4f, 0x4e, 0x00],
  [0x37, 0x22, 0x30, 0x30, 0x30, 0x31, 0x00],
  [0x13, 0x11],
  [0x00],
].map((bytes) => Uint8Array.from(bytes));
const envelopes = [
  '{"header":{"type":"command","name":"Common.Status","requestId":1,"version":"2.0","timeout":0},"payload":{}}',
  '{"header":{"type":"command","name":"Common.Cancel","requestId":7,"version":"2.0"},"payload":{"requestIds":[1,2]}}',
].map((text) => Uint8Array.from(Buffer.from(text)));

/** The kinds of reply that the commands take a frame for. */
function ownReply(frame: Uint8Array): string[] | undefined {
  const kinds = commands.flatMap((command) => command.parse(frame)?.kind ?? []);
  return kinds.length > 0 ? kinds : undefined;
}

const frameReader = (format: FrameFormat) => (found: (frame: Uint8Array) => void) => {
  const reader = new FrameReader(format, { onFrame: found, onDiscard: () => undefined });
  return { push: (chunk: Uint8Array) => reader.push(chunk), quiet: () => reader.abandon() };
};

const replyReader = (dialect: ReplyDialect) => (found: (reply: PrinterReply) => void) => {
  let state = noReplyBegun;
  return {
    push(chunk: Uint8Array) {
      const read = readReplies(state, chunk, dialect);
      state = read.state;
      for (const reply of read.replies) found(reply);
    },
    quiet: () => {
      state = abandonReply(state);
    },
  };
};

/** The simulated printer's own reader: whatever comes, it prints something or nothing. */
function interpreter(found: (ticket: PrintedTicket) => void) {
  const paper = new Paper(80);
  const reader = new EscPosInterpreter(
    paper,
    { ...ordinaryModel, font: gbkFont },
    {
      advanced: () => undefined,
      cut: (kind) => found(paper.cut(kind)),
      reply: () => undefined,
      enableAutomaticStatus: () => undefined,
      movePresenter: () => undefined,
      paperSensor: () => Uint8Array.of(0),
    },
  );
  return { push: (chunk: Uint8Array) => chunk.forEach((byte) => void reader.read(byte)), quiet: () => {} };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function serialCutter(found: (code: DecodedCode) => void) {
  const cutter = new SerialCutter({ onCode: found, onDamage: () => undefined });
  return { push: (chunk: Uint8Array) => cutter.push(chunk), quiet: () => cutter.silence() };
}

function descriptorOf(bytes: Uint8Array): ReportDescriptor | undefined {
  const parsed = parseReportDescriptor(bytes);
  return parsed.kind === "descriptor" ? parsed.descriptor : undefined;
}

const replyParts = samReplies.flatMap((reply) =>
  Array.from({ length: Math.ceil(reply.length / 54) }, (_, part) =>
    wrapPart({ part, bytes: reply.subarray(part * 54, (part + 1) * 54) }),
  ),
);
const scannedReports = [
  ["]Q1", "HTTP://EXAMPLE.TEST/1", 0],
  ["]C0", "A-2026-0001".padEnd(56, "0"), 1],
  ["]L2", "", 0],
].map(([identifier, text, continued]) => {
  const report = new Uint8Array(64);
  const data = Buffer.from(String(text));
  report.set([2, data.length, ...Buffer.from(String(identifier)), ...data]);
  report[63] = Number(continued);
  return report;
});
const scannerLayout = layoutOf(honeywellReportDescriptor);
function layoutOf(bytes: Uint8Array): HidPosLayout {
  const descriptor = descriptorOf(bytes);
  const layout = descriptor && findHidPosLayout(descriptor);
  if (!layout) throw new TypeError("the corpus' scanner is none");
  return layout;
}
function hidPosAssembler(found: (code: DecodedCode) => void) {
  const assembler = new HidPosAssembler(scannerLayout, { onCode: found, onDamage: () => undefined });
  return { push: (report: Uint8Array) => assembler.push(report), quiet: () => assembler.abandon() };
}
const scannedDataOf = (report: Uint8Array) => {
  const read = readScannedData(scannerLayout, report);
  return read.kind === "scannedData" ? read.scanned : undefined;
};
const keypadDescriptor = descriptorOf(keypadReportDescriptor);
const keyReports = [
  [1, 0, 0, 0x3a, 0, 0, 0, 0, 0],
  [1, 2, 0, 0x68, 0x69, 0x6a, 0, 0, 0],
  [1, 0, 0, 0, 0, 0, 0, 0, 0],
  [2, 0xe9, 0],
].map((bytes) => Uint8Array.from(bytes));
const keysOf = (report: Uint8Array) => keypadDescriptor && readKeys(keypadDescriptor, report)?.usages;

/** A response says which request it answers; everything else was recognised as none. */
const isIppReply = (reply: IppReply) =>
  reply.kind === "garbled" ? reply.why.length > 0 : Number.isInteger(reply.id);

const voiceFrames = (driver: VoiceDriver) =>
  [[0x02], [0x21], [0x01, 0xc7, 0xeb, 0x41, 0x30]].map(([command = 0, ...text]) =>
    driver.frame(command, text.length > 0 ? Uint8Array.from(text) : undefined),
  );
const displayCommands = [
  initialise,
  showLines(["A001 -> Window 3", "waiting: 12"]),
  Uint8Array.of(0x0c, 0x18),
];
const displayCutter = cutterOf<DisplayCommand>(() => new Cd5220Cutter());
const bxFrames = [
  ping,
  showArea({ width: 128, height: 32, text: "A001 请到 3号窗口" }),
  Uint8Array.of(0xa0, 0, 0, 0, 0),
].map((data) => bxFrame(data));
const bxReader = cutterOf<BxFrame>(() => new BxFrameReader());
/** As the harness takes it, of a cutter that returns what it found. */
function cutterOf<Found>(create: () => { push(chunk: Uint8Array): readonly Found[] }) {
  return (found: (each: Found) => void) => {
    const cutter = create();
    return {
      push(chunk: Uint8Array) {
        for (const each of cutter.push(chunk)) found(each);
      },
    };
  };
}

const padRequest = readRegisters(101, "readInputRegisters", 0x10, 3);
const modbusAnswers = [
  rtuFrame([101, 4, 6, 0, 1, 0, 2, 0, 3]),
  rtuFrame([101, 0x84, 6]),
  Uint8Array.of(...padRequest.frame, ...rtuFrame([101, 4, 6, 0, 1, 0, 2, 0, 3])),
];
const inputsRequest = readDiscreteInputs(1, 0, 11);
const inputsAnswers = [
  rtuFrame([1, 2, 2, 0x91, 0x05]),
  rtuFrame([1, 0x82, 2]),
  Uint8Array.of(...inputsRequest.frame, ...rtuFrame([1, 2, 2, 0x91, 0x05])),
];
/** With what it was read from: only values and exceptions are passed on. */
const modbusAnswer = (request: RtuRequest) => (bytes: Uint8Array) => {
  const answer = readRtuAnswer(request, bytes);
  return answer.kind === "values" || answer.kind === "exception"
    ? { bytes: bytes.slice(), answer, request }
    : undefined;
};
const isModbusAnswer = ({ bytes, request }: NonNullable<ReturnType<ReturnType<typeof modbusAnswer>>>) =>
  isModbusFrame(bytes) || isModbusFrame(bytes.subarray(request.frame.length));
/** As published, bit by bit: the first input is the last digit of the first byte. */
const isInputsAnswer = (found: NonNullable<ReturnType<ReturnType<typeof modbusAnswer>>>) => {
  if (!isModbusAnswer(found)) return false;
  if (found.answer.kind !== "values") return true;
  const digits = [...found.bytes.slice(-4, -2)].map((byte) => byte.toString(2).padStart(8, "0"));
  const inputs = digits.flatMap((byte) => [...byte].reverse().map(Number));
  return found.answer.values.join("") === inputs.slice(0, 11).join("");
};

function voiceCutter(found: (frame: CutFrame & { readonly kind: "frame" }) => void) {
  const cutter = new FrameCutter(syn6288);
  return {
    push(chunk: Uint8Array) {
      for (const frame of cutter.push(chunk)) if (frame.kind === "frame") found(frame);
    },
  };
}

const sameBytes = (pieces: readonly Uint8Array[], message: Uint8Array) =>
  Buffer.concat(pieces).equals(Buffer.from(message));
const isText = (text: string) => text.length > 0 && text.length < 64 * 1024;

/** Every parser that is given bytes from outside, one line each. */
export const parsers: readonly FuzzTarget[] = [
  ofStream("id-card-reader", "replies", samReplies, frameReader(responseFormat), isSamReply),
  ofStream("id-card-reader", "requests", samRequests, frameReader(requestFormat), isSamRequest),
  ofMessage("id-card-reader", "commands", samReplies, ownReply, (reply) => reply.length > 0),
  ofMessage(
    "id-card-reader",
    "card",
    personas.map(({ document }) => encodeCard(document)),
    decodeCard,
    isDocument,
  ),
  ofMessage(
    "id-card-reader",
    "trace",
    samReplies,
    (bytes) => describeFrame("toHost", bytes),
    ({ name }) => isText(name),
  ),
  ...(["escPos", "fullStatus", "oneByteStatus"] as const).map((dialect) =>
    ofStream(
      "receipt-printer",
      dialect === "escPos" ? "replies" : `replies-${dialect}`,
      printerReplies,
      replyReader(dialect),
      isPrinterReply,
    ),
  ),
  ofStream("receipt-printer", "interpreter", tickets, interpreter, (ticket) =>
    linesOf(ticket).every((line) => line.length < 4096),
  ),
  ofMessage("receipt-printer", "commands", tickets, (bytes) => splitAtCommands(bytes, 256), sameBytes),
  ofMessage(
    "receipt-printer",
    "trace",
    printerReplies,
    (bytes) => describePrinterBytes("toHost", bytes),
    ({ name }) => isText(name),
  ),
  ofTracer("id-card-reader", "tracer", [...samReplies, ...samRequests], createIdCardReaderTracer),
  ofTracer("id-card-reader", "hid-tracer", [...samReplies, ...samRequests], createHidIdCardReaderTracer),
  ofMessage("id-card-reader", "hid-envelope", replyParts, unwrapPart, isReplyPart),
  ofTracer("receipt-printer", "tracer", [...tickets, ...printerReplies], () => createReceiptPrinterTracer()),
  ofStream(
    "code-scanner",
    "serial",
    scannedCodes,
    serialCutter,
    ({ payload }) => payload.length <= longestPayload,
  ),
  ofTracer("code-scanner", "serial-tracer", scannedCodes, createSerialScannerTracer),
  ofTracer("code-scanner", "hid-tracer", scannedCodes, () => createHidPosTracer(honeywellReportDescriptor)),
  ofMessage("code-scanner", "hid-pos", scannedReports, scannedDataOf, isHoneywellData),
  {
    ...ofStream(
      "code-scanner",
      "hid-pos-codes",
      scannedReports,
      hidPosAssembler,
      ({ payload }) => payload.length > 0 && payload.length <= longestPayload,
    ),
    whole: true,
  },
  ofMessage("keypad", "keys", keyReports, keysOf, isBootKeys),
  ofMessage("hid", "report-descriptor", [honeywellReportDescriptor], descriptorOf, ({ reports }) =>
    reports.every((report) => report.bitLength <= 8 * longestReport),
  ),
  ...Object.values(voiceDrivers).map((driver) =>
    ofTracer("voice", `${driver.name}-tracer`, voiceFrames(driver), () => createVoiceTracer(driver)),
  ),
  ofStream(
    "voice",
    "syn6288",
    voiceFrames(syn6288),
    voiceCutter,
    ({ bytes }) => bytes.reduce((sum, byte) => sum ^ byte, 0) === 0,
  ),
  ofStream("window-display", "cd5220", displayCommands, displayCutter, ({ bytes }) => bytes.length <= 24),
  ofStream("window-display", "bx", bxFrames, bxReader, ({ body }) => isBxBody(body)),
  ofTracer("window-display", "cd5220-tracer", displayCommands, createCd5220Tracer),
  ofTracer("window-display", "bx-tracer", bxFrames, createBxTracer),
  ofMessage("window-line", "answers", modbusAnswers, modbusAnswer(padRequest), isModbusAnswer),
  ofTracer("window-line", "tracer", modbusAnswers, createWindowLineTracer),
  ofMessage("sensors", "answers", inputsAnswers, modbusAnswer(inputsRequest), isInputsAnswer),
  ofTracer("sensors", "tracer", inputsAnswers, createSensorsTracer),
  ofMessage("document-printer", "replies", ippMessages, readReply, isIppReply),
  ofTracer("document-printer", "tracer", ippMessages, createDocumentPrinterTracer),
  ofMessage(
    "bridge",
    "envelope",
    envelopes,
    (bytes) => commandMessage.safeParse(parseJson(bytes)).data,
    ({ header }) => header.type === "command" && Number.isInteger(header.requestId),
  ),
];
