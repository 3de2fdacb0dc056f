import { createActor, fromCallback, fromPromise } from "xstate";
import type { KeyedCommand } from "../../../kiosk/window/commands.ts";
import type { HallEvent, Places, WindowEffects } from "../../../kiosk/window/effects.ts";
import { dialogOf, stateOf } from "../../../kiosk/window/snapshot.ts";
import { createWindowMachine, type WindowEvent } from "../../../kiosk/window/window.machine.ts";
import { ContractError, type ErrorCode } from "../../../server/contract/errors.ts";
import type { WindowRating } from "../../../server/contract/ratings/window.ts";
import type { HistoryStep, WindowView } from "../../../server/contract/window.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

const named = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });

export const places: Places = {
  clerks: [{ id: "clerk-1", name: "小林（演示）" }],
  windows: [{ id: "2", name: named("2"), takenBy: null }],
  services: [
    { id: "social-insurance", name: named("社保"), windows: [{ id: "2", name: named("2") }] },
    { id: "business", name: named("执照"), windows: [{ id: "3", name: named("3") }] },
  ],
  profiles: [{ id: "all-round", name: named("综合") }],
  holdMaximum: 60,
};

/** When the test's clock begins: the hall's and the desk's go alike. */
export const start = new SimulatedClock().now();

export function aView(changes: Partial<WindowView> = {}): WindowView {
  return {
    at: start,
    windowId: "2",
    windowName: named("2"),
    clerkName: "小林（演示）",
    serviceIds: ["social-insurance"],
    profileId: null,
    paused: null,
    autoCall: false,
    undo: null,
    rule: { kind: "accumulating", preferred: null, passedCap: 8, minutesCap: null, classes: [] },
    held: [],
    current: null,
    idleSince: start,
    waiting: [{ serviceId: "social-insurance", serviceName: named("社保"), count: 2, next: "A001" }],
    noShows: [],
    today: { served: 0, noShow: 0, averageWait: null, averageWalk: null, averageServe: null, idle: 0 },
    ...changes,
  };
}

export function holding(
  state: "called" | "serving",
  changes: Partial<NonNullable<WindowView["current"]>> = {},
): WindowView {
  return aView({
    idleSince: null,
    current: {
      ticketId: "20261123-A001",
      number: "A001",
      serviceId: "social-insurance",
      serviceName: named("社保"),
      state,
      priority: null,
      later: [],
      backTo: null,
      recallFrom: 0,
      calls: 1,
      callsLeft: 2,
      calledAt: start,
      startedAt: state === "serving" ? start : null,
      ...changes,
    },
  });
}

/** A hall that answers when, and how, the test says. */
export function aWindow() {
  const clock = new SimulatedClock();
  const sent: KeyedCommand[] = [];
  const reported: unknown[] = [];
  let listen: (event: HallEvent) => void = () => undefined;
  let answerHistory: { resolve: (steps: HistoryStep[]) => void; reject: (error: unknown) => void }[] = [];
  const asked: string[] = [];
  const opened: string[] = [];
  let answerGrant: { resolve: (grant: string) => void; reject: (error: unknown) => void } | undefined;
  let answer: { resolve: (view: WindowView | null) => void; reject: (error: unknown) => void }[] = [];
  let keys = 0;
  let listFails: ErrorCode | null = null;
  let listed = 0;
  const effects: WindowEffects = {
    now: clock.now,
    newKey: () => `key-${String(++keys).padStart(16, "0")}`,
    report: (error) => reported.push(error),
    watchHall: fromCallback<{ type: "none" }, Record<string, never>, HallEvent>(({ sendBack }) => {
      listen = sendBack;
    }),
    listPlaces: fromPromise<Places>(async () => {
      listed += 1;
      if (listFails) throw new ContractError(listFails, "as the test wants it");
      return places;
    }),
    readHistory: fromPromise<readonly HistoryStep[], { number: string }>(({ input }) => {
      asked.push(input.number);
      return new Promise((resolve, reject) => {
        answerHistory.push({ resolve, reject });
      });
    }),
    openCase: fromPromise<string, { code: string }>(({ input }) => {
      opened.push(input.code);
      return new Promise((resolve, reject) => {
        answerGrant = { resolve, reject };
      });
    }),
    sendCommand: fromPromise<WindowView | null, KeyedCommand>(({ input }) => {
      sent.push(input);
      return new Promise((resolve, reject) => {
        answer.push({ resolve, reject });
      });
    }),
  };
  const actor = createActor(createWindowMachine(effects), { clock });
  actor.start();

  const hall = {
    /** The connection as the page sees it. A loss rejects what is in flight, as the real one does. */
    async connection(state: "open" | "lost") {
      const lost = answer;
      listen({ type: "connection", state });
      if (state === "lost") {
        answer = [];
        for (const each of lost) each.reject(new ContractError("message.connectionLost", "lost"));
      }
      await settle();
    },
    async grants(grant: string) {
      answerGrant?.resolve(grant);
      await settle();
    },
    async refusesGrant(code: ErrorCode) {
      answerGrant?.reject(new ContractError(code, "as the test wants it"));
      await settle();
    },
    async pushes(view: WindowView) {
      listen({ type: "viewChanged", view });
      await settle();
    },
    async tellsRatings(ratings: readonly WindowRating[]) {
      listen({ type: "ratingsChanged", ratings });
      await settle();
    },
    async answers(view: WindowView | null) {
      answer.shift()?.resolve(view);
      await settle();
    },
    async refuses(code: ErrorCode) {
      answer.shift()?.reject(new ContractError(code, "as the test wants it"));
      await settle();
    },
    async breaks(error: unknown) {
      answer.shift()?.reject(error);
      await settle();
    },
    listFailsWith(code: ErrorCode | null) {
      listFails = code;
    },
    listed: () => listed,
    async tells(steps: HistoryStep[]) {
      answerHistory.at(-1)?.resolve(steps);
      answerHistory = [];
      await settle();
    },
    async knowsNothing(code: ErrorCode) {
      answerHistory.at(-1)?.reject(new ContractError(code, "as the test wants it"));
      answerHistory = [];
      await settle();
    },
  };

  return {
    actor,
    clock,
    hall,
    sent,
    reported,
    asked,
    opened,
    state: () => stateOf(actor.getSnapshot()),
    dialog: () => dialogOf(actor.getSnapshot()),
    context: () => actor.getSnapshot().context,
    async press(event: WindowEvent) {
      actor.send(event);
      await settle();
    },
    /** Signed in at window 2, with this view. */
    async signedIn(view = aView()) {
      await hall.connection("open");
      actor.send({ type: "chooseClerk", clerkId: "clerk-1" });
      actor.send({ type: "chooseWindow", windowId: "2" });
      actor.send({ type: "signIn" });
      await settle();
      await hall.answers(view);
      sent.length = 0;
    },
  };
}
