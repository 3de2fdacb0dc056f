import * as z from "zod/mini";
import { hallDay, offsetFromUtc, wallTime } from "../hall-time.ts";
import { type Language, languages } from "../service-offer.ts";

/** What a hall tells everybody: when, where, and in which languages. Both sides judge it by the same functions. */

/** Letters of a notice, in each language: as many as stand on a screen at rest in two lines. */
export const longestNotice: Readonly<Record<Language, number>> = { "zh-CN": 60, "zh-TW": 60, en: 120 };

const line = (language: Language) =>
  z.nullable(z.string().check(z.minLength(1), z.maxLength(longestNotice[language])));
/** Null: not said in that language. */
export const noticeText = z.strictObject({ "zh-CN": line("zh-CN"), "zh-TW": line("zh-TW"), en: line("en") });
export type NoticeText = z.infer<typeof noticeText>;

export const languagesOf = (text: NoticeText): Language[] => languages.filter((each) => text[each] !== null);

const minuteOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** Of a notice that comes back: on these days of the week, 1 Monday to 7 Sunday, in these hours of the hall. */
export const noticeHours = z.strictObject({
  weekdays: z
    .array(z.number().check(z.int(), z.minimum(1), z.maximum(7)))
    .check(z.minLength(1), z.maxLength(7)),
  from: minuteOfDay,
  to: minuteOfDay,
});
export type NoticeHours = z.infer<typeof noticeHours>;

const placeName = z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/));
export const noticePlace = z.strictObject({
  /** Terminals at rest; `some`: those of the zones, and those that are named. */
  terminals: z.enum(["all", "some", "none"]),
  zones: z.array(placeName).check(z.maxLength(20)),
  ids: z.array(placeName).check(z.maxLength(60)),
  /** The hall's boards. */
  boards: z.boolean(),
});
export type NoticePlace = z.infer<typeof noticePlace>;

/** As it is shown. */
export const notice = z.object({
  id: z.string(),
  text: noticeText,
  /** Where a language has been chosen that it is not said in, it is shown all the same, as it is. */
  always: z.boolean(),
  urgent: z.boolean(),
  /** Milliseconds since the epoch. */
  from: z.number(),
  until: z.number(),
  /** Null: all the time. */
  hours: z.nullable(noticeHours),
});
export type Notice = z.infer<typeof notice>;

/** Day of the week in the hall, 1 Monday to 7 Sunday. */
export const weekdayOf = (moment: number): number => new Date(moment + offsetFromUtc).getUTCDay() || 7;

/** Whether it is to be seen at this time. */
export function runsAt(
  { from, until, hours }: Pick<Notice, "from" | "until" | "hours">,
  now: number,
): boolean {
  if (now < from || now >= until) return false;
  if (!hours) return true;
  const time = wallTime(now);
  return hours.weekdays.includes(weekdayOf(now)) && time >= hours.from && time < hours.to;
}

/** Those of this time: urgent ones first, then what ends first. */
export const running = <N extends Notice>(notices: readonly N[], now: number): N[] =>
  notices
    .filter((each) => runsAt(each, now))
    .toSorted(
      (one, other) =>
        Number(other.urgent) - Number(one.urgent) || one.until - other.until || (one.id < other.id ? -1 : 1),
    );

/**
 * What is read where this language has been chosen; null: nothing. Whoever cannot read a notice is not made to look at it, unless it is
 * marked so: an alarm is better seen in a foreign language than not at all.
 */
export function inLanguage(
  { text, always }: Pick<Notice, "text" | "always">,
  language: Language,
): {
  readonly words: string;
  readonly language: Language;
} | null {
  const said = [language, ...(always ? languages : [])].find((each) => text[each] !== null);
  const words = said && text[said];
  return said && words ? { words, language: said } : null;
}

export const standsAt = (
  { terminals, zones, ids }: NoticePlace,
  terminal: { readonly id: string; readonly zone: string | null },
): boolean =>
  terminals === "all" ||
  (terminals === "some" &&
    (ids.includes(terminal.id) || (terminal.zone !== null && zones.includes(terminal.zone))));

export type NoticeFault = "words" | "times" | "over" | "hours" | "place";
/** What is wrong with one that is to be written; null: nothing. */
export function noticeFault(
  {
    text,
    from,
    until,
    hours,
    place,
  }: Pick<Notice, "text" | "from" | "until" | "hours"> & { readonly place: NoticePlace },
  now: number,
): NoticeFault | null {
  if (languages.every((each) => !text[each]?.trim())) return "words";
  if (!(from < until)) return "times";
  if (until <= now) return "over";
  if (hours && !(hours.from < hours.to)) return "hours";
  const isNowhere =
    place.terminals === "none"
      ? !place.boards
      : place.terminals === "some" && place.zones.length + place.ids.length === 0;
  return isNowhere ? "place" : null;
}

/** The end of a day in the hall: until then a guide's notice may stand. */
export const endOfHallDay = (moment: number): number =>
  Date.parse(`${hallDay(moment)}T00:00Z`) - offsetFromUtc + 86_400_000;

/** As long as a manager's may stand, milliseconds: one year. House rule: what lasts longer is a sign on the wall. */
export const longestStanding = 366 * 86_400_000;
/** In one hall, running or to come: more of them nobody reads. */
export const mostNotices = 20;
