import { type Content, withoutLines } from "./content.ts";
import { readContent } from "./content-folder.ts";
import { signatureOf } from "./folder-signature.ts";

/** What was in a folder of content at one look. Plain data, which goes from thread to thread. */
export interface FolderRead {
  /** Of before it was read: what is written meanwhile is seen at the next look. */
  readonly signature: string;
  readonly content: Content;
}

/** Reads a folder of content. @throws ContractError config.unreadable where it cannot be read */
export type ReadFolder = (folder: string) => Promise<FolderRead>;

/** Half a second of work, all in this thread. @throws ContractError config.unreadable */
export function readFolderNow(folder: string): FolderRead {
  const signature = signatureOf(folder);
  return { signature, content: withoutLines(readContent(folder)) };
}
