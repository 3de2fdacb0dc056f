import type { SerialProbe } from "../device/probe.ts";
import { readSamId } from "./commands.ts";
import { responseFormat } from "./frame.ts";
import { FrameReader } from "./framing.ts";
import { answerTime, baudRates } from "./rate-search.ts";

/** Any whole frame, whatever it says: noise does not pass its preamble, length and checksum. */
function isAnswer(heard: Uint8Array): boolean {
  let isWhole = false;
  const reader = new FrameReader(responseFormat, {
    onFrame: (frame) => {
      frame.fill(0);
      isWhole = true;
    },
    onDiscard: () => undefined,
  });
  reader.push(heard);
  reader.abandon();
  return isWhole;
}

/** Asks for the SAM's number, which changes nothing in a reader. */
export const readerProbe: SerialProbe = {
  protocol: "GA/T 467 SAM_V",
  baudRates,
  questions: [
    { bytes: readSamId.request, within: answerTime, longestAnswer: readSamId.longestReply, isAnswer },
  ],
};
