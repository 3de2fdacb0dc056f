import { type ReadFolder, readFolderNow } from "../../server/catalogue/read-folder.ts";

/** The guides to matters read in the test's own thread: from the sources there is no other. */
export const readFolderHere: ReadFolder = async (folder) => readFolderNow(folder);
