import * as z from "zod/mini";
import { languages } from "../../contract/hall.ts";
import { appealGround, finding } from "../../contract/ratings/desk.ts";
import { journeyKind, ratingChannel, ratingLevel, unitKind } from "../../contract/ratings/words.ts";

const number = z.string();
const term = z.strictObject({ day: z.string(), assumed: z.boolean() });
/** Staff, as the office names them. */
const by = z.string();
/** The sealed record of what somebody wrote. */
const record = z.string();
/** A window or a terminal, and whose matter it was. */
const unit = z.strictObject({ kind: unitKind, id: z.string(), organId: z.nullable(z.string()) });

/**
 * Everything that can happen to ratings. What somebody wrote and their telephone are sealed beside the log. `visit` is a keyed hash: who reads the
 * log can neither rate with it nor tell which number or which application it was.
 */
export const ratingEvent = z.discriminatedUnion("type", [
  /** Somebody said something. That nobody said anything is `passedOver`, and never this. */
  z.strictObject({
    type: z.literal("rated"),
    number,
    visit: z.string(),
    channel: ratingChannel,
    unit,
    journey: z.nullable(journeyKind),
    level: ratingLevel,
    tags: z.array(z.string()),
    /** Of somebody's own words, and of their telephone. */
    words: z.nullable(record),
    contact: z.nullable(record),
    /** Over all that was said, under the hall's key: nobody alters it unseen. */
    digest: z.string(),
    language: z.enum(languages),
    /** Of a 差评. */
    confirmBy: z.nullable(term),
    callBackBy: z.nullable(term),
  }),
  /** What was handled at windows on a day, or asked about at terminals, and rated by nobody in the hall's term, which takes it for 满意. */
  z.strictObject({
    type: z.literal("passedOver"),
    /** Each is known in its own time. Logs from before terminals were counted name none. */
    kind: z._default(unitKind, "window"),
    of: z.string(),
    units: z.array(z.strictObject({ unit, visits: z.number() })),
  }),
  z.strictObject({
    type: z.literal("confirmed"),
    number,
    finding,
    record,
    rectifyBy: z.nullable(term),
    answerBy: term,
    by,
  }),
  z.strictObject({
    type: z.literal("appealed"),
    number,
    ground: appealGround,
    record,
    reviewBy: term,
    by,
  }),
  /** `terms`: what is still due, with the days that were left when it was appealed. */
  z.strictObject({
    type: z.literal("reviewed"),
    number,
    upheld: z.boolean(),
    record,
    terms: z.strictObject({
      confirm: z.nullable(term),
      callBack: z.nullable(term),
      rectify: z.nullable(term),
      answer: z.nullable(term),
    }),
    by,
  }),
  z.strictObject({ type: z.literal("calledBack"), number, reached: z.boolean(), record, by }),
  /** `notice`: of the year's one series. The terms are what stands on the paper, whatever becomes of them. */
  z.strictObject({
    type: z.literal("noticeIssued"),
    number,
    notice: z.string(),
    rectifyBy: term,
    answerBy: term,
    record,
    by,
  }),
  z.strictObject({ type: z.literal("rectified"), number, record, by }),
  z.strictObject({ type: z.literal("answered"), number, record, by }),
  z.strictObject({ type: z.literal("closed"), number, by }),
  /** Somebody was shown what a person wrote. */
  z.strictObject({ type: z.literal("opened"), number, by }),
]);
export type RatingEvent = z.infer<typeof ratingEvent>;
export type EventOf<Type extends RatingEvent["type"]> = Extract<RatingEvent, { type: Type }>;

/** What is remembered of a command that was carried out, so that the same command again brings back the same. */
export const ratingOutcome = z.strictObject({
  /** The command's type: a key used again for another command is a mistake. */
  type: z.string(),
  /** Of the rating; null of what has none. */
  number: z.nullable(number),
});
export type RatingOutcome = z.infer<typeof ratingOutcome>;
