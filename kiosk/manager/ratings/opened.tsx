import type { ComponentChildren } from "preact";
import type { OpenedRating } from "../../../server/contract/ratings/desk.ts";
import { ratingMessages } from "../../i18n/rating.ts";
import { dayAndTime } from "../../ui/time.ts";
import { Due } from "../frame/due.tsx";
import { NamedFacts } from "../frame/fields.tsx";
import { Section } from "../frame/parts.tsx";
import { NoticeOnPaper } from "./notice-on-paper.tsx";
import type { PrintNoticeSnapshot } from "./print-notice.machine.ts";
import { actName, type RatingManner, unitName } from "./words.ts";

interface OpenedProps extends RatingManner {
  readonly opened: OpenedRating;
  readonly paper: PrintNoticeSnapshot;
  readonly onNotice: () => void;
  readonly onPrint: () => void;
}

/** What was said, as it was said; what was done about it, and by when the rest is due. */
export function WhatWasSaid({ opened, paper, onNotice, onPrint, language, t }: OpenedProps) {
  const { item, words, telephone, ground, steps, openings, prints } = opened;
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    [t("unit"), unitName(item, language)],
    [t("channel"), t(item.channel)],
    ...(item.journey ? [[t("journey"), t(`${item.journey}Journey`)] as const] : []),
    [t("day"), item.day],
    [t("level"), ratingMessages[item.level][language]],
    ...(item.tags.length > 0
      ? [
          [
            t("tags"),
            item.tags.map(({ name }) => name[language]).join(language === "en" ? ", " : "、"),
          ] as const,
        ]
      : []),
    [t("words"), words ?? t("noWords")],
    [t("telephone"), telephone ?? t(item.named ? "notKept" : "anonymous")],
    [t("stage"), t(item.appealed ? "underReview" : item.stage)],
    ...(item.finding ? [[t("finding"), t(item.finding)] as const] : []),
    ...(ground ? [[t("ground"), t(ground)] as const] : []),
    ...item.due.map(
      ({ step, by, daysLeft }) =>
        [actName(step, t), <Due key={step} due={by} daysLeft={daysLeft} t={t} />] as const,
    ),
    [t("openings"), openings.map(({ by, at }) => `${by} ${dayAndTime(at)}`).join("；")],
  ];
  return (
    <Section title={t("oneTitle")} hint={item.number} class="wide">
      <NamedFacts facts={facts} />
      {item.notice && (
        <NoticeOnPaper
          number={item.number}
          notice={item.notice}
          prints={prints}
          paper={paper}
          onNotice={onNotice}
          onPrint={onPrint}
          language={language}
          t={t}
        />
      )}
      {steps.length > 0 && (
        <ol class="over__said">
          {steps.map(({ kind, by, at, words: said }) => (
            <li key={`${kind} ${at}`}>
              {`${dayAndTime(at)} ${t(`${kind}Step`)} · ${by}${said === null ? "" : ` · ${said}`}`}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
