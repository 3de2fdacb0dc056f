import { catalogueOf } from "../../server/catalogue/content.ts";
import { readContent } from "../../server/catalogue/content-folder.ts";
import { demoCatalogueFolder } from "../../server/catalogue/demo-folder.ts";

/** The demo's guides, read once for all tests of a process: it takes most of a second. */
export const demoContent = readContent(demoCatalogueFolder);
export const demoCatalogue = catalogueOf(demoContent);
