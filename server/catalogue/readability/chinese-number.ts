const digits = "零一二三四五六七八九";

/** `15`, `十五`, `两`, `二十`, `一百二十` as a number below a thousand; NaN for what is none. */
export function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const parts =
    /^(?:([一二两三四五六七八九])百)?零?(?:([一二两三四五六七八九])?(十))?([一二两三四五六七八九])?$/u.exec(
      text,
    );
  if (!parts || text === "") return Number.NaN;
  const [, hundreds, tens, ten, ones] = parts;
  return 100 * digitOf(hundreds) + (ten ? 10 * (tens ? digitOf(tens) : 1) : 0) + digitOf(ones);
}

const digitOf = (sign: string | undefined): number =>
  sign === undefined ? 0 : sign === "两" ? 2 : digits.indexOf(sign);
