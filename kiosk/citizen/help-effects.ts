import { fromCallback, fromPromise } from "xstate";
import type { CitizenWords, HelpAbout } from "../../server/contract/help/call.ts";
import type { helpTerminal, ShownStanding } from "../../server/contract/help/terminal.ts";
import type { ServiceConnection } from "../connection/service-connection.ts";
import type { SessionEffects } from "./session-effects.ts";

export type HelpConnection = ServiceConnection<typeof helpTerminal>;

/** What a call hears while it is open. */
export type HelpTold =
  | { type: "standing"; standing: ShownStanding }
  /** What was said has not arrived. */
  | { type: "notSaid" };

/** What a call for help does to the outside, as actors on the connection to the terminal's service. */
export function createHelpEffects(
  connection: HelpConnection,
  { now, newKey, report }: Pick<SessionEffects, "now" | "newKey" | "report">,
) {
  return {
    now,
    newKey,
    report,

    /** The same id again is the same call: asking again is safe. */
    callHelp: fromPromise<ShownStanding, { id: string; about: HelpAbout }>(
      async ({ input, signal }) => (await connection.request("XiaohuHelp.Call", input, { signal })).standing,
    ),

    /** Hears how the call stands, says what is said in it, and takes it back when whoever called is gone. */
    watchHelp: fromCallback<{ type: "say"; words: CitizenWords }, { id: string }, HelpTold>(
      ({ sendBack, receive, input }) => {
        /** A call that stood already when this one was made is this one. */
        let { id } = input;
        const tell = (standing: ShownStanding) => {
          id = standing.call?.id ?? id;
          sendBack({ type: "standing", standing });
        };
        const undo = [
          connection.on("XiaohuHelp.StandingChangedEvent", ({ standing }) => tell(standing)),
          connection.onState((state) => {
            if (state !== "open") return;
            connection.request("XiaohuHelp.Standing", {}).then(({ standing }) => tell(standing), report);
          }),
        ];
        receive(({ words }) => {
          connection
            .request("XiaohuHelp.Say", { id, words, key: newKey() })
            .then(({ standing }) => tell(standing))
            .catch((error: unknown) => {
              report(error);
              sendBack({ type: "notSaid" });
            });
        });
        return () => {
          for (const step of undo) step();
          connection.request("XiaohuHelp.Cancel", { id }).catch(report);
        };
      },
    ),
  };
}

export type HelpEffects = ReturnType<typeof createHelpEffects>;
