import { initialTransition } from "xstate";
import { getShortestPaths } from "xstate/graph";
import type { FoundCases } from "../../kiosk/citizen/follow-effects.ts";
import type { FindCasesOutput } from "../../kiosk/citizen/machines/find-cases.machine.ts";
import type { FollowContext } from "../../kiosk/citizen/machines/follow-matter/context.ts";
import {
  createFollowMatterMachine,
  type FollowView,
  followViewOf,
} from "../../kiosk/citizen/machines/follow-matter.machine.ts";
import type { Catalogue } from "../../server/contract/catalogue/catalogue.ts";
import { ContractError, type ErrorCode } from "../../server/contract/errors.ts";
import type { IdentityDocument } from "../../server/contract/identity.ts";
import { goodCondition, withReaderFault } from "./citizen-paths.ts";
import { deliveryViews } from "./delivery-paths.ts";
import { findCasesViews } from "./find-cases-paths.ts";
import { followedCases, followedCode, sampleIdentity } from "./followed-cases.ts";
import { documentOutcomes } from "./identify-paths.ts";
import { innerEvents } from "./inner-events.ts";
import { owedViews } from "./owed-paths.ts";
import { savedViews } from "./saved-paths.ts";
import { silentFollowEffects } from "./silent-follow-effects.ts";

export const followMatterMachine = createFollowMatterMachine(silentFollowEffects);
const input = {
  condition: goodCondition,
  language: "zh-CN" as const,
  hallName: goodCondition.hall.name ?? { "zh-CN": "", "zh-TW": "", en: "" },
  today: "2026-11-23",
};
export const initialFollowing = initialTransition(followMatterMachine, input)[0];

const errors: readonly ErrorCode[] = [
  "matter.notFound",
  "matter.tooManyTries",
  "matter.caseOver",
  "matter.decided",
  "queue.hallUnreachable",
];

const foundBy = (found: FoundCases, identity: IdentityDocument | null): FindCasesOutput => ({
  outcome: "found",
  found,
  identity,
  documentFirst: "card",
});

/** Every state of following a case, each by a shortest path, and every outcome that has words of its own. */
export function followMatterPaths(catalogue: Catalogue) {
  const { receipts, found, guide, resumed } = followedCases(catalogue);
  const { underWay, owing, supplemented, withdrawn, refused, issued, inOne, appointed } = receipts;
  const { parcelArranging, parcelWaiting, parcelReturned } = receipts;
  const events = [
    ...innerEvents(
      followMatterMachine,
      {
        findCases: [
          ...[
            found([underWay]),
            found([owing]),
            found([refused]),
            found([issued]),
            found([inOne]),
            found([owing, refused, issued], [guide]),
            found([]),
            found([parcelArranging]),
            found([parcelWaiting]),
            found([parcelReturned]),
          ].flatMap((each) => [foundBy(each, null), foundBy(each, sampleIdentity)]),
          { outcome: "guide", matterId: guide.matter?.id ?? "" },
          { outcome: "assist", code: followedCode },
          { outcome: "saved", code: followedCode },
          { outcome: "licences" },
          { outcome: "back" },
        ] satisfies FindCasesOutput[],
        document: documentOutcomes(sampleIdentity),
        saved: [
          { outcome: "resumed", resumed },
          { outcome: "typeCode", resumed: null },
          { outcome: "back", resumed: null },
        ],
        withdraw: [withdrawn],
        delivery: [
          { outcome: "appointed", receipt: appointed, postFees: {} },
          { outcome: "notTheirs", receipt: null, postFees: {} },
          { outcome: "back", receipt: null, postFees: {} },
        ],
        owed: [
          { outcome: "supplemented", receipt: supplemented },
          { outcome: "notTheirs", receipt: owing },
          { outcome: "back", receipt: owing },
        ],
        printReceipt: [
          { print: "printed", error: null },
          { print: "unknown", error: "printer.resultUnknown" },
          { print: "failed", error: "printer.paperOut" },
        ],
      },
      errors.map((code) => new ContractError(code, "sample")),
    ),
    { type: "choose", code: refused.code },
    { type: "chooseApplication", number: inOne.applications[0]?.number },
    { type: "take", matterId: guide.matter?.id },
    { type: "condition", condition: withReaderFault("reader.absent") },
    ...(
      [
        "withdraw",
        "confirm",
        "add",
        "changeDelivery",
        "licences",
        "print",
        "tryAgain",
        "back",
        "done",
      ] as const
    ).map((type) => ({ type })),
  ];
  return getShortestPaths(followMatterMachine, {
    events: events as never,
    input,
    // What a screen shows, and what leads on from it; what an earlier screen left behind is no other situation.
    serializeState: ({ value, context }) => {
      const { purpose, error, failed, slip, done, receipt, number, condition, next } = context;
      const reader = condition.reader?.common.error ?? null;
      const chosen = [
        receipt?.applications.map((each) => [each.number, each.state, each.delivery, each.parcel?.state]),
        number,
      ];
      const card = context.identity !== null;
      const shown: Readonly<Record<string, readonly unknown[]>> = {
        followSeeking: [context.findingFirst],
        followList: [context.receipts.length, context.offered.length, card],
        followPackage: [slip?.print, card],
        followApplication: [chosen, slip?.print, done, card],
        followWithdrawAsk: [card],
        followDelivering: [card],
        followOwing: [receipt?.packageId, card],
        followRefused: [purpose, error, failed, card],
        finished: [next],
      };
      return JSON.stringify([value, reader, ...(shown[value] ?? [purpose])]);
    },
    limit: 100_000,
  });
}

