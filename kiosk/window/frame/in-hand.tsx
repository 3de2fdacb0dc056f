import type { Language } from "../../../server/contract/hall.ts";
import type { WindowView } from "../../../server/contract/window.ts";
import { type Translate, translator } from "../../i18n/catalogue.ts";
import type { WindowMessages } from "../../i18n/window.ts";
import { pauseReasonMessages } from "../../i18n/window-dialogs.ts";
import { Chip } from "../../ui/text-block.tsx";
import { duration, wallTime } from "../../ui/time.ts";
import { somebodyIsReady } from "../commands.ts";
import { keyCap } from "../shortcuts.ts";

export interface InHandProps {
  readonly view: WindowView;
  readonly language: Language;
  readonly t: Translate<WindowMessages>;
  /** The hall's time, milliseconds since the epoch. */
  readonly now: number;
}

/** The ticket in hand, very large, with its state and how long it has been so. */
export function InHand(props: InHandProps) {
  const { current, paused } = props.view;
  if (current) return <Ticket {...props} current={current} />;
  return paused ? <Paused {...props} paused={paused} /> : <Idle {...props} />;
}

type Current = NonNullable<WindowView["current"]>;

function Ticket({ current, language, t, now }: InHandProps & { readonly current: Current }) {
  const serving = current.state === "serving" && current.startedAt !== null;
  const { priority, later, backTo } = current;
  const matters = later.map((name) => name[language]).join(t("laterAnd"));
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
          {priority && (
            <Chip tone="quiet" icon="card">
              {t("priorityProof", { class: priority.name[language] })}
            </Chip>
          )}
        </p>
        {(later.length > 0 || backTo) && (
          <p class="in-hand__next">
            {later.length > 0 && <span>{t("later", { matters })}</span>}
            {backTo && <span>{t("backTo", { window: backTo[language] })}</span>}
          </p>
        )}
      </div>
      <Elapsed
        label={serving ? t("elapsedServing") : t("elapsedCalled")}
        since={serving ? (current.startedAt ?? current.calledAt) : current.calledAt}
        now={now}
      />
    </section>
  );
}

type Pause = NonNullable<WindowView["paused"]>;

function Paused({ paused: { since, reason }, language, t, now }: InHandProps & { readonly paused: Pause }) {
  return (
    <section class="in-hand in-hand--paused">
      <p class="in-hand__number in-hand__number--waiting">{t("pausedShort")}</p>
      <div class="in-hand__facts">
        <h2>{t("pausedTitle", { reason: translator(pauseReasonMessages, language)(reason) })}</h2>
        <p class="in-hand__hint">{t("pausedHint", { key: keyCap("pause") })}</p>
      </div>
      <Elapsed label={t("elapsedPaused")} since={since} now={now} />
    </section>
  );
}

function Idle({ view, t, now }: InHandProps) {
  const count = view.waiting.reduce((sum, line) => sum + line.count, 0);
  return (
    <section class="in-hand in-hand--idle">
      <p class="in-hand__number in-hand__number--waiting">
        {count} <small>{t("peopleWaiting")}</small>
      </p>
      <div class="in-hand__facts">
        <h2>{t("noTicket")}</h2>
        <p class="in-hand__hint">{whatNow(view, count, t, now)}</p>
      </div>
      {view.idleSince !== null && <Elapsed label={t("elapsedIdle")} since={view.idleSince} now={now} />}
    </section>
  );
}

/** One sentence for who has nobody in hand. */
function whatNow(view: WindowView, count: number, t: InHandProps["t"], now: number): string {
  if (count === 0) return t("noTicketEmpty");
  if (somebodyIsReady(view, now)) return view.autoCall ? t("autoCallSoon") : t("noTicketWaiting");
  const ready = Math.min(...view.held.map(({ until }) => until));
  // Nobody aside here, and nobody to be called: they wait for another window.
  return Number.isFinite(ready) ? t("nobodyReady", { time: wallTime(ready) }) : t("noTicketEmpty");
}

function Elapsed({ label, since, now }: { label: string; since: number; now: number }) {
  return (
    <p class="elapsed">
      <span class="elapsed__label">{label}</span>
      <span class="elapsed__time">{duration(now - since)}</span>
    </p>
  );
}
