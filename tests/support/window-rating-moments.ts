import type { AppealSnapshot } from "../../kiosk/window/ratings/appeal.machine.ts";
import { initialAppeal } from "../../kiosk/window/ratings/appeal.machine.ts";
import type { WindowRating } from "../../server/contract/ratings/window.ts";
import { defaultRules } from "../../server/hall/ratings/rules.ts";

const tagged = (...ids: string[]) => defaultRules.tags.window.filter(({ id }) => ids.includes(id));
const by = (day: string, assumed = false) => ({ day, assumed });

/** A 差评 that was given yesterday, and nothing has happened about yet. */
export const aRating = (changes: Partial<WindowRating> = {}): WindowRating => ({
  number: "HL-PJ-20261120-0007",
  day: "2026-11-20",
  level: "dissatisfied",
  tags: tagged("attitude", "efficiency"),
  stage: "received",
  finding: null,
  notice: null,
  appeal: null,
  mayAppeal: true,
  due: [{ step: "confirm", by: by("2026-12-04"), daysLeft: 9 }],
  ...changes,
});

const all: readonly WindowRating[] = [
  aRating({
    number: "HL-PJ-20261112-0002",
    day: "2026-11-12",
    level: "veryDissatisfied",
    stage: "confirmed",
    finding: "complex",
    notice: {
      number: "HL-ZG-2026-0004",
      found: "当天 2 号窗口系统升级，等候超过 40 分钟，没有人说明",
      wanted: "升级安排在下班后；等候超过 20 分钟由窗口人员当面说明",
    },
    due: [
      { step: "rectify", by: by("2026-11-20"), daysLeft: -1 },
      { step: "answer", by: by("2026-11-23"), daysLeft: 0 },
    ],
  }),
  aRating(),
  aRating({
    number: "HL-PJ-20261119-0011",
    day: "2026-11-19",
    tags: [],
    appeal: { ground: "mistaken", on: "2026-11-20", upheld: null },
    mayAppeal: false,
    due: [{ step: "review", by: by("2027-01-04", true), daysLeft: 28 }],
  }),
];

const writing = {
  ...initialAppeal,
  number: aRating().number,
  ground: "mistaken",
  words: "当天下午大厅断网四十分钟，窗口已逐一说明并引导改日再来，有值班记录",
} as const;

export interface RatingsMoment {
  readonly ratings: readonly WindowRating[];
  readonly snapshot: AppealSnapshot;
}

/** Moments of what a window is shown of the 差评 about it. */
export const windowRatingMoments: Readonly<Record<string, RatingsMoment>> = {
  ratings: { ratings: all, snapshot: { value: "reading", context: initialAppeal } },
  "ratings-none": { ratings: [], snapshot: { value: "reading", context: initialAppeal } },
  "ratings-appeal": {
    ratings: all,
    snapshot: { value: "writing", context: { ...initialAppeal, number: aRating().number } },
  },
  "ratings-written": { ratings: all, snapshot: { value: "writing", context: writing } },
  "ratings-sending": { ratings: all, snapshot: { value: "sending", context: writing } },
  "ratings-failed": {
    ratings: all,
    snapshot: { value: "failed", context: { ...writing, error: "desk.notInState" } },
  },
  "ratings-sent": {
    ratings: [
      aRating({
        appeal: { ground: "mistaken", on: "2026-11-23", upheld: null },
        mayAppeal: false,
        due: [{ step: "review", by: by("2026-12-07"), daysLeft: 10 }],
      }),
      aRating({
        number: "HL-PJ-20261103-0001",
        day: "2026-11-03",
        stage: "excluded",
        appeal: { ground: "malicious", on: "2026-11-05", upheld: true },
        mayAppeal: false,
        due: [],
      }),
    ],
    snapshot: { value: "reading", context: { ...initialAppeal, sent: aRating().number } },
  },
};
