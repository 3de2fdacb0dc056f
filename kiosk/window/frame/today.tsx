import type { WindowView } from "../../../server/contract/window.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { WindowMessages } from "../../i18n/window.ts";
import { duration } from "../../ui/time.ts";

export interface TodayProps {
  readonly view: WindowView;
  readonly t: Translate<WindowMessages>;
  readonly now: number;
}

/** The day in two counts and the four clocks: wait, walk, service, idle. */
export function Today({ view: { today, idleSince }, t, now }: TodayProps) {
  const average = (value: number | null) => (value === null ? null : duration(value));
  const facts = [
    [t("served"), String(today.served)],
    [t("noShowCount"), String(today.noShow)],
    [t("averageWait"), average(today.averageWait)],
    [t("averageWalk"), average(today.averageWalk)],
    [t("averageServe"), average(today.averageServe)],
    // The hall counts idle times that have ended; the running one is added here.
    [t("idle"), duration(today.idle + (idleSince === null ? 0 : Math.max(0, now - idleSince)))],
  ] as const;
  return (
    <section class="today">
      <h2>{t("todayTitle")}</h2>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label} class={value === null ? "fact fact--none" : "fact"}>
            <dt>{label}</dt>
            <dd>{value ?? t("notYet")}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
