import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SpeechEngine } from "./speech-engine.ts";
import { joinSounds, readWave, type Sound, writeWave } from "./wave.ts";

/** Milliseconds of silence between two recorded words: they come with a little of their own. House rule. */
const gap = 40;
/** Bytes of one recording: five seconds at the highest rate, in two channels. */
const maximumRecordingBytes = 1024 * 1024;
/** A word that may name a file: letters, figures and spaces of any script, never a path. */
const plainWord = /^[\p{L}\p{N} ]{1,60}$/u;

/**
 * Speaks with a person's voice: each word of the sentence a recording `FOLDER/LANGUAGE/WORD.wav` (docs/voices.md). A
 * language of which a word is missing it leaves to others.
 */
export function recordingsEngine(folder: string): SpeechEngine {
  return {
    name: "recordings",
    async speak({ language, words }, signal) {
      if (!words.every((word) => plainWord.test(word))) return null;
      const sounds: Sound[] = [];
      for (const word of words) {
        const sound = await recordingOf(join(folder, language, `${word}.wav`), signal);
        if (!sound) return null;
        sounds.push(sound);
      }
      return writeWave(joinSounds(sounds, gap));
    },
  };
}

async function recordingOf(path: string, signal: AbortSignal): Promise<Sound | null> {
  try {
    const bytes = await readFile(path, { signal });
    if (bytes.length > maximumRecordingBytes) throw new Error(`more than ${maximumRecordingBytes} bytes`);
    return readWave(bytes);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new Error(`${path}: ${(cause as Error).message}`, { cause });
  }
}
