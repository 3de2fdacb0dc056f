import { describe, expect, it } from "vitest";
import { fromCallback, fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
import { availableCommands, type KeyedCommand } from "../../../kiosk/window/commands.ts";
import type { Places } from "../../../kiosk/window/effects.ts";
import { pages, stateOf } from "../../../kiosk/window/snapshot.ts";
import { createWindowMachine, type WindowEvent } from "../../../kiosk/window/window.machine.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type { WindowView } from "../../../server/contract/window.ts";
import { aView, holding, places } from "./window-fixture.ts";

/** The machine with a hall that says nothing by itself; the walk speaks for it. */
const machine = createWindowMachine({
  newKey: () => "key-of-the-walk-00000",
  report: () => undefined,
  watchHall: fromCallback(() => undefined),
  listPlaces: fromPromise<Places>(() => new Promise(() => undefined)),
  sendCommand: fromPromise<WindowView | null, KeyedCommand>(() => new Promise(() => undefined)),
});

const noShows = [{ ticketId: "20261123-A009", number: "A009", validUntil: 3_600_000 }];
const views = [aView(), aView({ noShows }), holding("called"), holding("serving")];
const invoked = (actor: string, output: unknown) => ({ type: `xstate.done.actor.${actor}`, output });
const failed = (actor: string, code: ConstructorParameters<typeof ContractError>[0]) => ({
  type: `xstate.error.actor.${actor}`,
  error: new ContractError(code, "the walk wants it"),
});

/** Every invoke of the machine by the id that the interpreter gives it: its place in the tree. */
const senders = [
  "signedOut.signingIn",
  "signedIn.sending",
  "signedIn.sendingAgain",
  "signedIn.returning",
].map((state) => `0.window.${state}`);
const events = [
  { type: "connection", state: "open" },
  { type: "connection", state: "lost" },
  { type: "chooseClerk", clerkId: "clerk-1" },
  { type: "chooseWindow", windowId: "2" },
  { type: "typeNumber", text: "a1" },
  ...(["signIn", "callNext", "recall", "start", "noShow", "finish", "signOut", "callNumber"] as const).map(
    (type) => ({ type }),
  ),
  { type: "rejoin", ticketId: "20261123-A009" },
  { type: "tryAgain" },
  { type: "dismissError" },
  invoked("0.window.signedOut.loading", places),
  failed("0.window.signedOut.loading", "message.internal"),
  ...senders.flatMap((sender) => [
    ...views.map((view) => invoked(sender, view)),
    failed(sender, "window.busy"),
    failed(sender, "window.notSignedIn"),
    failed(sender, "message.connectionLost"),
    { type: `xstate.after.answerPatience.${sender.slice(2)}` },
  ]),
  // Only signing out is answered with no view.
  invoked("0.window.signedIn.sending", null),
  invoked("0.window.signedIn.sendingAgain", null),
] as unknown as WindowEvent[];

const paths = getShortestPaths(machine, {
  events,
  serializeState: ({ value, context: { view, session, pending, error, connection, chosen, number } }) =>
    JSON.stringify([
      value,
      view?.current?.state,
      view?.noShows.length,
      session,
      pending?.command.type,
      error,
      connection,
      chosen,
      number,
    ]),
});
const situations = paths.map(({ state }) => state);

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
      if (["choosing", "failed", "ready"].includes(name)) expect(state.context.pending).toBeNull();
    }
  });

  it("takes each command where, and only where, it makes sense", () => {
    for (const state of situations.filter((each) => stateOf(each) === "ready")) {
      const view = state.context.view as WindowView;
      for (const type of ["callNext", "recall", "start", "noShow", "finish", "signOut"] as const)
        expect([type, state.can({ type })]).toEqual([type, availableCommands(view).has(type)]);
    }
  });
});
