import { useRef } from "preact/hooks";
import type { Call } from "../../../server/contract/board.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { BoardMessages } from "../../i18n/board.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { emLength } from "../sizes.ts";
import { useFittingRows } from "./fitting-rows.ts";

export interface EarlierProps {
  readonly calls: readonly Call[];
  /** The ticket on the stage: it stands here marked, so that the list never jumps. */
  readonly onStage: string | null;
  readonly language: Language;
  readonly t: Translate<BoardMessages>;
}

/** The last called numbers with their windows, newest first: who looked away finds the way here. */
export function Earlier({ calls, onStage, language, t }: EarlierProps) {
  const list = useRef<HTMLOListElement>(null);
  const rows = useFittingRows(list, calls.length);
  return (
    <section class="earlier">
      <h2>{t("earlier")}</h2>
      <ol ref={list}>
        {calls.slice(0, rows).map(({ ticketId, number, windowName }) => (
          <li
            key={ticketId}
            class={ticketId === onStage ? "earlier__call earlier__call--now" : "earlier__call"}
          >
            <span class="earlier__number">{number}</span>
            <span
              class="earlier__window"
              style={{
                "--length": String(emLength(windowName[language])),
                "--before": String(emLength(number)),
              }}
            >
              {windowName[language]}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
