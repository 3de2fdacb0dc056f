import type { ServiceOffer, WaitRange } from "../../server/contract/hall.ts";
import type { Translate } from "../i18n/catalogue.ts";
import type { CitizenMessages } from "../i18n/citizen.ts";
import { wallTime } from "../ui/time.ts";

const minute = 60_000;

/** A range of waiting time for people: `大约等 10–20 分钟`. */
export function waitWords({ likely, atMost }: WaitRange, t: Translate<CitizenMessages>): string {
  const [from, to] = [Math.ceil(likely / minute), Math.ceil(atMost / minute)];
  if (to <= 1) return t("waitHardly");
  return from === to ? t("waitAbout", { minutes: to }) : t("waitRange", { from: Math.max(1, from), to });
}

/** How far, for somebody who walks: tens of metres, and kilometres from one on. */
export function distanceWords(metres: number, t: Translate<CitizenMessages>): string {
  return metres < 1000
    ? t("metres", { count: metres })
    : t("kilometres", { count: (metres / 1000).toFixed(1) });
}

/** Why a service gives no numbers, and when again. */
export function closedWords(
  { reason, opensAt }: NonNullable<ServiceOffer["closed"]>,
  t: Translate<CitizenMessages>,
): string {
  switch (reason) {
    case "suspended":
      return t("matterClosed");
    case "notYetOpen":
    case "break":
      return opensAt === null ? t("matterClosed") : t("matterOpensAt", { time: wallTime(opensAt) });
    case "lastTicketGiven":
      return t("matterLastGiven");
    case "closedForToday":
    case "closedToday":
      return t("matterClosedToday");
  }
}
