import { useMemo } from "preact/hooks";
import type { AssistanceRequest } from "../../../../server/contract/assistance/words.ts";
import { assistanceMessages } from "../../../i18n/assistance.ts";
import { slotWords } from "../../../i18n/assistance-time.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { Chip } from "../../../ui/text-block.tsx";
import { kindWords, stateOf } from "../assistance/words.ts";
import { useFollow } from "./use-follow.ts";

/** 上门办 or 帮代办 among one's cases. */
export function RequestRow({ request }: { readonly request: AssistanceRequest }) {
  const { language, send } = useFollow();
  const t = useMemo(() => translator(assistanceMessages, language), [language]);
  const { code, kind, matterName, slot } = request;
  const { words, tone } = stateOf(request);
  return (
    <button type="button" class="matter" onClick={() => send({ type: "assist", code })}>
      <span class="matter__words">
        <strong>{matterName[language]}</strong>
        <span class="matter__detail">
          {[t(kindWords[kind]), ...(slot ? [slotWords(slot, language)] : [])].join(" · ")}
        </span>
        <span class="matter__chips">
          <Chip tone={tone} {...(tone === "good" ? { icon: "check" as const } : {})}>
            {t(words)}
          </Chip>
        </span>
      </span>
    </button>
  );
}
