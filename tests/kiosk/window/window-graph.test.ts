import { describe, expect, it } from "vitest";
import { fromCallback, fromPromise, type SnapshotFrom } from "xstate";
import { getShortestPaths } from "xstate/graph";
import { availableCommands, type KeyedCommand } from "../../../kiosk/window/commands.ts";
import { dialogNames, draftedCommands } from "../../../kiosk/window/draft.ts";
import type { Places } from "../../../kiosk/window/effects.ts";
import { dialogOf, pages, stateOf } from "../../../kiosk/window/snapshot.ts";
import {
  createWindowMachine,
  type WindowEvent,
  type WindowMachine,
} from "../../../kiosk/window/window.machine.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type { HistoryStep, WindowView } from "../../../server/contract/window.ts";
import { flawsOf } from "../../support/machine-nodes.ts";
import { aRating } from "../../support/window-rating-moments.ts";
import { aView, holding, places, start } from "./window-fixture.ts";

/** The machine with a hall that says nothing by itself; the walk speaks for it. */
const machine = createWindowMachine({
  now: () => start,
  newKey: () => "key-of-the-walk-00000",
  report: () => undefined,
  watchHall: fromCallback(() => undefined),
  listPlaces: fromPromise<Places>(() => new Promise(() => undefined)),
  readHistory: fromPromise<readonly HistoryStep[], { number: string }>(() => new Promise(() => undefined)),
  openCase: fromPromise<string, { code: string }>(() => new Promise(() => undefined)),
  sendCommand: fromPromise<WindowView | null, KeyedCommand>(() => new Promise(() => undefined)),
});

const noShows = [{ ticketId: "20261123-A009", number: "A009", validUntil: start + 3_600_000 }];
const undo = { step: "serviceFinished", number: "A001", until: start + 300_000 } as const;
const views = [
  aView(),
  aView({ noShows, undo }),
  aView({ paused: { since: start, reason: "rest" } }),
  holding("called"),
  holding("serving"),
];
const invoked = (actor: string, output: unknown) => ({ type: `xstate.done.actor.${actor}`, output });
const failed = (actor: string, code: ConstructorParameters<typeof ContractError>[0]) => ({
  type: `xstate.error.actor.${actor}`,
  error: new ContractError(code, "the walk wants it"),
});

/** Every invoke of the machine by the id that the interpreter gives it: its place in the tree. */
const senders = [
  "signedOut.signingIn",
  "signedIn.commands.sending",
  "signedIn.commands.sendingAgain",
  "signedIn.commands.returning",
].map((state) => `0.window.${state}`);
const caseOpener = "0.window.signedIn.dialog.savedCase.opening";
const historian = "0.window.signedIn.dialog.history.loading";
const patience = (invoke: string) => ({ type: `xstate.after.answerPatience.${invoke.slice(2)}` });
const plain = ["callNext", "recall", "start", "noShow", "finish", "undo", "resume", "signOut"] as const;
const connections = [
  { type: "connection", state: "open" },
  { type: "connection", state: "lost" },
];
const signingIn = [
  { type: "chooseClerk", clerkId: "clerk-1" },
  { type: "chooseWindow", windowId: "2" },
  { type: "signIn" },
  invoked("0.window.signedOut.loading", places),
];

function walk(fromState: SnapshotFrom<WindowMachine> | undefined, events: readonly object[]) {
  const paths = getShortestPaths(machine, {
    events: events as WindowEvent[],
    ...(fromState ? { fromState } : {}),
    serializeState: ({ value, context }) => {
      const {
        view,
        session,
        pending,
        next,
        error,
        connection,
        chosen,
        number,
        draft,
        history,
        grant,
        ratings,
      } = context;
      return JSON.stringify([
        value,
        [view?.current?.state, view?.noShows.length, view?.paused],
        session,
        [pending?.command.type, next?.type],
        error,
        connection,
        chosen,
        number,
        [draft.serviceId, draft.number, draft.code, history?.steps.length, grant, ratings.length],
      ]);
    },
  });
  return paths.map(({ state }) => state);
}

