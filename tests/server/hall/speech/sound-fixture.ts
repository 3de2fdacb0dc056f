import type { VoiceLanguage } from "../../../../server/contract/announcement.ts";
import { type Sentence, sentenceFor } from "../../../../server/hall/speech/speech-engine.ts";
import { type Sound, writeWave } from "../../../../server/hall/speech/wave.ts";

/** Samples that can be told from others by their value. */
export const aSound = (value: number, length = 4): Sound => ({
  rate: 8000,
  channels: 1,
  samples: Buffer.from(new Int16Array(length).fill(value).buffer),
});
export const aWave = (value = 7, length = 4) => writeWave(aSound(value, length));

const third = { "zh-CN": "3号窗口", "zh-TW": "3號櫃檯", en: "Window 3" };
export const aSentence = (language: VoiceLanguage = "zh-CN", number = "A012", windowName = third): Sentence =>
  sentenceFor({ number, windowName }, language);
