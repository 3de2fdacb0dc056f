import { useLayoutEffect, useState } from "preact/hooks";
import type { Translate } from "../../i18n/catalogue.ts";
import type { KeyboardMessages } from "../../i18n/keyboard.ts";
import { pageStarts } from "./candidate-pages.ts";
import { Key } from "./key.tsx";
import type { Spelling } from "./spelling.ts";

/** Millimetres, as keyboard.css has them. `sign`: of a candidate's type at the normal size; `small`: of a long one's. */
const sizes = { sign: 9.5, small: 6.62, padding: 9, least: 17, gap: 2.6 } as const;

/** Characters beyond which a candidate is set smaller: a whole address has to stand in one row. */
const longest = 12;

function isLong(text: string): boolean {
  return [...text].length > longest;
}

/**
 * Candidates by pages that fill `rows` rows of `ref`'s width. It begins anew with every other `key`.
 * @param reserved millimetres of each row that something else takes
 */
export function usePages(texts: readonly string[], key: string, rows: number, reserved = 0) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [{ page, of }, setPage] = useState({ page: 0, of: key });
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!element) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  const style = getComputedStyle(document.documentElement);
  const mm = Number(style.getPropertyValue("--px-per-mm")) || 4;
  const scale = Number(style.getPropertyValue("--text-scale")) || 1;
  const widths = texts.map((text) => {
    const sign = isLong(text) ? sizes.small : sizes.sign;
    return Math.max(sizes.least, [...text].length * sign * scale + sizes.padding);
  });
  const starts = pageStarts(widths, width / mm - reserved, sizes.gap, rows);
  const current = of === key ? Math.min(page, starts.length - 1) : 0;
  return {
    ref: setElement,
    from: starts[current] ?? 0,
    to: starts[current + 1] ?? texts.length,
    isFirst: current === 0,
    isLast: current === starts.length - 1,
    turn: (by: 1 | -1) => setPage({ page: Math.max(0, current + by), of: key }),
  };
}

export type Pages = ReturnType<typeof usePages>;

export interface CandidateStripProps {
  readonly t: Translate<KeyboardMessages>;
  readonly texts: readonly string[];
  readonly script: Spelling["script"];
  readonly pages: Pages;
  readonly onChoose: (index: number) => void;
  /** Whether they stand in the place of the keys. */
  readonly isOpen: boolean;
  /** Shows all of them in the place of the keys, or the keys again; undefined: there is nothing to show. */
  readonly onExpand?: () => void;
  /** Whether the first is what most probably was meant. */
  readonly isRanked: boolean;
  /** What stands there while there are none. */
  readonly hint?: string | undefined;
}

/** Candidates to choose from, one page at a time. */
export function CandidateStrip({
  t,
  texts,
  script,
  pages,
  onChoose,
  isOpen,
  isRanked,
  onExpand,
  hint,
}: CandidateStripProps) {
  const isPaged = !pages.isFirst || !pages.isLast;
  return (
    <section class={isOpen ? "strip strip--open" : "strip"} aria-label={t("candidates")}>
      <div class="strip__candidates" ref={pages.ref}>
        {texts.slice(pages.from, pages.to).map((text, index) => (
          <button
            type="button"
            key={text}
            class={[
              "candidate",
              isRanked && index === 0 && pages.from === 0 ? "candidate--first" : "",
              isLong(text) ? "candidate--long" : "",
            ].join(" ")}
            lang={script === "traditional" ? "zh-TW" : "zh-CN"}
            onClick={() => onChoose(pages.from + index)}
          >
            {text}
          </button>
        ))}
        {texts.length === 0 && hint && <p class="strip__hint">{hint}</p>}
      </div>
      {/* Their place is kept while there is nothing to turn: no candidate is set anew, and no key moves. */}
      <div class={isPaged || onExpand ? "strip__turn" : "strip__turn strip__turn--idle"}>
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
        <Key
          look="side"
          label={isOpen ? t("backToKeys") : t("allCandidates")}
          pressed={isOpen}
          disabled={!onExpand}
          onPress={() => onExpand?.()}
        >
          {isOpen ? t("fold") : t("expand")}
        </Key>
      </div>
    </section>
  );
}
