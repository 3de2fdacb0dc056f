/** Combining marks of the tones, by number. */
const toneMarks = ["", "\u0304", "\u0301", "\u030c", "\u0300"] as const;

/** A reading of a character: a syllable as it is typed (`v` for ü) and its tone, 0 (neutral) to 4. */
export interface Reading {
  readonly syllable: string;
  readonly tone: number;
}

/** `yǎn` → { yan, 3 }. Undefined where it is no syllable that can be typed (`ê̄`). */
export function readingOf(toned: string): Reading | undefined {
  const parts = toned.trim().toLowerCase().normalize("NFD");
  const tone = Math.max(
    0,
    toneMarks.findIndex((mark) => mark !== "" && parts.includes(mark)),
  );
  const syllable = parts
    .replace(/[\u0304\u0301\u030c\u0300]/g, "")
    .replace("u\u0308", "v")
    .replace(/^([ln])ve$/, "$1ue");
  return /^[a-z]+$/.test(syllable) ? { syllable, tone } : undefined;
}

/** { yan, 3 } → `yǎn`, by the rule of 汉语拼音方案: the mark stands on a or e, on the o of ou, else on the last vowel. */
export function toned({ syllable, tone }: Reading): string {
  const spelt = syllable.replace(/^([ln])ue$/, "$1üe").replace("v", "ü");
  const mark = toneMarks[tone] ?? "";
  const place = /[ae]/.exec(spelt)?.index ?? (spelt.includes("ou") ? spelt.indexOf("o") : lastVowel(spelt));
  if (mark === "" || place < 0) return spelt;
  return `${spelt.slice(0, place + 1)}${mark}${spelt.slice(place + 1)}`.normalize("NFC");
}

function lastVowel(spelt: string): number {
  return Math.max(...["a", "e", "i", "o", "u", "ü"].map((vowel) => spelt.lastIndexOf(vowel)));
}
