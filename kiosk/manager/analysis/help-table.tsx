import type { Analysis } from "../../../server/contract/analysis.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { HelpFigures, HelpSums } from "../../../server/contract/help/figures.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { analysisMessages } from "../../i18n/manager-analysis.ts";
import { screenWords } from "../../i18n/screens.ts";
import { duration } from "../../ui/time.ts";
import { type Column, Section, Table } from "../frame/parts.tsx";

interface Row {
  readonly key: string;
  readonly where: string;
  readonly sums: HelpSums;
}

/** How soon calls for help were answered: all of them, and by terminal, by step and by the hour. Nobody's name is in it. */
export function HelpTable({
  help,
  matters,
  language,
  t,
}: {
  readonly help: HelpFigures;
  readonly matters: Analysis["matters"];
  readonly language: Language;
  readonly t: Translate<typeof analysisMessages>;
}) {
  const length = (milliseconds: number | null) =>
    milliseconds === null ? t("none") : duration(milliseconds);
  const columns: Column<Row>[] = [
    { head: t("helpWhere"), words: true, cell: ({ where }) => where },
    { head: t("helpCalls"), cell: ({ sums }) => sums.calls },
    {
      head: t("helpInTime", { seconds: Math.round(help.answerWithin / 1000) }),
      cell: ({ sums }) =>
        sums.judged === 0 ? t("none") : `${Math.round((100 * sums.inTime) / sums.judged)} %`,
    },
    { head: t("helpAnswer"), cell: ({ sums }) => length(sums.answer.median) },
    { head: t("helpAnswer90"), cell: ({ sums }) => length(sums.answer.p90) },
    { head: t("helpThere"), cell: ({ sums }) => length(sums.arrival.median) },
    { head: t("helpThere90"), cell: ({ sums }) => length(sums.arrival.p90) },
    { head: t("helpCancelled"), cell: ({ sums }) => sums.cancelled },
    { head: t("helpUnanswered"), cell: ({ sums }) => <strong>{sums.unanswered}</strong> },
  ];
  const matterName = (id: string) => matters.find((each) => each.id === id)?.name[language] ?? id;
  const rows: Row[] = [
    { key: "all", where: t("helpAll"), sums: help.total },
    ...help.terminals.map(({ id, sums }) => ({ key: `terminal ${id}`, where: id, sums })),
    ...help.steps.map(({ matter, step, sums }) => ({
      key: `step ${matter} ${step}`,
      where: [matter && matterName(matter), screenWords(step, language)].filter(Boolean).join(" · "),
      sums,
    })),
    ...help.hours.map(({ hour, sums }) => ({ key: `hour ${hour}`, where: t("helpHour", { hour }), sums })),
  ];
  return (
    <Section title={t("helpTitle")} hint={t("helpHint")} class="wide">
      <Table caption={t("helpTitle")} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </Section>
  );
}
