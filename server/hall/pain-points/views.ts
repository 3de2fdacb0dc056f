import type { Localized } from "../../contract/hall.ts";
import {
  hotlineUnit,
  ownUnit,
  type PainDone,
  type PainDueStep,
  type PainItem,
  type PainUnit,
} from "../../contract/pain-points/desk.ts";
import type { FollowedPain, PainCategory, PainStep } from "../../contract/pain-points/words.ts";
import type { YearArrangement } from "../calendar/arrangement.ts";
import { type Due, duesOf, dueViews } from "../dues.ts";
import type { PainRules } from "./rules.ts";
import { isOver, mainOf, mayObject, type PainPoint, type PainsState } from "./state.ts";

/** What views are made of beside the state. */
export interface PainSources {
  readonly arrangements: readonly YearArrangement[];
  readonly rules: PainRules;
  readonly hall: Localized;
  /** Everyday; undefined: there is none of that id any more. */
  matterName(id: string): Localized | undefined;
  /** Of a step; null: it has no part, or there is none of that id any more. */
  partName(step: PainStep): Localized | null;
  organName(id: string): Localized | undefined;
  /** What staff wrote; undefined: it is not kept any more. */
  words(record: string): string | undefined;
}

const plain = (text: string): Localized => ({ "zh-CN": text, "zh-TW": text, en: text });

export const hotlineName: Localized = { "zh-CN": "12345热线", "zh-TW": "12345熱線", en: "12345 hotline" };

export const matterView = (sources: PainSources, id: string): PainUnit => ({
  id,
  name: sources.matterName(id) ?? plain(id),
});

export function unitView(sources: PainSources, id: string): PainUnit {
  const name =
    id === ownUnit ? sources.hall : id === hotlineUnit ? hotlineName : (sources.organName(id) ?? plain(id));
  return { id, name };
}

/** A category that the hall does not have any more is called by its id. */
const categoryView = ({ rules }: PainSources, id: string): PainCategory =>
  rules.categories.find((each) => each.id === id) ?? { id, name: plain(id) };

/** What is to be done, the most urgent first. */
const duesOfPoint = ({ due }: PainPoint): readonly Due<PainDueStep>[] =>
  duesOf([
    ["accept", due.accept],
    ["assign", due.assign],
    ["handle", due.handle],
    ["answer", due.answer],
  ]);

/** Whether a step is late today. */
export const isOverdue = (point: PainPoint, today: string): boolean =>
  !isOver(point) && duesOfPoint(point).some(({ by }) => by.day < today);

/** @param group the lowest number of those that are alike */
export function itemView(sources: PainSources, point: PainPoint, today: string, group: string): PainItem {
  const { number, kind, source, matterId, step, screen, error, terminal, categories, day } = point;
  const { stage, again, unit, into, order, contact, promised } = point;
  return {
    number,
    kind,
    source,
    matter: matterId === null ? null : matterView(sources, matterId),
    step,
    part: step && sources.partName(step),
    screen,
    error,
    terminal,
    categories: categories.map((id) => categoryView(sources, id)),
    day,
    named: contact !== null,
    stage,
    again,
    unit: unit === null ? null : unitView(sources, unit),
    into,
    order,
    group,
    promised,
    due: isOver(point) ? [] : dueViews(sources.arrangements, duesOfPoint(point), today),
  };
}

export const stepsView = (sources: PainSources, { steps }: PainPoint): PainDone[] =>
  steps.map(({ kind, by, at, unit, record }) => ({
    kind,
    by,
    at,
    unit: unit === null ? null : unitView(sources, unit),
    words: record === null ? null : (sources.words(record) ?? null),
  }));

const shownSteps = ["reported", "accepted", "assigned", "handled", "answered", "closed"] as const;

/**
 * As whoever has the code sees it. What was merged stands as what it was merged with, with its own number and day.
 *
 * @param alike reports that are handled with it
 */
export function followedView(
  sources: PainSources,
  state: PainsState,
  point: PainPoint,
  today: string,
  alike: number,
): FollowedPain {
  const main = mainOf(state, point);
  const { stage, unit, promised, answer, again, steps, objectBy } = main;
  // Of what is worked on again the second time counts.
  const begun = steps.findLastIndex(({ kind }) => kind === "notEnough");
  const dayOfStep = (wanted: (typeof shownSteps)[number]): string | null => {
    if (wanted === "reported") return point.day;
    if (wanted === "closed") return stage === "closed" ? (steps.at(-1)?.day ?? null) : null;
    const at = steps.findLastIndex(({ kind }) => kind === wanted);
    const isStill = wanted === "accepted" || at > begun;
    // What a unit sent back is not passed on.
    const sentBack = steps.findLastIndex(({ kind }) => kind === "returned");
    const isUndone = (wanted === "assigned" || wanted === "handled") && sentBack > at;
    return at >= 0 && isStill && !isUndone ? (steps[at]?.day ?? null) : null;
  };
  const isAnswered = stage === "answered" || stage === "closed" || stage === "declined";
  return {
    number: point.number,
    code: point.code,
    hallName: sources.hall,
    kind: point.kind,
    matter: point.matterId === null ? null : matterView(sources, point.matterId).name,
    categories: point.categories.map((id) => categoryView(sources, id)),
    day: point.day,
    stage,
    steps: shownSteps.map((step) => ({ step, day: dayOfStep(step) })),
    promised: isAnswered ? null : promised,
    unit: unit === null || isOver(main) ? null : unitView(sources, unit).name,
    answer: answer === null ? null : (sources.words(answer) ?? null),
    objectBy: mayObject(main, today) ? (objectBy?.day ?? null) : null,
    again,
    alike,
  };
}
