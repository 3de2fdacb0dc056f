import type { ProbeQuestion, SerialProbe } from "../device/probe.ts";

/** Milliseconds that a printer takes for a real-time request at most; it answers it ahead of everything in its buffer. */
const answerTime = 200;

/** A real-time status byte: bits 1 and 4 are set, 0 and 7 are not (Epson ESC/POS reference, DLE EOT). */
const isRealTimeStatus = (byte: number) => (byte & 0x93) === 0x12;

/** Its own reports may come between, and pass: the answer is the last byte. */
function isAnswer(heard: Uint8Array): boolean {
  const last = heard.at(-1);
  return last !== undefined && isRealTimeStatus(last);
}

const ask = (n: 1 | 4): ProbeQuestion => ({
  /** DLE EOT n */
  bytes: Uint8Array.of(0x10, 0x04, n),
  within: answerTime,
  longestAnswer: 1,
  isAnswer,
});

/** Three bytes, none of which is ever printed; asked for two states, so that one byte of noise is not taken for a printer. */
export const printerProbe: SerialProbe = {
  protocol: "ESC/POS",
  baudRates: [115_200, 9600, 19_200, 38_400, 57_600],
  questions: [ask(1), ask(4)],
};