/** What each error is the answer to. */
const askedBy: Partial<Record<ErrorCode, FollowView["failed"]>> = {
  "matter.notFound": "resume",
  "matter.tooManyTries": "find",
  "matter.caseOver": "resume",
  "matter.decided": "withdraw",
  "queue.hallUnreachable": "find",
  "reader.noCard": "card",
  "appointment.noScanner": "scan",
};

/** Every screen of following a case, and each of its outcomes. */
export function followMatterMoments(catalogue: Catalogue): Map<string, FollowView> {
  const moments = new Map<string, FollowView>();
  const states = followMatterPaths(catalogue).map(({ state }) => state);
  const within = (
    value: "followSeeking" | "followDelivering" | "followOwing" | "followGoingOn",
    part: Partial<FollowContext>,
  ) => {
    const there = states.find((state) => state.value === value);
    if (!there) throw new Error(`no path leads to ${value}`);
    return followViewOf({ value, context: { ...there.context, ...part } });
  };
  const views = [
    ...findCasesViews(catalogue).map((finding) => within("followSeeking", { finding })),
    ...states.map(followViewOf),
    ...savedViews(catalogue).map((saved) => within("followGoingOn", { saved })),
    ...deliveryViews(catalogue).map((delivering) => within("followDelivering", { delivering })),
    ...owedViews(catalogue).map((owing) => within("followOwing", { owing })),
  ];
  for (const view of views) {
    if (!view) continue;
    const { error, failed, slip, done, offered, receipts, owing, delivering } = view;
    const application = view.receipt?.applications.find(({ number }) => number === view.number);
    const fee = Object.values(delivering?.postFees ?? {})[0]?.served;
    const said = fee === undefined ? "asking" : !fee && "notServed";
    if (error && failed !== (askedBy[error] ?? failed)) continue;
    // One picture of each of what is said, not of each with each.
    if (view.state === "followApplication" && slip && (done || application?.state === "withdrawn")) continue;
    const parts: Partial<Record<FollowView["state"], readonly (string | false | null | undefined)[]>> = {
      followRefused: [error?.split(".")[1]],
      followWho: [view.scanner && "scanner"],
      followList: [receipts.length === 0 && "none", offered.length > 0 && "offered"],
      followDelivery: [said],
      followPostAddress: [delivering?.checked && "wrong"],
      followPostTelephone: [delivering?.checked && "wrong", said],
      followApplication: [
        application?.parcel && `parcel-${application.parcel.state}`,
        application?.state,
        slip?.print,
        done && "done",
      ],
      followOwed: [
        owing?.licencesGone ? "gone" : owing?.owed?.offers.length === 0 && "window",
        owing?.hasCamera && "camera",
        owing?.cameraProblem,
      ],
    };
    const name = [view.state, ...(parts[view.state] ?? []).filter(Boolean)].join("-");
    if (!moments.has(name)) moments.set(name, view);
  }
  return moments;
}
