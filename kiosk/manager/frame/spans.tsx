import { lastDays, type Range } from "../range.ts";
import type { DeskFrameWords } from "./desk-frame.tsx";

const spans = [1, 30, 365] as const;

/** Of which days figures are: the last so many. */
export const Spans = ({
  range,
  today,
  onRange,
  t,
}: {
  readonly range: Range;
  /** The hall's day, `2026-12-01`. */
  readonly today: string;
  readonly onRange: (range: Range) => void;
  readonly t: DeskFrameWords;
}) => (
  <p class="parts">
    {spans.map((days) => {
      const own = lastDays(today, days);
      return (
        <button
          key={days}
          type="button"
          class="desk-button"
          aria-pressed={own.from === range.from && own.to === range.to}
          onClick={() => onRange(own)}
        >
          {t("lastDays", { count: days })}
        </button>
      );
    })}
  </p>
);
