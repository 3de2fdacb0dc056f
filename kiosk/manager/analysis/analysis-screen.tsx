import type { Analysis, ContentChange, CostlyStep, Visits } from "../../../server/contract/analysis.ts";
import type { Language } from "../../../server/contract/hall.ts";
import { type Translate, translator } from "../../i18n/catalogue.ts";
import { analysisMessages, stageMessages } from "../../i18n/manager-analysis.ts";
import { Chip } from "../../ui/text-block.tsx";
import { type Column, Section, Table } from "../frame/parts.tsx";
import { DidNotCome, Wait } from "../frame/standstill.tsx";
import { short } from "../words.ts";
import { type AnalysisEvent, type AnalysisSnapshot, spansOfDays } from "./analysis.machine.ts";
import { HelpTable } from "./help-table.tsx";

type Words = Translate<typeof analysisMessages>;

interface PartProps {
  readonly analysis: Analysis;
  readonly language: Language;
  readonly t: Words;
}

/** Where citizens' time is lost at terminals, drawn from plain data. */
export function AnalysisScreen({
  snapshot: { value, context },
  send,
  language,
}: {
  readonly snapshot: AnalysisSnapshot;
  readonly send: (event: AnalysisEvent) => void;
  readonly language: Language;
}) {
  const t = translator(analysisMessages, language);
  const { analysis, days } = context;
  return (
    <>
      <nav class="range" aria-label={t("spanLabel")}>
        <div class="range__spans">
          {spansOfDays.map((each) => (
            <button
              key={each}
              type="button"
              class="desk-button"
              aria-pressed={days === each}
              onClick={() => send({ type: "setDays", days: each })}
            >
              {t("days", { count: each })}
            </button>
          ))}
        </div>
        {analysis && (
          <p class="range__days" role="status">
            <strong>{`${analysis.from} – ${analysis.to}`}</strong>
          </p>
        )}
      </nav>
      {value === "failed" && <DidNotCome t={t} onAgain={() => send({ type: "tryAgain" })} />}
      {value !== "failed" && !analysis && <Wait>{t("loading")}</Wait>}
      {value !== "failed" && analysis && (
        <div class="sheets">
          {analysis.help.total.calls > 0 && (
            <HelpTable help={analysis.help} matters={analysis.matters} language={language} t={t} />
          )}
          {analysis.matters.length === 0 ? (
            <p class="sheet wide empty">{t("nothing")}</p>
          ) : (
            <>
              <Steps analysis={analysis} language={language} t={t} />
              <Matters analysis={analysis} language={language} t={t} />
              <Changes analysis={analysis} language={language} t={t} />
            </>
          )}
        </div>
      )}
    </>
  );
}

function Steps({ analysis: { costliest }, language, t }: PartProps) {
  const stepName = ({ stage, part }: CostlyStep) =>
    [stageMessages[stage][language], part && (part.name?.[language] ?? part.id)].filter(Boolean).join(" · ");
  const columns: Column<CostlyStep>[] = [
    { head: t("matter"), words: true, cell: ({ matter }) => matter.name[language] },
    { head: t("step"), words: true, cell: stepName },
    { head: t("lost"), cell: ({ lostSeconds }) => <strong>{short(lostSeconds / 60)}</strong> },
    { head: t("reached"), cell: ({ reached }) => reached },
    { head: t("gaveUp"), cell: ({ gaveUp }) => gaveUp },
    { head: t("timedOut"), cell: ({ timedOut }) => timedOut },
    { head: t("turnedBack"), cell: ({ turnedBack }) => turnedBack },
    { head: t("refused"), cell: ({ refused }) => refused },
    { head: t("helped"), cell: ({ helped }) => helped },
    { head: t("stay"), cell: ({ meanSeconds }) => short(meanSeconds) },
  ];
  return (
    <Section title={t("stepsTitle")} hint={t("stepsHint")} class="wide">
      <Table
        caption={t("stepsTitle")}
        columns={columns}
        rows={costliest}
        rowKey={({ matter, stage, part }) => `${matter.id} ${stage} ${part?.id}`}
      />
    </Section>
  );
}

function Matters({ analysis: { matters }, language, t }: PartProps) {
  const columns: Column<Analysis["matters"][number]>[] = [
    { head: t("matter"), words: true, cell: ({ name }) => name[language] },
    { head: t("begun"), cell: ({ visits }) => visits.begun },
    { head: t("finished"), cell: ({ visits }) => shareOf(visits.finished, visits.begun, t) },
    { head: t("saved"), cell: ({ visits }) => visits.saved },
    { head: t("gaveUp"), cell: ({ visits }) => visits.gaveUp },
    { head: t("timedOut"), cell: ({ visits }) => visits.timedOut },
    { head: t("turnedBack"), cell: ({ visits }) => visits.turnedBack },
    { head: t("refused"), cell: ({ visits }) => visits.refused },
    { head: t("helped"), cell: ({ visits }) => visits.helped },
    {
      head: t("took"),
      cell: ({ visits: { meanSeconds } }) => (meanSeconds === null ? t("none") : short(meanSeconds / 60)),
    },
    { head: t("lost"), cell: ({ lostSeconds }) => short(lostSeconds / 60) },
  ];
  return (
    <Section title={t("mattersTitle")} hint={t("mattersHint")} class="wide">
      <Table caption={t("mattersTitle")} columns={columns} rows={matters} rowKey={({ id }) => id} />
    </Section>
  );
}

const tones = { better: "good", worse: "bad", unclear: "quiet" } as const;

function Changes({ analysis: { changes }, language, t }: PartProps) {
  const kept = ({ finished, saved, begun }: Visits) =>
    t("ofVisits", { share: shareOf(finished + saved, begun, t), count: begun });
  const columns: Column<ContentChange>[] = [
    { head: t("matter"), words: true, cell: ({ matter }) => matter.name[language] },
    { head: t("versions"), words: true, cell: ({ before, after }) => `${before.version} → ${after.version}` },
    { head: t("since"), words: true, cell: ({ since }) => since },
    { head: t("before"), cell: ({ before }) => kept(before.visits) },
    { head: t("after"), cell: ({ after }) => kept(after.visits) },
    {
      head: t("verdict"),
      words: true,
      cell: ({ verdict }) => <Chip tone={tones[verdict]}>{t(verdict)}</Chip>,
    },
  ];
  return (
    <Section title={t("changesTitle")} hint={t("changesHint")} class="wide">
      {changes.length === 0 ? (
        <p class="empty">{t("noChange")}</p>
      ) : (
        <Table
          caption={t("changesTitle")}
          columns={columns}
          rows={changes}
          rowKey={({ matter }) => matter.id}
        />
      )}
    </Section>
  );
}

const shareOf = (part: number, whole: number, t: Words): string =>
  whole === 0 ? t("none") : `${Math.round((100 * part) / whole)} %`;
