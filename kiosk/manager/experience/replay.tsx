import { numberOf } from "../../../server/contract/error-numbers.ts";
import type { OpenedExperience } from "../../../server/contract/experience/desk.ts";
import {
  placesOf,
  type ReadStep,
  readSteps,
  remarksOf,
  type StoodAt,
} from "../../../server/contract/experience/read.ts";
import type { Language } from "../../../server/contract/hall.ts";
import { languageNames } from "../../ui/modes.ts";
import { Chip } from "../../ui/text-block.tsx";
import { dayAndTime, duration } from "../../ui/time.ts";
import { type Column, Section, Table } from "../frame/parts.tsx";
import {
  type ExperienceDeskEvent,
  type ExperienceDeskSnapshot,
  shownStep,
  speeds,
} from "./experience-desk.machine.ts";
import { ReportStep } from "./report-step.tsx";
import { categoryName, type ExperienceWords, stepName } from "./words.ts";

interface ReplayProps {
  readonly snapshot: ExperienceDeskSnapshot;
  readonly opened: OpenedExperience;
  readonly send: (event: ExperienceDeskEvent) => void;
  readonly language: Language;
  readonly t: ExperienceWords;
}

/** A record: the step that is shown, all of them as a timeline, and its places beside another record's and citizens'. */
export function Replay(props: ReplayProps) {
  const { snapshot, opened, send, language, t } = props;
  const { context, value } = snapshot;
  const { summary, record, names } = opened;
  const steps = readSteps(record);
  const index = shownStep(context);
  const shown = steps[index];
  const isPlaying = typeof value === "object" && value.opened === "playing";
  const isReporting = typeof value === "object" && value.opened === "reporting";
  const saidOf = (at: number) => [
    ...remarksOf(record, at).map((id) => t("remarked", { what: categoryName(opened, id, language) })),
    ...opened.reported.filter(({ step }) => step === at).map(({ number }) => t("reportedShort", { number })),
  ];
  const go = (to: number) => send({ type: "goTo", index: Math.min(steps.length - 1, Math.max(0, to)) });
  const button = (words: string, onPress: () => void, disabled = false) => (
    <button type="button" class="desk-button" disabled={disabled} onClick={onPress}>
      {words}
    </button>
  );
  return (
    <>
      <Section
        title={t("replayTitle")}
        hint={`${dayAndTime(summary.at)} · ${summary.terminalId} · ${t(summary.end)}`}
        class="wide acts"
      >
        <p class="acts__kinds">{button(t("backToList"), () => send({ type: "close" }))}</p>
        {shown && (
          <div class="replay" aria-live="polite">
            <p class="replay__count">{t("stepOf", { step: index + 1, count: steps.length })}</p>
            <p class="replay__name">{stepName(shown, names, language)}</p>
            <p class="acts__kinds">
              {[...signsOf(shown, t), ...saidOf(index), languageNames[shown.language]].map((sign) => (
                <Chip key={sign} tone="quiet">
                  {sign}
                </Chip>
              ))}
            </p>
          </div>
        )}
        <progress class="replay__line" max={Math.max(1, record.length)} value={context.playedTo} />
        <p class="acts__kinds">
          <span class="replay__time">{`${duration(context.playedTo)} / ${duration(record.length)}`}</span>
          {button(t("previous"), () => go(index - 1), index === 0)}
          {isPlaying
            ? button(t("pause"), () => send({ type: "pause" }))
            : button(t("play"), () => send({ type: "play" }))}
          {button(t("next"), () => go(index + 1), index === steps.length - 1)}
          {speeds.map((speed) => (
            <button
              key={speed}
              type="button"
              class="desk-button"
              aria-pressed={context.speed === speed}
              onClick={() => send({ type: "setSpeed", speed })}
            >
              {t("speed", { speed })}
            </button>
          ))}
        </p>
      </Section>
      {!isPlaying && (
        <ReportStep
          key={`${record.id} ${index}`}
          opened={opened}
          step={index}
          by={context.by}
          isBusy={isReporting}
          send={send}
          language={language}
          t={t}
        />
      )}
      <Section title={t("timelineTitle")} class="wide acts">
        <Table
          caption={t("timelineTitle")}
          rows={steps.map((step, at) => ({ step, at }))}
          rowKey={({ at }) => String(at)}
          rowClass={({ at }) => (at === index ? "replay__now" : undefined)}
          columns={[
            {
              head: t("step"),
              words: true,
              cell: ({ step, at }) => (
                <button type="button" class="work-list__open replay__step" onClick={() => go(at)}>
                  {stepName(step, names, language)}
                </button>
              ),
            },
            { head: t("at"), cell: ({ step }) => duration(step.at) },
            { head: t("stay"), cell: ({ step }) => seconds(step.milliseconds) },
            {
              head: t("happened"),
              words: true,
              cell: ({ step, at }) => [...signsOf(step, t), ...saidOf(at)].join(" · "),
            },
          ]}
        />
      </Section>
      <Compared {...props} />
    </>
  );
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

/** What happened on a step, in words. */
function signsOf(step: ReadStep, t: ExperienceWords): string[] {
  return [
    ...(step.turnedBack ? [t("turnedBack")] : []),
    ...(step.refused ? [t("refused")] : []),
    ...(step.helped ? [t("helped")] : []),
    ...(step.warned ? [t("warned")] : []),
    ...(step.error ? [t("errorNumber", { number: numberOf(step.error) })] : []),
    ...(step.largeText ? [t("largeText")] : []),
    ...(step.highContrast ? [t("highContrast")] : []),
  ];
}

/** `20–30`, `≥ 600`. */
const spanWords = ({ from, below }: OpenedExperience["medians"][string]): string =>
  below === null ? `≥ ${from}` : `${from}–${below}`;

interface ComparedRow {
  readonly key: string;
  readonly name: string;
  readonly one: StoodAt | undefined;
  readonly other: StoodAt | undefined;
  readonly citizens: number | undefined;
  readonly median: OpenedExperience["medians"][string] | undefined;
}

function Compared({ snapshot: { context }, opened, send, language, t }: ReplayProps) {
  const { list, other } = context;
  const others = list?.records.filter(({ id }) => id !== opened.summary.id) ?? [];
  const ofOne = new Map(placesOf(opened.record).map((place) => [place.key, place]));
  const ofOther = new Map((other ? placesOf(other.record) : []).map((place) => [place.key, place]));
  const names = { ...other?.names, ...opened.names };
  const citizens = { ...other?.citizens, ...opened.citizens };
  const medians = { ...other?.medians, ...opened.medians };
  const rows: ComparedRow[] = [...new Set([...ofOne.keys(), ...ofOther.keys()])].flatMap((key) => {
    const [one, two] = [ofOne.get(key), ofOther.get(key)];
    const step = (one ?? two)?.step;
    if (!step) return [];
    return [
      {
        key,
        name: stepName(step, names, language),
        one,
        other: two,
        citizens: citizens[key],
        median: medians[key],
      },
    ];
  });
  const stood = (place: StoodAt | undefined) =>
    place ? seconds(place.milliseconds / place.times) : t("none");
  const again = (place: StoodAt | undefined) =>
    place ? place.turnedBack + place.refused + place.helped + place.errors : t("none");
  const columns: Column<ComparedRow>[] = [
    { head: t("step"), words: true, cell: ({ name }) => name },
    { head: t("thisOne"), cell: ({ one }) => stood(one) },
    { head: t("trouble"), cell: ({ one }) => again(one) },
    ...(other
      ? ([
          { head: t("otherOne"), cell: (row: ComparedRow) => stood(row.other) },
          { head: t("otherTrouble"), cell: (row: ComparedRow) => again(row.other) },
        ] as const)
      : []),
    {
      head: t("citizens"),
      cell: (row) => (row.citizens === undefined ? t("none") : row.citizens.toFixed(1)),
    },
    { head: t("median"), cell: ({ median }) => (median ? spanWords(median) : t("none")) },
  ];
  return (
    <Section title={t("compareTitle")} hint={t("compareHint")} class="wide acts">
      <label class="acts__field">
        <span>{t("compareWith")}</span>
        <select
          value={context.otherId ?? ""}
          onChange={({ currentTarget }) => send({ type: "compare", id: currentTarget.value || null })}
        >
          <option value="">{t("onlyCitizens")}</option>
          {others.map(({ id, at, terminalId, milliseconds }) => (
            <option key={id} value={id}>
              {`${dayAndTime(at)} · ${terminalId} · ${duration(milliseconds)}`}
            </option>
          ))}
        </select>
      </label>
      <Table caption={t("compareTitle")} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </Section>
  );
}
