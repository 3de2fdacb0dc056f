/** Run in a fresh process: milliseconds from the demo's folder of content to the first answer of a search, by part, as JSON on stdout. */

import { catalogueOf } from "../../server/catalogue/content.ts";
import { readContent } from "../../server/catalogue/content-folder.ts";
import { demoCatalogueFolder } from "../../server/catalogue/demo-folder.ts";
import { buildIndex } from "../../server/catalogue/search/build.ts";
import { search } from "../../server/catalogue/search/search.ts";
import { searchEntriesOf } from "../../server/catalogue/search-entries.ts";
import { catalogue as catalogueSchema } from "../../server/contract/catalogue/catalogue.ts";

const start = performance.now();
const catalogue = catalogueOf(readContent(demoCatalogueFolder));
const read = performance.now();
// As it comes to a terminal.
const fetched = catalogueSchema.parse(JSON.parse(JSON.stringify(catalogue)));
const parsed = performance.now();
const index = buildIndex(searchEntriesOf(fetched));
const hits = search(index, "食品证").hits.length;
const found = performance.now();
if (hits === 0) throw new Error("nothing is found");
console.log(JSON.stringify({ read: read - start, parsed: parsed - read, found: found - parsed }));
