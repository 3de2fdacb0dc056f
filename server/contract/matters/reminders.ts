import * as z from "zod/mini";
import { key, slug } from "../catalogue/words.ts";
import { localized } from "../service-offer.ts";
import { ref } from "./submission.ts";

/** 提醒办: a text message before an e-licence ends, which leads to what renews it. */

const day = z.string();

/** A mobile of the mainland as it is typed, or a number abroad behind `+`. */
export const reminderTelephone = z.string().check(z.regex(/^(1[3-9]\d{9}|\+[1-9]\d{7,14})$/));

/** What somebody agrees to; a text that changes has another version. */
export const reminderConsent = { version: "2026-11" } as const;

/** A reminder that was agreed to. */
export const reminder = z.object({
  id: ref,
  before: z.number(),
  /** The day on which it is sent. */
  on: day,
  /** `138****0000` */
  telephone: z.string(),
  /** It is on its way or there; it is forgotten a week later. */
  sent: z.boolean(),
});
export type Reminder = z.infer<typeof reminder>;

/** An e-licence of somebody, and what they can be reminded of. */
export const licenceReminded = z.object({
  kind: key,
  name: localized,
  /** Null: no end. */
  validTo: z.nullable(day),
  state: z.enum(["valid", "expired", "revoked"]),
  /** What renews it; null: nothing that the catalogue knows. */
  renewedBy: z.nullable(z.object({ matterId: slug, name: localized })),
  /** Days before its end, of which one can be chosen, as far as they are still to come: the earliest first; none where nothing renews it. */
  choices: z.array(z.number()),
  reminders: z.array(reminder),
});
export type LicenceReminded = z.infer<typeof licenceReminded>;

export const reminded = z.object({
  licences: z.array(licenceReminded),
  /** False: the source of e-licences does not answer. */
  asked: z.boolean(),
  /** False: this hall sends no text messages. */
  texts: z.boolean(),
});
export type Reminded = z.infer<typeof reminded>;