/** The window's work, with no dialog before it. */
const atWork = walk(undefined, [
  ...connections,
  ...signingIn,
  { type: "typeNumber", text: "a1" },
  ...plain.map((type) => ({ type })),
  { type: "callNumber" },
  { type: "rejoin", ticketId: "20261123-A009" },
  { type: "setAutoCall", on: true },
  { type: "tryAgain" },
  { type: "dismissError" },
  failed("0.window.signedOut.loading", "message.internal"),
  ...senders.flatMap((sender) => [
    ...views.map((view) => invoked(sender, view)),
    failed(sender, "window.busy"),
    failed(sender, "window.notSignedIn"),
    failed(sender, "message.connectionLost"),
    patience(sender),
  ]),
  // Only signing out is answered with no view.
  invoked("0.window.signedIn.commands.sending", null),
  invoked("0.window.signedIn.commands.sendingAgain", null),
]);

const signedIn = atWork.find((state) => stateOf(state) === "ready");
if (!signedIn) throw new Error("the walk never signs in");
/** Every dialog before it, whatever happens behind. */
const before = walk(signedIn, [
  ...connections,
  ...views.map((view) => ({ type: "viewChanged", view })),
  ...dialogNames.map((dialog) => ({ type: "openDialog", dialog })),
  { type: "ratingsChanged", ratings: [aRating()] },
  { type: "changeDraft", changes: { serviceId: "business", number: "a7", code: "4FKM7RTY" } },
  ...draftedCommands.map((type) => ({ type })),
  { type: "closeDialog" },
  { type: "readHistory" },
  invoked(historian, []),
  failed(historian, "queue.unknownTicket"),
  patience(historian),
  { type: "openCase" },
  invoked(caseOpener, "0".repeat(32)),
  failed(caseOpener, "window.notSignedIn"),
  patience(caseOpener),
  invoked("0.window.signedIn.commands.sending", aView()),
  invoked("0.window.signedIn.commands.returning", aView()),
]);
const situations = [...atWork, ...before];

describe("every reachable situation of a window", () => {
  it("has a page, and every state is reached", () => {
    expect([...new Set(situations.map(stateOf))].sort()).toEqual(Object.keys(pages).sort());
  });

  it("has what its page is drawn from", () => {
    for (const state of situations) {
      const page = pages[stateOf(state)];
      const { view, places: listed, session } = state.context;
      if (page === "work") expect([view, session]).not.toContain(null);
      if (page === "signIn") expect(listed).not.toBeNull();
      if (page !== "work") expect([view, session]).toEqual([null, null]);
    }
  });

  it("has a command on its way exactly while one is awaited", () => {
    for (const state of situations) {
      const name = stateOf(state);
      if (["signingIn", "signInWaiting", "sending", "sendingAgain"].includes(name))
        expect(state.context.pending).not.toBeNull();
      if (["choosing", "failed", "ready"].includes(name))
        expect([state.context.pending, state.context.next]).toEqual([null, null]);
    }
  });

  it("takes each command where, and only where, it makes sense", () => {
    for (const state of situations.filter((each) => stateOf(each) === "ready")) {
      const view = state.context.view as WindowView;
      for (const type of plain)
        expect([type, state.can({ type })]).toEqual([type, availableCommands(view, start).has(type)]);
    }
  });

  it("has no dialog before it that is of no use there", () => {
    const seen = new Set<string>();
    for (const state of situations) {
      const dialog = dialogOf(state);
      if (!dialog) continue;
      const inside = dialog.history ?? dialog.savedCase;
      seen.add(inside === null ? dialog.name : `${dialog.name}.${inside}`);
      const { view } = state.context;
      expect(view).not.toBeNull();
      if (draftedCommands.some((each) => each === dialog.name))
        expect(availableCommands(view as WindowView, start)).toContain(dialog.name);
      expect(state.can({ type: "closeDialog" })).toBe(true);
    }
    const histories = ["asking", "loading", "shown", "failed"].map((each) => `history.${each}`);
    const cases = ["asking", "opening", "shown", "failed"].map((each) => `savedCase.${each}`);
    expect([...seen].sort()).toEqual(
      [...draftedCommands, "help", "ratings", "report", ...histories, ...cases].sort(),
    );
  });

  it("answers every failure of what it waits for", () => {
    expect(flawsOf(machine)).toEqual([]);
  });
});
