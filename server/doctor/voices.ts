import type { Clock } from "../../device-drivers/clock.ts";
import { voiceLanguages } from "../contract/announcement.ts";
import { hallSpeech, type SpeechSettings } from "../hall/speech/hall-speech.ts";
import { sentenceFor } from "../hall/speech/speech-engine.ts";
import type { Finding } from "./doctor.ts";

/** A call as any hall may have it. */
const trial = {
  number: "A012",
  windowName: { "zh-CN": "3号窗口", "zh-TW": "3號窗口", en: "Window 3" },
};

/** Has the hall's voice say one call in every language. How it sounds, ears must say. */
export async function voiceFinding(settings: SpeechSettings, clock: Clock): Promise<Finding> {
  const causes: string[] = [];
  const log = { warn: ({ cause }: Readonly<Record<string, unknown>>) => void causes.push(String(cause)) };
  const speech = hallSpeech(settings, { clock, log });
  const heard = await Promise.all(
    voiceLanguages.map(async (language) => ({
      language,
      wave: await speech.wave(sentenceFor(trial, language)),
    })),
  );
  const namesOf = (isSpoken: boolean) =>
    heard.filter(({ wave }) => (wave !== null) === isSpoken).map(({ language }) => language);
  const [spoken, mute] = [namesOf(true), namesOf(false)];
  const found = [
    spoken.length > 0 ? `speaks ${spoken.join(", ")}` : "speaks nothing",
    ...(mute.length > 0 ? [`not ${mute.join(", ")}`] : []),
    ...new Set(causes),
  ].join("; ");
  if (mute.length === 0) return { check: "voices", verdict: "good", found, advice: "" };
  const advice = "apt install espeak-ng; for Minnan, and for a better voice, docs/voices.md";
  return { check: "voices", verdict: "doubtful", found, advice };
}
