import type { Call } from "../../../server/contract/board.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { BoardMessages } from "../../i18n/board.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { emLength } from "../sizes.ts";
import { Subtitle, type SubtitleProps } from "./subtitle.tsx";

export interface StageProps extends SubtitleProps {
  readonly call: Call | null;
  readonly announcing: boolean;
  readonly language: Language;
  readonly t: Translate<BoardMessages>;
}

/** One call, as large as the stage lets it be: what is spoken is always written here too. */
export function Stage({ call, announcing, spoken, language, t }: StageProps) {
  if (!call)
    return (
      <section class="stage stage--empty">
        <p class="stage__welcome">{t("nobodyYet")}</p>
        <p class="stage__hint">{t("nobodyYetHint")}</p>
      </section>
    );
  const window = call.windowName[language];
  return (
    <section class={announcing ? "stage stage--calling" : "stage"} aria-live="polite">
      <p class="stage__title">
        {announcing ? t("nowCalling") : t("lastCalled")}
        {call.count > 1 && <span class="stage__again">{t("recalled", { count: call.count })}</span>}
      </p>
      <p class="stage__number" style={{ "--length": String(emLength(call.number)) }}>
        {call.number}
      </p>
      <p class="stage__window" style={{ "--length": String(emLength(`${t("goTo")} ${window}`)) }}>
        <span class="stage__go">{t("goTo")}</span> {window}
      </p>
      <Subtitle spoken={spoken} />
    </section>
  );
}
