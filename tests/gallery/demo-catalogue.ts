import { catalogueOf } from "../../server/catalogue/content.ts";
import { parseContent } from "../../server/catalogue/parse-content.ts";

const folder = "/server/catalogue/demo/";
const files = import.meta.glob<string>("/server/catalogue/demo/**/*.yaml", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The demo's content, read by the browser: what is drawn is what a terminal shows. */
export const demoCatalogue = catalogueOf(
  parseContent(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path.slice(path.indexOf(folder) + folder.length), text]),
    ),
    {},
  ),
);
