import { type Language, ratingLevels } from "../../../server/contract/hall.ts";
import type { Figures, Period } from "../../../server/contract/manager.ts";
import { ratingMessages } from "../../i18n/rating.ts";
import { screenWords } from "../../i18n/screens.ts";
import { CellBar, Legend, PartsBar } from "../plot/bars.tsx";
import { hourName, minutes, share, short, type Words } from "../words.ts";
import { type Column, Plot, Section, Table } from "./parts.tsx";

export interface DaysProps {
  readonly period: Period;
  readonly language: Language;
  readonly t: Words;
}

const asMinutes = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : milliseconds / 60_000;

/** The hours of the day between the first and the last on which anything was, without gaps. */
function hoursOf({ hours }: Period): { readonly hour: number; readonly figures: Figures | null }[] {
  const first = hours[0]?.hour ?? 0;
  const last = hours.at(-1)?.hour ?? -1;
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    hour: first + index,
    figures: hours.find(({ hour }) => hour === first + index)?.figures ?? null,
  }));
}

/** Waits and people, by the hour, and of several days by the day too. */
export function Plots({ period, t }: DaysProps) {
  const hours = hoursOf(period);
  const byHour = hours.map(({ hour }) => hourName(hour));
  const byDay = period.days.map(({ day }) => day.slice(5));
  const several = period.from !== period.to;
  const waits = (figures: readonly (Figures | null)[]) =>
    [
      { name: t("median"), tone: "one", values: figures.map((each) => asMinutes(each?.medianWait ?? null)) },
      { name: t("eighty"), tone: "two", values: figures.map((each) => asMinutes(each?.wait80 ?? null)) },
    ] as const;
  const people = (figures: readonly (Figures | null)[]) =>
    [
      { name: t("taken"), tone: "one", values: figures.map((each) => each?.taken ?? null) },
      { name: t("served"), tone: "two", values: figures.map((each) => each?.served ?? null) },
    ] as const;
  const ofHours = hours.map(({ figures }) => figures);
  const ofDays = period.days.map(({ figures }) => figures);
  const showMinutes = (value: number | null) => (value === null ? t("none") : short(value));
  const showCount = (value: number | null) => String(value ?? 0);
  const noHours = period.hours.length === 0 && period.days.length > 0 ? t("hoursNotKept") : t("noWaits");
  return (
    <>
      {several && (
        <>
          <Plot
            title={t("waitsByDay")}
            hint={t("waitsByDayHint")}
            head={t("date")}
            categories={byDay}
            series={waits(ofDays)}
            show={showMinutes}
            empty={t("noWaits")}
            t={t}
          />
          <Plot
            title={t("numbersByDay")}
            hint={t("numbersByDayHint")}
            head={t("date")}
            categories={byDay}
            series={people(ofDays)}
            show={showCount}
            empty={t("noWaits")}
            t={t}
          />
        </>
      )}
      <Plot
        title={t("waitsByHour")}
        hint={t("waitsByHourHint")}
        head={t("hour")}
        categories={byHour}
        series={waits(ofHours)}
        show={showMinutes}
        empty={noHours}
        t={t}
      />
      <Plot
        title={t("numbersByHour")}
        hint={t("numbersByHourHint")}
        head={t("hour")}
        categories={byHour}
        series={people(ofHours)}
        show={showCount}
        empty={noHours}
        t={t}
      />
    </>
  );
}

type Named = Period["services"][number];
const greatestOf = (rows: readonly Named[], of: (figures: Figures) => number | null) =>
  Math.max(0, ...rows.map(({ figures }) => of(figures) ?? 0));

export function ByService({ period: { services }, language, t }: DaysProps) {
  const greatest = greatestOf(services, ({ wait80 }) => wait80);
  const columns: Column<Named>[] = [
    { head: t("service"), words: true, cell: ({ name }) => name[language] },
    { head: t("taken"), cell: ({ figures }) => figures.taken },
    { head: t("served"), cell: ({ figures }) => figures.served },
    { head: t("noShowRate"), cell: ({ figures: { noShows, calls } }) => share(noShows, calls, t) },
    { head: t("mean"), cell: ({ figures }) => minutes(figures.meanWait, t) },
    { head: t("eighty"), cell: ({ figures }) => minutes(figures.wait80, t) },
    { head: "", cell: ({ figures }) => <CellBar value={figures.wait80} greatest={greatest} /> },
    { head: t("ninetyFive"), cell: ({ figures }) => minutes(figures.wait95, t) },
    { head: t("longestWait"), cell: ({ figures }) => minutes(figures.longestWait, t) },
    { head: t("meanServe"), cell: ({ figures }) => minutes(figures.meanServe, t) },
  ];
  return (
    <Section title={t("byService")} hint={t("waitsByDayHint")} class="wide">
      <Table caption={t("byService")} columns={columns} rows={services} rowKey={({ id }) => id} />
    </Section>
  );
}

const busyOf = ({ signedIn, idle, paused }: Figures): number => Math.max(0, signedIn - idle - paused);

