import * as fc from "fast-check";
import { ratingLevels } from "../../../../server/contract/hall.ts";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { hallDirectory } from "../../../../server/hall/hall-config.ts";
import type { QueueCommand } from "../../../../server/hall/queue/decide.ts";
import { id, PureQueue } from "../queue/bench-queue.ts";

export const directory = hallDirectory({ ...demoHall, rules: { recallSpacing: 0, perPerson: 100 } });
const serviceIds = directory.services.filter(({ suspended }) => !suspended).map((service) => service.id);
const windowIds = directory.windows.map((window) => window.id);

/** Commands of a window that name nothing, each as often as it makes sense in a day. */
const plain = [
  ...Array.from({ length: 5 }, () => "callNext" as const),
  ...Array.from({ length: 4 }, () => "start" as const),
  ...Array.from({ length: 4 }, () => "finish" as const),
  "recall",
  "noShow",
  "undo",
  "resume",
  "resume",
  "signOut",
] as const;

const step = fc.record({
  what: fc.constantFrom(
    ...Array.from({ length: 6 }, () => "take" as const),
    ...Array.from({ length: 3 }, () => "signIn" as const),
    ...plain.map(() => "plain" as const),
    "rejoin",
    "print",
    "print",
    "cancel",
    ...Array.from({ length: 3 }, () => "rate" as const),
    "hold",
    "transfer",
    "addMatter",
    "pause",
  ),
  which: fc.nat({ max: plain.length - 1 }),
  clerk: fc.nat({ max: 3 }),
  pick: fc.nat({ max: 1000 }),
  /** Minutes and a bit until it happens, so that a day crosses some hours. */
  pause: fc.nat({ max: 420_000 }),
});

/** Steps of a day in any order; most make sense somewhere, the rest is refused. */
export const randomSteps = fc.array(step, { minLength: 10, maxLength: 140, size: "max" });
export type RandomSteps = typeof randomSteps extends fc.Arbitrary<infer T> ? T : never;

/** Lets a day happen. */
export function dayOf(steps: RandomSteps): PureQueue {
  const queue = new PureQueue(directory);
  for (const each of steps) {
    queue.at += each.pause;
    queue.do(commandOf(each, queue));
  }
  return queue;
}

function commandOf({ what, which, clerk, pick }: RandomSteps[number], { state }: PureQueue): QueueCommand {
  const clerkId = `clerk-${clerk + 1}`;
  const session = { clerkId, windowId: state.clerks.get(clerkId) ?? windowIds[clerk]! };
  const serviceId = serviceIds[pick % serviceIds.length]!;
  const oneOf = (wanted: string) => {
    const apt = [...state.tickets.values()].filter((ticket) => ticket.state === wanted);
    return id(apt[pick % Math.max(1, apt.length)]?.number ?? "A999");
  };
  switch (what) {
    case "take":
      return {
        type: "take",
        serviceId,
        terminalId: "HL-01",
        ...(pick % 3 === 0 ? { classId: "elder" } : {}),
        ...(pick % 7 === 0 ? { later: [serviceIds[(pick + 1) % serviceIds.length]!] } : {}),
      };
    case "signIn":
      return { type: "signIn", clerkId, windowId: windowIds[pick % windowIds.length]! };
    case "plain":
      return { type: plain[which]!, ...session };
    case "rejoin":
      return { type: "rejoin", ticketId: oneOf("noShow"), ...session };
    case "print":
      return {
        type: "recordPrint",
        ticketId: oneOf("waiting"),
        state: pick % 4 === 0 ? "failed" : "printed",
      };
    case "cancel":
      return { type: "cancel", ticketId: oneOf("waiting") };
    case "rate": {
      const all = [...state.tickets.values()];
      const { number = "A999", visits = [] } = all[pick % Math.max(1, all.length)] ?? {};
      const level = ratingLevels[pick % ratingLevels.length]!;
      return { type: "rate", ticketId: id(number), visit: pick % Math.max(1, visits.length), level };
    }
    case "hold":
      return { type: "hold", minutes: 1 + (pick % 20), sameWindow: pick % 2 === 0, ...session };
    case "transfer":
      return { type: "transfer", serviceId, toWindowId: null, back: pick % 2 === 0, ...session };
    case "addMatter":
      return { type: "addMatter", serviceId, ...session };
    case "pause":
      return { type: "pause", reason: "meal", ...session };
  }
}
