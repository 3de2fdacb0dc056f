import type { BoardView } from "../../../server/contract/board.ts";
import type { CallingRule, Language } from "../../../server/contract/hall.ts";
import type { BoardMessages } from "../../i18n/board.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { ruleSentence } from "../../i18n/rule.ts";
import { pageAt } from "../paging.ts";
import { emLength } from "../sizes.ts";

export interface WaitingProps {
  readonly waiting: BoardView["waiting"];
  readonly rule: CallingRule;
  readonly language: Language;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly t: Translate<BoardMessages>;
}

/** Services that stand on the board at one time: three beside each other, or two upright. */
const atOnce = 6;

/** In em: a name beyond two lines is written smaller, so that it takes no room from the calls. */
const longName = 20;

function serviceClass(name: string): string {
  return [
    "waiting__service",
    ...(emLength(name) > longName ? ["waiting__service--long"] : []),
    ...(/[、，]/.test(name) ? ["waiting__service--phrases"] : []),
  ].join(" ");
}

/** How many wait for each service, by pages where the hall has many. */
export function Waiting({ waiting, rule, language, now, t }: WaitingProps) {
  const { items, index, pages } = pageAt(waiting, atOnce, now);
  return (
    <section class="waiting">
      <h2>
        {t("waiting")}
        {pages > 1 && (
          <span class="waiting__page">
            {index + 1} / {pages}
          </span>
        )}
      </h2>
      <ul>
        {items.map(({ serviceId, prefix, serviceName, count }) => (
          <li key={serviceId}>
            <span class="waiting__prefix">{prefix}</span>
            <span class={serviceClass(serviceName[language])}>{serviceName[language]}</span>
            <strong class="waiting__count">{count}</strong>
          </li>
        ))}
      </ul>
      <p class="waiting__rule">{t("rule", { rule: ruleSentence(rule, language) })}</p>
    </section>
  );
}
