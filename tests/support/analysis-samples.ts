import type { Analysis, Visits } from "../../server/contract/analysis.ts";
import type { Localized } from "../../server/contract/hall.ts";
import type { HelpFigures, HelpSums } from "../../server/contract/help/figures.ts";

const visits = (begun: number, finished: number, some: Partial<Visits> = {}): Visits => ({
  begun,
  finished,
  saved: 2,
  gaveUp: begun - finished - 3,
  timedOut: 1,
  helped: 4,
  turnedBack: 9,
  refused: 6,
  meanSeconds: finished === 0 ? null : 372,
  ...some,
});
const named = (zh: string, tw: string, en: string): Localized => ({ "zh-CN": zh, "zh-TW": tw, en });
const shop = {
  id: "self-employed-registration",
  name: named("开小店办执照", "開小店辦執照", "Open a small shop, get a licence"),
};
const rent = {
  id: "provident-fund-rent-withdrawal",
  name: named("租房提公积金", "租屋提公積金", "Provident fund for rent"),
};
const newborn = { id: "newborn", name: named("宝宝出生", "寶寶出生", "A baby is born") };

/** What a hall's month at the terminals came to. */
const length = (seconds: number) => seconds * 1000;
const sums = (calls: number, more: Partial<HelpSums> = {}): HelpSums => ({
  calls,
  helped: calls,
  cancelled: 0,
  unanswered: 0,
  inTime: calls,
  judged: calls,
  answer: { median: length(12), p90: length(34) },
  arrival: { median: length(95), p90: length(210) },
  ...more,
});
/** Nobody called. */
export const noHelp: HelpFigures = {
  answerWithin: length(30),
  total: sums(0, { answer: { median: null, p90: null }, arrival: { median: null, p90: null } }),
  terminals: [],
  steps: [],
  hours: [],
};
const sampleHelp: HelpFigures = {
  answerWithin: length(30),
  total: sums(23, { helped: 20, cancelled: 2, unanswered: 1, inTime: 18, judged: 22 }),
  terminals: [
    { id: "HL-01", sums: sums(15) },
    { id: "HL-02", sums: sums(8, { unanswered: 1, inTime: 4 }) },
  ],
  steps: [
    { matter: "residence-permit", step: "handling.handleStep", sums: sums(14) },
    { matter: null, step: "placeCard", sums: sums(9) },
  ],
  hours: [
    { hour: 9, sums: sums(16) },
    { hour: 14, sums: sums(7) },
  ],
};

export const sampleAnalysis: Analysis = {
  help: sampleHelp,
  from: "2026-10-25",
  to: "2026-11-23",
  costliest: [
    {
      matter: shop,
      stage: "question",
      part: { id: "businessScope", name: named("经营范围", "經營範圍", "Scope of business") },
      reached: 214,
      helped: 31,
      turnedBack: 40,
      refused: 18,
      gaveUp: 22,
      timedOut: 5,
      meanSeconds: 48.2,
      lostSeconds: 21_400,
    },
    {
      matter: rent,
      stage: "material",
      part: { id: "lease", name: named("租房合同", "租屋契約", "Lease") },
      reached: 160,
      helped: 9,
      turnedBack: 12,
      refused: 0,
      gaveUp: 17,
      timedOut: 2,
      meanSeconds: 33,
      lostSeconds: 11_020,
    },
    {
      matter: newborn,
      stage: "commitment",
      part: { id: "gone-from-the-guide", name: null },
      reached: 44,
      helped: 2,
      turnedBack: 3,
      refused: 0,
      gaveUp: 4,
      timedOut: 0,
      meanSeconds: 61,
      lostSeconds: 3100,
    },
    {
      matter: shop,
      stage: "identify",
      part: null,
      reached: 320,
      helped: 5,
      turnedBack: 21,
      refused: 0,
      gaveUp: 8,
      timedOut: 3,
      meanSeconds: 9.4,
      lostSeconds: 900,
    },
  ],
  matters: [
    { ...shop, visits: visits(214, 171), lostSeconds: 22_300 },
    { ...rent, visits: visits(160, 131, { meanSeconds: 244 }), lostSeconds: 11_020 },
    { ...newborn, visits: visits(9, 0, { gaveUp: 6, saved: 3, timedOut: 0 }), lostSeconds: 3100 },
  ],
  changes: [
    {
      matter: shop,
      since: "2026-11-09",
      before: { version: "2026-10", visits: visits(120, 82) },
      after: { version: "2026-11", visits: visits(94, 89, { gaveUp: 2 }) },
      verdict: "better",
    },
    {
      matter: rent,
      since: "2026-11-02",
      before: { version: "2026-09.2", visits: visits(100, 93) },
      after: { version: "2026-11", visits: visits(60, 38) },
      verdict: "worse",
    },
    {
      matter: newborn,
      since: "2026-11-20",
      before: { version: "2026-10", visits: visits(7, 3) },
      after: { version: "2026-11", visits: visits(2, 1, { gaveUp: 0, timedOut: 0, saved: 1 }) },
      verdict: "unclear",
    },
  ],
};
