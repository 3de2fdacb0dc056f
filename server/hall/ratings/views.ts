import type { Localized } from "../../contract/hall.ts";
import type { CaseStep, DoneStep, RatedUnit, RatingItem } from "../../contract/ratings/desk.ts";
import type { WindowRating } from "../../contract/ratings/window.ts";
import type { RatingTag } from "../../contract/ratings/words.ts";
import type { YearArrangement } from "../calendar/arrangement.ts";
import type { Term } from "../calendar/working-days.ts";
import { type Due, duesOf as duesOfSteps, dueViews } from "../dues.ts";
import type { RatingRules } from "./rules.ts";
import {
  type Complaint,
  isOver,
  isToCall,
  isUnderReview,
  mayAppeal,
  type RatingRecord,
  type Unit,
} from "./state.ts";

/** What views are made of beside the state. */
export interface RatingSources {
  readonly arrangements: readonly YearArrangement[];
  readonly rules: RatingRules;
  /** Undefined: there is none of that id any more. */
  windowName(id: string): Localized | undefined;
  organName(id: string): Localized | undefined;
  /** What staff wrote; undefined: it is not kept any more. */
  words(record: string): string | undefined;
}

const plain = (text: string): Localized => ({ "zh-CN": text, "zh-TW": text, en: text });

export const unitView = (sources: RatingSources, { kind, id, organId }: Unit): RatedUnit => ({
  kind,
  id,
  name:
    (kind === "window" ? sources.windowName(id) : undefined) ??
    (kind === "terminal"
      ? { "zh-CN": `自助机 ${id}`, "zh-TW": `自助機 ${id}`, en: `Terminal ${id}` }
      : plain(id)),
  organ: organId === null ? null : (sources.organName(organId) ?? plain(organId)),
});

/** A tag that the hall does not have any more is called by its id. */
export const tagView = ({ rules }: RatingSources, kind: Unit["kind"], id: string): RatingTag =>
  rules.tags[kind].find((tag) => tag.id === id) ?? { id, name: plain(id) };

/** What is to be done, with its clock; the most urgent first. */
function duesOf({ rules }: RatingSources, rating: RatingRecord): readonly Due<CaseStep>[] {
  const { complaint } = rating;
  if (!complaint || isOver(complaint)) return [];
  const { due, appeal } = complaint;
  const call = isToCall(rating, complaint, rules.callBackTries) ? due.callBack : null;
  const open: readonly (readonly [CaseStep, Term | null])[] =
    appeal && isUnderReview(complaint)
      ? [
          ["review", appeal.reviewBy],
          ["callBack", call],
        ]
      : [
          ["confirm", due.confirm],
          ["callBack", call],
          ["rectify", due.rectify],
          ["answer", due.answer],
        ];
  return duesOfSteps(open);
}

export function itemView(sources: RatingSources, rating: RatingRecord, today: string): RatingItem {
  const { number, unit, channel, journey, level, tags, day, contact, complaint } = rating;
  return {
    number,
    unit: unitView(sources, unit),
    channel,
    journey,
    level,
    tags: tags.map((id) => tagView(sources, unit.kind, id)),
    day,
    named: contact !== null,
    stage: complaint?.stage ?? "closed",
    finding: complaint?.finding ?? null,
    notice: complaint?.notice?.number ?? null,
    appealed: complaint !== null && isUnderReview(complaint),
    due: dueViews(sources.arrangements, duesOf(sources, rating), today),
  };
}

/** @see windowRating */
export function windowRatingView(
  sources: RatingSources,
  { number, unit, day, level, tags, complaint, ...rating }: RatingRecord & { readonly complaint: Complaint },
  today: string,
): WindowRating {
  const { stage, finding, notice, appeal, steps } = complaint;
  const wrote = (kind: DoneStep["kind"]) => {
    const record = steps.find((step) => step.kind === kind)?.record;
    return (record ? sources.words(record) : undefined) ?? null;
  };
  const due = duesOf(sources, { number, unit, day, level, tags, complaint, ...rating });
  return {
    number,
    day,
    level,
    tags: tags.map((id) => tagView(sources, unit.kind, id)),
    stage,
    finding,
    notice: notice && { number: notice.number, found: wrote("confirmed"), wanted: wrote("noticeIssued") },
    appeal: appeal && { ground: appeal.ground, on: appeal.on, upheld: appeal.upheld },
    mayAppeal: mayAppeal(complaint),
    due: dueViews(
      sources.arrangements,
      due.filter(({ step }) => step !== "callBack"),
      today,
    ),
  };
}

/** Whether a step is late today. */
export const isOverdue = (sources: RatingSources, rating: RatingRecord, today: string): boolean =>
  duesOf(sources, rating).some(({ by }) => by.day < today);

export const stepsView = (sources: RatingSources, { complaint }: RatingRecord): DoneStep[] =>
  (complaint?.steps ?? []).map(({ kind, by, at, record }) => ({
    kind,
    by,
    at,
    words: record === null ? null : (sources.words(record) ?? null),
  }));
