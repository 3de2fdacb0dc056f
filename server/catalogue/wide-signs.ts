import type { Said } from "./said.ts";

/**
 * A Chinese keyboard writes its own colon, comma and brackets where YAML wants the narrow ones (半角), and they look nearly the same: what
 * the parser says of it afterwards names another line, or nothing that an editor could find.
 */
const narrowSigns: Readonly<Record<string, string>> = {
  "、": ",",
  "。": ".",
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "【": "[",
  "】": "]",
  "—": "-",
  "–": "-",
  "·": "-",
  "•": "-",
};
/** U+FF01 to U+FF5E are the signs of ASCII, wide. */
const wideSign = /[\uff01-\uff5e、。“”‘’【】—–·•\u3000]/u;
const narrow = (sign: string): string =>
  narrowSigns[sign] ?? String.fromCharCode((sign.codePointAt(0) ?? 0) - 0xfee0);

/** That a sign of a word, which has to be in narrow signs, is a wide one; undefined where none is. */
export function wideSignIn(word: string): Said | undefined {
  const sign = wideSign.exec(word)?.[0];
  return sign === undefined ? undefined : wideSaid(sign, word);
}

function wideSaid(sign: string, word?: string): Said {
  const [before, inside] = word === undefined ? ["", "这里的"] : [`${word}: `, `${word} 里的`];
  if (sign === "\u3000")
    return {
      says: `${before}there is a wide space (U+3000) here: write narrow ones`,
      chinese: `${inside}空格是全角的：请改成半角空格`,
    };
  return {
    says: `${before}${sign} is a wide sign here: write the narrow ${narrow(sign)}`,
    chinese: `${inside} ${sign} 是全角的：请切换到英文输入法，改成半角的 ${narrow(sign)}`,
  };
}

/** Where a line has a wide sign in the place of one of YAML's own, each with what it is in; the first of a line is named. */
const misplaced: readonly RegExp[] = [
  /^[ \t]*(\u3000)/u,
  /^\s*([－—–·•])\s*\S/u,
  /^\s*(?:-\s+)?[A-Za-z][\w-]*\s*(：)/u,
  /[{[,，、]\s*(?:zh-CN|zh-TW|[a-z][A-Za-z]*)\s*(：)/u,
  /:\s+([｛［【])/u,
  /([，、])\s*(?:zh-CN|zh-TW|[a-z][A-Za-z]*)\s*[:：]\s/u,
  /([｝］])\s*$/u,
];
const noSpace = /^\s*(?:-\s+)?[A-Za-z][\w-]*:(?=[^\s:/])/u;
const afterColon: Said = {
  says: "behind the colon there has to be a space",
  chinese: "冒号后面少了空格：请在冒号后面空一格",
};
const noDashSpace = /^\s*-(?=[A-Za-z{])/u;
const afterDash: Said = {
  says: "behind the hyphen of a list there has to be a space",
  chinese: "清单的短横线后面少了空格：请在短横线后面空一格",
};

/** Each line of a file, which is no YAML, whose signs are not those of YAML, from 1. */
export function* wrongSigns(text: string): Generator<Said & { readonly line: number }> {
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const sign = misplaced.map((form) => form.exec(written)?.[1]).find((found) => found !== undefined);
    if (sign !== undefined) yield { line, ...wideSaid(sign) };
    else if (noSpace.test(written)) yield { line, ...afterColon };
    else if (noDashSpace.test(written)) yield { line, ...afterDash };
  }
}
