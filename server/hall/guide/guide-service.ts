import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import { type GuideView, hallGuide } from "../../contract/guide/guide.ts";
import type { HelpGuide } from "../../contract/help/call.ts";
import { defineService, type Service } from "../../door/service.ts";
import type { Floor } from "../fleet/open-floor.ts";
import type { Hall } from "../hall.ts";
import { guideOf } from "./actor.ts";

/** Where numbers stand that a guide took for somebody; no terminal can have this id. */
export const guideTerminal = "@guide";

export interface GuideServiceOptions {
  readonly floor: Floor;
  readonly hall: Pick<Hall, "execute">;
  readonly hallName: GuideView["hallName"];
  readonly clock: Clock;
  readonly path?: string;
  /** Of the district, whose it is: only its staff may give commands. */
  readonly site?: string;
}

/** @param site as `GuideServiceOptions` has it */
export const guideShape = (path: string = hallGuide.path, site?: string) => ({
  definition: { ...hallGuide, path } as typeof hallGuide,
  roles: ["guide"] as const,
  ...(site === undefined ? {} : { site }),
});

/** The guides' service of one hall. What changes on the floor is told at once, each thing alone: a hall has hundreds of terminals. */
export function guideService({
  floor,
  hall,
  hallName,
  clock,
  path = hallGuide.path,
  site,
}: GuideServiceOptions): Service {
  const { fleet, calls, guides, config, rules } = floor;

  /** Nobody calls from any other. */
  const zonesWithTerminals = config.zones.filter(({ id }) =>
    config.terminals.some(({ zone }) => zone === id),
  );
  const services = async () => {
    const { services, classes } = await hall.execute("Queue.ListServices", {});
    return { services, classes };
  };
  const view = async (me: HelpGuide | null): Promise<GuideView> => ({
    at: clock.now(),
    hallName,
    zones: [...config.zones],
    terminals: fleet.all(),
    calls: calls.all(),
    ...(await services()),
    me,
    promises: [...rules.promises],
  });

  return defineService<typeof hallGuide>({
    ...guideShape(path, site),
    open(client) {
      let me: HelpGuide | null = null;
      /** Tickets that this guide wants printed: only they are told of. */
      const printing = new Set<string>();
      let leave: (() => void) | undefined;
      const end = () => {
        leave?.();
        leave = undefined;
        me = null;
      };
      const undo = [
        // Whoever signs out answers no call any more.
        client.onStaffEnd(() => end()),
        calls.onChange(() =>
          client.send("XiaohuGuide.CallsChangedEvent", { at: clock.now(), calls: calls.all() }),
        ),
        fleet.onTerminal((id) =>
          client.send("XiaohuGuide.TerminalChangedEvent", { at: clock.now(), terminal: fleet.one(id) }),
        ),
        floor.onPrinted((outcome) => {
          if (printing.delete(outcome.ticketId)) client.send("XiaohuGuide.PrintedEvent", outcome);
        }),
      ];
      const guide = (): HelpGuide => {
        if (me) return me;
        throw new ContractError("staff.notSignedIn", "say who you are first");
      };
      return {
        commands: {
          "XiaohuGuide.Plan": () => ({ zones: zonesWithTerminals, me: guideOf(client.staff, null) }),
          "XiaohuGuide.Attend": async ({ name, zones, atDesk }) => {
            const before = leave;
            me = guideOf(client.staff, name);
            const known = zones.filter((each) => zonesWithTerminals.some(({ id }) => id === each));
            leave = me ? guides.join(me, { zones: known, atDesk }) : undefined;
            // Behind joining anew: who comes back on the same line was never away.
            before?.();
            return { view: await view(me) };
          },
          "XiaohuGuide.Leave": () => {
            end();
            return {};
          },
          "XiaohuGuide.Take": ({ id, minutes }) => calls.answer(guide(), id, { kind: "take", minutes }),
          "XiaohuGuide.Arrive": ({ id }) => calls.answer(guide(), id, { kind: "arrive" }),
          "XiaohuGuide.GiveBack": ({ id }) => calls.answer(guide(), id, { kind: "giveBack" }),
          "XiaohuGuide.End": ({ id }) => calls.answer(guide(), id, { kind: "end" }),
          "XiaohuGuide.Say": ({ id, words, key }) => calls.answerInWords(guide(), id, words, key),
          "XiaohuGuide.TakeNumber": async ({ serviceId, classId, idempotencyKey }) => {
            guide();
            const { ticket } = await hall.execute("Queue.Take", {
              serviceId,
              terminalId: guideTerminal,
              ...(classId === null ? {} : { classId }),
              idempotencyKey,
            });
            return { ticket };
          },
          "XiaohuGuide.PrintTicket": ({ ticketId, terminalId, texts }) => {
            guide();
            printing.add(ticketId);
            const heard = fleet.print(terminalId, ticketId, texts);
            if (!heard) printing.delete(ticketId);
            return { heard };
          },
          "XiaohuGuide.SetClosed": ({ terminalId, reason }) => {
            guide();
            fleet.setClosed(terminalId, reason);
            return { terminal: fleet.one(terminalId) };
          },
          "XiaohuGuide.Services": () => services(),
        },
        close() {
          leave?.();
          for (const step of undo) step();
        },
      };
    },
  });
}
