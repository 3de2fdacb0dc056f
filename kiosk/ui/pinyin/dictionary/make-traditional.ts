/** Makes `traditional.bin` for the words of `words.bin`, by OpenCC. Run by hand after `make.ts`: `npx tsx kiosk/ui/pinyin/dictionary/make-traditional.ts`. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { readWordList } from "../word-list.ts";
import { writeTraditional } from "./traditional-file.ts";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const { texts } = readWordList(gunzipSync(readFileSync(path("words.bin"))));
writeFileSync(path("traditional.bin"), gzipSync(writeTraditional(texts), { level: 9 }));
