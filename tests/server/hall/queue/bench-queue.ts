import { expect } from "vitest";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { type HallConfig, type HallDirectory, hallDirectory } from "../../../../server/hall/hall-config.ts";
import { decide, type QueueCommand } from "../../../../server/hall/queue/decide.ts";
import type { QueueEvent } from "../../../../server/hall/queue/events.ts";
import { evolve } from "../../../../server/hall/queue/evolve.ts";
import { emptyQueue } from "../../../../server/hall/queue/state.ts";
import { ticketView, windowView } from "../../../../server/hall/queue/views.ts";
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
    for (const event of decision.events) this.record(event);
    return decision.outcome.number;
  }

  /** Takes in what happened, whoever decided it. */
  record(event: QueueEvent): void {
    const recorded = { seq: this.log.length + 1, day, at: this.at, event };
    this.log.push(recorded);
    evolve(this.state, recorded);
  }

  /** Time goes by. */
  pass(minutes: number): void {
    this.at += minutes * minute;
  }

  /** One number of a class; the number, or the code of the refusal. */
  takeAs(classId: string, serviceId = "a"): string | null {
    return this.do({ type: "take", serviceId, terminalId: "HL-01", classId });
  }

  /** An appointment that has been checked in; its times are minutes from now on. */
  checkIn(
    number: string,
    { due, notBefore, serviceId = "a" }: { due: number; notBefore: number; serviceId?: string },
  ) {
    const appointment = { id: number, due: this.at + due * minute, notBefore: this.at + notBefore * minute };
    this.record({ type: "ticketTaken", number, serviceId, terminalId: "HL-01", appointment });
    return number;
  }

  ahead = (number: string) => ticketView(this.hall, this.state, number, this.at).ahead;
  ticket = (number: string) => ticketView(this.hall, this.state, number, this.at);
  window = (windowId: string) => windowView(this.hall, this.state, this.hall.window.get(windowId)!, this.at);

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

/** Two services, three windows (1: a, 2: a and b, 3: b), a clerk for each. */
export function smallHall(config: Partial<HallConfig> = {}): HallDirectory {
  const named = (name: string) => ({ "zh-CN": name, "zh-TW": name, en: name });
  const service = (id: string) => ({
    id,
    prefix: id.toUpperCase(),
    name: named(id),
    plainName: named(id),
    area: named("here"),
  });
  const window = (id: string, ...serviceIds: string[]) => ({ id, name: named(`window ${id}`), serviceIds });
  return hallDirectory({
    name: named("small"),
    services: [service("a"), service("b")],
    windows: [window("1", "a"), window("2", "a", "b"), window("3", "b")],
    clerks: ["1", "2", "3"].map((each) => ({ id: `clerk-${each}`, name: each })),
    profiles: [
      { id: "only-a", name: named("only a"), serviceIds: ["a"] },
      { id: "only-b", name: named("only b"), serviceIds: ["b"] },
    ],
    classes: [priority("elder", 2), priority("soldier", 4)],
    ...config,
  });
}

/** A class that goes before the ordinary one. */
export const priority = (id: string, weight: number) => ({
  id,
  name: { "zh-CN": id, "zh-TW": id, en: id },
  weight,
});

/** Every call is followed by a missed one, until nobody waits; the numbers in the order of their calls. */
export function callAll(window: ReturnType<PureQueue["open"]>): (string | null)[] {
  const called: (string | null)[] = [];
  for (;;) {
    const number = window.do("callNext");
    if (number === "window.nobodyWaiting") return called;
    called.push(number);
    window.do("noShow");
  }
}

export const minute = 60_000;

export const id = (number: string) => `20261123-${number}`;
