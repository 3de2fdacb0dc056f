import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { ContractError } from "../contract/errors.ts";
import type { ReadBesideAnswer } from "./read-beside-worker.ts";
import type { FolderRead, ReadFolder } from "./read-folder.ts";

/** Beside the server's bundle: the built `read-beside-worker.ts`. */
const worker = join(import.meta.dirname, "read-beside-worker.js");

/**
 * Reads a folder of content in a thread of its own, of the built product: half a second of work, in which whoever takes a number would wait.
 * The thread ends with its answer, and so does what it took of memory.
 */
export const readFolderBeside: ReadFolder = (folder) =>
  new Promise<FolderRead>((resolve, reject) => {
    const reading = new Worker(worker, { workerData: folder });
    reading.once("message", (answer: ReadBesideAnswer) => {
      if ("refused" in answer) reject(new ContractError(answer.refused.code, answer.refused.message));
      else resolve(answer.read);
    });
    reading.once("error", reject);
    // Says nothing new where there was an answer.
    reading.once("exit", (code) =>
      reject(new Error(`the content's reader ended with ${code} and no answer`)),
    );
  });
