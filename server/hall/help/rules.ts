import type { HelpStage } from "../../contract/help/call.ts";

const second = 1000;
const minute = 60 * second;

/** How a hall answers calls for help; no rule was found that fixes any of it. Times are milliseconds. */
export interface HelpRules {
  /** Since it began to ring, until every guide is rung beside those of the zone. */
  readonly allAfter: number;
  /** Until the front desk is. */
  readonly deskAfter: number;
  /** Until the citizen is told that nobody is free. It rings on. */
  readonly nobodyAfter: number;
  /** A call that nobody took ends then. */
  readonly ringAtMost: number;
  /** Behind the promised time, until a call whose guide has not come rings again. */
  readonly lateAfter: number;
  /** A call whose guide is there ends by itself then: somebody forgot to say so. */
  readonly thereAtMost: number;
  /** What counts as answered in time. */
  readonly answerWithin: number;
  /** Minutes in which a guide may promise to be there, as buttons; the first is the usual one. */
  readonly promises: readonly number[];
}

export const defaultHelpRules: HelpRules = {
  allAfter: 20 * second,
  deskAfter: 40 * second,
  nobodyAfter: 90 * second,
  ringAtMost: 15 * minute,
  lateAfter: minute,
  thereAtMost: 60 * minute,
  answerWithin: 30 * second,
  promises: [1, 2, 5],
};

/** The circle that is rung after so long. */
export function stageAfter({ allAfter, deskAfter, nobodyAfter }: HelpRules, rung: number): HelpStage {
  if (rung >= nobodyAfter) return "nobody";
  if (rung >= deskAfter) return "desk";
  return rung >= allAfter ? "all" : "near";
}

/** Times since a call began to ring at which something about it changes, in order. */
export const ringMoments = ({ allAfter, deskAfter, nobodyAfter, ringAtMost }: HelpRules): readonly number[] =>
  [allAfter, deskAfter, nobodyAfter, ringAtMost].sort((one, other) => one - other);
