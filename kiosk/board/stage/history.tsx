import { useRef } from "preact/hooks";
import type { Call } from "../../../server/contract/board.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { BoardMessages } from "../../i18n/board.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { wallTime } from "../../ui/time.ts";
import { emLength } from "../sizes.ts";
import { useFittingRows } from "./fitting-rows.ts";

export interface HistoryProps {
  readonly calls: readonly Call[];
  /** The ticket that is being called. */
  readonly onStage: string | null;
  readonly language: Language;
  readonly t: Translate<BoardMessages>;
}

/** A whole board of the last calls, newest first: number, window and time, all read from the same distance. */
export function History({ calls, onStage, language, t }: HistoryProps) {
  const list = useRef<HTMLOListElement>(null);
  const rows = useFittingRows(list, calls.length);
  const longest = Math.max(...calls.map(({ number }) => emLength(number)));
  if (calls.length === 0)
    return (
      <main class="history history--empty">
        <p>{t("nobodyCalledYet")}</p>
      </main>
    );
  return (
    <main class="history">
      <h2>{t("earlier")}</h2>
      <ol ref={list} style={{ "--number-length": String(longest) }}>
        {calls.slice(0, rows).map(({ ticketId, number, windowName, calledAt, count }) => (
          <li
            key={ticketId}
            class={ticketId === onStage ? "history__call history__call--now" : "history__call"}
          >
            <span class="history__number">{number}</span>
            <span class="history__window" style={{ "--length": String(emLength(windowName[language])) }}>
              {windowName[language]}
            </span>
            <span class="history__again">{count > 1 && t("recalled", { count })}</span>
            <time>{wallTime(calledAt)}</time>
          </li>
        ))}
      </ol>
    </main>
  );
}
