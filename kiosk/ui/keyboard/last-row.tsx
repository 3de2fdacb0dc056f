import type { Translate } from "../../i18n/catalogue.ts";
import type { KeyboardMessages } from "../../i18n/keyboard.ts";
import { Key } from "./key.tsx";
import type { Spelling } from "./spelling.ts";

export interface LastRowProps {
  readonly t: Translate<KeyboardMessages>;
  readonly hasSigns: boolean;
  readonly onSigns: () => void;
  /** Where Chinese can be typed: how it is now, and whether the keys are those of Latin letters instead. */
  readonly chinese?: { readonly by: Spelling["by"]; readonly isOn: boolean };
  readonly onLatin: () => void;
  readonly onSpelling: () => void;
  readonly onRare: () => void;
  /** The space says the first tone, which has no sign, as it does on every keyboard of zhuyin. */
  readonly isTone: boolean;
  readonly onSpace: () => void;
  readonly onDone?: (() => void) | undefined;
}

/** Other signs, other ways of typing, the space, and the way on. */
export function LastRow({ t, chinese, hasSigns, isTone, onDone, ...on }: LastRowProps) {
  const { by, isOn } = chinese ?? { by: "pinyin", isOn: false };
  const doneSpan = isOn ? 3 : 5;
  const taken = 3 + (chinese ? 7 : 0) + (isOn ? 3 : 0) + (onDone ? doneSpan : 0);
  return (
    <div class="row row--last">
      <Key look="side" span={3} label={hasSigns ? t("toLetters") : t("toSignsLabel")} onPress={on.onSigns}>
        {hasSigns ? t(isOn && by === "zhuyin" ? "toZhuyin" : "toLetters") : t("toSigns")}
      </Key>
      {chinese && (
        <Key
          look="side"
          span={3}
          label={t(isOn ? "toLatinLabel" : by === "zhuyin" ? "toZhuyinLabel" : "toPinyinLabel")}
          onPress={on.onLatin}
        >
          {isOn ? t("toLatin") : t("toChinese")}
        </Key>
      )}
      {isOn && (
        <Key
          look="side"
          span={3}
          label={t(by === "zhuyin" ? "toPinyinLabel" : "toZhuyinLabel")}
          onPress={on.onSpelling}
        >
          {t(by === "zhuyin" ? "toPinyin" : "toZhuyin")}
        </Key>
      )}
      {chinese && (
        <Key look="side" span={4} label={t("rareLabel")} onPress={on.onRare}>
          {t("rare")}
        </Key>
      )}
      <Key span={20 - taken} label={isTone ? t("firstToneLabel") : undefined} onPress={on.onSpace}>
        {t(isTone ? "firstTone" : "space")}
      </Key>
      {onDone && (
        <Key look="primary" span={doneSpan} onPress={onDone}>
          {t("done")}
        </Key>
      )}
    </div>
  );
}
