import type { Language } from "../../../server/contract/hall.ts";
import type { WindowView } from "../../../server/contract/window.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { WindowMessages } from "../../i18n/window.ts";
import { Chip } from "../../ui/text-block.tsx";
import { duration } from "../../ui/time.ts";

export interface InHandProps {
  readonly view: WindowView;
  readonly language: Language;
  readonly t: Translate<WindowMessages>;
  readonly now: number;
}

/** The ticket in hand, very large, with its state and how long it has been so. */
export function InHand({ view, language, t, now }: InHandProps) {
  const { current, waiting, idleSince } = view;
  if (!current) {
    const count = waiting.reduce((sum, line) => sum + line.count, 0);
    return (
      <section class="in-hand in-hand--idle">
        <p class="in-hand__number in-hand__number--waiting">
          {count} <small>{t("peopleWaiting")}</small>
        </p>
        <div class="in-hand__facts">
          <h2>{t("noTicket")}</h2>
          <p class="in-hand__hint">{count > 0 ? t("noTicketWaiting") : t("noTicketEmpty")}</p>
        </div>
        {idleSince !== null && <Elapsed label={t("elapsedIdle")} since={idleSince} now={now} />}
      </section>
    );
  }
  const serving = current.state === "serving" && current.startedAt !== null;
  return (
    <section class={`in-hand in-hand--${current.state}`}>
      <p class="in-hand__number" style={{ "--characters": String(current.number.length) }}>
        {current.number}
      </p>
      <div class="in-hand__facts">
        <h2>{current.serviceName[language]}</h2>
        <p class="in-hand__state">
          {serving ? (
            <Chip tone="good" icon="person">
              {t("stateServing")}
            </Chip>
          ) : (
            <Chip tone="warning" icon="clock">
              {t("stateCalled")}
            </Chip>
          )}
          <span>{t("calls", { count: current.calls })}</span>
        </p>
      </div>
      <Elapsed
        label={serving ? t("elapsedServing") : t("elapsedCalled")}
        since={serving ? (current.startedAt ?? current.calledAt) : current.calledAt}
        now={now}
      />
    </section>
  );
}

function Elapsed({ label, since, now }: { label: string; since: number; now: number }) {
  return (
    <p class="elapsed">
      <span class="elapsed__label">{label}</span>
      <span class="elapsed__time">{duration(now - since)}</span>
    </p>
  );
}
