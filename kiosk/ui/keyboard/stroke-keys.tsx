import type { Translate } from "../../i18n/catalogue.ts";
import type { KeyboardMessages } from "../../i18n/keyboard.ts";
import { Key } from "./key.tsx";

const strokes = [
  { digit: "1", sign: "一", name: "horizontal" },
  { digit: "2", sign: "丨", name: "vertical" },
  { digit: "3", sign: "丿", name: "leftFalling" },
  { digit: "4", sign: "丶", name: "dot" },
  { digit: "5", sign: "乛", name: "bent" },
] as const;

/** Digit of a stroke → how it is written. */
export const strokeSigns: Readonly<Record<string, string>> = Object.fromEntries(
  strokes.map(({ digit, sign }) => [digit, sign]),
);

/** The five strokes, each with its name. */
export function StrokeKeys({
  t,
  onStroke,
}: {
  t: Translate<KeyboardMessages>;
  onStroke: (digit: string) => void;
}) {
  return (
    <div class="row row--strokes">
      {strokes.map(({ digit, sign, name }) => (
        <Key key={digit} span={4} label={t(name)} onPress={() => onStroke(digit)}>
          <span class="stroke" lang="zh-CN">
            {sign}
          </span>
          <span class="stroke__name">{t(name)}</span>
        </Key>
      ))}
    </div>
  );
}
