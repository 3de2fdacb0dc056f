/**
 * A hall in a process of its own: `hall-process.ts DATABASE CHANGES TOKEN`. Takes commands from its parent and answers each, and tells boards
 * its calls at a door of its own. It kills itself after so many changes, when what was asked is committed and nobody has been answered; 0:
 * never.
 */
import { pino } from "pino";
import { systemClock } from "../../device-drivers/clock.ts";
import { ContractError } from "../../server/contract/errors.ts";
import { createDoor } from "../../server/door/door.ts";
import { Tokens } from "../../server/door/tokens.ts";
import { boardService } from "../../server/hall/board-service.ts";
import { type Hall, openHall } from "../../server/hall/hall.ts";
import type { QueueCommand } from "../../server/hall/queue/decide.ts";
import { roundsHall } from "./rounds-hall.ts";

export interface Ask {
  readonly id: number;
  readonly key: string;
  readonly command: QueueCommand;
}
/** What a process says first. */
export interface Ready {
  /** Where its boards connect. */
  readonly port: number;
}
export interface Answer {
  readonly id: number;
  /** Of a refusal or failure; null: it is done. */
  readonly code: string | null;
  /** Of the ticket, where the answer has one. */
  readonly number: string | null;
}

const [, , databasePath = "", changes = "0", station = ""] = process.argv;
const hall = openHall({ databasePath, clock: systemClock, hall: roundsHall });
const door = createDoor({
  tokens: new Tokens({ station }),
  clock: systemClock,
  log: pino({ level: "silent" }),
});
const windowIds = roundsHall.windows.map(({ id }) => id);
door.addService(boardService(hall, windowIds));
let left = Number(changes);
hall.subscribe(() => {
  left -= 1;
  if (left === 0) process.kill(process.pid, "SIGKILL");
});
process.on("message", async ({ id, key, command }: Ask) => {
  const answer = await carryOut(hall, key, command).then(
    (number) => ({ id, code: null, number }),
    (cause: unknown) => {
      if (!(cause instanceof ContractError)) throw cause;
      return { id, code: cause.code, number: null };
    },
  );
  process.send?.(answer satisfies Answer);
});
process.once("disconnect", async () => {
  await door.close();
  hall.close();
});
process.send?.({ port: await door.listen(0) } satisfies Ready);

/** By the contract, as terminals and windows ask. */
async function carryOut(of: Hall, idempotencyKey: string, command: QueueCommand): Promise<string | null> {
  switch (command.type) {
    case "take": {
      const { type, later, ...wish } = command;
      const payload = { ...wish, ...(later ? { later: [...later] } : {}), idempotencyKey };
      return (await of.execute("Queue.Take", payload)).ticket.number;
    }
    case "cancel":
      return (await of.execute("Queue.Cancel", { ticketId: command.ticketId, idempotencyKey })).ticket.number;
    case "recordPrint": {
      const { ticketId, state } = command;
      return (await of.execute("Queue.RecordPrint", { ticketId, state, idempotencyKey })).ticket.number;
    }
    case "lease":
    case "reconcile":
    case "rate":
      throw new Error("no terminal is without its hall here, and nobody rates");
    default: {
      const { type, windowId, clerkId, ...rest } = command;
      const name = `XiaohuWindow.${type.charAt(0).toUpperCase()}${type.slice(1)}` as "XiaohuWindow.CallNext";
      const places = type === "signIn" ? { windowId, clerkId } : {};
      await of.executeAtWindow(name, { windowId, clerkId }, { ...rest, ...places, idempotencyKey } as never);
      return null;
    }
  }
}
