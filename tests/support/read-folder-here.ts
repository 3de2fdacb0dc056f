import { withoutLines } from "../../server/catalogue/content.ts";
import { demoCatalogueFolder } from "../../server/catalogue/demo-folder.ts";
import { signatureOf } from "../../server/catalogue/folder-signature.ts";
import { type ReadFolder, readFolderNow } from "../../server/catalogue/read-folder.ts";
import { demoContent } from "./demo-catalogue.ts";

/** The guides to matters read in the test's own thread: from the sources there is no other. The demo's, which nothing changes, once. */
export const readFolderHere: ReadFolder = async (folder) =>
  folder === demoCatalogueFolder
    ? { signature: signatureOf(folder), content: withoutLines(demoContent) }
    : readFolderNow(folder);
