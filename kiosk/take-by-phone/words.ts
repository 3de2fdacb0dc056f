import type { Language, ServiceOffer, WaitRange } from "../../server/contract/hall.ts";
import { wallTime } from "../../server/contract/hall-time.ts";
import { dayWords } from "../i18n/appointment-time.ts";
import type { Translate } from "../i18n/catalogue.ts";
import type { TakeByPhoneMessages } from "../i18n/take-by-phone.ts";

const minute = 60_000;

/** Whole minutes, rounded up: a promise that is kept. */
export function waitWords({ likely, atMost }: WaitRange, t: Translate<TakeByPhoneMessages>): string {
  const [from, to] = [Math.max(1, Math.ceil(likely / minute)), Math.ceil(atMost / minute)];
  return to > from && to > 3 ? t("waitRange", { from, to }) : t("waitSoon");
}

/**
 * Why a service gives no numbers, and when again, where that is known: by the clock today, else with its day.
 *
 * @param now milliseconds since the epoch
 */
export function closedWords(
  { reason, opensAt }: NonNullable<ServiceOffer["closed"]>,
  now: number,
  language: Language,
  t: Translate<TakeByPhoneMessages>,
): { readonly why: string; readonly again: string | null } {
  if (opensAt === null) return { why: t(reason), again: null };
  const isToday = dayWords(opensAt, language) === dayWords(now, language);
  const day = isToday ? "" : `${dayWords(opensAt, language)} `;
  return { why: t(reason), again: t("opensAt", { time: `${day}${wallTime(opensAt)}` }) };
}
