import { Converter as toTraditional } from "opencc-js/cn2t";
import { Converter as toSimplified } from "opencc-js/t2cn";
import { ByteWriter } from "../bytes.ts";

/** By phrases, with the forms that Taiwan's standard has: 里面 裡面, 台湾 臺灣. The words themselves stay, and so does how they are read. */
const inTaiwan = toTraditional({ from: "cn", to: "tw" });
const inMainland = toSimplified({ from: "tw", to: "cn" });

/**
 * How words are written in Taiwan, as bytes: each character that is written otherwise with all its forms, and each word that is not written
 * as the first forms of its characters are. @param words the dictionary's, in simplified script
 */
export function writeTraditional(words: readonly string[]): Uint8Array<ArrayBuffer> {
  const all = [...new Set(words)].sort();
  const forms = formsOf([...new Set(all.join(""))].sort());
  const byCharacter = (word: string) => [...word].map((each) => forms.get(each)?.[0] ?? each).join("");
  const others = all.flatMap((word) => {
    if ([...word].length < 2) return [];
    const written = inTaiwan(word);
    // How it is read goes by its characters: what has another number of them is another word.
    const isSameLength = [...written].length === [...word].length;
    return isSameLength && written !== byCharacter(word) ? [`${word}${written}`] : [];
  });
  const writer = new ByteWriter();
  writer.text([...forms].map(([simplified, own]) => `${simplified}${own.join("")}`).join(" "));
  writer.text(others.join(" "));
  return writer.done();
}

/** The usual form first, then the others that Big5 has, then the character itself where it is traditional too (后 of 皇后). */
function formsOf(characters: readonly string[]): Map<string, readonly string[]> {
  const big5 = charactersOfBig5();
  const others = new Map<string, string[]>();
  for (const traditional of big5) {
    const simplified = inMainland(traditional);
    if (simplified !== traditional) others.set(simplified, [...(others.get(simplified) ?? []), traditional]);
  }
  const forms = new Map<string, readonly string[]>();
  for (const character of characters) {
    const own = [
      inTaiwan(character),
      ...(others.get(character) ?? []),
      ...(big5.has(character) ? [character] : []),
    ];
    const distinct = [...new Set(own)];
    if (distinct.length > 1 || distinct[0] !== character) forms.set(character, distinct);
  }
  return forms;
}

/** The two levels of Big5, 13,053 characters: what Taiwan's machines have had from the beginning, and no simplified ones. */
function charactersOfBig5(): ReadonlySet<string> {
  const decoder = new TextDecoder("big5");
  const found = new Set<string>();
  for (let lead = 0xa4; lead <= 0xf9; lead += 1) {
    if (lead > 0xc6 && lead < 0xc9) continue;
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (/^\p{Script=Han}$/u.test(text)) found.add(text);
    }
  }
  return found;
}
