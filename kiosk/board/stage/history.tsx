import type { Call } from "../../../server/contract/board.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { BoardMessages } from "../../i18n/board.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { wallTime } from "../../ui/time.ts";
import { emLength } from "../sizes.ts";

export interface HistoryProps {
  readonly calls: readonly Call[];
  /** The ticket that is being called. */
  readonly onStage: string | null;
  readonly language: Language;
  readonly t: Translate<BoardMessages>;
}

/** A whole board of the last calls, newest first: number, window and time, all read from the same distance. */
export function History({ calls, onStage, language, t }: HistoryProps) {
  if (calls.length === 0)
    return (
      <main class="history history--empty">
        <p>{t("nobodyCalledYet")}</p>
      </main>
    );
  return (
    <main class="history">
      <h2>{t("earlier")}</h2>
      <ol>
        {calls.map(({ ticketId, number, windowName, calledAt, count }) => (
          <li
            key={ticketId}
            class={ticketId === onStage ? "history__call history__call--now" : "history__call"}
            style={{ "--length": String(emLength(windowName[language])) }}
          >
            <span class="history__number">{number}</span>
            <span class="history__window">{windowName[language]}</span>
            <time>{wallTime(calledAt)}</time>
            <span class="history__again">{count > 1 && t("recalled", { count })}</span>
          </li>
        ))}
      </ol>
    </main>
  );
}
