import type { RefObject } from "preact";
import type { Language } from "../../../server/contract/hall.ts";
import type { WindowView } from "../../../server/contract/window.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { WindowMessages } from "../../i18n/window.ts";
import { keyCap } from "../shortcuts.ts";
import type { WindowEvent } from "../window.machine.ts";

export interface WaitingProps {
  readonly waiting: WindowView["waiting"];
  readonly language: Language;
  readonly t: Translate<WindowMessages>;
}

/** How many wait for each service that this window handles. Counts and numbers, never people. */
export function Waiting({ waiting, language, t }: WaitingProps) {
  return (
    <section class="waiting">
      <h2>{t("waitingTitle")}</h2>
      <ul>
        {waiting.map(({ serviceId, serviceName, count, next }) => (
          <li key={serviceId} class={count === 0 ? "line line--empty" : "line"}>
            <span class="line__service">{serviceName[language]}</span>
            <span class="line__next">{next ? t("waitingNext", { number: next }) : ""}</span>
            <strong class="line__count">{t("waitingCount", { count })}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface NoShowsProps {
  readonly noShows: WindowView["noShows"];
  readonly enabled: boolean;
  readonly place: RefObject<HTMLElement | null>;
  readonly t: Translate<WindowMessages>;
  readonly send: (event: WindowEvent) => void;
}

/** Who was called and did not come: pressed, a number waits again, at the head of the line. */
export function NoShows({ noShows, enabled, place, t, send }: NoShowsProps) {
  return (
    <section class="no-shows" ref={place}>
      <h2>
        {t("noShowsTitle")} <kbd>{keyCap("rejoin")}</kbd>
      </h2>
      <p>{noShows.length > 0 ? t("noShowsHint") : t("noShowsNone")}</p>
      <ul>
        {noShows.map(({ ticketId, number }) => (
          <li key={ticketId}>
            <button
              type="button"
              class="button button--secondary no-show"
              disabled={!enabled}
              aria-label={`${number} ${t("rejoin")}`}
              onClick={() => send({ type: "rejoin", ticketId })}
            >
              {number}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
