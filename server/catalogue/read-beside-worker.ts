import { parentPort } from "node:worker_threads";
import { ContractError, type ErrorCode } from "../contract/errors.ts";
import { type FolderRead, readFolderNow } from "./read-folder.ts";

/** What the thread of `read-beside.ts` answers. */
export type ReadBesideAnswer =
  | { readonly read: FolderRead }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string } };

function answer(folder: string): ReadBesideAnswer {
  try {
    return { read: readFolderNow(folder) };
  } catch (cause) {
    if (!(cause instanceof ContractError)) throw cause;
    return { refused: { code: cause.code, message: cause.message } };
  }
}

parentPort?.once("message", (folder: string) => parentPort?.postMessage(answer(folder)));
