import type { Sentence } from "./effects.ts";
import { createSpeaker, type Speaker } from "./speaker.ts";
import { sayWithBrowser } from "./web-speech.ts";

/** The page's own sound. */
export interface Voice {
  isAllowed(): Promise<boolean>;
  open(): Promise<boolean>;
  /** Resolves when the two tones have ended; `signal` cuts them. */
  chime(signal: AbortSignal): Promise<void>;
  /** Resolves when the sentence has ended, at once where no voice speaks the language; `signal` cuts it. */
  speak(sentence: Sentence, signal: AbortSignal): Promise<void>;
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

/** The browser's sound: tones drawn by the audio clock, sentences by the hall's voice or the system's. */
export function createBrowserVoice({ fetchWave, report }: Pick<Speaker, "fetchWave" | "report">): Voice {
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
    speak: createSpeaker({
      fetchWave,
      report,
      say: sayWithBrowser,
      async play(wave, signal) {
        const source = audio.createBufferSource();
        source.buffer = await audio.decodeAudioData(wave);
        if (signal.aborted) return;
        source.connect(audio.destination);
        await new Promise<void>((resolve) => {
          source.onended = () => resolve();
          signal.addEventListener("abort", () => source.stop());
          source.start();
        });
      },
    }),
  };
}
