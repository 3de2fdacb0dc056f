import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { idempotencyKey, localized } from "../hall.ts";
import { termDay } from "../matters/application.ts";
import {
  followedPain,
  painCategory,
  painCode,
  painKind,
  painSource,
  painStage,
  painStep,
  reportFields,
  staffSources,
} from "./words.ts";

/** The office's side of 堵点 and 办不成事: 受理 → 转办 → 办理 → 反馈 → 办结, each with its clock, and what staff report themselves. */

const number = z.string().check(z.regex(/^[A-Z0-9-]{8,40}$/));
/** Who does it, as the office knows them. */
const by = z.string().check(z.minLength(1), z.maxLength(40));
const words = z.string().check(z.minLength(1), z.maxLength(500));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** The steps that somebody has to do, each with a clock of its own. */
export const painDueSteps = ["accept", "assign", "handle", "answer"] as const;
export const painDueStep = z.enum(painDueSteps);
export type PainDueStep = z.infer<typeof painDueStep>;

/** Who may work on it: an organ of the catalogue, the hall itself, or 12345. */
export const painUnit = z.object({ id: z.string(), name: localized });
export type PainUnit = z.infer<typeof painUnit>;
/** Ids of the two that are no organ's. */
export const ownUnit = "hall";
export const hotlineUnit = "12345";

/** In the list: nothing that somebody wrote. */
export const painItem = z.object({
  number: z.string(),
  kind: painKind,
  source: painSource,
  matter: z.nullable(painUnit),
  step: z.nullable(painStep),
  /** What the step's part is called; null: it has none, or the guide has none of that id any more. */
  part: z.nullable(localized),
  screen: z.nullable(z.string()),
  error: z.nullable(z.string()),
  terminal: z.nullable(z.string()),
  categories: z.array(painCategory),
  day: z.string(),
  /** A telephone number was left. */
  named: z.boolean(),
  stage: painStage,
  /** Worked on again: the first answer was not enough. */
  again: z.boolean(),
  unit: z.nullable(painUnit),
  /** With which it was merged. */
  into: z.nullable(z.string()),
  /** 12345's own number, of what came from there. */
  order: z.nullable(z.string()),
  /** The lowest number of those that are alike; of one alone its own. */
  group: z.string(),
  /** By when it is answered, as whoever reported it was told. */
  promised: termDay,
  /** What is to be done, the most urgent first. `daysLeft`: working days, 0 on the last one, negative so many too late. */
  due: z.array(z.object({ step: painDueStep, by: termDay, daysLeft: z.number() })),
});
export type PainItem = z.infer<typeof painItem>;

const stepKinds = [
  "accepted",
  "declined",
  "assigned",
  "returned",
  "handled",
  "answered",
  "enough",
  "notEnough",
  "merged",
  "closed",
] as const;

/** One thing that was done, in order. `by` empty: by whoever reported it, or by the calendar. `words` null: none, or not kept any more. */
export const painDone = z.object({
  kind: z.enum(stepKinds),
  by: z.string(),
  at: z.number(),
  unit: z.nullable(painUnit),
  words: z.nullable(z.string()),
});
export type PainDone = z.infer<typeof painDone>;

/** What somebody wrote, as whoever opened it is shown: each opening is recorded. */
export const openedPain = z.object({
  item: painItem,
  /** As they were written: nobody alters them. Null: none, or not kept any more. */
  words: z.nullable(z.string()),
  telephone: z.nullable(z.string()),
  steps: z.array(painDone),
  /** The others of its group, which can be handled with it. */
  alike: z.array(painItem),
  /** To whom it can be passed on. */
  units: z.array(painUnit),
  openings: z.array(z.object({ by: z.string(), at: z.number() })),
});
export type OpenedPain = z.infer<typeof openedPain>;

const share = z.nullable(z.number());
export const painFigures = z.object({
  /** Reported in these days; what was merged counts in it, and in nothing else. */
  reported: z.number(),
  open: z.number(),
  overdue: z.number(),
  answered: z.number(),
  declined: z.number(),
  /** Of working days from the report to the first answer; null: nothing was answered. */
  medianDays: z.nullable(z.number()),
  /** Of those that were answered, or should have been by now. */
  inTimeShare: share,
  /** Of those that were answered: those of which somebody said that it is not enough. */
  againShare: share,
});
export type PainFigures = z.infer<typeof painFigures>;

