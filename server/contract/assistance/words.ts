import * as z from "zod/mini";
import { appointmentCode } from "../appointments.ts";
import { localized } from "../service-offer.ts";

/** What can be asked for: a guide comes home (上门办), or a certified clerk does it for somebody, free of charge (帮代办). */
export const assistanceKinds = ["homeVisit", "handledForYou"] as const;
export const assistanceKind = z.enum(assistanceKinds);
export type AssistanceKind = z.infer<typeof assistanceKind>;

/** Why somebody asks for it, by their own word: nothing of it has to be shown. */
export const assistanceReasons = ["old", "disabled", "ill", "caring", "unsure"] as const;
export const assistanceReason = z.enum(assistanceReasons);
export type AssistanceReason = z.infer<typeof assistanceReason>;

export const halfDay = z.enum(["morning", "afternoon"]);
export type HalfDay = z.infer<typeof halfDay>;

/** A half of a hall's day, `2026-12-01`. */
export const halfDaySlot = z.strictObject({
  day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  half: halfDay,
});
export type HalfDaySlot = z.infer<typeof halfDaySlot>;

export const assistanceState = z.enum([
  "new",
  /** Somebody is named who comes, or does it. */
  "assigned",
  /** 已上门, 已代办: what was asked for has been done. */
  "done",
  "closed",
  "declined",
  "cancelled",
]);
export type AssistanceState = z.infer<typeof assistanceState>;

/** Eight signs, the last a check sign, as every code of the hall. */
export const assistanceCode = appointmentCode;

/** What is said of one by its code: nothing of the person. */
export const assistanceRequest = z.object({
  code: assistanceCode,
  /** As the office calls it. */
  number: z.string(),
  kind: assistanceKind,
  matterId: z.string(),
  matterName: localized,
  state: assistanceState,
  /** Of a home visit. */
  slot: z.nullable(halfDaySlot),
  /** By when the office answers, and then by when it is done; null: it is over. */
  due: z.nullable(z.object({ day: z.string(), assumed: z.boolean() })),
  bookedAt: z.number(),
  /** Who comes or does it, as the office names them. */
  assignee: z.nullable(z.string()),
  /** Why it was declined. */
  declined: z.nullable(z.string()),
  /** The hall that does it. */
  hall: z.object({
    name: localized,
    /** How one finds it; null of a hall alone. */
    place: z.nullable(localized),
  }),
});
export type AssistanceRequest = z.infer<typeof assistanceRequest>;
