import { fromCallback, fromPromise } from "xstate";
import type { CompletionPayload } from "../../server/contract/envelope.ts";
import type { WindowRating } from "../../server/contract/ratings/window.ts";
import type { HistoryStep, hallWindow, WindowView } from "../../server/contract/window.ts";
import type { ConnectionState, ServiceConnection } from "../connection/service-connection.ts";
import type { KeyedCommand } from "./commands.ts";

/** Who can sit where, and where a ticket can be sent on to. */
export type Places = CompletionPayload<typeof hallWindow, "XiaohuWindow.ListPlaces">;

export type HallEvent =
  | { type: "connection"; state: ConnectionState }
  | { type: "viewChanged"; view: WindowView }
  | { type: "ratingsChanged"; ratings: readonly WindowRating[] };

export interface Sources {
  /** Milliseconds since the epoch, by the desk's clock. */
  now(): number;
  /** A fresh idempotency key. */
  newKey(): string;
  /** Where a bug is reported. */
  report(error: unknown): void;
}

/** Everything the window's machine does to the outside, on one connection to the hall. */
export function createEffects(hall: ServiceConnection<typeof hallWindow>, { now, newKey, report }: Sources) {
  return {
    now,
    newKey,
    report,

    /** Tells the connection's state, now and at every change, and every new view of the window and of the 差评 about it. */
    watchHall: fromCallback<{ type: "none" }, Record<string, never>, HallEvent>(({ sendBack }) => {
      const undo = [
        hall.onState((state) => sendBack({ type: "connection", state })),
        hall.on("XiaohuWindow.ViewChangedEvent", ({ window }) =>
          sendBack({ type: "viewChanged", view: window }),
        ),
        hall.on("XiaohuWindow.RatingsChangedEvent", ({ ratings }) =>
          sendBack({ type: "ratingsChanged", ratings }),
        ),
      ];
      sendBack({ type: "connection", state: hall.state });
      return () => {
        for (const step of undo) step();
      };
    }),

    listPlaces: fromPromise<Places>(({ signal }) => hall.request("XiaohuWindow.ListPlaces", {}, { signal })),

    /** What happened to a number of today. */
    readHistory: fromPromise<readonly HistoryStep[], { number: string }>(
      async ({ input, signal }) => (await hall.request("XiaohuWindow.History", input, { signal })).steps,
    ),

    /** What opens a saved case for this clerk, once. */
    openCase: fromPromise<string, { code: string }>(
      async ({ input, signal }) => (await hall.request("XiaohuWindow.OpenCase", input, { signal })).grant,
    ),

    /** Sends one command. Resolves with the window as it is after it; with null after signing out. */
    sendCommand: fromPromise<WindowView | null, KeyedCommand>(({ input }) => requestOf(hall, input)),
  };
}

export type WindowEffects = ReturnType<typeof createEffects>;

/** Never cancelled: a command that has left may have taken effect, and its key finds out. */
async function requestOf(
  hall: ServiceConnection<typeof hallWindow>,
  { command, idempotencyKey }: KeyedCommand,
): Promise<WindowView | null> {
  const keyed = { idempotencyKey };
  switch (command.type) {
    case "signIn": {
      const { clerkId, windowId } = command;
      return (await hall.request("XiaohuWindow.SignIn", { clerkId, windowId, idempotencyKey })).window;
    }
    case "signOut":
      await hall.request("XiaohuWindow.SignOut", keyed);
      return null;
    case "callNext":
      return (await hall.request("XiaohuWindow.CallNext", keyed)).window;
    case "callNumber":
      return (await hall.request("XiaohuWindow.CallNumber", { number: command.number, idempotencyKey }))
        .window;
    case "recall":
      return (await hall.request("XiaohuWindow.Recall", keyed)).window;
    case "start":
      return (await hall.request("XiaohuWindow.Start", keyed)).window;
    case "noShow":
      return (await hall.request("XiaohuWindow.NoShow", keyed)).window;
    case "rejoin":
      return (await hall.request("XiaohuWindow.Rejoin", { ticketId: command.ticketId, idempotencyKey }))
        .window;
    case "finish":
      return (await hall.request("XiaohuWindow.Finish", keyed)).window;
    case "hold": {
      const { minutes, sameWindow } = command;
      return (await hall.request("XiaohuWindow.Hold", { minutes, sameWindow, idempotencyKey })).window;
    }
    case "transfer": {
      const { serviceId, toWindowId, back } = command;
      const payload = { serviceId, toWindowId, back, idempotencyKey };
      return (await hall.request("XiaohuWindow.Transfer", payload)).window;
    }
    case "addMatter": {
      const payload = { serviceId: command.serviceId, idempotencyKey };
      return (await hall.request("XiaohuWindow.AddMatter", payload)).window;
    }
    case "undo":
      return (await hall.request("XiaohuWindow.Undo", keyed)).window;
    case "pause":
      return (await hall.request("XiaohuWindow.Pause", { reason: command.reason, idempotencyKey })).window;
    case "resume":
      return (await hall.request("XiaohuWindow.Resume", keyed)).window;
    case "setAutoCall":
      return (await hall.request("XiaohuWindow.SetAutoCall", { on: command.on, idempotencyKey })).window;
    case "chooseProfile": {
      const payload = { profileId: command.profileId, idempotencyKey };
      return (await hall.request("XiaohuWindow.ChooseProfile", payload)).window;
    }
  }
}
