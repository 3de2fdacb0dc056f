import { initialExperience } from "../../kiosk/citizen/experience/experience.machine.ts";
import type { ExperienceCornerProps } from "../../kiosk/citizen/experience/experience-corner.tsx";
import {
  type ExperienceDeskSnapshot,
  initialExperienceDesk,
} from "../../kiosk/manager/experience/experience-desk.machine.ts";
import type {
  ExperienceList,
  ExperienceSummary,
  OpenedExperience,
} from "../../server/contract/experience/desk.ts";
import { placeKey } from "../../server/contract/experience/read.ts";
import {
  type ExperienceRecord,
  type ExperienceStep,
  mostRemarks,
} from "../../server/contract/experience/record.ts";
import { defaultPainRules } from "../../server/hall/pain-points/rules.ts";

const shop = { "zh-CN": "开小店办执照", "zh-TW": "開小店辦執照", en: "Open a small shop, get a licence" };
export const sampleTaskId = "5b0a3c1e-1111-4222-8333-444455556666";
const categories = [...defaultPainRules.categories];
const recordId = (last: number) => `5b0a3c1e-1111-4222-8333-44445555000${last}`;

export const sampleStep = (at: number, more: Partial<ExperienceStep> = {}): ExperienceStep => ({
  at,
  screen: "home",
  inner: null,
  place: null,
  refused: false,
  helped: false,
  warned: false,
  error: null,
  language: "zh-CN",
  largeText: false,
  highContrast: false,
  ...more,
});
const inMatter = (
  stage: NonNullable<ExperienceStep["place"]>["stage"],
  part = "",
): Partial<ExperienceStep> => ({
  screen: "handling",
  inner: "handleQuestion",
  place: { matter: "self-employed-registration", version: "2026-11", stage, part },
});

export const sampleRecord = (last = 1): ExperienceRecord => ({
  id: recordId(last),
  taskId: sampleTaskId,
  end: last === 1 ? "ended" : "timedOut",
  length: 214_000,
  // Of the form's first question, and of the sheet of help over the second.
  remarks: [
    { at: 84_000, category: "unclear" },
    { at: 84_500, category: "noPaper" },
    { at: 150_000, category: "machine" },
  ],
  steps: [
    sampleStep(0),
    sampleStep(4_000, { screen: "finding", inner: "findMenu" }),
    sampleStep(19_000, { screen: "finding", inner: "findGuide", place: inMatter("guide").place ?? null }),
    sampleStep(41_000, inMatter("identify")),
    sampleStep(55_000, inMatter("question", "shopName")),
    sampleStep(83_000, { ...inMatter("question", "shopName"), refused: true }),
    sampleStep(90_000, inMatter("identify")),
    sampleStep(96_000, { ...inMatter("question", "shopName"), largeText: true }),
    sampleStep(130_000, { ...inMatter("question", "shopAddress"), largeText: true }),
    sampleStep(142_000, { ...inMatter("question", "shopAddress"), largeText: true, helped: true }),
    sampleStep(171_000, { ...inMatter("submit"), largeText: true, error: "queue.hallUnreachable" }),
    sampleStep(190_000, { ...inMatter("receipt"), largeText: true }),
  ],
});

const summary = (last: number, at: number): ExperienceSummary => ({
  id: recordId(last),
  taskId: sampleTaskId,
  terminalId: `HL-0${last}`,
  at,
  end: sampleRecord(last).end,
  milliseconds: 214_000,
  steps: 12,
  matters: [shop],
});
const now = Date.UTC(2026, 10, 23, 1, 5);
export const sampleExperienceList: ExperienceList = {
  tasks: [
    {
      id: sampleTaskId,
      code: "048213",
      matter: { id: "self-employed-registration", name: shop },
      by: "陈经理",
      at: now,
      until: Date.UTC(2026, 10, 23, 16),
    },
    {
      id: recordId(8),
      code: null,
      matter: null,
      by: "陈经理",
      at: now - 86_400_000,
      until: now - 40_000_000,
    },
  ],
  records: [summary(1, now), summary(2, now - 3_600_000)],
};

