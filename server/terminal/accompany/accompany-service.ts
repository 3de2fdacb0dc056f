import type { Clock } from "../../../device-drivers/clock.ts";
import { accompanyTerminal } from "../../contract/accompany/terminal.ts";
import { defineService, type Service } from "../../door/service.ts";
import type { TerminalLine } from "../help/terminal-line.ts";

/** A page that has gone without a stop, and has not come back for so long, milliseconds, shows nothing more: as the page's own `gapTime`. */
export const goneAfter = 30_000;

export interface AccompanyTerminalOptions {
  readonly line: Pick<TerminalLine, "answerAccompany" | "showStep" | "onWish">;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** Accompanying for the citizen's page: handed on to the hall and back, and nothing of it kept or logged here. */
export function accompanyTerminalService({ line, clock, log }: AccompanyTerminalOptions): Service {
  /** Which page shows which accompaniment; and what is to be stopped if no page takes it up again. */
  const showing = new Map<object, string>();
  const leaving = new Map<string, unknown>();
  const takenUp = (id: string) => {
    clock.clearTimeout(leaving.get(id));
    leaving.delete(id);
  };
  const left = (id: string) => {
    takenUp(id);
    leaving.set(
      id,
      clock.setTimeout(() => {
        leaving.delete(id);
        line.answerAccompany({ id, answer: { answer: "stop" } }).catch((cause: unknown) =>
          // The hall does not hear this terminal: it ends it by itself.
          log("an accompaniment without a page was not stopped", { cause: String(cause) }),
        );
      }, goneAfter),
    );
  };
  return defineService<typeof accompanyTerminal>({
    definition: accompanyTerminal,
    roles: ["terminal"],
    atOnce: ["XiaohuAccompany.Answer", "XiaohuAccompany.Show"],
    open(client) {
      const page = {};
      const leave = line.onWish((told) => client.send("XiaohuAccompany.WishEvent", told));
      const shows = (id: string) => {
        showing.set(page, id);
        takenUp(id);
      };
      return {
        commands: {
          "XiaohuAccompany.Answer": async ({ id, answer }) => {
            if (answer.answer === "stop") showing.delete(page);
            else shows(id);
            await line.answerAccompany({ id, answer });
            return {};
          },
          "XiaohuAccompany.Show": async (shown) => {
            shows(shown.id);
            await line.showStep(shown);
            return {};
          },
        },
        close() {
          leave();
          const id = showing.get(page);
          showing.delete(page);
          if (id !== undefined && ![...showing.values()].includes(id)) left(id);
        },
      };
    },
  });
}
