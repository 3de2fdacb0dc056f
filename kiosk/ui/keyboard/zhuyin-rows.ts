/**
 * The keys of zhuyin as Taiwan's keyboards have them (大千): whoever knows one finds every key, and whoever knows the order of school
 * alone reads it downwards, ㄅㄆㄇㄈ ㄉㄊㄋㄌ, column by column. The last row leaves room for the key that erases.
 */
export const zhuyinRows = [
  "ㄅㄉˇˋㄓˊ˙ㄚㄞㄢㄦ",
  "ㄆㄊㄍㄐㄔㄗㄧㄛㄟㄣ",
  "ㄇㄋㄎㄑㄕㄘㄨㄜㄠㄤ",
  "ㄈㄌㄏㄒㄖㄙㄩㄝㄡㄥ",
] as const;

/** The same on a keyboard with letters. */
const latinRows = ["1234567890-", "qwertyuiop", "asdfghjkl;", "zxcvbnm,./"] as const;

const byKey: ReadonlyMap<string, string> = new Map(
  latinRows.flatMap((row, number) =>
    [...row].map((key, place) => [key, zhuyinRows[number]?.[place] ?? ""] as const),
  ),
);

/** The sign of zhuyin on a key of a keyboard with letters; undefined where it has none. */
export const zhuyinOnKey = (key: string): string | undefined => byKey.get(key.toLowerCase());
