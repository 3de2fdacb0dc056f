import type { Translate } from "../../i18n/catalogue.ts";
import type { KeyboardMessages } from "../../i18n/keyboard.ts";
import { Key } from "./key.tsx";
import { type KeyboardMode, padRows, padSign } from "./modes.ts";

export interface NumberPadProps {
  readonly t: Translate<KeyboardMessages>;
  readonly mode: KeyboardMode;
  readonly onSign: (sign: string) => void;
  readonly onErase: () => void;
  readonly onDone?: (() => void) | undefined;
}

/** Digits as on a telephone, with the mode's own sign; the rows of a pad are wider than keys need to be. */
export function NumberPad({ t, mode, onSign, onErase, onDone }: NumberPadProps) {
  const sign = padSign[mode];
  const key = (text: string) => (
    <Key key={text} onPress={() => onSign(text)}>
      {text}
    </Key>
  );
  return (
    <div class="pad">
      {padRows.flat().map(key)}
      {sign ? key(sign) : <span />}
      {key("0")}
      <Key look="side" onPress={onErase}>
        {t("erase")}
      </Key>
      {onDone && (
        <Key look="primary" icon="check" onPress={onDone}>
          {t("done")}
        </Key>
      )}
    </div>
  );
}