export const painStatistics = z.object({
  from: z.string(),
  to: z.string(),
  total: painFigures,
  kinds: z.array(z.object({ kind: painKind, figures: painFigures })),
  /** The most reported first. */
  matters: z.array(z.object({ matter: painUnit, figures: painFigures })),
  steps: z.array(
    z.object({
      matter: painUnit,
      stage: painStep.shape.stage,
      part: z.string(),
      partName: z.nullable(localized),
      figures: painFigures,
    }),
  ),
  units: z.array(z.object({ unit: painUnit, figures: painFigures })),
});
export type PainStatistics = z.infer<typeof painStatistics>;

const ofSeveral = {
  /** One, or several that are about the same: all of them, or none. */
  numbers: z.array(number).check(z.minLength(1), z.maxLength(100)),
  by,
  idempotencyKey,
};
const changed = z.object({ items: z.array(painItem) });
const told = { payload: z.strictObject({ ...ofSeveral, words }), completion: changed };

/** What whoever reported it is told. */
const reported = z.object({
  number: z.string(),
  code: painCode,
  /** Address at which it is followed on a telephone; null: this hall opens none. */
  address: z.nullable(z.string()),
  /** The day by which it is answered; null: it is already, as one with another. */
  promised: followedPain.shape.promised,
});

/** Errors: `desk.unknown` · `desk.notInState` · `message.invalidPayload` (several that are not about the same). */
export const painDesk = {
  path: "/hall/v1/pain-desk",
  commands: {
    "Common.Cancel": cancelCommand,
    /** What is not over, the most urgent first. */
    "XiaohuPainDesk.List": {
      payload: nothing,
      completion: z.object({ items: z.array(painItem) }),
    },
    /** Both ends belong to it. */
    "XiaohuPainDesk.Figures": {
      payload: z.strictObject({ from: day, to: day }),
      completion: z.object({ figures: painStatistics }),
    },
    "XiaohuPainDesk.Open": {
      payload: z.strictObject({ number, by, idempotencyKey }),
      completion: openedPain,
    },
    "XiaohuPainDesk.Accept": { payload: z.strictObject(ofSeveral), completion: changed },
    /** 不予受理; whoever reported it reads `words`. */
    "XiaohuPainDesk.Decline": told,
    /** 转办; `words`: to the unit. */
    "XiaohuPainDesk.Assign": {
      payload: z.strictObject({
        ...ofSeveral,
        unit: z.string().check(z.maxLength(80)),
        words: z.nullable(words),
      }),
      completion: changed,
    },
    /** 退回 by the unit; its clock does not begin anew with the next. */
    "XiaohuPainDesk.Return": told,
    /** 办理, as the unit says. */
    "XiaohuPainDesk.Handle": told,
    /** 反馈; whoever reported it reads `words`. */
    "XiaohuPainDesk.Answer": told,
    /** 办结, once nobody can say any more that it is not enough. */
    "XiaohuPainDesk.Close": { payload: z.strictObject(ofSeveral), completion: changed },
    /** 并案: what says the same as `into`. */
    "XiaohuPainDesk.Merge": { payload: z.strictObject({ ...ofSeveral, into: number }), completion: changed },
    /** What can be reported: for guides, clerks and experience officers. */
    "XiaohuPainDesk.Offer": {
      payload: nothing,
      completion: z.object({
        categories: z.array(painCategory),
        /** `service`: of the hall's queue, that handles it at windows. */
        matters: z.array(z.extend(painUnit, { service: z.string() })),
      }),
    },
    /** `step` null and `matterId` null: of no matter. With `step` the matter is the step's. */
    "XiaohuPainDesk.Report": {
      payload: z.strictObject({
        ...reportFields,
        source: z.enum(staffSources),
        matterId: z.nullable(z.string().check(z.maxLength(60))),
        terminalId: z.nullable(z.string().check(z.maxLength(40))),
        by,
        idempotencyKey,
      }),
      completion: reported,
    },
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;
