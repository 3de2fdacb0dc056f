import { ratingLevels } from "../../../server/contract/hall.ts";
import type { RatingFigures, RatingStatistics } from "../../../server/contract/ratings/desk.ts";
import { ratingMessages } from "../../i18n/rating.ts";
import { Section, Table } from "../frame/parts.tsx";
import { percent } from "../frame/percent.ts";
import { Spans } from "../frame/spans.tsx";
import { Wait } from "../frame/standstill.tsx";
import type { Range } from "../range.ts";
import type { RatingManner } from "./words.ts";

interface FiguresProps extends RatingManner {
  readonly figures: RatingStatistics | null;
  readonly range: Range;
  /** The hall's day, `2026-12-01`. */
  readonly today: string;
  readonly onRange: (range: Range) => void;
}

interface Row {
  readonly name: string;
  readonly figures: RatingFigures;
}

/** What was said, by window, terminal and organ. What nobody said stands in one column of its own and in no share. */
export function RatingFiguresOf({ figures, range, today, onRange, language, t }: FiguresProps) {
  const rows: Row[] = figures
    ? [
        ...figures.kinds.map(({ kind, total }) => ({ name: t(`${kind}s`), figures: total })),
        ...figures.units.map(({ unit, figures: of }) => ({ name: unit.name[language], figures: of })),
        ...figures.organs.map(({ organ, figures: of }) => ({ name: organ[language], figures: of })),
      ]
    : [];
  const count = (head: string, of: (figures: RatingFigures) => number) => ({
    head,
    cell: (row: Row) => of(row.figures),
  });
  const share = (head: string, of: (figures: RatingFigures) => number | null) => ({
    head,
    cell: (row: Row) => percent(of(row.figures), t),
  });
  return (
    <Section title={t("figuresTitle")} hint={t("figuresHint")} class="wide">
      <Spans range={range} today={today} onRange={onRange} t={t} />
      {figures ? (
        <Table
          caption={t("figuresTitle")}
          rows={rows}
          rowKey={({ name }) => name}
          columns={[
            { head: t("unit"), cell: ({ name }) => name },
            count(t("rated"), ({ rated }) => rated),
            ...ratingLevels.map((level) =>
              count(ratingMessages[level][language], ({ levels }) => levels[level]),
            ),
            share(t("satisfiedShare"), ({ satisfiedShare }) => satisfiedShare),
            share(t("badShare"), ({ badShare }) => badShare),
            share(t("answeredInTime"), ({ answeredInTimeShare }) => answeredInTimeShare),
            share(t("calledBackShare"), ({ calledBackShare }) => calledBackShare),
            count(t("open"), ({ open }) => open),
            count(t("overdue"), ({ overdue }) => overdue),
            count(t("excluded"), ({ excluded }) => excluded),
            count(t("byDefault"), ({ byDefault }) => byDefault),
          ]}
        />
      ) : (
        <Wait>{t("loading")}</Wait>
      )}
    </Section>
  );
}
