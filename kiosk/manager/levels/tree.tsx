import type { ComponentChildren } from "preact";
import type { Language } from "../../../server/contract/hall.ts";
import type { LevelFigures, LevelsView } from "../../../server/contract/levels.ts";
import { Chip } from "../../ui/text-block.tsx";
import { addressOfHall } from "../address.ts";
import { Section, Table } from "../frame/parts.tsx";
import { CellBar } from "../plot/bars.tsx";
import { minutes, share, span, type Words } from "../words.ts";
import { againWords, closedWords, headline, type LevelRow, levelNames, rowsOf, sumNames } from "./rows.ts";

export interface TreeProps {
  readonly view: LevelsView;
  readonly language: Language;
  readonly t: Words;
  /** Milliseconds since the epoch; while the hall is away, when it was last heard. */
  readonly now: number;
}

/** The sites with their sums, each a way to its own page. */
export function Tree({ view, language, t, now }: TreeProps) {
  const rows = rowsOf(view.sites);
  const greatest = (of: (figures: LevelFigures) => number | null) =>
    Math.max(0, ...view.sites.map(({ own }) => of(own) ?? 0));
  const mostWaiting = greatest(({ waiting }) => waiting);
  const longest80 = greatest(({ today }) => today.wait80);
  return (
    <Section title={t("sitesTitle")} hint={t("sitesHint")} class="wide levels">
      <Table
        caption={t("sitesTitle")}
        rows={rows}
        rowKey={({ site, isSum }) => `${site.id} ${isSum}`}
        rowClass={({ isSum }) => (isSum ? "levels__sum" : undefined)}
        columns={[
          { head: t("site"), words: true, cell: (row) => <SiteName row={row} language={language} t={t} /> },
          { head: t("siteState"), words: true, cell: (row) => <SiteState row={row} t={t} /> },
          {
            head: t("waiting"),
            cell: ({ figures, isSum }) => (
              <Measure value={figures.waiting} greatest={isSum ? null : mostWaiting}>
                {figures.waiting}
              </Measure>
            ),
          },
          {
            head: t("longest"),
            cell: ({ figures: { waitingSince } }) =>
              minutes(waitingSince === null ? null : Math.max(0, now - waitingSince), t),
          },
          { head: t("windowsHead"), cell: (row) => <OpenWindows row={row} t={t} /> },
          { head: t("calledToday"), cell: ({ figures }) => figures.today.called },
          { head: t("median"), cell: ({ figures }) => minutes(figures.today.medianWait, t) },
          {
            head: t("eighty"),
            cell: ({ figures, isSum }) => (
              <Measure value={figures.today.wait80} greatest={isSum ? null : longest80}>
                {minutes(figures.today.wait80, t)}
              </Measure>
            ),
          },
          {
            head: t("overTarget", { target: span(view.target, t) }),
            cell: ({ figures: { overTarget, today } }) => share(overTarget, today.waits, t),
          },
          {
            head: t("nextHalfHour"),
            words: true,
            cell: ({ figures }) =>
              headline(figures, t).map((words) => (
                <strong key={words} class="levels__advice">
                  {words}
                </strong>
              )),
          },
        ]}
      />
    </Section>
  );
}

/** A figure over its bar, which is as long as its share of the greatest of all sites; a sum has none beside its parts. */
function Measure({
  value,
  greatest,
  children,
}: {
  readonly value: number | null;
  readonly greatest: number | null;
  readonly children: ComponentChildren;
}) {
  return (
    <span class="measure">
      {children}
      {greatest !== null && <CellBar value={value} greatest={greatest} />}
    </span>
  );
}

function SiteName({
  row: { site, isSum, depth, figures },
  language,
  t,
}: {
  readonly row: LevelRow;
  readonly language: Language;
  readonly t: Words;
}) {
  const name = site.name[language];
  return (
    <span class={`site site--${depth}`}>
      {isSum ? (
        <>
          <strong>{t(sumNames[site.level])}</strong>
          <span class="note">{t("andBelow", { name, count: figures.sites })}</span>
        </>
      ) : (
        <>
          <a href={addressOfHall(site.id, language)}>{name}</a>
          <span class="site__level">{t(levelNames[site.level])}</span>
        </>
      )}
    </span>
  );
}

function SiteState({ row: { site, isSum, figures }, t }: { readonly row: LevelRow; readonly t: Words }) {
  if (isSum) return <>{t("sitesOpen", { open: figures.sitesOpen, all: figures.sites })}</>;
  if (!site.closed)
    return (
      <Chip tone="good" icon="check">
        {t("siteOpen")}
      </Chip>
    );
  const again = againWords(site.closed, t);
  return (
    <>
      <Chip tone="quiet" icon="close">
        {closedWords(site.closed, t)}
      </Chip>
      {again !== null && <span class="note">{again}</span>}
    </>
  );
}

function OpenWindows({
  row: {
    isSum,
    figures: { waiting, windows, windowsOpen, windowsPaused },
  },
  t,
}: {
  readonly row: LevelRow;
  readonly t: Words;
}) {
  return (
    <span class="levels__windows">
      <span>{t("ofWindows", { open: windowsOpen, all: windows })}</span>
      {windowsPaused > 0 && <span class="note">{t("pausedCount", { count: windowsPaused })}</span>}
      {!isSum && waiting > 0 && windowsOpen === 0 && (
        <span class="note note--warning">{t("nobodyCalls")}</span>
      )}
    </span>
  );
}
