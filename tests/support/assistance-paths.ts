import { initialTransition } from "xstate";
import { getShortestPaths } from "xstate/graph";
import {
  type AssistanceAbout,
  type AssistanceView,
  assistanceViewOf,
  createAssistanceMachine,
} from "../../kiosk/citizen/machines/assistance.machine.ts";
import type { AssistanceOffer } from "../../server/contract/assistance/service.ts";
import type { AssistanceKind, AssistanceRequest } from "../../server/contract/assistance/words.ts";
import { ContractError, type ErrorCode } from "../../server/contract/errors.ts";
import { defaultNotices } from "../../server/hall/assistance/notices.ts";
import { goodCondition, withReaderFault } from "./citizen-paths.ts";
import { sampleIdentity } from "./followed-cases.ts";
import { documentOutcomes } from "./identify-paths.ts";
import { innerEvents } from "./inner-events.ts";
import { silentAssistanceEffects } from "./silent-assistance-effects.ts";

export const assistanceMachine = createAssistanceMachine(silentAssistanceEffects);

const matter = {
  id: "elder-card",
  name: { "zh-CN": "老人卡、坐车优惠", "zh-TW": "老人卡、坐車優惠", en: "Card for the elderly" },
};
export const sampleSlot = { day: "2026-11-24", half: "morning" } as const;
const address = "福建省厦门市湖里区江头街道吕厝社区示范路9号101室";
const elsewhere = "福建省厦门市湖里区金山街道金湖社区示范路9号";

export const sampleOffer = (kind: AssistanceKind): AssistanceOffer => ({
  kind,
  reasons: ["old", "disabled", "ill", "caring", ...(kind === "homeVisit" ? [] : (["unsure"] as const))],
  areas: kind === "homeVisit" ? ["江头街道", "禾山街道"] : [],
  days:
    kind === "homeVisit"
      ? ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01"].map(
          (day, index) => ({
            day,
            halves: [
              { half: "morning", free: 2 },
              { half: "afternoon", free: index % 3 },
            ],
          }),
        )
      : [],
  answeredWithin: 1,
  handledWithin: kind === "homeVisit" ? 0 : 5,
  keptFor: 180,
  notice: { version: "abc", paragraphs: [...defaultNotices[kind]] },
});

export const sampleRequest = (more: Partial<AssistanceRequest> = {}): AssistanceRequest => ({
  code: "7RTY4FKM",
  number: "HL-SM-20261123-001",
  kind: "homeVisit",
  matterId: matter.id,
  matterName: matter.name,
  state: "new",
  slot: sampleSlot,
  due: { day: "2026-11-24", assumed: false },
  bookedAt: Date.UTC(2026, 10, 23, 2),
  assignee: null,
  declined: null,
  hall: {
    name: { "zh-CN": "湖里区政务服务中心", "zh-TW": "湖里區政務服務中心", en: "Huli District Service Hall" },
    place: null,
  },
  ...more,
});

/** In every state that a citizen can meet. */
export const sampleRequests = {
  new: sampleRequest(),
  assigned: sampleRequest({ state: "assigned", assignee: "小陈（演示）" }),
  done: sampleRequest({ state: "done", assignee: "小陈（演示）", due: null }),
  closed: sampleRequest({ state: "closed", assignee: "小陈（演示）", due: null }),
  declined: sampleRequest({ state: "declined", due: null, declined: "那天有台风，请改天再约。" }),
  cancelled: sampleRequest({ state: "cancelled", due: null }),
  handled: sampleRequest({
    kind: "handledForYou",
    state: "assigned",
    number: "HL-DB-20261123-002",
    slot: null,
    assignee: "小吴（演示）",
    due: { day: "2027-01-05", assumed: true },
  }),
};

const errors: readonly ErrorCode[] = [
  "assistance.notFound",
  "assistance.notOffered",
  "assistance.slotTaken",
  "assistance.alreadyOpen",
  "assistance.over",
  "queue.hallUnreachable",
];

const inputOf = (about: AssistanceAbout) => ({
  condition: goodCondition,
  language: "zh-CN" as const,
  hallName: goodCondition.hall.name ?? { "zh-CN": "", "zh-TW": "", en: "" },
  about,
});
export const abouts = {
  homeVisit: { matter, kind: "homeVisit" },
  handledForYou: { matter, kind: "handledForYou" },
  found: { code: "7RTY4FKM" },
} as const satisfies Record<string, AssistanceAbout>;

export const initialAssisting = initialTransition(assistanceMachine, inputOf(abouts.homeVisit))[0];

