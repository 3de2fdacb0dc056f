import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { idempotencyKey, localized, ratingLevels } from "../hall.ts";
import { faultCode } from "../technician.ts";
import { printOutcome } from "../terminal.ts";
import { journeyKind, ratingChannel, ratingLevel, ratingTag, unitKind } from "./words.ts";

/** The office's side of 好差评: what became of each 差评, by when the next step is due, and the figures of each unit. */

export const ratingNumber = z.string().check(z.regex(/^[A-Z0-9-]{8,40}$/));
/** Who does it, as the office knows them. */
const by = z.string().check(z.minLength(1), z.maxLength(40));
/** Characters of what staff write: a finding, an answer, the reasons of an appeal. */
export const longestStaffWords = 500;
export const staffWords = z.string().check(z.minLength(1), z.maxLength(longestStaffWords));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const term = z.object({ day: z.string(), assumed: z.boolean() });

/** The steps of a 差评, each with a clock of its own. */
export const caseSteps = ["confirm", "callBack", "rectify", "answer", "review"] as const;
export const caseStep = z.enum(caseSteps);
export type CaseStep = z.infer<typeof caseStep>;

export const caseStage = z.enum([
  "received",
  /** 已核实 */
  "confirmed",
  /** 已整改 */
  "rectified",
  /** 已反馈 */
  "answered",
  "closed",
  /** 误评 or 恶意差评, found so in the review of an appeal: in no figure any more. */
  "excluded",
]);
export type CaseStage = z.infer<typeof caseStage>;

/** What a 差评 was found to be: to be put right at once, in a term, or to be explained. */
export const findings = ["clear", "complex", "noBasis"] as const;
export const finding = z.enum(findings);
export type Finding = z.infer<typeof finding>;

export const appealGrounds = ["mistaken", "malicious"] as const;
export const appealGround = z.enum(appealGrounds);
export type AppealGround = z.infer<typeof appealGround>;

export const ratedUnit = z.object({
  kind: unitKind,
  id: z.string(),
  name: localized,
  /** Whose matter it was; null: nobody's in particular. */
  organ: z.nullable(localized),
});
export type RatedUnit = z.infer<typeof ratedUnit>;

/** What is to be done, the most urgent first. `daysLeft`: working days, 0 on the last one, negative so many too late. */
export const dueSteps = z.array(z.object({ step: caseStep, by: term, daysLeft: z.number() }));

/** In the list: nothing that somebody wrote. */
export const ratingItem = z.object({
  number: z.string(),
  unit: ratedUnit,
  channel: ratingChannel,
  /** Of a terminal. */
  journey: z.nullable(journeyKind),
  level: ratingLevel,
  tags: z.array(ratingTag),
  /** Of its day alone: the minute would lead to who was there then. */
  day: z.string(),
  /** A telephone number was left: it is called back. */
  named: z.boolean(),
  stage: caseStage,
  finding: z.nullable(finding),
  /** Number of the 整改通知单. */
  notice: z.nullable(z.string()),
  /** The appeal is being reviewed: the other clocks stand still. */
  appealed: z.boolean(),
  due: dueSteps,
});
export type RatingItem = z.infer<typeof ratingItem>;

/** One thing that was done, in order; `words` null: none, or not kept any more. */
const doneStep = z.object({
  kind: z.enum([
    "confirmed",
    "appealed",
    "upheld",
    "rejected",
    "calledBack",
    "notReached",
    "noticeIssued",
    "rectified",
    "answered",
    "closed",
  ]),
  by: z.string(),
  at: z.number(),
  words: z.nullable(z.string()),
});
export type DoneStep = z.infer<typeof doneStep>;

/** What somebody wrote, as whoever opened it is shown: each opening is recorded. */
export const openedRating = z.object({
  item: ratingItem,
  /** As they were written: nobody alters them. Null: none, or not kept any more. */
  words: z.nullable(z.string()),
  telephone: z.nullable(z.string()),
  ground: z.nullable(appealGround),
  steps: z.array(doneStep),
  openings: z.array(z.object({ by: z.string(), at: z.number() })),
  /** The hall has a printer of its own for what it issues. */
  prints: z.boolean(),
});
export type OpenedRating = z.infer<typeof openedRating>;

