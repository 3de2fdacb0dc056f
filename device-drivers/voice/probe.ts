import type { ProbeQuestion, SerialProbe } from "../device/probe.ts";
import { type VoiceDriver, voiceCommands, voiceReplies } from "./driver.ts";

/** Both modules come with it, in baud. */
export const voiceRate = 9600;

/** Milliseconds; a module answers at once. */
const answerTime = 200;

const answeredBy = (bytes: Uint8Array, replies: readonly number[]): ProbeQuestion => ({
  bytes,
  within: answerTime,
  longestAnswer: 1,
  isAnswer: (heard) => heard.length === 1 && replies.includes(heard[0] ?? 0),
});

/**
 * Asks whether it speaks. An XFS5152CE would take a SYN6288's question for its own with a byte too many: a SYN6288 is known by
 * refusing a frame with a wrong checksum, which the other has not.
 */
export function voiceProbe(driver: VoiceDriver): SerialProbe {
  const question = driver.frame(voiceCommands.query);
  const spoiled = question.slice();
  spoiled[spoiled.length - 1] = (spoiled.at(-1) ?? 0) ^ 0x01;
  return {
    protocol: driver.protocol,
    baudRates: [voiceRate],
    questions: [
      ...(driver.hasChecksum ? [answeredBy(spoiled, [voiceReplies.refused])] : []),
      answeredBy(question, [voiceReplies.busy, voiceReplies.idle]),
    ],
  };
}
