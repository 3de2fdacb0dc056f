/** Finals that each initial takes, in the spelling of Hanyu Pinyin with v for ü. */
const finalsOf: Readonly<Record<string, string>> = {
  "": "a o e ai ei ao ou an en ang eng er yi ya yo ye yao you yan yin yang ying yong wu wa wo wai wei wan wen wang weng yu yue yuan yun",
  b: "a o ai ei ao an en ang eng i ie iao ian in ing u",
  p: "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
  m: "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
  f: "a o ei ou an en ang eng u",
  d: "a e ai ei ao ou an en ang eng ong i ie iao iu ian ing u uo ui uan un",
  t: "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
  n: "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve ue",
  l: "a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ue",
  g: "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
  k: "a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
  h: "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
  j: "i ia ie iao iu ian in iang ing iong u ue uan un",
  q: "i ia ie iao iu ian in iang ing iong u ue uan un",
  x: "i ia ie iao iu ian in iang ing iong u ue uan un",
  zh: "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
  ch: "a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
  sh: "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
  r: "e i ao ou an en ang eng ong u uo ui uan un",
  z: "a e i ai ei ao ou an en ang eng ong u uo ui uan un",
  c: "a e i ai ao ou an en ang eng ong u uo ui uan un",
  s: "a e i ai ao ou an en ang eng ong u uo ui uan un",
};

const syllables = Object.entries(finalsOf).flatMap(([initial, finals]) =>
  finals.split(" ").map((final) => initial + final),
);

/** What Minnan speakers hear as one: h before u is their f. */
const asF: Readonly<Record<string, string>> = {
  hu: "fu",
  hua: "fa",
  huo: "fo",
  hui: "fei",
  huan: "fan",
  huang: "fan",
  hun: "fen",
};

/**
 * A syllable as southern speakers may spell it: zh/z, ch/c, sh/s, n/l/r, f/h, an/ang, en/eng, in/ing and ü/u are one.
 */
function foldedSpelling(syllable: string): string {
  const plain = syllable.replace("v", "u");
  const spelt = asF[plain] ?? plain;
  return spelt
    .replace(/^([zcs])h/, "$1")
    .replace(/^[nr](?=.)/, "l")
    .replace(/([aei])ng$/, "$1n");
}

const foldNumbers = new Map<string, number>();
const foldOf = new Map<string, number>();
for (const syllable of syllables) {
  const spelling = foldedSpelling(syllable);
  const number = foldNumbers.get(spelling) ?? foldNumbers.size;
  foldNumbers.set(spelling, number);
  foldOf.set(syllable, number);
}

/** How many sounds there are when the confused ones are one. */
export const foldCount = foldNumbers.size;

/** The number of a whole syllable's sound; undefined for what is none. */
export const foldedSyllable = (syllable: string): number | undefined => foldOf.get(syllable);

const prefixFolds = new Map<string, number[]>();
for (const syllable of syllables) {
  for (let length = 1; length <= syllable.length; length++) {
    const prefix = syllable.slice(0, length);
    const folds = prefixFolds.get(prefix) ?? [];
    const fold = foldOf.get(syllable) ?? 0;
    if (!folds.includes(fold)) folds.push(fold);
    prefixFolds.set(prefix, folds);
  }
}

/** Sounds of every syllable that begins so; undefined where none does. */
export const foldsOfPrefix = (prefix: string): readonly number[] | undefined => prefixFolds.get(prefix);

/** Letters that an abbreviation may have for one initial: what is heard as f is written h, 婚 and 户. */
const sameInitial: Readonly<Record<string, string>> = { f: "h", n: "l", r: "l" };
const initialOfLetter = (letter: string): number => (sameInitial[letter] ?? letter).charCodeAt(0) - 97;
const initialLetters = [...foldNumbers.keys()].map((spelling) => initialOfLetter(spelling.charAt(0)));

/** The letter, 0 … 25, that an abbreviation has for a sound. */
export const initialOfFold = (fold: number): number => initialLetters[fold] ?? 0;

const abbreviationLengths = { least: 3, most: 8 };
const abbreviated = (initials: readonly number[]): number | undefined =>
  initials.length < abbreviationLengths.least || initials.length > abbreviationLengths.most
    ? undefined
    : initials.reduce((number, initial) => number * 27 + initial + 1, 0);

/** The number of the abbreviation of some sounds, one letter each: 社保证明 → sbzm. Undefined for what is none, or too short or long. */
export const abbreviationOfFolds = (folds: readonly number[]): number | undefined =>
  folds.every((fold) => fold >= 0) ? abbreviated(folds.map(initialOfFold)) : undefined;

/** The number of an abbreviation as it is typed; undefined where the letters are none, having a vowel. */
export const abbreviationOfLetters = (letters: string): number | undefined =>
  /^[bcdfghjklmnpqrstwxyz]+$/.test(letters) ? abbreviated([...letters].map(initialOfLetter)) : undefined;

const misspelt = new Map<string, number[]>();
for (const syllable of syllables) {
  if (syllable.length < 3) continue;
  for (const wrong of oneWrong(syllable)) {
    if (foldOf.has(wrong)) continue;
    const folds = misspelt.get(wrong) ?? [];
    const fold = foldOf.get(syllable) ?? 0;
    if (!folds.includes(fold)) folds.push(fold);
    misspelt.set(wrong, folds);
  }
}

/** One letter left out, doubled, swapped with its neighbour, or another vowel or consonant in its place. */
function* oneWrong(syllable: string): Generator<string> {
  for (let at = 0; at < syllable.length; at++) {
    const before = syllable.slice(0, at);
    const here = syllable.charAt(at);
    const after = syllable.slice(at + 1);
    if (syllable.length > 3) yield before + after;
    yield before + here + here + after;
    if (at + 1 < syllable.length) yield before + after.charAt(0) + here + after.slice(1);
    if (syllable.length > 3) for (const letter of "abcdefghijklmnopqrstuvwxyz") yield before + letter + after;
  }
}

/** Sounds of the syllables that a misspelling of three letters or more may stand for. */
export const foldsOfMisspelling = (letters: string): readonly number[] | undefined => misspelt.get(letters);
