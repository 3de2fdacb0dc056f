import { useLayoutEffect, useState } from "preact/hooks";
import type { Translate } from "../../i18n/catalogue.ts";
import type { KeyboardMessages } from "../../i18n/keyboard.ts";
import { pageStarts } from "./candidate-pages.ts";
import { Key } from "./key.tsx";

/** Millimetres, as keyboard.css has them. `sign`: of a candidate's type at the normal size. */
const sizes = { sign: 9.5, padding: 9, least: 17, gap: 2.6, arrow: 17.6 } as const;

/**
 * Candidates by pages that fill `rows` rows of `ref`'s width. It begins anew with every other `key`.
 * @param arrows how many keys stand beside them in each row
 */
export function usePages(texts: readonly string[], key: string, rows: number, arrows: number) {
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
  const widths = texts.map((text) =>
    Math.max(sizes.least, [...text].length * sizes.sign * scale + sizes.padding),
  );
  const starts = pageStarts(widths, width / mm - arrows * sizes.arrow, sizes.gap, rows);
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
  readonly pages: Pages;
  readonly onChoose: (index: number) => void;
  /** Whether they stand in the place of the keys. */
  readonly isOpen: boolean;
  /** Whether the first is what most probably was meant. */
  readonly isRanked: boolean;
  /** What stands there while there are none. */
  readonly hint?: string | undefined;
}

/** Candidates to choose from, one page at a time. */
export function CandidateStrip({ t, texts, pages, onChoose, isOpen, isRanked, hint }: CandidateStripProps) {
  const isPaged = !pages.isFirst || !pages.isLast;
  return (
    <section class={isOpen ? "strip strip--open" : "strip"} ref={pages.ref} aria-label={t("candidates")}>
      <div class="strip__candidates">
        {texts.slice(pages.from, pages.to).map((text, index) => (
          <button
            type="button"
            key={text}
            class={isRanked && index === 0 && pages.from === 0 ? "candidate candidate--first" : "candidate"}
            lang="zh-CN"
            onClick={() => onChoose(pages.from + index)}
          >
            {text}
          </button>
        ))}
        {texts.length === 0 && hint && <p class="strip__hint">{hint}</p>}
      </div>
      {isPaged && (
        <div class="strip__turn">
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
    </section>
  );
}
