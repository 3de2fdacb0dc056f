import type { Call } from "../../../server/contract/board.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { BoardMessages } from "../../i18n/board.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { emLength } from "../sizes.ts";

export interface EarlierProps {
  readonly calls: readonly Call[];
  /** The ticket on the stage: it stands here marked, so that the list never jumps. */
  readonly onStage: string | null;
  readonly language: Language;
  readonly t: Translate<BoardMessages>;
}

/** The last called numbers with their windows, newest first: who looked away finds the way here. */
export function Earlier({ calls, onStage, language, t }: EarlierProps) {
  return (
    <section class="earlier">
      <h2>{t("earlier")}</h2>
      <ol>
        {calls.map(({ ticketId, number, windowName }) => (
          <li
            key={ticketId}
            class={ticketId === onStage ? "earlier__call earlier__call--now" : "earlier__call"}
            style={{ "--length": String(emLength(`${number}  ${windowName[language]}`)) }}
          >
            <span class="earlier__number">{number}</span>
            <span class="earlier__window">{windowName[language]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