/** Every state of asking for help, each by a shortest path, and every outcome that has words of its own. */
export function assistancePaths(about: AssistanceAbout) {
  const kind = "kind" in about ? about.kind : "homeVisit";
  const booked =
    kind === "homeVisit" ? sampleRequests.new : { ...sampleRequests.handled, state: "new" as const };
  const events = [
    ...innerEvents(
      assistanceMachine,
      {
        document: documentOutcomes(sampleIdentity),
        offer: [sampleOffer(kind)],
        book: [booked],
        find: Object.values(sampleRequests),
        cancel: [sampleRequests.cancelled],
        printSlip: [
          { print: "printed", error: null },
          { print: "unknown", error: "printer.resultUnknown" },
          { print: "failed", error: "printer.paperOut" },
        ],
      },
      errors.map((code) => new ContractError(code, "sample")),
    ),
    { type: "type", text: "陈爷爷" },
    { type: "type", text: "13800138077" },
    { type: "type", text: "0592-2660000" },
    { type: "type", text: address },
    { type: "type", text: elsewhere },
    { type: "reason", reason: "old" },
    { type: "slot", slot: sampleSlot },
    { type: "slot", slot: { day: sampleSlot.day, half: "afternoon" } },
    ...(["who", "reason", "telephone", "address", "slot"] as const).map((what) => ({ type: "edit", what })),
    { type: "condition", condition: withReaderFault("reader.absent") },
    ...(
      [
        "useCard",
        "withoutCard",
        "answer",
        "accept",
        "texts",
        "confirm",
        "cancel",
        "print",
        "tryAgain",
        "back",
        "done",
      ] as const
    ).map((type) => ({ type })),
  ];
  return getShortestPaths(assistanceMachine, {
    events: events as never,
    input: inputOf(about),
    // What a screen shows, and what leads on from it; what an earlier screen left behind is no other situation.
    serializeState: ({ value, context }) => {
      const { error, failed, telephone, draft, checked, editing, texts } = context;
      const { request, slip, condition, accepted, next } = context;
      const state = value;
      const reader = condition.reader?.common.error ?? null;
      const typing = [editing, checked, draft];
      const { whole } = assistanceViewOf({ value, context }) ?? { whole: false };
      const shown: Readonly<Record<string, readonly unknown[]>> = {
        assistName: typing,
        assistTelephone: typing,
        assistAddress: typing,
        assistReview: [telephone, texts, whole],
        assistBooked: [slip?.print],
        assistPrinting: [request?.state],
        assistFinding: [],
        assistOne: [request?.state, request?.kind, slip?.print],
        assistCancelAsk: [],
        assistCancelling: [],
        assistRefused: [error, failed, editing],
        finished: [next],
      };
      return JSON.stringify([value, reader, ...(shown[state] ?? [editing, accepted])]);
    },
    limit: 100_000,
  });
}

/** What each error is the answer to. */
const askedBy: Partial<Record<ErrorCode, AssistanceView["failed"]>> = {
  "assistance.notFound": "find",
  "assistance.notOffered": "save",
  "assistance.slotTaken": "save",
  "assistance.alreadyOpen": "save",
  "assistance.over": "cancel",
  "queue.hallUnreachable": "save",
  "reader.noCard": "card",
};

const handledOf = ({ request }: AssistanceView): boolean => request?.kind === "handledForYou";

/** Every screen of asking for help, and each of its outcomes. */
export function assistanceMoments(): Map<string, AssistanceView> {
  const moments = new Map<string, AssistanceView>();
  for (const about of [abouts.homeVisit, abouts.found, abouts.handledForYou])
    for (const { state } of assistancePaths(about)) {
      const view = assistanceViewOf(state);
      if (!view) continue;
      const { error, failed, checked, request, slip, draft, texts, editing } = view;
      if (editing) continue;
      // One picture of each of what is said, not of each with each; and of each field with what belongs into it.
      if (slip && (handledOf(view) || request?.state !== "new")) continue;
      const fitting = { assistTelephone: /^[\d-]*$/, assistAddress: /^(福建.*)?$/, assistName: /^\D*$/ };
      const fits = view.state in fitting ? fitting[view.state as keyof typeof fitting] : /^/;
      if (!fits.test(draft)) continue;
      if (error && failed !== (askedBy[error] ?? failed)) continue;
      const handled = "kind" in about && about.kind === "handledForYou" && "handled";
      const parts: Partial<Record<AssistanceView["state"], readonly (string | false | null | undefined)[]>> =
        {
          assistRefused: [error?.split(".")[1]],
          assistName: [checked && "missing"],
          assistTelephone: [checked && "wrong", !checked && draft !== "" && "typed"],
          assistAddress: [
            checked && (draft === elsewhere ? "elsewhere" : "missing"),
            !checked && draft !== "" && "typed",
          ],
          assistReason: [handled],
          assistNotice: [handled],
          assistReview: [handled, texts && "texts"],
          assistBooked: [handled, slip?.print],
          assistOne: [request?.kind === "handledForYou" ? "handled" : request?.state, slip?.print],
        };
      const name = [view.state, ...(parts[view.state] ?? []).filter(Boolean)].join("-");
      if (!moments.has(name)) moments.set(name, view);
    }
  return moments;
}
