import type { CommandPayload } from "../contract/envelope.ts";
import { ContractError } from "../contract/errors.ts";
import { hallWindow } from "../contract/window.ts";
import { defineService, type Service } from "../door/service.ts";
import type { Hall, WindowCommandName, WindowSession } from "./hall.ts";
import type { Ratings } from "./ratings/ratings.ts";
import { signature, signedBy } from "./staff/signed-by.ts";

/** What clerks do beside the queue. */
export interface BesideQueue {
  /** Gives the grant with which a clerk goes on with a saved case. */
  openCase(code: string, clerk: string): string;
  readonly ratings: Pick<Ratings, "atWindow" | "appealAtWindow" | "subscribe">;
}

/**
 * The window clerks' service. A connection acts for the window at which it has signed in; signing in again with the
 * same clerk and window, on a new connection, takes the work up where it was.
 */
export function windowService(
  hall: Hall,
  { openCase, ratings }: BesideQueue,
  path: string = hallWindow.path,
  site?: string,
): Service {
  return defineService<typeof hallWindow>({
    definition: { ...hallWindow, path } as typeof hallWindow,
    roles: ["window"],
    ...(site === undefined ? {} : { site }),
    open(client) {
      let session: WindowSession | null = null;
      const unsubscribe = hall.subscribe(() => {
        if (session)
          client.send("XiaohuWindow.ViewChangedEvent", { window: hall.windowView(session.windowId) });
      });
      let shown = "";
      const showRatings = () => {
        if (!session) return;
        const all = [...ratings.atWindow(session.windowId)];
        const now = JSON.stringify(all);
        if (now === shown) return;
        shown = now;
        client.send("XiaohuWindow.RatingsChangedEvent", { ratings: all });
      };
      const forget = ratings.subscribe(showRatings);
      /** As the clerk is written down elsewhere. @throws ContractError window.notSignedIn */
      const signedIn = () => {
        if (!session) throw new ContractError("window.notSignedIn", "sign in first");
        const { clerkName } = hall.windowView(session.windowId);
        return { ...session, by: signature(clerkName, session.clerkId) };
      };
      const pass =
        <N extends WindowCommandName>(name: N) =>
        (payload: CommandPayload<typeof hallWindow, N>) =>
          hall.executeAtWindow(name, session, payload);

      return {
        commands: {
          // Who is signed in with an account is that clerk, and nobody else to choose from.
          "XiaohuWindow.ListPlaces": async (payload) => {
            const places = await hall.executeAtWindow("XiaohuWindow.ListPlaces", session, payload);
            const me = client.staff;
            return me && !me.demo ? { ...places, clerks: [{ id: me.id, name: me.name }] } : places;
          },
          "XiaohuWindow.SignIn": async (payload) => {
            const me = client.staff;
            if (me && !me.demo && payload.clerkId !== me.id)
              throw new ContractError("window.unknownClerk", "a clerk signs in as nobody else");
            const completion = await hall.executeAtWindow("XiaohuWindow.SignIn", session, payload);
            session = { clerkId: payload.clerkId, windowId: payload.windowId };
            shown = "";
            showRatings();
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
          "XiaohuWindow.OpenCase": async ({ code }) => ({ grant: openCase(code, signedIn().by) }),
          "XiaohuWindow.History": pass("XiaohuWindow.History"),
          "XiaohuWindow.AppealRating": async (appeal) => {
            const { windowId, by } = signedIn();
            await ratings.appealAtWindow(windowId, signedBy({ ...appeal, by }, client.staff));
            return {};
          },
        },
        close() {
          unsubscribe();
          forget();
        },
      };
    },
  });
}
