import type { Clock } from "../../../device-drivers/clock.ts";
import { speechWithin } from "../../contract/speech.ts";
import type { Log } from "../../door/log.ts";
import type { Sentence, SpeechEngine } from "./speech-engine.ts";

/** Bytes of sentences that are kept: some eighty. The boards of a hall ask for the same one at the same moment. */
export const maximumKeptBytes = 16 * 1024 * 1024;
/** Sentences that are made at one time. A hall calls one after another; more is no hall. */
export const maximumAtOnce = 4;
/** Milliseconds for which an engine that failed in a language is left alone: its failing must not slow the next calls. */
export const restAfterFailure = 60_000;

/** The hall's voice. */
export interface Speech {
  /** The sentence as a WAV file; null where no engine has a voice for it, or none succeeded in time. Never rejects. */
  wave(sentence: Sentence): Promise<Buffer | null>;
}

export interface SpeechOptions {
  /** In the order in which they are asked. */
  readonly engines: readonly SpeechEngine[];
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

/** Asks engines in turn, within `speechWithin` altogether, and keeps what they made. */
export function createSpeech({ engines, clock, log }: SpeechOptions): Speech {
  const kept = new Map<string, Buffer>();
  let keptBytes = 0;
  const inTheMaking = new Map<string, Promise<Buffer | null>>();
  /** `engine language` → the moment from which it is asked again. */
  const resting = new Map<string, number>();

  const keep = (key: string, wave: Buffer) => {
    kept.set(key, wave);
    keptBytes += wave.length;
    for (const [oldest, { length }] of kept) {
      if (keptBytes <= maximumKeptBytes) return;
      kept.delete(oldest);
      keptBytes -= length;
    }
  };

  const make = async (sentence: Sentence): Promise<Buffer | null> => {
    const limit = new AbortController();
    const timer = clock.setTimeout(
      () => limit.abort(new Error(`no sound within ${speechWithin} ms`)),
      speechWithin,
    );
    try {
      for (const engine of engines) {
        const place = `${engine.name} ${sentence.language}`;
        if (limit.signal.aborted || clock.now() < (resting.get(place) ?? 0)) continue;
        try {
          const wave = await engine.speak(sentence, limit.signal);
          if (wave) return wave;
        } catch (cause) {
          resting.set(place, clock.now() + restAfterFailure);
          log.warn({ engine: engine.name, language: sentence.language, cause: String(cause) }, "no voice");
        }
      }
      return null;
    } finally {
      clock.clearTimeout(timer);
    }
  };

  return {
    async wave(sentence) {
      const key = `${sentence.language} ${sentence.text}`;
      const wave = kept.get(key);
      if (wave) return wave;
      const running = inTheMaking.get(key);
      if (running) return running;
      if (inTheMaking.size >= maximumAtOnce) return null;
      const making = make(sentence).finally(() => inTheMaking.delete(key));
      inTheMaking.set(key, making);
      const made = await making;
      if (made) keep(key, made);
      return made;
    },
  };
}
