import * as z from "zod/mini";
import { assistanceKind, halfDaySlot } from "../../contract/assistance/words.ts";
import { languages } from "../../contract/hall.ts";

const number = z.string();
const term = z.strictObject({ day: z.string(), assumed: z.boolean() });
/** Staff, as the office names them. */
const by = z.string();

/** Everything that can happen to a request. Name, telephone, address, reason and the office's words are sealed beside the log, and named here. */
export const assistanceEvent = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("requested"),
    number,
    code: z.string(),
    kind: assistanceKind,
    matterId: z.string(),
    /** Keyed hash of the document, or of the telephone where none was read. */
    person: z.string(),
    slot: z.nullable(halfDaySlot),
    answerBy: term,
    doBy: term,
    /** The sealed record of who asks. */
    record: z.string(),
    notice: z.string(),
    texts: z.boolean(),
    language: z.enum(languages),
    via: z.string(),
  }),
  z.strictObject({ type: z.literal("cancelled"), number, via: z.string() }),
  z.strictObject({ type: z.literal("assigned"), number, assignee: by, by }),
  z.strictObject({ type: z.literal("done"), number, by }),
  z.strictObject({ type: z.literal("closed"), number, by }),
  /** `record`: the sealed reason. */
  z.strictObject({ type: z.literal("declined"), number, record: z.string(), by }),
  /** Somebody was shown who asks. */
  z.strictObject({ type: z.literal("opened"), number, by }),
]);
export type AssistanceEvent = z.infer<typeof assistanceEvent>;

/** What is remembered of a command that was carried out, so that the same command again brings back the same. */
export const assistanceOutcome = z.strictObject({
  /** The command's type: a key used again for another command is a mistake. */
  type: z.string(),
  number,
});
export type AssistanceOutcome = z.infer<typeof assistanceOutcome>;
