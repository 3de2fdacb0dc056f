import type { ComponentChildren } from "preact";
import type { Language } from "../../../server/contract/hall.ts";
import type { WindowRating } from "../../../server/contract/ratings/window.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { ratingMessages } from "../../i18n/rating.ts";
import type { windowRatingMessages } from "../../i18n/window-ratings.ts";
import { Due } from "../../manager/frame/due.tsx";
import { actName } from "../../manager/ratings/words.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/text-block.tsx";

interface OneRatingProps {
  readonly rating: WindowRating;
  readonly language: Language;
  readonly t: Translate<typeof windowRatingMessages>;
  /** Left out: it is being appealed against already. */
  readonly onAppeal?: () => void;
}

/** One 差评: what it means, how it stands, and by when what is due. */
export function OneRating({ rating, language, t, onAppeal }: OneRatingProps) {
  const { number, day, level, tags, stage, finding, notice, appeal, mayAppeal, due } = rating;
  const isReviewed = appeal?.upheld === null;
  const isOver = stage === "closed" || stage === "excluded";
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    ...(tags.length > 0
      ? [[t("tags"), tags.map(({ name }) => name[language]).join(language === "en" ? ", " : "、")] as const]
      : []),
    ...(finding ? [[t("finding"), t(finding)] as const] : []),
    ...(notice ? [[t("notice"), notice.number] as const] : []),
    ...(notice?.found ? [[t("confirmWords"), notice.found] as const] : []),
    ...(notice?.wanted ? [[t("issueNoticeWords"), notice.wanted] as const] : []),
    ...(appeal
      ? [
          [
            t("appeal"),
            t("appealLine", {
              ground: t(appeal.ground),
              day: appeal.on,
              outcome: t(isReviewed ? "underReview" : appeal.upheld ? "upheldStep" : "rejectedStep"),
            }),
          ] as const,
        ]
      : []),
    ...due.map(
      ({ step, by, daysLeft }) =>
        [actName(step, t), <Due key={step} due={by} daysLeft={daysLeft} t={t} />] as const,
    ),
  ];
  return (
    <li class="ratings__one">
      <header class="ratings__head">
        <strong>{ratingMessages[level][language]}</strong>
        <span>{day}</span>
        <span class="ratings__number">{number}</span>
        <Chip tone={isOver || isReviewed ? "quiet" : "warning"}>{t(isReviewed ? "underReview" : stage)}</Chip>
        {mayAppeal && onAppeal && <Button onPress={onAppeal}>{t("appeal")}</Button>}
      </header>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
