import { useEffect, useState } from "preact/hooks";
import type { Translate } from "../../i18n/catalogue.ts";
import type { KeyboardMessages } from "../../i18n/keyboard.ts";
import { type CharacterCard, codeOf } from "../pinyin/character-card.ts";
import type { Typing } from "../pinyin/open-typing.ts";
import type { Question } from "../pinyin/typing-service.ts";
import { usePages } from "./candidate-strip.tsx";
import { DrawnCharacter, hasGlyph } from "./drawn-character.tsx";
import { Key } from "./key.tsx";
import { PartKeys } from "./part-keys.tsx";
import { readingAsked, type Spelling, withSign } from "./spelling.ts";
import { SpellingKeys } from "./spelling-keys.tsx";
import { StrokeKeys, strokeSigns } from "./stroke-keys.tsx";
import { useAnswer } from "./use-typing.ts";

export type RareWay = "strokes" | "parts" | "reading";

export interface RarePanelProps {
  readonly t: Translate<KeyboardMessages>;
  readonly typing: Typing | undefined;
  /** What a reading is spelt with. */
  readonly spelling: Spelling;
  /** The letters that were typed before it was opened. */
  readonly letters: string;
  readonly start?: { readonly way: RareWay; readonly query: readonly string[] } | undefined;
  readonly onUse: (card: CharacterCard) => void;
  readonly onClose: () => void;
}

/** What the edge of the chosen one adds to a row, millimetres. */
const pressedEdge = 2;

const ways = ["strokes", "parts", "reading"] as const;

/** Finds a character by its strokes, its parts or its reading, shows it large before it is used, and says what our fonts lack. */
export function RarePanel({ t, typing, spelling, letters, start, onUse, onClose }: RarePanelProps) {
  const [way, setWay] = useState<RareWay>(start?.way ?? (letters === "" ? "strokes" : "reading"));
  const [query, setQuery] = useState<readonly string[]>(start?.query ?? (letters === "" ? [] : [...letters]));
  const [picked, setPicked] = useState<string | undefined>(undefined);
  const question = questionOf(way, query);
  const key = query.length > 0 ? `${way} ${query.join(" ")}` : undefined;
  const { latest } = useAnswer(typing, question, key);
  const cards = latest && key !== undefined ? latest.answer : [];
  const pages = usePages(
    cards.map(({ character }) => character),
    key ?? "",
    2,
    pressedEdge,
  );
  // What is made once of the dictionary is made before the first stroke. That it cannot be had is said by the next question (`useAnswer`).
  useEffect(() => {
    typing?.ask({ kind: "parts", parts: ["一"] }).catch(() => undefined);
  }, [typing]);
  const shown = cards.find(({ character }) => character === picked) ?? cards[0];
  const change = (next: readonly string[]) => {
    setQuery(next);
    setPicked(undefined);
  };
  const add = (sign: string) => change([...query, sign]);
  const spell = (sign: string) => change([...withSign(query.join(""), sign)]);
  const isZhuyin = spelling.by === "zhuyin";
  const words = {
    strokes: t("byStrokes"),
    parts: t("byParts"),
    reading: t(isZhuyin ? "byZhuyin" : "byReading"),
  };
  const hints = {
    strokes: t("hintStrokes"),
    parts: t("hintParts"),
    reading: t(isZhuyin ? "hintByZhuyin" : "hintReading"),
  };
  return (
    <div class={isZhuyin && way !== "strokes" ? "rare rare--zhuyin" : "rare"}>
      <section class="rare__ways" aria-label={t("rareTitle")}>
        {ways.map((each) => (
          <Key
            key={each}
            look="side"
            pressed={each === way}
            onPress={() => {
              setWay(each);
              change([]);
            }}
          >
            {words[each]}
          </Key>
        ))}
        <Key look="side" icon="close" onPress={onClose}>
          {t("backToKeys")}
        </Key>
      </section>
      <div class="rare__asking">
        <p class="rare__query" role="status">
          {query.length === 0 ? (
            <span class="rare__hint">{hints[way]}</span>
          ) : (
            <span lang={way !== "reading" ? "zh-CN" : isZhuyin ? "zh-TW" : "en"}>
              {way === "strokes"
                ? query.map((digit) => strokeSigns[digit]).join(" ")
                : query.join(way === "parts" ? " ＋ " : "")}
            </span>
          )}
        </p>
        <Key look="side" disabled={query.length === 0} onPress={() => change(query.slice(0, -1))}>
          {t("erase")}
        </Key>
      </div>
      <div class="rare__found">
        {shown ? (
          <Shown t={t} card={shown} onUse={() => onUse(shown)} />
        ) : (
          <p class="rare__nothing">{key === undefined ? "" : latest ? t("nothing") : t("loading")}</p>
        )}
        <section class="rare__results" ref={pages.ref} aria-label={t("candidates")}>
          {cards.slice(pages.from, pages.to).map((card) => (
            <button
              type="button"
              key={card.character}
              class="candidate"
              lang="zh-CN"
              aria-pressed={card === shown}
              aria-label={`${card.character} ${card.readings.join(" ")}`}
              onClick={() => setPicked(card.character)}
            >
              <DrawnCharacter character={card.character} drawing={card.drawing} />
            </button>
          ))}
        </section>
        {(!pages.isFirst || !pages.isLast) && (
          <div class="rare__turn">
            <Key
              look="side"
              icon="back"
              label={t("fewerPages")}
              disabled={pages.isFirst}
              onPress={() => pages.turn(-1)}
            />
            <Key
              look="side"
              icon="forward"
              label={t("morePages")}
              disabled={pages.isLast}
              onPress={() => pages.turn(1)}
            />
          </div>
        )}
      </div>
      <div class="rare__keys">
        {way === "strokes" && <StrokeKeys t={t} onStroke={add} />}
        {way === "parts" && <PartKeys t={t} typing={typing} spelling={spelling} onPart={add} />}
        {way === "reading" && (
          <SpellingKeys
            by={spelling.by}
            onLetter={spell}
            last={
              isZhuyin && (
                <Key look="side" label={t("firstToneLabel")} onPress={() => spell("ˉ")}>
                  {t("firstTone")}
                </Key>
              )
            }
          />
        )}
      </div>
    </div>
  );
}

function questionOf(
  way: RareWay,
  query: readonly string[],
): Exclude<Question, { kind: "pinyin" | "describe" }> {
  if (way === "strokes") return { kind: "strokes", strokes: query.join("") };
  return way === "parts" ? { kind: "parts", parts: query } : readingAsked(query.join(""));
}

/** One character, large, with what is known of it and the key that uses it. */
function Shown({ t, card, onUse }: { t: RarePanelProps["t"]; card: CharacterCard; onUse: () => void }) {
  const { character, drawing, readings } = card;
  return (
    <div class="shown">
      <p class="shown__character">
        <DrawnCharacter character={character} drawing={drawing} />
      </p>
      <div class="shown__facts">
        <p>
          {readings.length > 0 ? t("readings", { readings: readings.slice(0, 4).join(" ") }) : t("noReading")}
        </p>
        <p>{t("code", { code: codeOf(character) })}</p>
        {!hasGlyph(character, drawing) && <p class="shown__lack">{drawing ? t("drawn") : t("undrawn")}</p>}
      </div>
      <Key look="primary" icon="check" onPress={onUse}>
        {t("useCharacter")}
      </Key>
    </div>
  );
}
