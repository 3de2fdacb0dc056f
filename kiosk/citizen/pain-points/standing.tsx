import type { FollowedPain } from "../../../server/contract/pain-points/words.ts";
import { writtenDay } from "../../i18n/assistance-time.ts";
import { usePain } from "./use-pain.ts";

/** What was reported, and by when it is answered. */
export function Standing({ pain }: { readonly pain: FollowedPain }) {
  const { t, language } = usePain();
  const { matter, categories, promised, unit, number, alike } = pain;
  return (
    <div class="follow-card">
      {matter && <strong>{matter[language]}</strong>}
      <span>{categories.map(({ name }) => name[language]).join(language === "en" ? "; " : "、")}</span>
      {promised && <strong>{t("promised", { day: writtenDay(promised.day, language) })}</strong>}
      {promised?.assumed && <span>{t("assumed")}</span>}
      {unit && <span>{t("byUnit", { unit: unit[language] })}</span>}
      {alike > 0 && <span>{t("alike", { count: alike })}</span>}
      <span>{t("numberIs", { number })}</span>
    </div>
  );
}
