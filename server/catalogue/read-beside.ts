import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { ContractError } from "../contract/errors.ts";
import type { ReadBesideAnswer } from "./read-beside-worker.ts";
import type { FolderRead, ReadFolder } from "./read-folder.ts";

/** Beside the server's bundle: the built `read-beside-worker.ts`. */
const worker = join(import.meta.dirname, "read-beside-worker.js");

/** Megabytes for what is new: nearly all that the reading makes it keeps, and to copy that at every 16 MB took a sixth of its time. */
const youngMegabytes = 96;

/** A thread of the built product that reads one folder of content, and ends with its answer. */
export interface ContentReader {
  /** Once. @throws ContractError config.unreadable where it cannot be read */
  readonly read: ReadFolder;
  /** Where there is nothing to read. */
  end(): void;
}

/** Begins the thread, which makes itself ready until it is told what to read. */
export function startReader(): ContentReader {
  const reading = new Worker(worker, { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } });
  return {
    read: (folder) =>
      new Promise<FolderRead>((resolve, reject) => {
        reading.once("message", (answer: ReadBesideAnswer) => {
          if ("refused" in answer) reject(new ContractError(answer.refused.code, answer.refused.message));
          else resolve(answer.read);
        });
        reading.once("error", reject);
        // Says nothing new where there was an answer.
        reading.once("exit", (code) =>
          reject(new Error(`the content's reader ended with ${code} and no answer`)),
        );
        reading.postMessage(folder);
      }),
    end: () => void reading.terminate(),
  };
}

/**
 * Reads a folder of content in a thread of its own: half a second of work, in which whoever takes a number would wait. What it took of memory
 * ends with it.
 */
export const readFolderBeside: ReadFolder = (folder) => startReader().read(folder);
