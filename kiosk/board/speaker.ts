import type { Sentence } from "./effects.ts";

export interface Speaker {
  /** The sentence as the hall's voice says it: a WAV file, or null where it has no voice. */
  fetchWave(sentence: Sentence, signal: AbortSignal): Promise<ArrayBuffer | null>;
  /** Resolves when it has been heard to its end, or was cut. Rejects before any sound where it cannot be played. */
  play(wave: ArrayBuffer, signal: AbortSignal): Promise<void>;
  /** The browser's own voice; resolves at once where it has none for the language. */
  say(sentence: Sentence, signal: AbortSignal): Promise<void>;
  report(error: unknown): void;
}

/** Speaks with the hall's voice, else with the browser's, else not at all: the words stand on the board in any case. */
export function createSpeaker({ fetchWave, play, say, report }: Speaker) {
  return async (sentence: Sentence, signal: AbortSignal): Promise<void> => {
    try {
      const wave = await fetchWave(sentence, signal);
      if (signal.aborted) return;
      if (wave) return await play(wave, signal);
    } catch (cause) {
      if (signal.aborted) return;
      report(cause);
    }
    await say(sentence, signal);
  };
}
