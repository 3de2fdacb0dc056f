import { type Language, languages } from "../../../server/contract/hall.ts";
import type { KeptNotice } from "../../../server/contract/notices/desk.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { type noticeMessages, weekdayNames } from "../../i18n/notices.ts";
import { Chip } from "../../ui/text-block.tsx";
import { dayAndTime } from "../../ui/time.ts";
import type { NoticeList } from "./notices.machine.ts";

export type NoticeWords = Translate<typeof noticeMessages>;

/** One notice: its words in each language that it has, when and where, and who wrote it. */
export function NoticeRow({
  notice,
  list,
  onTakeBack,
  isBusy,
  language,
  t,
}: {
  readonly notice: KeptNotice;
  readonly list: NoticeList;
  /** Null: not to be taken back here. */
  readonly onTakeBack: (() => void) | null;
  readonly isBusy: boolean;
  readonly language: Language;
  readonly t: NoticeWords;
}) {
  const { text, urgent, takenBack } = notice;
  const said = languages.filter(
    (each, index) =>
      text[each] !== null && languages.findIndex((other) => text[other] === text[each]) === index,
  );
  return (
    <li class="notices__one">
      <div>
        {urgent && <Chip tone="bad">{t("urgent")}</Chip>}
        {said.map((each) => (
          <p key={each} lang={each}>
            {text[each]}
          </p>
        ))}
        <p class="notices__quiet">
          {[
            ...whenOf(notice, language, t),
            whereOf(notice, list, language, t),
            t("writtenBy", { name: notice.by }),
            ...(takenBack ? [t("takenBackBy", { name: takenBack.by })] : []),
          ].map((part) => (
            <span key={part}>{part}</span>
          ))}
        </p>
      </div>
      {onTakeBack && (
        <button type="button" class="desk-button" disabled={isBusy} onClick={onTakeBack}>
          {t("takeBack")}
        </button>
      )}
    </li>
  );
}

/** In parts, none of which is broken in two. */
function whenOf({ from, until, hours }: KeptNotice, language: Language, t: NoticeWords): string[] {
  const span = [dayAndTime(from), t("untilTime", { time: dayAndTime(until) })];
  if (!hours) return span;
  const days = hours.weekdays.map((day) => weekdayNames[day - 1]?.[language] ?? "");
  return [...span, days.join(language === "en" ? " " : "、"), `${hours.from}–${hours.to}`];
}

function whereOf(
  { place, everySite }: KeptNotice,
  { zones }: NoticeList,
  language: Language,
  t: NoticeWords,
): string {
  const { terminals, ids, boards } = place;
  const named = [
    ...place.zones.map((id) => zones.find((zone) => zone.id === id)?.name[language] ?? id),
    ...ids,
  ];
  return [
    ...(everySite ? [t("everySite")] : []),
    ...(terminals === "all" ? [t("allTerminals")] : terminals === "some" ? named : []),
    ...(boards ? [t("boards")] : []),
  ].join(language === "en" ? ", " : "、");
}
