import { useState } from "preact/hooks";
import type { Translate } from "../../i18n/catalogue.ts";
import type { KeyboardMessages } from "../../i18n/keyboard.ts";
import type { Typing } from "../pinyin/open-typing.ts";
import { usePages } from "./candidate-strip.tsx";
import { Key } from "./key.tsx";
import { type Spelling, withSign } from "./spelling.ts";
import { SpellingKeys } from "./spelling-keys.tsx";
import { useAnswer } from "./use-typing.ts";
import { usualParts } from "./usual-parts.ts";

/** What the typed letters take of the row of parts, millimetres. */
const lettersWidth = 34;

/** Keys of parts: the usual ones by pages, or any character as a part, by its reading. */
export function PartKeys({
  t,
  typing,
  spelling,
  onPart,
}: {
  t: Translate<KeyboardMessages>;
  typing: Typing | undefined;
  spelling: Spelling;
  onPart: (part: string) => void;
}) {
  const [letters, setLetters] = useState<string | undefined>(undefined);
  const { latest } = useAnswer(
    typing,
    {
      kind: "pinyin",
      letters: letters ?? "",
      purpose: "text",
      begins: false,
      fuzzy: true,
      script: spelling.script,
    },
    letters ? letters : undefined,
  );
  const found = (latest?.answer.candidates ?? [])
    .map(({ text }) => text)
    .filter((text) => [...text].length === 1);
  const texts = letters === undefined ? usualParts : found;
  const pages = usePages(
    texts,
    letters ?? "usual",
    letters === undefined ? 3 : 1,
    letters === undefined ? 0 : lettersWidth,
  );
  const saysTones = letters !== undefined && spelling.by === "zhuyin";
  const choose = (part: string) => {
    onPart(part);
    if (letters !== undefined) setLetters("");
  };
  return (
    <>
      <div class="row">
        <Key
          look="side"
          span={saysTones ? 5 : 6}
          pressed={letters === undefined}
          onPress={() => setLetters(undefined)}
        >
          {t("commonParts")}
        </Key>
        <Key
          look="side"
          span={saysTones ? 6 : 7}
          pressed={letters !== undefined}
          onPress={() => setLetters("")}
        >
          {t(spelling.by === "zhuyin" ? "partByZhuyin" : "partByReading")}
        </Key>
        <Key
          look="side"
          span={3}
          icon="back"
          label={t("fewerPages")}
          disabled={pages.isFirst}
          onPress={() => pages.turn(-1)}
        />
        <Key
          look="side"
          span={3}
          icon="forward"
          label={t("morePages")}
          disabled={pages.isLast}
          onPress={() => pages.turn(1)}
        />
        {saysTones && (
          <Key
            look="side"
            span={3}
            label={t("firstToneLabel")}
            disabled={letters === ""}
            onPress={() => setLetters(withSign(letters, "ˉ"))}
          >
            {t("firstTone")}
          </Key>
        )}
      </div>
      <section class="parts" ref={pages.ref} aria-label={t("candidates")}>
        {letters !== undefined && (
          <p class="rare__letters" lang={spelling.by === "zhuyin" ? "zh-TW" : "en"}>
            {letters}
          </p>
        )}
        {texts.slice(pages.from, pages.to).map((part) => (
          <button type="button" key={part} class="candidate" lang="zh-CN" onClick={() => choose(part)}>
            {part}
          </button>
        ))}
      </section>
      {letters !== undefined && (
        <SpellingKeys
          by={spelling.by}
          onLetter={(letter) => setLetters(withSign(letters, letter))}
          last={
            <Key look="side" span={3} onPress={() => setLetters(letters.slice(0, -1))}>
              {t("erase")}
            </Key>
          }
        />
      )}
    </>
  );
}
