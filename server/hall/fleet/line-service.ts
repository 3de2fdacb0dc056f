import { ContractError } from "../../contract/errors.ts";
import { type TerminalStanding, terminalLine } from "../../contract/fleet/line.ts";
import { defineService, type Service, type ServiceClient } from "../../door/service.ts";
import { type PublicNames, publicStep } from "../accompany/public-step.ts";
import type { FleetLine } from "./fleet.ts";
import type { Floor } from "./open-floor.ts";

export const lineShape = (path: string = terminalLine.path) => ({
  definition: { ...terminalLine, path } as typeof terminalLine,
  roles: ["terminal", "station"] as const,
});

/**
 * The terminals' lines. A connection is of the terminal that it says hello for, and of no other.
 * @param names what is public here, of all that a step may name
 * @param path of the site's service
 */
export function terminalLineService(
  floor: Floor,
  names: PublicNames,
  path: string = terminalLine.path,
): Service {
  const { fleet, calls } = floor;
  return defineService<typeof terminalLine>({
    ...lineShape(path),
    open(client) {
      let own: { readonly id: string; readonly line: FleetLine; readonly leave: () => void } | undefined;
      const greeted = () => {
        if (own) return own;
        throw new ContractError("message.invalidPayload", "say XiaohuTerminal.Hello first");
      };
      const terminal = () => greeted().id;
      return {
        commands: {
          "XiaohuTerminal.Hello": ({ terminalId, status }) => {
            if (own && own.id !== terminalId)
              throw new ContractError("message.invalidPayload", "this line is another terminal's");
            if (!own) {
              const line = lineOf(client, terminalId);
              own = { id: terminalId, line, leave: fleet.connect(terminalId, status, line) };
            }
            return { standing: floor.standingOf(terminalId) };
          },
          "XiaohuTerminal.Report": ({ status }) => {
            const { id, line } = greeted();
            if (!fleet.report(id, status, line))
              throw new ContractError(
                "message.invalidPayload",
                "this line was silent for too long: begin anew",
              );
            return {};
          },
          "XiaohuTerminal.Call": ({ id, about }) => {
            calls.call({ id, terminalId: terminal(), about });
            return { standing: floor.standingOf(terminal()) };
          },
          "XiaohuTerminal.Cancel": ({ id }) => {
            calls.cancel(terminal(), id);
            return { standing: floor.standingOf(terminal()) };
          },
          "XiaohuTerminal.Say": ({ id, words, key }) => {
            calls.say(terminal(), id, words, key);
            return { standing: floor.standingOf(terminal()) };
          },
          "XiaohuTerminal.AnswerAccompany": ({ id, answer }) => {
            floor.accompaniments.answer(terminal(), id, answer);
            return { standing: floor.standingOf(terminal()) };
          },
          "XiaohuTerminal.ShowStep": ({ id, step }) => {
            floor.accompaniments.show(terminal(), id, publicStep(step, names));
            return {};
          },
          "XiaohuTerminal.Printed": (outcome) => {
            floor.printed(terminal(), outcome);
            return {};
          },
        },
        close: () => own?.leave(),
      };
    },
  });

  function lineOf(client: ServiceClient<typeof terminalLine>, id: string): FleetLine {
    let told: TerminalStanding | undefined;
    let isReplaced = false;
    return {
      refresh() {
        const standing = floor.standingOf(id);
        // Guides come and go at every terminal of the hall at once: only where a call is open does anybody look at how many there are.
        if (isReplaced || isSame(told, standing)) return;
        told = standing;
        client.send("XiaohuTerminal.StandingChangedEvent", { standing });
      },
      print(ticketId, texts) {
        client.send("XiaohuTerminal.PrintEvent", { ticketId, texts });
      },
      wish(accompanimentId, wish) {
        client.send("XiaohuTerminal.WishEvent", { id: accompanimentId, wish });
      },
      replaced() {
        isReplaced = true;
      },
    };
  }
}

const isSame = (before: TerminalStanding | undefined, now: TerminalStanding): boolean =>
  before !== undefined &&
  now.call === null &&
  before.call === null &&
  JSON.stringify({ ...before, guides: 0 }) === JSON.stringify({ ...now, guides: 0 });
