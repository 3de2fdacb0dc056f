/**
 * Makes `words.bin` and `characters.bin`. Run by hand, from the repository's root, when a source or the local words change:
 *
 *     npx tsx kiosk/ui/pinyin/dictionary/make.ts FOLDER
 *
 * FOLDER has the files that `sources.ts` names. The files are gzip, so that they are as small on the disk as on the way to the page.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { writeCharacters } from "./characters-file.ts";
import { codePointsOfFonts } from "./font-coverage.ts";
import { localWords } from "./local-words.ts";
import { readSources } from "./sources.ts";
import { speller } from "./speller.ts";
import { writeWords } from "./words-file.ts";

const folder = process.argv[2];
if (!folder) throw new Error("name the folder that has the sources");

const sources = readSources(folder);
const local = localWords(sources);
const localTexts = new Set(local.map(({ text, syllables }) => `${text} ${syllables.join(" ")}`));
const spell = speller(sources);
const others = [
  ...sources.words,
  ...sources.unread.flatMap(({ text, frequency }) => {
    const syllables = spell(text);
    return syllables ? [{ text, syllables, frequency }] : [];
  }),
].filter(({ text, syllables }) => !localTexts.has(`${text} ${syllables.join(" ")}`));
const characters = writeCharacters(sources, codePointsOfFonts());
save("words.bin", writeWords([...others, ...local]));
save("characters.bin", characters.bytes);
console.log(
  `${others.length} words and ${local.length} local ones; ${sources.descriptions.size} characters; a right order of strokes follows from the parts for ${characters.derivedRight} of the ${characters.strokesKnown} whose strokes are known`,
);

function save(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const path = fileURLToPath(new URL(name, import.meta.url));
  writeFileSync(path, gzipSync(bytes, { level: 9 }));
  console.log(`${name}: ${bytes.length} bytes, ${readFileSync(path).length} in gzip`);
}
