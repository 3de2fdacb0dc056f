import { useMemo } from "preact/hooks";
import type { AssistanceKind } from "../../../../server/contract/assistance/words.ts";
import { assistanceMessages } from "../../../i18n/assistance.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { Icon } from "../../../ui/icon.tsx";
import { hallProblem } from "../../condition.ts";
import { useFind } from "../use-find.ts";
import { kindWords } from "./words.ts";

const hints = {
  homeVisit: "homeVisitHint",
  handledForYou: "handledForYouHint",
} as const satisfies Record<AssistanceKind, string>;
const icons = { homeVisit: "home", handledForYou: "people" } as const;

/** In a guide: for who cannot come, or not alone. A block for each kind that the hall has for this matter. */
export function useAssistanceDoors() {
  const { view, language, condition, send } = useFind();
  const t = useMemo(() => translator(assistanceMessages, language), [language]);
  return view.assistance.map((kind) => (
    <button
      key={kind}
      type="button"
      class="assist-door"
      disabled={hallProblem(condition) !== null}
      onClick={() => send({ type: "assist", kind })}
    >
      <Icon name={icons[kind]} size={12} />
      <span class="assist-door__words">
        <strong>{t(kindWords[kind])}</strong>
        <span>{t(hints[kind])}</span>
      </span>
    </button>
  ));
}
