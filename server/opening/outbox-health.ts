import type { Config } from "../config/config.ts";
import { dayAndTime } from "../contract/hall-time.ts";
import { isLate, type OutboxDepth, type OutboxName } from "../contract/outbox.ts";
import type { Finding } from "../doctor/doctor.ts";
import { minute } from "../hall/calendar/day.ts";
import { depthsOf } from "../hall/outbox/outbox-desk.ts";
import type { WatchedOutbox } from "../hall/outbox/watched.ts";
import { StorageError } from "../storage/database.ts";

/** What a technician reads of an outbox: the doctor's finding, and the figures that it rests on. */
export interface OutboxHealth extends Finding {
  readonly waiting: number;
  /** In the hall's time; null: nothing waits. */
  readonly oldestSince: string | null;
  readonly parked: number;
  readonly oldestParkedSince: string | null;
}

export const outboxChecks = {
  platform: "platformOutbox",
  post: "postOutbox",
  ticketTexts: "ticketTexts",
  licenceTexts: "licenceTexts",
  deferralTexts: "deferralTexts",
  assistanceTexts: "assistanceTexts",
  ratingTexts: "ratingTexts",
  painTexts: "painTexts",
  hotline: "hotlineOutbox",
} as const satisfies Readonly<Record<OutboxName, string>>;

/** The section of the configuration that names who takes it. */
const takerOf = (outbox: OutboxName) =>
  outbox === "platform" || outbox === "post" || outbox === "hotline" ? outbox : "sms";

/** Whether each outbox empties, by the thresholds of the configuration, and what to do where it does not. */
export const outboxHealth = (
  depths: readonly OutboxDepth[],
  { lateMinutes, parkedItems }: Config["outboxes"],
  now: number,
): OutboxHealth[] =>
  depths.map((depth) => {
    const { outbox, waiting, since, parked, parkedSince } = depth;
    const taker = takerOf(outbox);
    const late = isLate(depth, lateMinutes * minute, now);
    const advice = [
      ...(late
        ? [
            `it waits longer than outboxes.lateMinutes allows (${lateMinutes}): see that the hall runs, that ${taker}.url answers, and what the log says of "not sent"`,
          ]
        : []),
      ...(parked >= parkedItems
        ? [
            "have the office look at /manager, work list, what was not sent: each says why, and can be sent again",
          ]
        : []),
    ];
    return {
      check: outboxChecks[outbox],
      verdict: advice.length > 0 ? "doubtful" : "good",
      found: [
        waiting === 0
          ? "nothing waits"
          : `${waiting} ${waiting === 1 ? "waits" : "wait"}${since === null ? "" : `, the oldest since ${dayAndTime(since)}`}`,
        ...(parked === 0
          ? []
          : [`${parked} refused for good, the oldest of ${dayAndTime(parkedSince ?? now)}`]),
      ].join("; "),
      advice: advice.join("; "),
      waiting,
      oldestSince: since === null ? null : dayAndTime(since),
      parked,
      oldestParkedSince: parkedSince === null ? null : dayAndTime(parkedSince),
    };
  });

/** As `outboxHealth`, of outboxes that are open here; where their files cannot be read, that. */
export function watchedHealth(
  watched: readonly WatchedOutbox[],
  thresholds: Config["outboxes"],
  now: number,
): readonly Finding[] {
  try {
    return outboxHealth(depthsOf(watched), thresholds, now);
  } catch (cause) {
    if (!(cause instanceof StorageError)) throw cause;
    const advice = "see that the disk of DATA_DIR works and has room, and ask again";
    return [{ check: "outboxes", verdict: "bad", found: cause.message, advice }];
  }
}
