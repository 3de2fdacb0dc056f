import type { CommandName, CommandPayload } from "../contract/envelope.ts";
import { hallWindow } from "../contract/window.ts";
import { defineService, type Service } from "../door/service.ts";
import type { Hall, WindowSession } from "./hall.ts";

/**
 * The window clerks' service. A connection acts for the window at which it has signed in; signing in again with the
 * same clerk and window, on a new connection, takes the work up where it was.
 */
export function windowService(hall: Hall, path: string = hallWindow.path): Service {
  return defineService<typeof hallWindow>({
    definition: { ...hallWindow, path } as typeof hallWindow,
    roles: ["window"],
    open(client) {
      let session: WindowSession | null = null;
      const unsubscribe = hall.subscribe(() => {
        if (session)
          client.send("XiaohuWindow.ViewChangedEvent", { window: hall.windowView(session.windowId) });
      });
      const pass =
        <N extends CommandName<typeof hallWindow>>(name: N) =>
        (payload: CommandPayload<typeof hallWindow, N>) =>
          hall.executeAtWindow(name, session, payload);

      return {
        commands: {
          "XiaohuWindow.ListPlaces": pass("XiaohuWindow.ListPlaces"),
          "XiaohuWindow.SignIn": async (payload) => {
            const completion = await hall.executeAtWindow("XiaohuWindow.SignIn", session, payload);
            session = { clerkId: payload.clerkId, windowId: payload.windowId };
            return completion;
          },
          "XiaohuWindow.SignOut": async (payload) => {
            const completion = await hall.executeAtWindow("XiaohuWindow.SignOut", session, payload);
            session = null;
            return completion;
          },
          "XiaohuWindow.CallNext": pass("XiaohuWindow.CallNext"),
          "XiaohuWindow.CallNumber": pass("XiaohuWindow.CallNumber"),
          "XiaohuWindow.Recall": pass("XiaohuWindow.Recall"),
          "XiaohuWindow.Start": pass("XiaohuWindow.Start"),
          "XiaohuWindow.NoShow": pass("XiaohuWindow.NoShow"),
          "XiaohuWindow.Rejoin": pass("XiaohuWindow.Rejoin"),
          "XiaohuWindow.Finish": pass("XiaohuWindow.Finish"),
          "XiaohuWindow.Hold": pass("XiaohuWindow.Hold"),
          "XiaohuWindow.Transfer": pass("XiaohuWindow.Transfer"),
          "XiaohuWindow.AddMatter": pass("XiaohuWindow.AddMatter"),
          "XiaohuWindow.Undo": pass("XiaohuWindow.Undo"),
          "XiaohuWindow.Pause": pass("XiaohuWindow.Pause"),
          "XiaohuWindow.Resume": pass("XiaohuWindow.Resume"),
          "XiaohuWindow.SetAutoCall": pass("XiaohuWindow.SetAutoCall"),
          "XiaohuWindow.ChooseProfile": pass("XiaohuWindow.ChooseProfile"),
          "XiaohuWindow.History": pass("XiaohuWindow.History"),
        },
        close: unsubscribe,
      };
    },
  });
}
