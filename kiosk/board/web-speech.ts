import type { VoiceLanguage } from "../../server/contract/announcement.ts";
import type { Sentence } from "./effects.ts";

/** Slightly slower than talk: across a hall, in an echo. */
const speechRate = 0.9;

/** Speaks with a voice of the system. Resolves when the sentence has ended, at once where no voice speaks the language. */
export function sayWithBrowser({ words, language }: Sentence, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const voice = voiceFor(language, speechSynthesis.getVoices());
    if (!voice) {
      resolve();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = speechRate;
    utterance.onend = () => resolve();
    utterance.onerror = ({ error }) => {
      // Cut by ourselves: the sentence had its time.
      if (error === "canceled" || error === "interrupted") resolve();
      else reject(new Error(`the voice failed: ${error}`));
    };
    signal.addEventListener("abort", () => speechSynthesis.cancel());
    speechSynthesis.speak(utterance);
  });
}

/** Tags that begin as Mandarin's do and mean another Chinese: Cantonese, and the old name of Minnan. */
const notMandarin = /^zh-(hk|yue|min)/;
/**
 * espeak-ng's Mandarin by pinyin. It goes before the engine's `cmn`, which reads pinyin as English to 1.51
 * (espeak-ng/espeak-ng issue 1370).
 */
const byPinyin = "zh-latn-pinyin";

/**
 * A voice for the language: of its region where there is one, else any that speaks it. Some engines name Mandarin by its
 * own tag, `cmn` (ISO 639-3), not by the macrolanguage's, `zh`, and Minnan by its old one, `zh-min-nan`.
 */
export function voiceFor<V extends { readonly lang: string }>(
  language: VoiceLanguage,
  voices: readonly V[],
): V | undefined {
  const tag = (voice: V) =>
    voice.lang
      .replaceAll("_", "-")
      .toLowerCase()
      .replace(/^zh-min-nan\b/, "nan")
      .replace(/^cmn\b/, "zh");
  const [main = language] = language.split("-");
  return (
    voices.find((voice) => tag(voice) === language.toLowerCase()) ??
    voices.find((voice) => main === "zh" && tag(voice) === byPinyin) ??
    voices.find((voice) => tag(voice).split("-")[0] === main && !notMandarin.test(tag(voice)))
  );
}
