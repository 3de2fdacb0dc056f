import type { BoardView } from "../../../server/contract/board.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { BoardMessages } from "../../i18n/board.ts";
import type { Translate } from "../../i18n/catalogue.ts";

export interface WaitingProps {
  readonly waiting: BoardView["waiting"];
  readonly language: Language;
  readonly t: Translate<BoardMessages>;
}

/** How many wait for each service. */
export function Waiting({ waiting, language, t }: WaitingProps) {
  return (
    <section class="waiting">
      <h2>{t("waiting")}</h2>
      <ul>
        {waiting.map(({ serviceId, prefix, serviceName, count }) => (
          <li key={serviceId}>
            <span class="waiting__prefix">{prefix}</span>
            <span class="waiting__service">{serviceName[language]}</span>
            <strong class="waiting__count">{count}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
