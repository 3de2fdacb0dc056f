import type { Hall } from "../hall.ts";
import type { AccompanimentsOptions } from "./accompaniments.ts";

/** Numbers for who is handed over to a window, of the hall's own queue. */
export const numbersOf = (
  queue: Pick<Hall, "execute">,
): Pick<AccompanimentsOptions, "takeNumber" | "giveBack"> => ({
  takeNumber: async ({ key, serviceId, classId, terminalId }) => {
    const { ticket } = await queue.execute("Queue.Take", {
      serviceId,
      terminalId,
      ...(classId === null ? {} : { classId }),
      idempotencyKey: key,
    });
    return ticket;
  },
  giveBack: (ticket, key) =>
    queue.execute("Queue.Cancel", { ticketId: ticket.id, idempotencyKey: `${key}-b`.slice(-64) }),
});
