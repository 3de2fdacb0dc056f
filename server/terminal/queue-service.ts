import { queueTerminal } from "../contract/terminal.ts";
import { defineService, type Service } from "../door/service.ts";
import type { ResilientHall } from "./offline/resilient-hall.ts";
import type { PrintTicket } from "./ticket-printer.ts";

export interface QueueServiceOptions {
  readonly terminalId: string;
  readonly hall: ResilientHall;
  readonly printTicket: PrintTicket;
}

/** Numbers for the citizen: asked from the hall, printed here, their print states reported back as events. */
export function queueTerminalService({ terminalId, hall, printTicket }: QueueServiceOptions): Service {
  return defineService<typeof queueTerminal>({
    definition: queueTerminal,
    roles: ["terminal"],
    // A ticket may stand in the printer for as long as a roll is not changed: the next number does not wait for it.
    atOnce: ["XiaohuQueue.ListServices", "XiaohuQueue.FindElsewhere", "XiaohuQueue.TakeNumber"],
    open: () => ({
      commands: {
        "XiaohuQueue.ListServices": async () => ({
          ...(await hall.execute("Queue.ListServices", {})),
          offline: hall.offline,
        }),
        "XiaohuQueue.FindElsewhere": () => hall.execute("Queue.Elsewhere", {}),
        "XiaohuQueue.TakeNumber": (wish) => hall.execute("Queue.Take", { ...wish, terminalId }),
        "XiaohuQueue.PrintTicket": ({ ticketId, texts }) => printTicket(ticketId, texts),
      },
      close: () => undefined,
    }),
  });
}