export function ByWindow({ period: { windows }, language, t }: DaysProps) {
  const columns: Column<Named>[] = [
    { head: t("window"), words: true, cell: ({ name }) => name[language] },
    { head: t("calls"), cell: ({ figures }) => figures.calls },
    { head: t("served"), cell: ({ figures }) => figures.servedCalls },
    { head: t("noShowRate"), cell: ({ figures: { noShows, calls } }) => share(noShows, calls, t) },
    { head: t("walk"), cell: ({ figures }) => minutes(figures.meanWalk, t) },
    { head: t("meanServe"), cell: ({ figures }) => minutes(figures.meanServe, t) },
    { head: t("signedIn"), cell: ({ figures }) => minutes(figures.signedIn, t) },
    {
      head: "",
      cell: ({ figures }) => (
        <PartsBar
          parts={[
            { tone: "one", value: busyOf(figures) },
            { tone: "idle", value: figures.idle },
            { tone: "paused", value: figures.paused },
          ]}
        />
      ),
    },
    { head: t("busy"), cell: ({ figures }) => share(busyOf(figures), figures.signedIn, t) },
    { head: t("idle"), cell: ({ figures }) => share(figures.idle, figures.signedIn, t) },
    { head: t("paused"), cell: ({ figures }) => share(figures.paused, figures.signedIn, t) },
  ];
  return (
    <Section title={t("byWindow")} hint={t("waitsByDayHint")} class="wide">
      <Legend
        series={[
          { name: t("busy"), tone: "one", values: [] },
          { name: t("idle"), tone: "idle", values: [] },
          { name: t("paused"), tone: "paused", values: [] },
        ]}
      />
      <Table caption={t("byWindow")} columns={columns} rows={windows} rowKey={({ id }) => id} />
    </Section>
  );
}

const ratedOf = ({ ratings }: Figures): number =>
  ratingLevels.reduce((sum, level) => sum + ratings[level], 0);
const satisfiedOf = ({ ratings }: Figures): number =>
  ratings.verySatisfied + ratings.satisfied + ratings.fairlySatisfied;

/** How people rated being served. Only who rated counts: silence is no rating. */
export function Ratings({ period: { windows }, language, t }: DaysProps) {
  const columns: Column<Named>[] = [
    { head: t("window"), words: true, cell: ({ name }) => name[language] },
    { head: t("served"), cell: ({ figures }) => figures.servedCalls },
    { head: t("rated"), cell: ({ figures }) => ratedOf(figures) },
    { head: t("satisfiedShare"), cell: ({ figures }) => share(satisfiedOf(figures), ratedOf(figures), t) },
    ...ratingLevels.map((level) => ({
      head: ratingMessages[level][language],
      cell: ({ figures }: Named) => figures.ratings[level],
    })),
  ];
  return (
    <Section title={t("ratingsTitle")} hint={t("ratingsHint")} class="wide">
      <Table caption={t("ratingsTitle")} columns={columns} rows={windows} rowKey={({ id }) => id} />
    </Section>
  );
}

export function ByClass({ period: { classes, total }, language, t }: DaysProps) {
  const columns: Column<Named>[] = [
    { head: t("class"), words: true, cell: ({ name }) => name[language] },
    { head: t("taken"), cell: ({ figures }) => figures.taken },
    { head: t("share"), cell: ({ figures }) => share(figures.taken, total.taken, t) },
    { head: t("mean"), cell: ({ figures }) => minutes(figures.meanWait, t) },
    { head: t("eighty"), cell: ({ figures }) => minutes(figures.wait80, t) },
    { head: t("passed"), cell: ({ figures }) => figures.passed },
  ];
  return (
    <Section title={t("byClass")} hint={t("waitsByDayHint")}>
      <Table caption={t("byClass")} columns={columns} rows={classes} rowKey={({ id }) => id} />
    </Section>
  );
}

/** From taking a number to being served, and what came between. */
export function Funnel({ period: { total }, t }: DaysProps) {
  const steps = [
    [t("taken"), total.taken],
    [t("printed"), total.printed],
    [t("calledOnce"), total.called],
    [t("served"), total.served],
  ] as const;
  const others = [
    [t("cancelled"), total.cancelled],
    [t("missed"), total.missed],
    [t("unfinished"), total.unfinished],
    [t("holds"), total.holds],
    [t("transfers"), total.transfers],
  ] as const;
  return (
    <Section title={t("funnelTitle")}>
      <table class="table funnel">
        <caption class="visually-hidden">{t("funnelTitle")}</caption>
        <tbody>
          {steps.map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="funnel__bar">
                <CellBar value={count} greatest={total.taken} />
              </td>
              <td>{count}</td>
              <td>{share(count, total.taken, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl class="asides">
        {others.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
        <div>
          <dt>{t("passedTitle")}</dt>
          <dd>{t("passedMost", { count: total.passed, most: total.mostPassed })}</dd>
        </div>
      </dl>
    </Section>
  );
}

/** How far people get on the terminals' screens, and where they stop. */
export function Journeys({
  period: { journeys },
  language,
  t,
  wide,
}: DaysProps & { readonly wide: boolean }) {
  const greatest = Math.max(0, ...journeys.map(({ counts }) => counts.reached));
  const columns: Column<Period["journeys"][number]>[] = [
    {
      head: t("screen"),
      words: true,
      cell: ({ state }) => screenWords(state, language),
    },
    { head: t("reached"), cell: ({ counts }) => counts.reached },
    { head: "", cell: ({ counts }) => <CellBar value={counts.reached} greatest={greatest} /> },
    { head: t("helped"), cell: ({ counts }) => counts.helped },
    { head: t("gaveUp"), cell: ({ counts }) => counts.gaveUp },
    { head: t("timedOut"), cell: ({ counts }) => counts.timedOut },
  ];
  return (
    <Section title={t("journeysTitle")} hint={t("journeysHint")} class={wide ? "wide" : ""}>
      {journeys.length === 0 ? (
        <p class="empty">{t("noDataYet")}</p>
      ) : (
        <Table caption={t("journeysTitle")} columns={columns} rows={journeys} rowKey={({ state }) => state} />
      )}
    </Section>
  );
}
