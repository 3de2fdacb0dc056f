import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";
import { answerValue } from "../forms/facts.ts";
import { idempotencyKey, localized } from "../hall.ts";
import { outboxNames, outboxStanding } from "../outbox.ts";
import { signature } from "../signature.ts";
import { application, applicationNumber } from "./application.ts";
import { enterpriseActedFor } from "./enterprise.ts";
import { pictureDoubts, ref } from "./submission.ts";

/** The office's side of applications: what is to be decided, by when, and what is decided. */

const key = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/));
const words = z.string().check(z.minLength(1), z.maxLength(500));
const days = z.number().check(z.int(), z.minimum(1), z.maximum(60));
/** Who does it, as the office knows them. */
const by = z.string().check(z.minLength(1), z.maxLength(40));

/** 事后核查: what was committed to, and by when it is looked at. */
export const checkTask = z.object({
  commitmentId: z.string(),
  title: localized,
  due: z.object({ day: z.string(), assumed: z.boolean() }),
  /** Null: not looked at yet. */
  holds: z.nullable(z.boolean()),
});

export const workItem = z.object({
  application,
  submittedAt: z.number(),
  /** Working days until it is due, 0 on its last day; negative: so many too late. Null: the clock stands still, or nothing is due. */
  daysLeft: z.nullable(z.number()),
  checks: z.array(checkTask),
});
export type WorkItem = z.infer<typeof workItem>;

/** What was handed in, as the office has to see it to decide. */
export const openedApplication = z.object({
  item: workItem,
  applicant: z.object({
    name: z.string(),
    documentKind: z.string(),
    number: z.string(),
    /** How the document was read: its chip, its print, or typed. */
    assurance: z.enum(["chip", "print", "typed"]),
    /** For whom they act, where that is an enterprise. */
    onBehalfOf: z.nullable(enterpriseActedFor),
  }),
  /** What was answered to the questions that find out the case (情形), in the guide's words. */
  situation: z.array(z.object({ id: z.string(), question: localized, answer: localized })),
  /** The form as it was filled in, in its order; `chosen`: of a choice, the guide's words for what was chosen. */
  fields: z.array(
    z.object({
      id: z.string(),
      label: localized,
      value: answerValue,
      chosen: z.array(localized),
      from: z.string(),
    }),
  ),
  files: z.array(
    z.object({
      id: ref,
      materialId: z.string(),
      mediaType: z.string(),
      size: z.number(),
      digest: z.string(),
      /** Handed in although the terminal doubted that it can be read. */
      doubts: z.array(z.enum(pictureDoubts)),
    }),
  ),
  /** 免证办: which e-licences were used, each under its authorisation. */
  licences: z.array(
    z.object({
      materialId: z.string(),
      kind: z.string(),
      authorisation: z.string(),
      fields: z.record(z.string(), answerValue),
      at: z.number(),
    }),
  ),
  /** 告知承诺: word by word the text that was signed, and the signature under it. */
  commitments: z.array(
    z.object({
      id: z.string(),
      title: localized,
      version: z.string(),
      notice: z.array(localized),
      statement: z.array(localized),
      signature,
      at: z.number(),
    }),
  ),
  /** Commitments that the applicant did not want to make. */
  declined: z.array(z.object({ id: z.string(), title: localized })),
});
export type OpenedApplication = z.infer<typeof openedApplication>;

const ofOneItem = z.strictObject({
  outbox: z.enum(outboxNames),
  key: z.string().check(z.minLength(1), z.maxLength(200)),
  by,
});

const changed = z.object({ item: workItem });
const ofOne = { applicationNumber, by, idempotencyKey };

/** Errors: `desk.*` · `matter.notFound` · `matter.decided` · `matter.overdue` · `matter.nothingOwed`. */
export const matterDesk = {
  path: "/hall/v1/matter-desk",
  commands: {
    "Common.Cancel": cancelCommand,
    /** What is still to be decided or checked, or owed: the most urgent first. */
    "XiaohuMatterDesk.WorkList": { payload: nothing, completion: z.object({ items: z.array(workItem) }) },
    "XiaohuMatterDesk.Open": {
      payload: z.strictObject({ applicationNumber }),
      completion: openedApplication,
    },
    /** A part of a file, base 64, from 0. */
    "XiaohuMatterDesk.File": {
      payload: z.strictObject({
        applicationNumber,
        file: ref,
        part: z.number().check(z.int(), z.minimum(0)),
      }),
      completion: z.object({ parts: z.number(), data: z.string() }),
    },
    /** A refusal says why. A result does not go out while a deferred material is open: it does when that has come. */
    "XiaohuMatterDesk.Decide": {
      payload: z.strictObject({
        ...ofOne,
        outcome: z.enum(["granted", "refused"]),
        reasons: z.array(words).check(z.maxLength(10)),
      }),
      completion: changed,
    },
    /** 补正: everything that is missing at once (行政许可法, article 32); the clock stands still until it is there. */
    "XiaohuMatterDesk.AskSupplement": {
      payload: z.strictObject({
        ...ofOne,
        materials: z
          .array(z.strictObject({ materialId: key, what: words }))
          .check(z.minLength(1), z.maxLength(20)),
        days,
      }),
      completion: changed,
    },
    /** What was brought to the window: shown on paper, deferred, or asked for. */
    "XiaohuMatterDesk.ReceivePaper": {
      payload: z.strictObject({ ...ofOne, materialIds: z.array(key).check(z.minLength(1), z.maxLength(20)) }),
      completion: changed,
    },
    /** 不可抗力: the term of what was deferred, so many working days longer. */
    "XiaohuMatterDesk.ExtendDeferral": {
      payload: z.strictObject({ ...ofOne, days, reason: words }),
      completion: changed,
    },
    /** 事后核查: what was committed to is true, or it is not and the result is revoked (撤销). */
    "XiaohuMatterDesk.Check": {
      payload: z.strictObject({ ...ofOne, commitmentId: key, holds: z.boolean(), finding: words }),
      completion: changed,
    },
    /** What of all that is sent outside does not get there, and how many wait. */
    "XiaohuMatterDesk.Outbox": { payload: nothing, completion: outboxStanding },
    /** A parked one is sent once more, and then what is behind it. Errors: `desk.notInState`, it is not parked any more. */
    "XiaohuMatterDesk.SendAgain": { payload: ofOneItem, completion: z.object({}) },
    /** Somebody sees to it by other means. Errors as of SendAgain. */
    "XiaohuMatterDesk.GiveToPerson": { payload: ofOneItem, completion: z.object({}) },
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;
