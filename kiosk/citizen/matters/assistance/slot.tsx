import { halfWords, slotWords, writtenDay } from "../../../i18n/assistance-time.ts";
import { Notice } from "../../../ui/text-block.tsx";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { Page } from "../../frame/page.tsx";
import { useAssistance } from "./use-assistance.ts";

/** The half days in which somebody can come: a row a day. */
export function AssistSlot() {
  const { t, common, view, language, send } = useAssistance();
  const days = view.offer?.days ?? [];
  const isNone = days.every(({ halves }) => halves.every(({ free }) => free === 0));
  return (
    <Page
      name="assistSlot"
      title={t("slotTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      {isNone && <Notice tone="information" title={t("slotNone")} />}
      <FittedPages
        blocks={days.map(({ day, halves }) => (
          <div class="half-days">
            <strong>{writtenDay(day, language)}</strong>
            <ul class="life-events life-events--2">
              {halves.map(({ half, free }) => (
                <li key={half}>
                  <button
                    type="button"
                    class="life-event"
                    aria-label={`${slotWords({ day, half }, language)} ${free > 0 ? t("slotFree", { count: free }) : t("slotFull")}`}
                    aria-pressed={view.slot?.day === day && view.slot.half === half}
                    disabled={free === 0}
                    onClick={() => send({ type: "slot", slot: { day, half } })}
                  >
                    <strong>{halfWords(half, language)}</strong>
                    <span>{free > 0 ? t("slotFree", { count: free }) : t("slotFull")}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      />
    </Page>
  );
}
