import { commandEngine, type SpeechCommands, usualCommands } from "./command-engine.ts";
import { recordingsEngine } from "./recordings-engine.ts";
import { createSpeech, type Speech, type SpeechOptions } from "./speech.ts";

/** As the configuration has it. */
export interface SpeechSettings {
  /** Folder of a person's recordings. */
  readonly recordings?: string | undefined;
  /** Win over the usual commands, language by language. */
  readonly commands?: SpeechCommands | undefined;
}

/** The hall's voice on this machine: a person's recordings where there are some, then programs. */
export function hallSpeech(
  { recordings, commands }: SpeechSettings,
  surroundings: Pick<SpeechOptions, "clock" | "log">,
): Speech {
  const engines = [
    ...(recordings === undefined ? [] : [recordingsEngine(recordings)]),
    commandEngine({ ...usualCommands, ...commands }),
  ];
  return createSpeech({ engines, ...surroundings });
}
