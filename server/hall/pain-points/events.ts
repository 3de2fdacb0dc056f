import * as z from "zod/mini";
import { languages } from "../../contract/hall.ts";
import { termDay } from "../../contract/matters/application.ts";
import { painKind, painSource, painStep } from "../../contract/pain-points/words.ts";

const number = z.string();
/** Staff, as the office names them; empty: nobody of the office. */
const by = z.string();
/** The sealed record of what somebody wrote. */
const record = z.string();

/** Everything that can happen to what was reported. What somebody wrote, and their telephone, are sealed beside the log. */
export const painEvent = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("reported"),
    number,
    code: z.string(),
    kind: painKind,
    source: painSource,
    /** Of what staff report of no step; with a step it is the step's. */
    matterId: z.nullable(z.string()),
    step: z.nullable(painStep),
    screen: z.nullable(z.string()),
    error: z.nullable(z.string()),
    terminal: z.nullable(z.string()),
    categories: z.array(z.string()),
    words: z.nullable(record),
    contact: z.nullable(record),
    /** Over all that was said, under the hall's key: nobody alters it unseen. */
    digest: z.string(),
    language: z.enum(languages),
    /** 12345's number, of what came from there. */
    order: z.nullable(z.string()),
    by,
    acceptBy: termDay,
    promised: termDay,
  }),
  z.strictObject({ type: z.literal("accepted"), number, by, assignBy: termDay }),
  z.strictObject({ type: z.literal("declined"), number, by, record }),
  z.strictObject({
    type: z.literal("assigned"),
    number,
    by,
    unit: z.string(),
    record: z.nullable(record),
    handleBy: termDay,
  }),
  z.strictObject({ type: z.literal("returned"), number, by, record, assignBy: termDay }),
  z.strictObject({ type: z.literal("handled"), number, by, record, answerBy: termDay }),
  z.strictObject({ type: z.literal("answered"), number, by, record, objectBy: termDay }),
  /** What whoever reported it says of the answer. `assignBy` and `promised` of what is worked on again. */
  z.strictObject({
    type: z.literal("settled"),
    number,
    enough: z.boolean(),
    assignBy: z.nullable(termDay),
    promised: z.nullable(termDay),
  }),
  z.strictObject({ type: z.literal("merged"), number, into: number, by }),
  z.strictObject({ type: z.literal("closed"), number, by }),
  /** Somebody was shown what a person wrote. */
  z.strictObject({ type: z.literal("opened"), number, by }),
]);
export type PainEvent = z.infer<typeof painEvent>;
export type EventOf<Type extends PainEvent["type"]> = Extract<PainEvent, { type: Type }>;

/** What is remembered of a command that was carried out, so that the same command again brings back the same. */
export const painOutcome = z.strictObject({
  /** The command's type: a key used again for another command is a mistake. */
  type: z.string(),
  numbers: z.array(number),
});
export type PainOutcome = z.infer<typeof painOutcome>;
