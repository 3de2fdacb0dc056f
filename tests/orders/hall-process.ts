/**
 * A hall in a process of its own: `hall-process.ts DATABASE CHANGES`. Takes commands from its parent and answers each. It kills itself
 * after so many changes, when what was asked is committed and nobody has been answered; 0: never.
 */
import { systemClock } from "../../device-drivers/clock.ts";
import { ContractError } from "../../server/contract/errors.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import { type Hall, openHall } from "../../server/hall/hall.ts";
import type { QueueCommand } from "../../server/hall/queue/decide.ts";

export interface Ask {
  readonly id: number;
  readonly key: string;
  readonly command: QueueCommand;
}
export interface Answer {
  readonly id: number;
  /** Of a refusal or failure; null: it is done. */
  readonly code: string | null;
  /** Of the ticket, where the answer has one. */
  readonly number: string | null;
}

const [, , databasePath = "", changes = "0"] = process.argv;
const hall = openHall({ databasePath, clock: systemClock, hall: demoHall });
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
process.once("disconnect", () => hall.close());
process.send?.({ id: -1, code: null, number: null } satisfies Answer);

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
      throw new Error("no terminal is without its hall here");
    default: {
      const { type, windowId, clerkId, ...rest } = command;
      const name = `XiaohuWindow.${type.charAt(0).toUpperCase()}${type.slice(1)}` as "XiaohuWindow.CallNext";
      const places = type === "signIn" ? { windowId, clerkId } : {};
      await of.executeAtWindow(name, { windowId, clerkId }, { ...rest, ...places, idempotencyKey } as never);
      return null;
    }
  }
}
