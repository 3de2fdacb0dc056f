import { ContractError } from "../contract/errors.ts";
import { hallWindow, type WindowView } from "../contract/hall.ts";
import { defineService, type Service } from "../door/service.ts";
import type { Hall } from "./hall.ts";
import type { QueueCommand } from "./queue/decide.ts";

/**
 * The window clerks' service. A connection acts for the window at which it has signed in; signing in again with the
 * same clerk and window, on a new connection, takes the work up where it was.
 */
export function windowService(hall: Hall): Service {
  return defineService<typeof hallWindow>({
    definition: hallWindow,
    roles: ["window"],
    open(client) {
      let place: { windowId: string; clerkId: string } | undefined;

      const signedIn = () => {
        if (!place || hall.clerkAt(place.windowId) !== place.clerkId)
          throw new ContractError("window.notSignedIn", "sign in at a window first");
        return place;
      };
      const perform = async (
        key: string,
        command: (windowId: string) => QueueCommand,
      ): Promise<{ window: WindowView }> => {
        const { windowId } = signedIn();
        await hall.atWindow(key, command(windowId));
        return { window: hall.window(windowId) };
      };
      const unsubscribe = hall.subscribe(() => {
        if (place) client.send("XiaohuWindow.ViewChangedEvent", { window: hall.window(place.windowId) });
      });

      return {
        commands: {
          "XiaohuWindow.ListPlaces": () => ({
            clerks: hall.config.clerks.map(({ id, name }) => ({ id, name })),
            windows: hall.config.windows.map(({ id, name }) => ({
              id,
              name,
              takenBy: hall.clerkAt(id) === undefined ? null : hall.window(id).clerkName,
            })),
          }),
          "XiaohuWindow.SignIn": async ({ clerkId, windowId, idempotencyKey }) => {
            await hall.atWindow(idempotencyKey, { type: "signIn", windowId, clerkId });
            place = { windowId, clerkId };
            return { window: hall.window(windowId) };
          },
          "XiaohuWindow.SignOut": async ({ idempotencyKey }) => {
            const { windowId } = signedIn();
            await hall.atWindow(idempotencyKey, { type: "signOut", windowId });
            place = undefined;
            return {};
          },
          "XiaohuWindow.CallNext": ({ idempotencyKey }) =>
            perform(idempotencyKey, (windowId) => ({ type: "callNext", windowId })),
          "XiaohuWindow.CallNumber": ({ number, idempotencyKey }) =>
            perform(idempotencyKey, (windowId) => ({ type: "callNumber", windowId, number })),
          "XiaohuWindow.Recall": ({ idempotencyKey }) =>
            perform(idempotencyKey, (windowId) => ({ type: "recall", windowId })),
          "XiaohuWindow.Start": ({ idempotencyKey }) =>
            perform(idempotencyKey, (windowId) => ({ type: "start", windowId })),
          "XiaohuWindow.NoShow": ({ idempotencyKey }) =>
            perform(idempotencyKey, (windowId) => ({ type: "noShow", windowId })),
          "XiaohuWindow.Rejoin": ({ ticketId, idempotencyKey }) =>
            perform(idempotencyKey, (windowId) => ({ type: "rejoin", windowId, ticketId })),
          "XiaohuWindow.Finish": ({ idempotencyKey }) =>
            perform(idempotencyKey, (windowId) => ({ type: "finish", windowId })),
        },
        close: unsubscribe,
      };
    },
  });
}
