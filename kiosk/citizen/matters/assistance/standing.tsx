import type { AssistanceRequest } from "../../../../server/contract/assistance/words.ts";
import { slotWords, writtenDay } from "../../../i18n/assistance-time.ts";
import { Chip } from "../../../ui/text-block.tsx";
import { useAssistance } from "./use-assistance.ts";
import { kindWords, stateOf } from "./words.ts";

/** A request as it stands: what, when, by whom, by when an answer, or why not. */
export function Standing({ request }: { readonly request: AssistanceRequest }) {
  const { t, language } = useAssistance();
  const { kind, matterName, state, slot, due, assignee, declined, hall, number } = request;
  const { words, tone } = stateOf(request);
  return (
    <div class="follow-card">
      <div class="follow-card__state">
        <Chip tone={tone} {...(tone === "good" ? { icon: "check" as const } : {})}>
          {t(words)}
        </Chip>
      </div>
      <strong>{matterName[language]}</strong>
      <span>{t(kindWords[kind])}</span>
      {slot && <strong>{slotWords(slot, language)}</strong>}
      {assignee && state === "assigned" && (
        <strong>{t(kind === "homeVisit" ? "comes" : "does", { name: assignee })}</strong>
      )}
      {due && state === "new" && <span>{t("answerBy", { day: writtenDay(due.day, language) })}</span>}
      {due && state === "assigned" && !slot && (
        <span>{t("handledBy", { day: writtenDay(due.day, language) })}</span>
      )}
      {due?.assumed && <span>{t("assumed")}</span>}
      {declined && <strong>{t("declinedFor", { reason: declined })}</strong>}
      {hall.place && <span>{t("atHall", { hall: `${hall.name[language]} · ${hall.place[language]}` })}</span>}
      <span>{t("numberIs", { number })}</span>
    </div>
  );
}
