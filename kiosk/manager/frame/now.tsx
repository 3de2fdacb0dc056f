import type { Language } from "../../../server/contract/hall.ts";
import type { ManagerView } from "../../../server/contract/manager.ts";
import { Chip } from "../../ui/text-block.tsx";
import { CellBar } from "../plot/bars.tsx";
import { minutes, share, span, type Words } from "../words.ts";
import { Section, Table } from "./parts.tsx";

export interface NowProps {
  readonly view: ManagerView;
  readonly language: Language;
  readonly t: Words;
  /** Milliseconds since the epoch; while the hall is away, when it was last heard. */
  readonly now: number;
}

const since = (start: number | null, now: number): number | null =>
  start === null ? null : Math.max(0, now - start);

/** Six figures that say how the day goes. */
export function Glance({ view, t, now }: NowProps) {
  const { total } = view.today;
  const open = view.windows.filter(({ state }) => state !== "closed" && state !== "paused").length;
  const facts = [
    [t("waitingNow"), t("people", { count: view.waiting })],
    [t("longestNow"), span(since(view.waitingSince, now), t)],
    [t("openWindows"), t("ofWindows", { open, all: view.windows.length })],
    [t("served"), t("people", { count: total.served })],
    [t("noShowRate"), share(total.noShows, total.calls, t)],
    [t("wait80"), span(total.wait80, t)],
  ] as const;
  return <Facts title={t("glanceTitle")} facts={facts} />;
}

export function Facts({
  title,
  facts,
}: {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
}) {
  return (
    <section class="glance" aria-label={title}>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label} class="fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Who waits for what, and how many windows call for it. */
export function Lines({ view, language, t, now }: NowProps) {
  const greatest = Math.max(0, ...view.lines.map(({ waiting }) => waiting));
  return (
    <Section title={t("linesTitle")} class="lines">
      <Table
        caption={t("linesTitle")}
        rows={view.lines}
        rowKey={({ serviceId }) => serviceId}
        columns={[
          {
            head: t("service"),
            words: true,
            cell: ({ prefix, name, open, waiting, windowsOpen }) => (
              <span class="line-name">
                <b>{prefix}</b> <span>{name[language]}</span>
                {!open && <span class="note">{t("suspended")}</span>}
                {waiting > 0 && windowsOpen === 0 && (
                  <span class="note note--warning">{t("nobodyCalls")}</span>
                )}
              </span>
            ),
          },
          { head: t("waiting"), cell: ({ waiting }) => waiting },
          { head: "", cell: ({ waiting }) => <CellBar value={waiting} greatest={greatest} /> },
          { head: t("longest"), cell: ({ waitingSince }) => span(since(waitingSince, now), t) },
          { head: t("aside"), cell: ({ held }) => held },
          { head: t("openHere"), cell: ({ windowsOpen }) => windowsOpen },
        ]}
      />
    </Section>
  );
}

const tones = {
  closed: "quiet",
  paused: "warning",
  idle: "quiet",
  called: "warning",
  serving: "good",
} as const;
const icons = {
  closed: "close",
  paused: "clock",
  idle: "place",
  called: "people",
  serving: "person",
} as const;

/** Each window with what it does now. */
export function Windows({ view, language, t, now }: NowProps) {
  return (
    <Section title={t("windowsTitle")} class="windows-now">
      <ul class="window-cards">
        {view.windows.map(({ id, name, state, pause, number, serviceName, since: start, served }) => (
          <li key={id} class={`window-card window-card--${state}`}>
            <p class="window-card__head">
              <strong>{name[language]}</strong>
              <Chip tone={tones[state]} icon={icons[state]}>
                {t(state)}
              </Chip>
            </p>
            <p class="window-card__what">
              {number && <b>{number}</b>}
              {serviceName && <span>{serviceName[language]}</span>}
              {pause && <span>{t(pause)}</span>}
            </p>
            <p class="window-card__foot">
              <span>{start === null ? "" : t("minutes", { count: minutes(since(start, now), t) })}</span>
              <span>{t("servedToday", { count: served })}</span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
