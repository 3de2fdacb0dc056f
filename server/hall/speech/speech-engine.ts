import {
  romanisedCall,
  type SpokenCall,
  spokenCall,
  type VoiceLanguage,
  wordsOfCall,
} from "../../contract/announcement.ts";

/** One sentence in every form that an engine may want. */
export interface Sentence {
  readonly language: VoiceLanguage;
  /** As it is written under the call. */
  readonly text: string;
  /** As recordings are named, in order. */
  readonly words: readonly string[];
  /** Minnan in Tâi-lô; null in other languages, and where it cannot be spelled. */
  readonly romanised: string | null;
}

/** What turns a sentence into sound. */
export interface SpeechEngine {
  readonly name: string;
  /**
   * A whole WAV file (wave.ts), or null where it has no voice for the sentence. Rejects when it should have one and failed; the
   * signal ends it.
   */
  speak(sentence: Sentence, signal: AbortSignal): Promise<Buffer | null>;
}

export function sentenceFor(call: SpokenCall, language: VoiceLanguage): Sentence {
  return {
    language,
    text: spokenCall(call, language),
    words: wordsOfCall(call, language),
    romanised: language === "nan" ? romanisedCall(call) : null,
  };
}
