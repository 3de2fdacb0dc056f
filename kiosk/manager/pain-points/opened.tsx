import type { ComponentChildren } from "preact";
import type { OpenedPain } from "../../../server/contract/pain-points/desk.ts";
import { dayAndTime } from "../../ui/time.ts";
import { Due } from "../frame/due.tsx";
import { NamedFacts } from "../frame/fields.tsx";
import { Section } from "../frame/parts.tsx";
import { actName, categoriesOf, faultName, type PainManner, placeName } from "./words.ts";

/** What was reported, as it was said; what was done about it, and by when the rest is due. */
export function WhatWasReported({ opened, language, t }: PainManner & { readonly opened: OpenedPain }) {
  const { item, words, telephone, steps, alike, openings } = opened;
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    [t("kind"), `${t(item.kind)} · ${t(item.source)}`],
    [t("where"), placeName(item, { language, t })],
    [t("categories"), categoriesOf(item, language)],
    ...(item.error ? [[t("error"), faultName(item.error)] as const] : []),
    ...(item.terminal ? [[t("terminal"), item.terminal] as const] : []),
    ...(item.order ? [[t("order"), item.order] as const] : []),
    [t("day"), item.day],
    [t("promised"), item.promised.day],
    [t("words"), words ?? t("noWords")],
    [t("telephone"), telephone ?? t(item.named ? "notKept" : "anonymous")],
    [t("stage"), item.again ? `${t("again")} · ${t(item.stage)}` : t(item.stage)],
    ...(item.unit ? [[t("unit"), item.unit.name[language]] as const] : []),
    ...(alike.length > 0 ? [[t("group"), alike.map(({ number }) => number).join("；")] as const] : []),
    ...item.due.map(
      ({ step, by, daysLeft }) =>
        [actName(step, t), <Due key={step} due={by} daysLeft={daysLeft} t={t} />] as const,
    ),
    [t("openings"), openings.map(({ by, at }) => `${by} ${dayAndTime(at)}`).join("；")],
  ];
  return (
    <Section title={t("oneTitle")} hint={item.number} class="wide">
      <NamedFacts facts={facts} />
      {steps.length > 0 && (
        <ol class="over__said">
          {steps.map(({ kind, by, at, unit, words: said }, index) => (
            // What was done never changes places.
            <li key={index}>
              {[
                `${dayAndTime(at)} ${t(`${kind}Step`)}`,
                ...(by ? [by] : []),
                ...(kind === "assigned" && unit ? [unit.name[language]] : []),
                ...(said === null ? [] : [said]),
              ].join(" · ")}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
