import { spawn } from "node:child_process";
import type { VoiceLanguage } from "../../contract/announcement.ts";
import type { Sentence, SpeechEngine } from "./speech-engine.ts";
import { readWave, writeWave } from "./wave.ts";

/** A program and its arguments, in which `{text}` and `{tailo}` stand for the sentence. Empty: none. */
export type SpeechCommand = readonly string[];
export type SpeechCommands = { readonly [Language in VoiceLanguage]?: SpeechCommand | undefined };

/** Bytes of sound: twenty seconds at the highest rate. No sentence of ours takes half of it. */
export const maximumWaveBytes = 2 * 1024 * 1024;

/** Words a minute; espeak-ng's own 175 is too fast for a hall with an echo. */
const rate = "150";
/**
 * espeak-ng's Mandarin by pinyin, not `cmn`: to 1.51, which Debian 12 has, `cmn` reads the pinyin that it makes of each
 * character as if it were English, 请 as “king three” (espeak-ng/espeak-ng issues 1236, 1370). Letters it says as a Chinese does.
 */
const espeakMandarin = ["espeak-ng", "-v", "cmn-latn-pinyin", "-s", rate, "--stdout", "--", "{text}"];

/** espeak-ng where it is installed. It has no Minnan. */
export const usualCommands: SpeechCommands = {
  "zh-CN": espeakMandarin,
  "zh-TW": espeakMandarin,
  en: ["espeak-ng", "-v", "en-us", "-s", rate, "--stdout", "--", "{text}"],
};

/** Speaks with programs of this machine, each started for one sentence, which write a WAV file to their output. */
export function commandEngine(commands: SpeechCommands): SpeechEngine {
  return {
    name: "command",
    async speak(sentence, signal) {
      const [program, ...rest] = commands[sentence.language] ?? [];
      if (program === undefined) return null;
      const filled = fill(rest, sentence);
      return filled && writeWave(readWave(await outputOf(program, filled, signal)));
    },
  };
}

/** Null where an argument wants a form that the sentence does not have. */
function fill(commandArguments: readonly string[], { text, romanised }: Sentence): string[] | null {
  if (romanised === null && commandArguments.some((each) => each.includes("{tailo}"))) return null;
  // With functions: a `$&` in a name must stay what it is.
  return commandArguments.map((each) =>
    each.replaceAll("{text}", () => text).replaceAll("{tailo}", () => romanised ?? ""),
  );
}

/** What a program writes, with no shell between. Rejects when it cannot start, fails, writes too much or is ended. */
function outputOf(
  program: string,
  programArguments: readonly string[],
  signal: AbortSignal,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const child = spawn(program, programArguments, { stdio: ["ignore", "pipe", "ignore"], shell: false });
    const chunks: Buffer[] = [];
    let bytes = 0;
    const end = (cause: unknown) => {
      child.kill("SIGKILL");
      reject(cause);
    };
    const onAbort = () => end(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    child.stdout.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maximumWaveBytes) end(new Error(`${program} wrote more than ${maximumWaveBytes} bytes`));
      else chunks.push(chunk);
    });
    child.once("error", reject);
    child.once("close", (code, killedBy) => {
      signal.removeEventListener("abort", onAbort);
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new Error(`${program} ended with ${code ?? killedBy}`));
    });
  });
}
