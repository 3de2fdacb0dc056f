import { getShortestPaths } from "xstate/graph";
import {
  createPainMachine,
  type PainInput,
  type PainView,
  painViewOf,
} from "../../kiosk/citizen/machines/pain.machine.ts";
import type { ReportedPain } from "../../kiosk/citizen/pain-effects.ts";
import { ContractError } from "../../server/contract/errors.ts";
import type { FollowedPain, PainStage } from "../../server/contract/pain-points/words.ts";
import { defaultPainRules } from "../../server/hall/pain-points/rules.ts";
import { goodCondition } from "./citizen-paths.ts";
import { innerEvents } from "./inner-events.ts";
import { silentPainEffects } from "./silent-pain-effects.ts";

const { categories } = defaultPainRules;
export const painMachine = createPainMachine(silentPainEffects);

const order = ["reported", "accepted", "assigned", "handled", "answered", "closed"] as const;
const days = ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-11", "2026-12-14", "2026-12-21"];

/** As it stands in a stage, of a matter of the demo's. */
export function samplePain(stage: PainStage, more: Partial<FollowedPain> = {}): FollowedPain {
  const at = stage === "declined" ? 0 : order.indexOf(stage as (typeof order)[number]);
  const isAnswered = stage === "answered" || stage === "closed" || stage === "declined";
  return {
    number: "HL-FY-20261201-0003",
    code: "4FKM7RTY",
    hallName: goodCondition.hall.name ?? { "zh-CN": "", "zh-TW": "", en: "" },
    kind: "notDone",
    matter: { "zh-CN": "食品证快到期要续", "zh-TW": "食品證快到期要續", en: "Renew a food licence" },
    categories: categories.slice(1, 3),
    day: "2026-12-01",
    stage,
    steps: order.map((step, index) => ({ step, day: index <= at ? (days[index] ?? null) : null })),
    promised: isAnswered ? null : { day: "2026-12-18", assumed: false },
    unit:
      stage === "assigned"
        ? { "zh-CN": "市场监督管理局", "zh-TW": "市場監督管理局", en: "Market Regulation" }
        : null,
    answer: isAnswered
      ? stage === "declined"
        ? "这件事归社区办，请到社区服务站，电话见墙上"
        : "已和房管核对：旧租房合同也可以用，您下次来不用再带证明"
      : null,
    objectBy: stage === "answered" ? "2026-12-21" : null,
    again: false,
    alike: 0,
    ...more,
  };
}

export const reportedPain = (stage: PainStage, more: Partial<FollowedPain> = {}): ReportedPain => ({
  pain: samplePain(stage, more),
  address: "https://hall.example/f#4FKM7RTY",
});

export const sampleAbout: PainInput["about"] = {
  kind: "notDone",
  matterName: samplePain("reported").matter,
  step: { matter: "food-licence-renewal", version: "2026-11", stage: "material", part: "lease" },
  screen: "handling.handleRefused",
  error: "matter.file",
  task: null,
};

const printed = (["printed", "unknown", "failed"] as const).map((print) => ({
  print,
  error: print === "printed" ? null : ("printer.paperOut" as const),
}));

/** Every state of a report, and of following one, each by a shortest path. */
export function painPaths(about: PainInput["about"], condition = goodCondition) {
  const events = [
    ...innerEvents(
      painMachine,
      {
        offer: [categories],
        tell: [reportedPain("reported")],
        follow: (["reported", "assigned", "answered", "closed", "declined"] as const)
          .map((stage) => reportedPain(stage))
          .concat(reportedPain("accepted", { again: true, alike: 2 })),
        settle: [reportedPain("closed"), reportedPain("accepted", { again: true })],
        printSlip: printed,
      },
      (["queue.hallUnreachable", "painPoint.notFound"] as const).map(
        (code) => new ContractError(code, "sample"),
      ),
    ),
    ...categories.map(({ id }) => ({ type: "choose", id })),
    { type: "choose", id: "of-another-hall" },
    { type: "type", text: "机器不认我的老合同" },
    { type: "type", text: "13800138077" },
    { type: "settle", enough: true },
    { type: "settle", enough: false },
    ...(["write", "call", "answer", "send", "print", "tryAgain", "back", "done"] as const).map((type) => ({
      type,
    })),
  ];
  return getShortestPaths(painMachine, {
    events: events as never,
    input: { about, language: "zh-CN", condition },
    serializeState: ({ value, context }) => {
      const { chosen, words, telephone, draft, checked, pain, slip, error, failed } = context;
      return JSON.stringify([
        value,
        Math.min(chosen.length, 1),
        words,
        telephone,
        value === "painTelephone" && [draft, checked],
        value === "painWords" && draft,
        pain && [pain.stage, pain.again],
        slip?.print,
        value === "painRefused" && [error, failed],
      ]);
    },
    limit: 100_000,
  });
}

/** Every screen of it, and what it looks like when something was said. */
export function painMoments(): Map<string, PainView> {
  const moments = new Map<string, PainView>();
  const paths = [...painPaths(sampleAbout), ...painPaths({ code: "4FKM7RTY" })];
  for (const { state } of paths) {
    const view = painViewOf(state);
    if (!view) continue;
    const { chosen, words, telephone, draft, checked, pain, slip } = view;
    const parts: Partial<Record<PainView["state"], readonly (string | false | null | undefined)[]>> = {
      painWhat: [chosen.length > 0 && words !== "" && telephone !== "" && "said"],
      painWords: [draft !== "" && "typed"],
      painTelephone: [checked && "wrong"],
      painSent: [slip?.print],
      painShowing: [pain?.stage, pain?.again && "again"],
    };
    const name = [view.state, ...(parts[view.state] ?? []).filter(Boolean)].join("-");
    if (!moments.has(name)) moments.set(name, view);
  }
  return moments;
}
