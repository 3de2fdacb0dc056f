import { useEffect, useRef, useState } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import { isZhuyin } from "../../../server/contract/zhuyin.ts";
import { translator } from "../../i18n/catalogue.ts";
import { keyboardMessages } from "../../i18n/keyboard.ts";
import { Announcer } from "../announcer.tsx";
import type { Typing } from "../pinyin/open-typing.ts";
import { CandidateStrip, usePages } from "./candidate-strip.tsx";
import { hasGlyph } from "./drawn-character.tsx";
import {
  addLetter,
  addZhuyin,
  cancelComposing,
  caretBehind,
  choose,
  type Editor,
  erase,
  insert,
  isComposing,
  keepLetters,
  moveCaret,
  startEditor,
} from "./editor.ts";
import { Field } from "./field.tsx";
import { followKeys, type KeyActions } from "./follow-keys.ts";
import { lookForInstalledHan } from "./installed-han.ts";
import { Key } from "./key.tsx";
import stylesheet from "./keyboard.css?url";
import { LastRow } from "./last-row.tsx";
import { LetterKeys } from "./letter-keys.tsx";
import { accepts, addressEndings, isPad, type KeyboardMode, marks, nameMarks, signRows } from "./modes.ts";
import { NumberPad } from "./number-pad.tsx";
import { RarePanel, type RareWay } from "./rare-panel.tsx";
import { SignRows } from "./sign-rows.tsx";
import { type Spelling, spellingFor, waitsForTone } from "./spelling.ts";
import { useEditor } from "./use-editor.ts";
import { useStylesheet } from "./use-stylesheet.ts";
import { useAnswer, useTyping } from "./use-typing.ts";
import { ZhuyinKeys } from "./zhuyin-keys.tsx";
import { zhuyinOnKey } from "./zhuyin-rows.ts";

/** What stands in the place of the letters. */
type Panel = "letters" | "signs" | "candidates" | "rare";

export interface KeyboardProps {
  readonly mode: KeyboardMode;
  readonly value: string;
  /** The text has changed, by whole characters: what is still being composed is not in it. */
  readonly onChange: (text: string) => void;
  /** The letters that are being composed, at each change: of what is not in the text yet. */
  readonly onCompose?: (letters: string) => void;
  /** Shows a key 完成; without it there is none, where the page has its own way on. */
  readonly onDone?: () => void;
  readonly language: Language;
  /** What is to be typed, in the page's language. */
  readonly label: string;
  /** Shown while nothing is typed; by default how to begin. */
  readonly placeholder?: string;
  /** `name`: a person's name; family names first. */
  readonly purpose?: "text" | "name";
  /** Characters; by default 60. */
  readonly maxLength?: number;
  /** The text is spoken as the number of its characters only. Always so for numbers of documents and telephones. */
  readonly isPrivate?: boolean;
  /** The page's dictionary, where one keyboard follows another (`openTyping`); else the keyboard has its own while it is shown. */
  readonly typing?: Typing;
  /** What it is in the middle of, for pictures of it. */
  readonly start?: {
    readonly letters?: string;
    readonly by?: Spelling["by"];
    readonly panel?: Panel;
    readonly rare?: { readonly way: RareWay; readonly query: readonly string[] };
  };
}

/**
 * The on-screen keyboard with the field that it types into. Controlled: the owner has the text and gives it back as `value`; another value sets
 * the caret behind it. It loads later than the page, with its own styles:
 *
 *     const { Keyboard } = await import("../../ui/keyboard/keyboard.tsx");
 *     <Keyboard mode="pinyin" purpose="name" label={t("name")} language={language} value={name}
 *       onChange={(text) => send({ type: "name", text })} onDone={() => send({ type: "next" })} />
 *
 * Fingers, a keypad with arrows and Enter, and a keyboard with letters all work; the owner's page needs nothing for it. What is typed lives in
 * the owner's value, in this component and in the dictionary's worker, which keeps none of it: unmounting ends them all.
 */
