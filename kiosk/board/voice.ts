import type { Language } from "../../server/contract/hall.ts";

/** The page's own sound. */
export interface Voice {
  isAllowed(): Promise<boolean>;
  open(): Promise<boolean>;
  /** Resolves when the two tones have ended; `signal` cuts them. */
  chime(signal: AbortSignal): Promise<void>;
  /** Resolves when the sentence has ended, at once where no voice speaks the language; `signal` cuts it. */
  speak(words: string, language: Language, signal: AbortSignal): Promise<void>;
}

/**
 * Two tones a major third apart, E5 and C5, as a door bell falls: frequency in hertz, begin and length in seconds.
 * Both lie where hearing that has aged is still good (below 1 kHz).
 */
export const chimeTones = [
  { frequency: 659.26, begin: 0, length: 0.5 },
  { frequency: 523.25, begin: 0.4, length: 0.7 },
] as const;

const loudness = 0.35;
/** Seconds of attack: without it a tone begins with a click. */
const attack = 0.02;

/** Slightly slower than talk: across a hall, in an echo. */
const speechRate = 0.9;

/** The browser's sound: tones drawn by the audio clock, sentences spoken by the system's voices. */
export function createBrowserVoice(): Voice {
  const audio = new AudioContext();

  return {
    async isAllowed() {
      return audio.state === "running";
    },
    async open() {
      await audio.resume();
      return audio.state === "running";
    },
    chime: (signal) =>
      new Promise((resolve) => {
        const start = audio.currentTime;
        const oscillators = chimeTones.map(({ frequency, begin, length }) => {
          const oscillator = audio.createOscillator();
          const volume = audio.createGain();
          oscillator.frequency.value = frequency;
          volume.gain.setValueAtTime(0, start + begin);
          volume.gain.linearRampToValueAtTime(loudness, start + begin + attack);
          volume.gain.exponentialRampToValueAtTime(0.001, start + begin + length);
          oscillator.connect(volume).connect(audio.destination);
          oscillator.start(start + begin);
          oscillator.stop(start + begin + length);
          return oscillator;
        });
        const last = oscillators.at(-1);
        if (last) last.onended = () => resolve();
        signal.addEventListener("abort", () => {
          for (const oscillator of oscillators) oscillator.stop();
        });
      }),
    speak: (words, language, signal) =>
      new Promise((resolve, reject) => {
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
      }),
  };
}

/**
 * A voice for the language: of its region where there is one, else any that speaks it. Some engines name Mandarin by its
 * own tag, `cmn` (ISO 639-3), not by the macrolanguage's, `zh`; by `zh-HK` they mean Cantonese.
 */
export function voiceFor<V extends { readonly lang: string }>(
  language: Language,
  voices: readonly V[],
): V | undefined {
  const tag = (voice: V) =>
    voice.lang
      .replace("_", "-")
      .toLowerCase()
      .replace(/^cmn\b/, "zh");
  const [main = language] = language.split("-");
  return (
    voices.find((voice) => tag(voice) === language.toLowerCase()) ??
    voices.find((voice) => tag(voice).split("-")[0] === main && tag(voice) !== "zh-hk")
  );
}
