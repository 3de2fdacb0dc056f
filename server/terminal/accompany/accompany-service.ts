import { accompanyTerminal } from "../../contract/accompany/terminal.ts";
import { defineService, type Service } from "../../door/service.ts";
import type { TerminalLine } from "../help/terminal-line.ts";

/** Accompanying for the citizen's page: handed on to the hall and back, and nothing of it kept or logged here. */
export function accompanyTerminalService(
  line: Pick<TerminalLine, "answerAccompany" | "showStep" | "onWish">,
): Service {
  return defineService<typeof accompanyTerminal>({
    definition: accompanyTerminal,
    roles: ["terminal"],
    atOnce: ["XiaohuAccompany.Answer", "XiaohuAccompany.Show"],
    open(client) {
      const leave = line.onWish((told) => client.send("XiaohuAccompany.WishEvent", told));
      return {
        commands: {
          "XiaohuAccompany.Answer": async (answer) => {
            await line.answerAccompany(answer);
            return {};
          },
          "XiaohuAccompany.Show": async (shown) => {
            await line.showStep(shown);
            return {};
          },
        },
        close: leave,
      };
    },
  });
}
