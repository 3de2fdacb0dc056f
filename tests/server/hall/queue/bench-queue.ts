import { expect } from "vitest";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { type HallDirectory, hallDirectory } from "../../../../server/hall/hall-config.ts";
import { decide, type QueueCommand } from "../../../../server/hall/queue/decide.ts";
import type { QueueEvent } from "../../../../server/hall/queue/events.ts";
import { evolve } from "../../../../server/hall/queue/evolve.ts";
import { emptyQueue } from "../../../../server/hall/queue/state.ts";
import type { Recorded } from "../../../../server/storage/event-store.ts";

/** Recalls follow each other at once here, but for the tests of their spacing. */
export const hall = hallDirectory({ ...demoHall, rules: { recallSpacing: 0 } });
export const day = "2026-11-23";

/** The pure core with a log in memory: no storage, no clock but `at`. */
export class PureQueue {
  readonly hall: HallDirectory;
  readonly state = emptyQueue(day);
  readonly log: Recorded<QueueEvent>[] = [];
  at = Date.UTC(2026, 10, 23, 1);

  constructor(directory: HallDirectory = hall) {
    this.hall = directory;
  }

  /** Decides and takes in; the number it was about, or the code it was refused with. */
  do(command: QueueCommand): string | null {
    const decision = decide(this.hall, this.state, command, this.at);
    if ("refused" in decision) return decision.refused.code;
    for (const event of decision.events) {
      const recorded = { seq: this.log.length + 1, day, at: this.at, event };
      this.log.push(recorded);
      evolve(this.state, recorded);
    }
    return decision.outcome.number;
  }

  take(...serviceIds: string[]): (string | null)[] {
    return serviceIds.map((serviceId) => this.do({ type: "take", serviceId, terminalId: "HL-01" }));
  }

  /** Signs a clerk in at a window and gives what the window can do. */
  open(windowId: string, clerkId = `clerk-${windowId}`) {
    const session = { windowId, clerkId };
    expect(this.do({ type: "signIn", ...session })).toBeNull();
    return {
      session,
      do: (type: "signOut" | "callNext" | "recall" | "start" | "noShow" | "finish" | "undo" | "resume") =>
        this.do({ type, ...session }),
      call: (number: string) => this.do({ type: "callNumber", number, ...session }),
      rejoin: (number: string) => this.do({ type: "rejoin", ticketId: id(number), ...session }),
    };
  }
}

export const id = (number: string) => `20261123-${number}`;