const count = z.number();
/** A share of what there is; null where there is nothing to share. */
const share = z.nullable(z.number());

/** Of one unit, or of all of a kind. Only `byDefault` counts what nobody said; no share has it in. */
export const ratingFigures = z.object({
  levels: z.record(z.enum(ratingLevels), count),
  rated: count,
  satisfiedShare: share,
  badShare: share,
  /** 差评 that were excluded after a review: in none of the others. */
  excluded: count,
  /** Unrated for longer than the hall's rule, which takes them for 满意. */
  byDefault: count,
  tags: z.array(z.object({ tag: ratingTag, count })),
  bad: count,
  open: count,
  overdue: count,
  /** Of the 差评 that were answered, or should have been by now. */
  answeredInTimeShare: share,
  /** Of the 差评 with a telephone number whose call-back was done, or should have been by now. */
  calledBackShare: share,
});
export type RatingFigures = z.infer<typeof ratingFigures>;

export const ratingStatistics = z.object({
  from: z.string(),
  to: z.string(),
  kinds: z.array(z.object({ kind: unitKind, total: ratingFigures })),
  units: z.array(z.object({ unit: ratedUnit, figures: ratingFigures })),
  /** What was handed in at terminals, by whose matter it was. */
  organs: z.array(z.object({ organ: localized, figures: ratingFigures })),
});
export type RatingStatistics = z.infer<typeof ratingStatistics>;

const ofOne = { number: ratingNumber, by, idempotencyKey };
const changed = z.object({ item: ratingItem });
const told = { payload: z.strictObject({ ...ofOne, words: staffWords }), completion: changed };

/** Errors: `desk.unknown` · `desk.notInState` · `desk.term` · `message.notAuthorised` (who appeals does not review). */
export const ratingDesk = {
  path: "/hall/v1/rating-desk",
  commands: {
    "Common.Cancel": cancelCommand,
    /** What is not over, the most urgent first. */
    "XiaohuRatingDesk.List": { payload: nothing, completion: z.object({ items: z.array(ratingItem) }) },
    /** Both ends belong to it. */
    "XiaohuRatingDesk.Figures": {
      payload: z.strictObject({ from: day, to: day }),
      completion: z.object({ figures: ratingStatistics }),
    },
    "XiaohuRatingDesk.Open": { payload: z.strictObject(ofOne), completion: openedRating },
    /** `days`: of what is complex, working days until it is put right, and no more than the hall's own term. */
    "XiaohuRatingDesk.Confirm": {
      payload: z.strictObject({
        ...ofOne,
        finding,
        words: staffWords,
        days: z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(60))),
      }),
      completion: changed,
    },
    "XiaohuRatingDesk.Appeal": {
      payload: z.strictObject({ ...ofOne, ground: appealGround, words: staffWords }),
      completion: changed,
    },
    /** By somebody else than who appealed. */
    "XiaohuRatingDesk.Review": {
      payload: z.strictObject({ ...ofOne, upheld: z.boolean(), words: staffWords }),
      completion: changed,
    },
    "XiaohuRatingDesk.CallBack": {
      payload: z.strictObject({ ...ofOne, reached: z.boolean(), words: staffWords }),
      completion: changed,
    },
    /** 整改通知单; `words`: what is asked of the unit. */
    "XiaohuRatingDesk.IssueNotice": told,
    "XiaohuRatingDesk.Rectify": told,
    "XiaohuRatingDesk.Answer": told,
    "XiaohuRatingDesk.Close": { payload: z.strictObject(ofOne), completion: changed },
    /** The sealed 整改通知单 itself, base 64 of a PDF. */
    "XiaohuRatingDesk.Notice": {
      payload: z.strictObject({ number: ratingNumber }),
      completion: z.object({ notice: z.string(), pdf: z.string() }),
    },
    /**
     * The same on paper, at the printer of the hall's office; answered when the last page is out, or it is known that it does not come. Once more is
     * one more. `fault`: what keeps it, as its driver says. Errors: `printer.absent` (the hall has none).
     */
    "XiaohuRatingDesk.PrintNotice": {
      payload: z.strictObject({ number: ratingNumber }),
      completion: z.object({ print: printOutcome, fault: z.nullable(faultCode) }),
    },
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;