const parts: Readonly<Record<string, OpenedExperience["names"][string]["part"]>> = {
  shopName: { "zh-CN": "店名", "zh-TW": "店名", en: "Name of the shop" },
  shopAddress: { "zh-CN": "店在哪里", "zh-TW": "店在哪裡", en: "Where the shop is" },
};
export const sampleOpened = (last = 1): OpenedExperience => ({
  summary: summary(last, now),
  record: sampleRecord(last),
  names: Object.fromEntries(
    sampleRecord()
      .steps.filter(({ place }) => place !== null)
      .map((step) => [placeKey(step), { matter: shop, part: parts[step.place?.part ?? ""] ?? null }]),
  ),
  citizens: {
    "self-employed-registration guide ": 31.4,
    "self-employed-registration question shopName": 22.5,
  },
  medians: {
    "self-employed-registration guide ": { from: 20, below: 30 },
    "self-employed-registration question shopName": { from: 600, below: null },
  },
  categories,
  reported: [{ step: 9, number: "HL-FY-20261123-0002" }],
});

const open = { ...initialExperienceDesk, connection: "open", list: sampleExperienceList } as const;
const matters = [{ id: "self-employed-registration", name: shop }];
const opened = { ...open, openId: recordId(1), opened: sampleOpened(), playedTo: 85_000 };

/** Moments of experience sessions on the manager's page. */
export const experienceDeskMoments: Readonly<Record<string, ExperienceDeskSnapshot>> = {
  "experience-loading": { value: "loading", context: initialExperienceDesk },
  "experience-failed": { value: "failed", context: { ...initialExperienceDesk, error: "message.internal" } },
  "experience-empty": { value: "listed", context: { ...open, matters, list: { tasks: [], records: [] } } },
  "experience-listed": { value: "listed", context: { ...open, matters, by: "陈经理" } },
  // Two remarks are chosen; where one was reported that is said.
  "experience-remarked": { value: { opened: "still" }, context: { ...opened, by: "陈经理" } },
  "experience-reporting": { value: { opened: "reporting" }, context: { ...opened, by: "陈经理" } },
  "experience-reported": { value: { opened: "still" }, context: { ...opened, playedTo: 160_000 } },
  "experience-played": { value: { opened: "playing" }, context: opened },
  "experience-compared": {
    value: { opened: "still" },
    context: { ...opened, otherId: recordId(2), other: sampleOpened(2), playedTo: 171_000 },
  },
};

const task = { id: sampleTaskId, matter: shop, categories };
const corner = (
  session: "offered" | "entering" | "beginning" | "recording" | "marking",
  more: Partial<typeof initialExperience> = {},
): Omit<ExperienceCornerProps, "language" | "send"> => ({
  snapshot: { value: { session }, context: { ...initialExperience, ...more } },
  isHome: session === "offered",
});
/** What experience officers see beside a session: the screen below, and the corner. */
export const experienceCorners: Readonly<
  Record<string, readonly [screen: string, corner: Omit<ExperienceCornerProps, "language" | "send">]>
> = {
  "experience-offered": ["home", corner("offered")],
  "experience-entering": ["home", corner("entering", { typed: "048" })],
  "experience-beginning": ["home", corner("beginning", { typed: "048213" })],
  "experience-unknown": ["home", corner("entering", { problem: "unknown" })],
  "experience-too-many": ["home", corner("entering", { problem: "tooMany" })],
  "experience-recording": ["home", corner("recording", { task: { ...task, matter: null } })],
  "experience-recording-matter": ["handleQuestion-shopAddress", corner("recording", { task })],
  "experience-marking": ["handleQuestion-shopAddress", corner("marking", { task })],
  "experience-marked": [
    "handleQuestion-shopAddress",
    corner("recording", { task, remarks: ["unclear", "other"] }),
  ],
  "experience-marked-full": [
    "home",
    corner("recording", { task, remarks: Array(mostRemarks).fill("unclear") }),
  ],
};
