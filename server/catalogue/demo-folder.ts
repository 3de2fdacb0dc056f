import { fileURLToPath } from "node:url";

/** The demo's content: beside this module in the sources, and beside the server's bundle when it is built. */
export const demoCatalogueFolder = fileURLToPath(new URL("./demo/", import.meta.url));
