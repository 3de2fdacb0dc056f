import { type EventObject, fromCallback, fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
import { Refused, type TakeEffects } from "../../kiosk/take-by-phone/effects.ts";
import { createTakeMachine, type TakeSnapshot, takePage } from "../../kiosk/take-by-phone/take.machine.ts";
import type { PhoneOffers, TakenByPhone } from "../../server/contract/take-by-phone.ts";
import { goodCondition, sampleClasses, sampleServices } from "./citizen-paths.ts";
import { innerEvents } from "./inner-events.ts";

const never = () => new Promise<never>(() => undefined);

/** Effects that never answer: the walk supplies every answer as an event. */
export const silentTakeEffects: TakeEffects = {
  report: () => undefined,
  newKey: () => "00000000-0000-4000-8000-000000000000",
  go: () => undefined,
  watchChances: fromCallback(() => undefined) as TakeEffects["watchChances"],
  lookAtOffers: fromPromise(never) as TakeEffects["lookAtOffers"],
  takeNumber: fromPromise(never) as TakeEffects["takeNumber"],
};

export const takeMachine = createTakeMachine(silentTakeEffects);

export const sampleOffers: PhoneOffers = {
  hallName: goodCondition.hall.name ?? { "zh-CN": "", "zh-TW": "", en: "" },
  services: [...sampleServices],
  classes: [...sampleClasses],
};

/** As it is after hours, in the middle of a day's end: each service with another reason. */
export const closedOffers: PhoneOffers = {
  ...sampleOffers,
  services: sampleServices.map((service, index) => ({
    ...service,
    open: false,
    closed: [
      { reason: "lastTicketGiven" as const, opensAt: null },
      { reason: "closedForToday" as const, opensAt: Date.UTC(2026, 10, 24, 1) },
      { reason: "closedToday" as const, opensAt: Date.UTC(2026, 10, 30, 1) },
      { reason: "break" as const, opensAt: Date.UTC(2026, 10, 23, 5, 30) },
      { reason: "suspended" as const, opensAt: null },
    ][index] ?? { reason: "notYetOpen" as const, opensAt: Date.UTC(2026, 10, 23, 5, 30) },
  })),
};

export const sampleTaken: TakenByPhone = { number: "A012", already: false, path: "/t/0123456789ABCDEF" };

/** Every situation of the page, each by a shortest path. */
export function takePaths() {
  const [first] = sampleServices;
  const events = [
    ...innerEvents(
      takeMachine,
      {
        lookAtOffers: [sampleOffers, closedOffers],
        takeNumber: [sampleTaken, { ...sampleTaken, already: true }],
      },
      [
        ...(["expired", "serviceClosed", "dayFull", "personLimit", "tooMany", "notSent"] as const).map(
          (problem) => new Refused(problem),
        ),
        new Error("a bug"),
      ],
    ),
    { type: "choose", serviceId: first?.id },
    { type: "setClass", classId: "disabled" },
    { type: "setClass", classId: null },
    ...["openPriority", "take", "back", "show", "chance"].map((type) => ({ type })),
  ] as EventObject[];
  return getShortestPaths(takeMachine, {
    events: events as never,
    input: { language: "zh-CN" },
    serializeState: ({ value, context }) =>
      JSON.stringify([
        value,
        context.offers === null ? null : context.offers === closedOffers,
        context.isApart,
        context.classId,
        context.problem,
        context.taken?.already,
      ]),
    limit: 50_000,
  });
}

/** What of a situation can be seen on each part of the page, beside what is always there. */
const seenOn: Readonly<Record<string, readonly ("closed" | "class" | "problem")[]>> = {
  choosing: ["closed", "problem"],
  confirming: ["closed", "class", "problem"],
  priority: ["class"],
};

/** Moments worth a picture: every part of the page, in every way that it can look; the notice of a lost line on each part once. */
export function takeMoments(): ReadonlyMap<string, TakeSnapshot> {
  const moments = new Map<string, TakeSnapshot>();
  for (const { state } of takePaths()) {
    const { value, context } = state;
    const page = takePage({ value, context });
    const seen = seenOn[page] ?? [];
    const own = [
      seen.includes("closed") && context.offers === closedOffers && "closed",
      seen.includes("class") && context.classId,
      seen.includes("problem") && context.problem,
    ].filter(Boolean);
    if (context.isApart && own.length > 0) continue;
    const name = [page, ...own, ...(context.isApart ? ["apart"] : [])].join("-");
    if (!moments.has(name)) moments.set(name, { value, context });
  }
  return moments;
}
