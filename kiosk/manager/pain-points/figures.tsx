import type { PainFigures, PainStatistics } from "../../../server/contract/pain-points/desk.ts";
import { painKinds } from "../../../server/contract/pain-points/words.ts";
import { Section, Table } from "../frame/parts.tsx";
import { percent } from "../frame/percent.ts";
import { Spans } from "../frame/spans.tsx";
import { Wait } from "../frame/standstill.tsx";
import type { Range } from "../range.ts";
import { type PainManner, placeName } from "./words.ts";

interface FiguresProps extends PainManner {
  readonly figures: PainStatistics | null;
  readonly range: Range;
  readonly today: string;
  readonly onRange: (range: Range) => void;
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly figures: PainFigures;
}

/** What was reported and what became of it: by kind, matter, step and unit. */
export function PainFiguresOf({ figures, range, today, onRange, language, t }: FiguresProps) {
  const rows: Row[] = figures
    ? [
        { key: "all", name: t("all"), figures: figures.total },
        ...painKinds.flatMap((kind) =>
          figures.kinds
            .filter((each) => each.kind === kind)
            .map((each) => ({ key: kind, name: t(kind), figures: each.figures })),
        ),
        ...figures.matters.map(({ matter, figures: of }) => ({
          key: `matter ${matter.id}`,
          name: matter.name[language],
          figures: of,
        })),
        ...figures.steps.map(({ matter, stage, part, partName, figures: of }) => ({
          key: `step ${matter.id} ${stage} ${part}`,
          name: placeName({ matter, step: { stage, part }, part: partName, screen: null }, { language, t }),
          figures: of,
        })),
        ...figures.units.map(({ unit, figures: of }) => ({
          key: `unit ${unit.id}`,
          name: `${t("unit")} · ${unit.name[language]}`,
          figures: of,
        })),
      ]
    : [];
  const count = (head: string, of: (figures: PainFigures) => number | null) => ({
    head,
    cell: (row: Row) => of(row.figures) ?? t("none"),
  });
  const share = (head: string, of: (figures: PainFigures) => number | null) => ({
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
          rowKey={({ key }) => key}
          columns={[
            { head: t("of"), words: true, cell: ({ name }) => name },
            count(t("count"), ({ reported }) => reported),
            count(t("open"), ({ open }) => open),
            count(t("overdue"), ({ overdue }) => overdue),
            count(t("answeredCount"), ({ answered }) => answered),
            count(t("declined"), ({ declined }) => declined),
            count(t("median"), ({ medianDays }) => medianDays),
            share(t("inTime"), ({ inTimeShare }) => inTimeShare),
            share(t("againShare"), ({ againShare }) => againShare),
          ]}
        />
      ) : (
        <Wait>{t("loading")}</Wait>
      )}
    </Section>
  );
}
