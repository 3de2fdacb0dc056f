/** One numeral: in Han characters as they are used for Minnan, and its sound in Tâi-lô as in Xiamen. */
export interface Numeral {
  readonly han: string;
  readonly tailo: string;
}

/**
 * The literary numerals 0 to 9. Minnan reads numbers that only name something, digit by digit, in these (telephone numbers and
 * numbers of every kind: the grammar notes of Taiwan's National Academy for Educational Research, tggl.naer.edu.tw/grammar_snippets/2; lists with the sounds:
 * apod.tw/lecture/20220113_number, in Pe̍h-ōe-jī). Xiamen says lī where others say jī.
 */
export const minnanDigits: readonly Numeral[] = [
  { han: "空", tailo: "khòng" },
  { han: "一", tailo: "it" },
  { han: "二", tailo: "lī" },
  { han: "三", tailo: "sam" },
  { han: "四", tailo: "sù" },
  { han: "五", tailo: "ngóo" },
  { han: "六", tailo: "lio̍k" },
  { han: "七", tailo: "tshit" },
  { han: "八", tailo: "pat" },
  { han: "九", tailo: "kiú" },
];

/** The numerals that count an order, 1 to 9: one and two as above, the rest colloquial (the same notes). 八 is Xiamen's pueh. */
const ordinals = ["it", "lī", "sann", "sì", "gōo", "la̍k", "tshit", "pueh", "káu"] as const;

/** A number from 1 to 99 as a place in an order is said: 12 → 十二 `tsa̍p-lī`. Undefined for any other. */
export function minnanCounted(count: number): Numeral | undefined {
  if (!Number.isInteger(count) || count < 1 || count > 99) return undefined;
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const ten = tens === 0 ? [] : [...(tens === 1 ? [] : [numeral(tens)]), { han: "十", tailo: "tsa̍p" }];
  const parts = [...ten, ...(ones === 0 ? [] : [numeral(ones)])];
  return { han: parts.map(({ han }) => han).join(""), tailo: parts.map(({ tailo }) => tailo).join("-") };
}

function numeral(figure: number): Numeral {
  return { han: minnanDigits[figure]?.han ?? "", tailo: ordinals[figure - 1] ?? "" };
}