export function Keyboard(props: KeyboardProps) {
  const { mode, value, onChange, onDone, language, label, purpose = "text", maxLength = 60, start } = props;
  const t = translator(keyboardMessages, language);
  const isStyled = useStylesheet(stylesheet, lookForInstalledHan);
  const root = useRef<HTMLElement>(null);
  const [panel, setPanel] = useState<Panel>(start?.panel ?? "letters");
  const [isChinese, setChinese] = useState(mode !== "latin");
  const [chosenSpelling, setChosenSpelling] = useState(start?.by);
  const spelling = spellingFor(language, mode, chosenSpelling);
  const [capitals, setCapitals] = useState(false);
  const typing = useTyping(props.typing);

  const { now, apply } = useEditor(value, onChange, start?.letters ?? "");
  const current = now();
  const accept = (text: string) => accepts(mode, text, maxLength);

  const { letters } = current;
  const { onCompose } = props;
  useEffect(() => onCompose?.(letters), [letters, onCompose]);
  const begins = current.caret === 0 && current.chosen.length === 0;
  const asked = useAnswer(
    typing,
    { kind: "pinyin", letters, purpose, begins, fuzzy: true, script: spelling.script },
    letters === "" ? undefined : `${letters} ${begins} ${spelling.script}`,
  );
  const answer = asked.latest?.question.letters === letters ? asked.latest.answer : undefined;
  const offered = mode === "address" ? addressEndings : purpose === "name" ? nameMarks : marks;
  const isOffering = letters === "" && isChinese;
  // Those to the letters before stand until the new ones come, a few milliseconds later; they cannot be chosen any more.
  const texts: readonly string[] = isOffering
    ? offered
    : (asked.latest?.answer.candidates.map(({ text }) => text) ?? []);
  const isExpanded = panel === "candidates" && letters !== "";
  const pages = usePages(texts, `${letters} ${isExpanded}`, isExpanded ? 4 : 1);
  const rare = [...new Set(value)].filter((character) => (character.codePointAt(0) ?? 0) > 0xffff);
  const described = useAnswer(
    typing,
    { kind: "describe", characters: rare },
    rare.length > 0 ? rare.join("") : undefined,
  );
  const drawings = new Map(
    (described.latest?.answer ?? []).flatMap(({ character, drawing }) =>
      hasGlyph(character, drawing) ? [] : [[character, drawing] as const],
    ),
  );

  const take = (index: number) => {
    if (isOffering) {
      const text = offered[index];
      if (text !== undefined) apply(insert(now(), text, accept));
      return;
    }
    const candidate = answer?.candidates[index];
    if (!candidate) return;
    setPanel("letters");
    apply(choose(now(), candidate, accept));
  };
  const sign = (text: string) => apply(insert(keepLetters(now(), accept), text, accept));
  const letter = (text: string) => {
    const editor = now();
    const isOther = editor.letters !== "" && isZhuyin(editor.letters) !== (spelling.by === "zhuyin");
    // The page's language was changed in the middle of a word.
    const begun = isOther ? { ...editor, letters: "" } : editor;
    if (!isChinese) sign(text);
    else if (spelling.by === "zhuyin") apply(addZhuyin(begun, text));
    else if (/^[a-z']$/.test(text)) apply(addLetter(begun, text));
    else sign(text);
  };
  const space = () => {
    if (now().letters === "") sign(" ");
    else if (waitsForTone(now().letters)) letter("ˉ");
    else take(0);
  };
  const back = () => apply(erase(now()));
  const finish =
    onDone &&
    (() => {
      apply(keepLetters(now(), accept));
      onDone();
    });

  // What the keys do now: two may come before the next drawing's effects.
  const actions = useRef<KeyActions | undefined>(undefined);
  actions.current = {
    type: (text) => {
      const zhuyin = isChinese && spelling.by === "zhuyin" ? zhuyinOnKey(text) : undefined;
      if (zhuyin !== undefined) letter(zhuyin);
      else if (isChinese && now().letters !== "" && /^[1-9]$/.test(text)) take(pages.from + Number(text) - 1);
      else if (isPad(mode)) sign(text.toUpperCase());
      else letter(text);
    },
    space,
    enter: () => (isComposing(now()) ? take(0) : finish?.()),
    erase: back,
    escape: () => {
      const wasComposing = isComposing(now());
      if (wasComposing) apply(cancelComposing(now()));
      return wasComposing;
    },
    move: (by) => apply(moveCaret(now(), by)),
  };
  useEffect(() => {
    if (root.current) return followKeys(root.current, () => actions.current);
  }, []);

  const isByZhuyin = isChinese && spelling.by === "zhuyin";
  const isPrivate = props.isPrivate || mode === "idNumber" || mode === "telephone";
  const spoken =
    letters !== "" && answer?.candidates[0]
      ? t("firstChoice", { letters: answer.spelling.replaceAll("'", " "), text: answer.candidates[0].text })
      : isPrivate
        ? t("typedCount", { count: [...value].length })
        : t("typed", { text: value });
  const hint = asked.failed ? t("failed") : letters !== "" && !asked.latest ? t("loading") : undefined;
  const eraseKey = (span: number) => (
    <Key look="side" span={span} onPress={back}>
      {t("erase")}
    </Key>
  );
  return (
    <section
      class="keyboard"
      ref={root}
      aria-label={t("keyboard")}
      data-mode={mode}
      data-panel={panel}
      hidden={!isStyled}
    >
      <Announcer words={value === "" && letters === "" ? "" : spoken} />
      <Field
        editor={current}
        spelling={answer?.spelling ?? letters}
        label={label}
        placeholder={
          props.placeholder ??
          (isPad(mode) || !isChinese ? label : t(isByZhuyin ? "hintZhuyin" : "hintPinyin"))
        }
        drawings={drawings}
        onCaret={(behind) => apply(caretBehind(now(), behind))}
        onClear={() => apply(startEditor(""))}
        clearLabel={t("clear")}
      />
      {isPad(mode) && <NumberPad t={t} mode={mode} onSign={sign} onErase={back} onDone={finish} />}
      {!isPad(mode) && panel === "rare" && (
        <RarePanel
          t={t}
          typing={typing}
          spelling={spelling}
          letters={letters}
          start={start?.rare}
          onUse={({ character }) => {
            setPanel("letters");
            apply(insert({ ...now(), letters: "", chosen: [] }, chosenText(now()) + character, accept));
          }}
          onClose={() => setPanel("letters")}
        />
      )}
      {!isPad(mode) && panel !== "rare" && (
        <>
          {isChinese && (
            <CandidateStrip
              t={t}
              texts={texts}
              script={spelling.script}
              pages={pages}
              onChoose={take}
              hint={hint}
              isOpen={isExpanded}
              isRanked={!isOffering}
              {...(letters !== "" && texts.length > 0
                ? { onExpand: () => setPanel(isExpanded ? "letters" : "candidates") }
                : {})}
            />
          )}
          {!isExpanded && (
            <div class="keys">
              {panel === "signs" ? (
                <SignRows rows={signRows[isChinese ? "chinese" : "latin"]} onSign={sign} last={eraseKey(4)} />
              ) : (
                <>
                  {mode === "address" && !isByZhuyin && (
                    <SignRows rows={signRows.latin.slice(0, 1)} onSign={sign} />
                  )}
                  {isByZhuyin ? (
                    <ZhuyinKeys onSign={letter} last={eraseKey(2)} />
                  ) : (
                    <LetterKeys
                      capitals={!isChinese && capitals}
                      onLetter={letter}
                      left={
                        isChinese ? (
                          <Key look="side" span={3} disabled={letters === ""} onPress={() => letter("'")}>
                            {t("divide")}
                          </Key>
                        ) : (
                          <Key
                            look="side"
                            span={3}
                            pressed={capitals}
                            label={t("capitals")}
                            onPress={() => setCapitals(!capitals)}
                          >
                            ⇧
                          </Key>
                        )
                      }
                      right={eraseKey(3)}
                    />
                  )}
                </>
              )}
              <LastRow
                t={t}
                hasSigns={panel === "signs"}
                onSigns={() => setPanel(panel === "signs" ? "letters" : "signs")}
                {...(mode === "latin" ? {} : { chinese: { by: spelling.by, isOn: isChinese } })}
                onLatin={() => {
                  apply(keepLetters(now(), accept));
                  setChinese(!isChinese);
                }}
                onSpelling={() => {
                  // What is not chosen yet is of other letters.
                  apply(keepLetters({ ...now(), letters: "" }, accept));
                  setPanel("letters");
                  setChosenSpelling(spelling.by === "zhuyin" ? "pinyin" : "zhuyin");
                }}
                onRare={() => setPanel("rare")}
                isTone={isChinese && waitsForTone(letters)}
                onSpace={space}
                onDone={finish}
              />
            </div>
          )}
        </>
      )}
    </section>
  );
}

/** What was chosen for letters so far; the letters themselves are what a rare character is looked for with. */
function chosenText({ chosen }: Editor): string {
  return chosen.map(({ text }) => text).join("");
}
