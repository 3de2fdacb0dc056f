import * as z from "zod/mini";
import { key } from "../contract/catalogue/words.ts";
import { latestTextBefore } from "../contract/matters.ts";

const days = z.array(z.number().check(z.int(), z.minimum(1), z.maximum(365))).check(
  z.minLength(1, { error: "name a day at least, or leave it out for the usual ones" }),
  z.maxLength(6, { error: "name six days at most: somebody has to choose one" }),
  z.refine((given) => new Set(given).size === given.length, {
    error: "a day stands there twice: take one out",
  }),
);

/** When people are reminded, in a hall's file. What was agreed to before it changes keeps its days. */
export const remindersSection = z.strictObject({
  /** 提醒办: so many days before an e-licence ends, of which its holder chooses; what is usual where it is not named. */
  licenceDays: z.exactOptional(days),
  /** Of kinds of e-licences with days of their own, by the kind's name in the catalogue. */
  licenceDaysByKind: z.exactOptional(z.record(key, days)),
  /** 容缺: so many working days before the last day for what comes later a text is sent. */
  deferralWorkingDays: z.exactOptional(z.number().check(z.int(), z.minimum(1), z.maximum(latestTextBefore))),
});
export type RemindersConfig = z.infer<typeof remindersSection>;

/** House rule: three months, as renewals of food licences open; a month; a week. */
const usualLicenceDays = [90, 30, 7] as const;
/** Working days. House rule: one to fetch what is owed and one to bring it. */
export const usualTextBefore = 2;

export interface ReminderDays {
  /** Days before the end of an e-licence of a kind, of which one can be chosen: the earliest first. */
  licence(kind: string): readonly number[];
  /** Working days before the last day for what comes later (容缺). */
  readonly textBefore: number;
}

export function reminderDays(config: RemindersConfig = {}): ReminderDays {
  const { licenceDays = usualLicenceDays, licenceDaysByKind = {}, deferralWorkingDays } = config;
  return {
    licence: (kind) => (licenceDaysByKind[kind] ?? licenceDays).toSorted((one, other) => other - one),
    textBefore: deferralWorkingDays ?? usualTextBefore,
  };
}
