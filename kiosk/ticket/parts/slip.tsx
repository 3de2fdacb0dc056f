import type { FollowedTicket } from "../../../server/contract/follow.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { FollowMessages } from "../../i18n/follow.ts";
import { ruleSentence } from "../../i18n/rule.ts";
import { Icon } from "../../ui/icon.tsx";
import { wallTime } from "../../ui/time.ts";
import type { Standing } from "../standing.ts";

export interface SlipProps {
  readonly ticket: FollowedTicket;
  readonly standing: Standing;
  readonly language: Language;
  readonly t: Translate<FollowMessages>;
}

const comma: Readonly<Record<Language, string>> = { "zh-CN": "、", "zh-TW": "、", en: ", " };

/** The number as large as the telephone allows, and under it how it stands. */
export function Slip({ ticket, standing: { tone, title, advice, wait }, language, t }: SlipProps) {
  return (
    <section class={`slip slip--${tone}`}>
      <div class="slip__head">
        <p class="slip__service">{ticket.serviceName[language]}</p>
        <p class="slip__number">
          <span class="visually-hidden">{t("yourNumber")} </span>
          {ticket.number}
        </p>
      </div>
      {/* Spoken whenever it changes. */}
      <div class="slip__standing" role="status">
        <h1>{title}</h1>
        {wait && <p class="slip__range">{wait}</p>}
        {advice && <p>{advice}</p>}
      </div>
      <ul class="slip__facts">
        <li>
          <Icon name="place" size={7} />
          <span>{t("area", { area: ticket.area[language] })}</span>
        </li>
        <li>
          <Icon name="clock" size={7} />
          <span>{t("takenAt", { time: wallTime(ticket.takenAt) })}</span>
        </li>
        {ticket.state === "waiting" && (
          <li>
            <Icon name="people" size={7} />
            <span>{t("rule", { rule: ruleSentence(ticket.rule, language) })}</span>
          </li>
        )}
        {ticket.later.length > 0 && (
          <li>
            <Icon name="forward" size={7} />
            <span>
              {t("later", { matters: ticket.later.map((name) => name[language]).join(comma[language]) })}
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}
