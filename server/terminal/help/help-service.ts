import { helpTerminal } from "../../contract/help/terminal.ts";
import { defineService, type Service } from "../../door/service.ts";
import type { TerminalLine } from "./terminal-line.ts";

export type PageState = "rest" | "session" | "closed";

export interface HelpTerminal {
  readonly service: Service;
  /** What the citizen's page shows; null: none is open. */
  page(): PageState | null;
}

/** Help for the citizen's page: handed on to the hall, and nothing of it kept or logged here. @param onPage when `page` has changed */
export function helpTerminalService(line: TerminalLine, onPage: () => void): HelpTerminal {
  const pages = new Map<object, PageState>();
  const standing = () => ({ standing: line.standing() });
  return {
    // Of several pages, as a technician may have beside the citizen's, the one with somebody in session counts.
    page() {
      const states = [...pages.values()];
      return states.find((state) => state === "session") ?? states.at(-1) ?? null;
    },
    service: defineService<typeof helpTerminal>({
      definition: helpTerminal,
      roles: ["terminal"],
      atOnce: [
        "XiaohuHelp.Standing",
        "XiaohuHelp.Call",
        "XiaohuHelp.Cancel",
        "XiaohuHelp.Say",
        "XiaohuHelp.Show",
      ],
      open(client) {
        const page = {};
        const leave = line.onStanding(() => client.send("XiaohuHelp.StandingChangedEvent", standing()));
        return {
          commands: {
            "XiaohuHelp.Standing": standing,
            "XiaohuHelp.Call": async (wish) => ({ standing: await line.call(wish) }),
            "XiaohuHelp.Cancel": ({ id }) => {
              line.cancel(id);
              return {};
            },
            "XiaohuHelp.Say": async (words) => ({ standing: await line.say(words) }),
            "XiaohuHelp.Show": ({ state }) => {
              pages.set(page, state);
              onPage();
              return {};
            },
          },
          close() {
            leave();
            if (pages.delete(page)) onPage();
          },
        };
      },
    }),
  };
}
