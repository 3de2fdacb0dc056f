import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { createTypingService } from "../../../../kiosk/ui/pinyin/typing-service.ts";

const folder = join(import.meta.dirname, "../../../../kiosk/ui/pinyin/dictionary");

export const dictionaryFiles = {
  words: gunzipSync(readFileSync(join(folder, "words.bin"))),
  characters: gunzipSync(readFileSync(join(folder, "characters.bin"))),
  traditional: gunzipSync(readFileSync(join(folder, "traditional.bin"))),
};

/** The product's own dictionary, as its worker has it. */
export const dictionary = createTypingService(dictionaryFiles);
