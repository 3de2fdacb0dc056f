import { useLayoutEffect, useRef } from "preact/hooks";
import { isZhuyin } from "../../../server/contract/zhuyin.ts";
import type { Drawing } from "../pinyin/drawing.ts";
import { DrawnCharacter } from "./drawn-character.tsx";
import { type Editor, isComposing } from "./editor.ts";
import { Key } from "./key.tsx";

export interface FieldProps {
  readonly editor: Editor;
  /** The letters, divided into syllables as far as it is known how. */
  readonly spelling: string;
  readonly label: string;
  readonly placeholder: string;
  /** Of characters that the fonts lack; those that are not in it are shown as they are. */
  readonly drawings: ReadonlyMap<string, Drawing | undefined>;
  readonly onCaret: (behind: number) => void;
  readonly onClear: () => void;
  readonly clearLabel: string;
}

/** The text with its caret, and what is being composed underlined in it. A touch sets the caret behind a character. */
export function Field({
  editor,
  spelling,
  label,
  placeholder,
  drawings,
  onCaret,
  onClear,
  clearLabel,
}: FieldProps) {
  const caret = useRef<HTMLSpanElement>(null);
  // The field keeps its height, so that no key moves away under a finger.
  useLayoutEffect(() => caret.current?.scrollIntoView({ block: "nearest" }));
  const before = [...editor.text.slice(0, editor.caret)];
  const after = [...editor.text.slice(editor.caret)];
  const isEmpty = editor.text === "" && !isComposing(editor);
  const sign = (character: string, index: number) => (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: arrow keys move the caret of the field
    <span key={`${index}-${character}`} class="field__sign" onClick={() => onCaret(index + 1)}>
      {drawings.has(character) ? (
        <DrawnCharacter character={character} drawing={drawings.get(character)} />
      ) : character === " " ? (
        "\u00a0"
      ) : (
        character
      )}
    </span>
  );
  return (
    <div class="field">
      {/* biome-ignore lint/a11y/useSemanticElements: no input can show characters that are drawn from their parts */}
      <div
        class="field__text"
        role="textbox"
        tabIndex={0}
        aria-label={label}
        aria-placeholder={placeholder}
        data-field=""
      >
        {before.map(sign)}
        {isComposing(editor) && (
          <span class="field__composing">
            {editor.chosen.map(({ text }) => text).join("")}
            <span lang={isZhuyin(spelling) ? "zh-TW" : "en"}>{spelling.replaceAll("'", " ")}</span>
          </span>
        )}
        <span class="field__caret" aria-hidden="true" ref={caret} />
        {after.map((character, index) => sign(character, before.length + index))}
        {isEmpty && <span class="field__placeholder">{placeholder}</span>}
      </div>
      <Key look="side" icon="close" label={clearLabel} disabled={isEmpty} onPress={onClear} />
    </div>
  );
}
