import { createRequire } from "node:module";
import * as fontkit from "fontkit";

/** Weights that documents are printed in. */
export type Weight = "regular" | "bold";

export type DocumentFonts = Readonly<Record<Weight, fontkit.Font>>;

/** Noto Sans SC (SIL Open Font License 1.1): 30,898 glyphs, rare characters of names among them. */
const files: Readonly<Record<Weight, string>> = {
  regular: "400Regular/NotoSansSC_400Regular.ttf",
  bold: "700Bold/NotoSansSC_700Bold.ttf",
};

const require = createRequire(import.meta.url);
const open = (weight: Weight): fontkit.Font =>
  fontkit.openSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${files[weight]}`)) as fontkit.Font;

let opened: DocumentFonts | undefined;

/** Both weights, read at the first document: 10 MB each, of which only what is used is embedded. */
export function documentFonts(): DocumentFonts {
  opened ??= { regular: open("regular"), bold: open("bold") };
  return opened;
}

/**
 * The text as it can be printed. A character that the font lacks stands as its code point, 〔U+20BB7〕, which a clerk can look up: never as
 * an empty box, and never left out. Control characters become spaces.
 */
export function printable(text: string, { regular }: DocumentFonts = documentFonts()): string {
  const characters = Array.from(text, (character) => {
    if (character === "\n") return character;
    if (/[\p{Cc}\p{Cs}\p{Cf}\u2028\u2029]/u.test(character)) return " ";
    const codePoint = character.codePointAt(0) ?? 0;
    return regular.hasGlyphForCodePoint(codePoint)
      ? character
      : `〔U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}〕`;
  });
  return characters.join("");
}
