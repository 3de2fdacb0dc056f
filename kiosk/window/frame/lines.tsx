import type { RefObject } from "preact";
import type { Language } from "../../../server/contract/hall.ts";
import type { WindowView } from "../../../server/contract/window.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { ruleSentence, whoGoesFirst } from "../../i18n/rule.ts";
import type { WindowMessages } from "../../i18n/window.ts";
import { wallTime } from "../../ui/time.ts";
import { ticketNumber, typedNumber } from "../commands.ts";
import { keyCap } from "../shortcuts.ts";
import type { WindowEvent } from "../window.machine.ts";

interface LineProps {
  readonly enabled: boolean;
  readonly t: Translate<WindowMessages>;
  readonly send: (event: WindowEvent) => void;
}

export interface WaitingProps extends LineProps {
  readonly view: WindowView;
  readonly language: Language;
  /** What stands in the number field. */
  readonly number: string;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** How many wait for each service that this window handles, by which rule they are called, and a field to call a number. Never people. */
export function Waiting({
  view: { waiting, rule },
  language,
  number,
  field,
  enabled,
  t,
  send,
}: WaitingProps) {
  const who = whoGoesFirst(rule, language);
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
      <p class="rule">
        <span class="rule__title">{t("rule")}</span> {ruleSentence(rule, language)}
        {who !== null && <span class="visually-hidden">{who}</span>}
      </p>
      <form
        class="by-number"
        onSubmit={(event) => {
          event.preventDefault();
          send({ type: "callNumber" });
        }}
      >
        <label class="by-number__field">
          <span>{t("callNumber")}</span>
          <kbd>{keyCap("callNumber")}</kbd>
          <input
            ref={field}
            value={number}
            placeholder={t("callNumberExample")}
            autocomplete="off"
            spellcheck={false}
            disabled={!enabled}
            onInput={(event) => {
              // The field shows at once what counts: a lower-case letter or a stray sign never stands there.
              event.currentTarget.value = typedNumber(event.currentTarget.value);
              send({ type: "typeNumber", text: event.currentTarget.value });
            }}
          />
        </label>
        <button
          type="submit"
          class="button button--secondary"
          disabled={!enabled || ticketNumber(number) === null}
        >
          <span>{t("callNumberGo")}</span>
        </button>
      </form>
    </section>
  );
}

export interface AsideProps extends LineProps {
  readonly view: WindowView;
  /** The hall's time, milliseconds since the epoch. */
  readonly now: number;
  readonly place: RefObject<HTMLElement | null>;
}

/** Who was called and did not come: pressed, a number waits again. */
export function NoShows({ view, now, enabled, place, t, send }: AsideProps) {
  const noShows = view.noShows.filter(({ validUntil }) => now <= validUntil);
  return (
    <section class="aside" ref={place}>
      <h2>
        {t("noShowsTitle")} <kbd>{keyCap("rejoin")}</kbd>
      </h2>
      <p>{noShows.length > 0 ? t("noShowsHint") : t("noShowsNone")}</p>
      <ul>
        {noShows.map(({ ticketId, number, validUntil }) => (
          <li key={ticketId}>
            <button
              type="button"
              class="button button--secondary aside__number"
              disabled={!enabled}
              aria-label={`${number} ${t("rejoin")}`}
              onClick={() => send({ type: "rejoin", ticketId })}
            >
              <span>{number}</span>
              <small>{t("validUntil", { time: wallTime(validUntil) })}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who was put aside, with the time at which they are ready by themselves: pressed, a number is called before that. */
export function Held({ view, now, enabled, place, t, send }: AsideProps) {
  return (
    <section class="aside" ref={place}>
      <h2>
        {t("heldTitle")} <kbd>{keyCap("held")}</kbd>
      </h2>
      <p>{view.held.length > 0 ? t("heldHint") : t("heldNone")}</p>
      <ul>
        {view.held.map(({ ticketId, number, until, here }) => (
          <li key={ticketId}>
            <button
              type="button"
              class={`button button--secondary aside__number ${until <= now ? "aside__number--ready" : ""}`.trimEnd()}
              disabled={!enabled}
              aria-label={`${t("callNumberGo")} ${number}`}
              onClick={() => send({ type: "callNumber", number })}
            >
              <span>{number}</span>
              <small>
                {until <= now ? t("heldReady") : t("heldUntil", { time: wallTime(until) })}
                {here ? ` · ${t("heldHere")}` : ""}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
