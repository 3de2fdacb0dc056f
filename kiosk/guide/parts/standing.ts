import type { SeenTerminal } from "../../../server/contract/guide/guide.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { GuideMessages } from "../../i18n/guide.ts";
import { dayAndTime } from "../../ui/time.ts";

export interface TerminalStanding {
  readonly words: string;
  readonly tone: "good" | "busy" | "bad" | "off";
  readonly faults: number;
}

const states = {
  rest: "isRest",
  session: "isSession",
  closed: "isClosed",
  technician: "isTechnician",
  noPage: "isNoPage",
} as const;

/** How a terminal is, in few words and one of four tones. */
export function standingOf(
  { connected, since, status, closed }: SeenTerminal,
  t: Translate<GuideMessages>,
): TerminalStanding {
  const faults = status?.devices.filter(({ fault, inService }) => fault !== null && inService).length ?? 0;
  if (!connected)
    return {
      words: since === null ? t("neverHeard") : t("silentSince", { time: dayAndTime(since) }),
      tone: "bad",
      faults,
    };
  if (closed)
    return { words: t(status?.state === "session" ? "isClosing" : "isClosed"), tone: "off", faults };
  const state = status?.state ?? "noPage";
  const paper = status?.paper === "out" || status?.paper === "jammed";
  const isBad = faults > 0 || paper || state === "noPage";
  return {
    words: t(states[state]),
    tone: isBad ? "bad" : state === "technician" ? "off" : state === "session" ? "busy" : "good",
    faults,
  };
}

const papers = {
  full: "paperFull",
  low: "paperLow",
  out: "paperOut",
  jammed: "paperJammed",
  unknown: "paperUnknown",
} as const;
export const paperWords = ({ status }: SeenTerminal, t: Translate<GuideMessages>): string =>
  t(papers[status?.paper ?? "unknown"]);
