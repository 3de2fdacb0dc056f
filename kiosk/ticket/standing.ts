import type { FollowedTicket } from "../../server/contract/follow.ts";
import type { Language } from "../../server/contract/hall.ts";
import type { Translate } from "../i18n/catalogue.ts";
import type { FollowMessages } from "../i18n/follow.ts";
import { wallTime } from "../ui/time.ts";
import { nearAhead } from "./delays.ts";

/** How a ticket stands, in words: what it is, and what to do. `call`: go now; `wait`, `aside`, `missed`, `over`. */
export interface Standing {
  readonly tone: "wait" | "call" | "serve" | "aside" | "missed" | "over";
  readonly title: string;
  readonly advice: string | null;
  /** The wait as a range, where the hall gives one. */
  readonly wait: string | null;
}

const minute = 60_000;

/** @param now milliseconds since the epoch */
export function standingOf(
  ticket: FollowedTicket,
  now: number,
  language: Language,
  t: Translate<FollowMessages>,
): Standing {
  const area = ticket.area[language];
  const window = ticket.at?.windowName[language] ?? area;
  const time = ticket.until === null ? "" : wallTime(ticket.until);
  const plain = (tone: Standing["tone"], title: string, advice: string | null): Standing => ({
    tone,
    title,
    advice,
    wait: null,
  });
  switch (ticket.state) {
    case "waiting":
      return {
        tone: "wait",
        title: ticket.ahead > 0 ? t("waitingAhead", { count: ticket.ahead }) : t("waitingNext"),
        advice: ticket.ahead <= nearAhead ? t("waitingNear", { area }) : t("waitingDo"),
        wait: ticket.wait && waitWords(ticket.wait, t),
      };
    case "called": {
      const calls = ticket.at?.calls ?? 1;
      return plain(
        "call",
        t("calledTitle", { window }),
        calls > 1 ? t("calledAgain", { count: calls }) : t("calledDo"),
      );
    }
    case "serving":
      return plain("serve", t("servingTitle", { window }), null);
    case "held":
      return plain("aside", t("heldTitle"), t("heldDo", { time }));
    case "noShow": {
      const isLate = ticket.until !== null && ticket.until < now;
      return plain("missed", t("missedTitle"), isLate ? t("missedLate") : t("missedDo", { time, area }));
    }
    case "finished":
      return plain("over", t("finishedTitle"), t("finishedDo"));
    case "cancelled":
      return plain("over", t("cancelledTitle"), t("cancelledDo"));
  }
}

/** Whole minutes, rounded up: a promise that is kept. */
function waitWords(
  { likely, atMost }: NonNullable<FollowedTicket["wait"]>,
  t: Translate<FollowMessages>,
): string {
  const from = Math.max(1, Math.ceil(likely / minute));
  const to = Math.max(1, Math.ceil(atMost / minute));
  return to > from && to > 3 ? t("waitRange", { likely: from, atMost: to }) : t("waitSoon");
}
