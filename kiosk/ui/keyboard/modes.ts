/**
 * What can be typed. `pinyin`: Chinese, with the way to everything else. `address`: the same with what addresses need at hand.
 * `idNumber`: digits, and X in the eighteenth place. `decimal`: an amount, with two places at most. `date`: digits and hyphens.
 */
export type KeyboardMode =
  | "pinyin"
  | "address"
  | "latin"
  | "number"
  | "decimal"
  | "date"
  | "idNumber"
  | "telephone";

/** Whether the mode has nothing but a pad of digits. */
export function isPad(mode: KeyboardMode): boolean {
  return mode !== "pinyin" && mode !== "address" && mode !== "latin";
}

const patterns: Readonly<Record<KeyboardMode, RegExp>> = {
  pinyin: /^[^\n]*$/u,
  address: /^[^\n]*$/u,
  latin: /^[\x20-\x7e]*$/,
  number: /^\d*$/,
  decimal: /^(\d+(\.\d{0,2})?)?$/,
  date: /^[\d-]*$/,
  idNumber: /^(\d{0,17}|\d{17}[\dX])$/,
  telephone: /^\+?[\d-]*$/,
};

/** Whether `text` may stand in the field, whole or begun. @param maxLength characters */
export function accepts(mode: KeyboardMode, text: string, maxLength: number): boolean {
  return [...text].length <= maxLength && patterns[mode].test(text);
}

/** Keys of a pad, row by row; the last row's first place is the mode's own sign. */
export const padRows: readonly (readonly string[])[] = [
  ["1", "2", "3"],
  ["4", "5", "6"],
  ["7", "8", "9"],
];

/** The sign that a pad has beside 0, where it has one. */
export const padSign: Readonly<Partial<Record<KeyboardMode, string>>> = {
  decimal: ".",
  date: "-",
  idNumber: "X",
  telephone: "+",
};

export const letterRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"] as const;

/** Digits and marks, and in Chinese the full-width ones; the last row leaves room for the key that erases. */
export const signRows: Readonly<Record<"chinese" | "latin", readonly (readonly string[])[]>> = {
  chinese: [[..."1234567890"], [..."，。、？！：；—"], [..."（）“”#-/·"]],
  latin: [[..."1234567890"], [..."@._-/:;,?!"], [...`()&'"#+=`]],
};

/** What people put at the end of an address; offered while nothing is composed. */
export const addressEndings = ["号", "路", "里", "栋", "单元", "室", "楼", "之"] as const;
/** Between the parts of a name: 阿依古丽·买买提. */
export const nameMarks = ["·"] as const;
export const marks = ["，", "。", "、", "？"] as const;
