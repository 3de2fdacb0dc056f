import type { CommandPayload } from "../../../server/contract/envelope.ts";
import { dayAndTime, offsetFromUtc } from "../../../server/contract/hall-time.ts";
import type { noticeDesk } from "../../../server/contract/notices/desk.ts";
import { endOfHallDay, type NoticeText, noticeFault } from "../../../server/contract/notices/notice.ts";

export type PostedNotice = CommandPayload<typeof noticeDesk, "XiaohuNotices.Post">;

/** From now on, minutes; until the end of the day; or from and until a time of its own. */
export const lengths = [15, 60, 240, "day", "own"] as const;
export type Length = (typeof lengths)[number];

/** A notice while it is written; times as the browser's fields have them, `2026-11-30T09:00` of the hall. */
export interface Draft {
  readonly text: Readonly<Record<keyof NoticeText, string>>;
  readonly always: boolean;
  readonly urgent: boolean;
  readonly length: Length;
  readonly from: string;
  readonly until: string;
  /** Days of the week on which it comes back; none: it stands all the time. */
  readonly weekdays: readonly number[];
  readonly hoursFrom: string;
  readonly hoursTo: string;
  readonly terminals: "all" | "some" | "none";
  readonly zones: readonly string[];
  readonly ids: readonly string[];
  readonly boards: boolean;
  readonly everySite: boolean;
}

export const emptyDraft: Draft = {
  text: { "zh-CN": "", "zh-TW": "", en: "" },
  always: false,
  urgent: false,
  length: 60,
  from: "",
  until: "",
  weekdays: [],
  hoursFrom: "09:00",
  hoursTo: "17:00",
  terminals: "all",
  zones: [],
  ids: [],
  boards: false,
  everySite: false,
};

const minute = 60_000;

/** As the browser's field has it. */
export const fieldTime = (moment: number): string => dayAndTime(moment).replace(" ", "T");
/** NaN for what is no time. */
const momentOf = (field: string): number => Date.parse(`${field}:00Z`) - offsetFromUtc;

export function timesOf(
  { length, from, until }: Draft,
  now: number,
): { readonly from: number; readonly until: number } {
  if (length === "own") return { from: momentOf(from), until: momentOf(until) };
  return { from: now, until: length === "day" ? endOfHallDay(now) : now + length * minute };
}

/** What the hall is to post, without who posts it. */
export function noticeOf(draft: Draft, now: number): Omit<PostedNotice, "by" | "idempotencyKey"> {
  const said = (words: string) => words.trim() || null;
  const { text, always, urgent, weekdays, terminals, boards, everySite } = draft;
  const some = terminals === "some";
  return {
    text: { "zh-CN": said(text["zh-CN"]), "zh-TW": said(text["zh-TW"]), en: said(text.en) },
    always,
    urgent,
    ...timesOf(draft, now),
    hours: weekdays.length > 0 ? { weekdays: [...weekdays], from: draft.hoursFrom, to: draft.hoursTo } : null,
    place: { terminals, zones: some ? [...draft.zones] : [], ids: some ? [...draft.ids] : [], boards },
    everySite,
  };
}

/** Why the hall would not take it; null: it would. @param manager whether it may outlast the day */
export function faultOf(
  draft: Draft,
  now: number,
  manager: boolean,
): ReturnType<typeof noticeFault> | "tooLong" {
  const written = noticeOf(draft, now);
  const fault = noticeFault(written, now);
  return fault ?? (!manager && written.until > endOfHallDay(now) ? "tooLong" : null);
}
