import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boardView } from "../../../../server/contract/board.ts";
import { serviceOffer, ticket } from "../../../../server/contract/hall.ts";
import { windowView } from "../../../../server/contract/window.ts";
import { ticketClocks } from "../../../../server/hall/queue/clocks.ts";
import type { QueueCommand } from "../../../../server/hall/queue/decide.ts";
import { queueEvent } from "../../../../server/hall/queue/events.ts";
import { evolve } from "../../../../server/hall/queue/evolve.ts";
import { emptyQueue, type QueueState } from "../../../../server/hall/queue/state.ts";
import * as views from "../../../../server/hall/queue/views.ts";
import { day, hall, id, PureQueue } from "./bench-queue.ts";

const serviceIds = hall.services.map((service) => service.id);
const windowIds = hall.windows.map((window) => window.id);
const clerkIds = hall.clerks.map((clerk) => clerk.id);

/** A wish: `pick` chooses a ticket among all taken so far when the command names one. */
const wish = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant("take" as const), serviceId: fc.constantFrom(...serviceIds) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("signIn" as const),
      clerk: fc.nat({ max: 3 }),
      window: fc.nat({ max: 5 }),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constantFrom(
        "callNext",
        "callNext",
        "callNext",
        "recall",
        "start",
        "noShow",
        "finish",
        "signOut",
      ),
      clerk: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom(
        "callNumber" as const,
        "rejoin" as const,
        "rejoin" as const,
        "recordPrint" as const,
      ),
      clerk: fc.nat({ max: 3 }),
      pick: fc.nat(),
    }),
  },
);
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

/** The queue as one would keep it on paper: one list a service, and a list of everybody who came back. */
class Paper {
  readonly lines = new Map(serviceIds.map((serviceId) => [serviceId, [] as string[]]));
  readonly returned: string[] = [];
  readonly arrived: string[] = [];

  take(number: string, serviceId: string) {
    this.lines.get(serviceId)!.push(number);
    this.arrived.push(number);
  }

  leave(number: string) {
    for (const list of [...this.lines.values(), this.returned, this.arrived]) {
      const place = list.indexOf(number);
      if (place >= 0) list.splice(place, 1);
    }
  }

  rejoin(number: string, serviceId: string) {
    const line = this.lines.get(serviceId)!;
    line.splice(line.filter((other) => this.returned.includes(other)).length, 0, number);
    this.returned.push(number);
  }

  next(handled: readonly string[]): string | undefined {
    const here = new Set(handled.flatMap((serviceId) => this.lines.get(serviceId)!));
    return [...this.returned, ...this.arrived].find((number) => here.has(number));
  }
}

function commandOf(wished: Wish, state: QueueState): QueueCommand {
  if (wished.type === "take") return { ...wished, terminalId: "HL-01" };
  const clerkId = clerkIds[wished.clerk]!;
  if ("window" in wished) return { type: "signIn", clerkId, windowId: windowIds[wished.window]! };
  const session = { clerkId, windowId: state.clerks.get(clerkId) ?? windowIds[wished.clerk]! };
  if ("pick" in wished) {
    // Mostly what makes sense, or else hardly anybody would ever come back.
    const apt = { callNumber: "waiting", rejoin: "noShow", recordPrint: "" }[wished.type];
    const all = [...state.tickets.values()];
    const some = wished.pick % 5 === 0 ? all : all.filter((record) => record.state === apt);
    const number = some[wished.pick % Math.max(1, some.length)]?.number ?? "A999";
    if (wished.type === "callNumber") return { type: "callNumber", number, ...session };
    if (wished.type === "rejoin") return { type: "rejoin", ticketId: id(number), ...session };
    return { type: "recordPrint", ticketId: id(number), state: "printed" };
  }
  return { type: wished.type, ...session } as QueueCommand;
}

/** Every place where a ticket is said to be. */
function placesOf(state: QueueState, number: string): string[] {
  const line = state.lines.get(state.tickets.get(number)!.serviceId)!;
  const rows = [line.returned, ...line.classes.values()];
  return [
    ...rows.flatMap((row) => row.filter((one) => one.number === number)).map(() => "waiting"),
    ...[...state.windows.values()].filter(({ work }) => work.current === number).map(() => "in hand"),
    ...(line.noShows.has(number) ? ["noShow"] : []),
  ];
}

const belongs = {
  waiting: ["waiting"],
  called: ["in hand"],
  serving: ["in hand"],
  held: ["waiting"],
  noShow: ["noShow"],
  finished: [],
  cancelled: [],
};

describe("any order of commands", () => {
  it("repeats no number, turns no line around, loses no ticket, and can be folded again from its events", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(wish, fc.nat({ max: 300_000 })), { maxLength: 120, size: "max" }),
        (wishes) => {
          const queue = new PureQueue();
          const { state } = queue;
          const paper = new Paper();
          const given = new Set<string>();
          for (const [wished, pause] of wishes) {
            queue.at += pause;
            const command = commandOf(wished, state);
            const before = queue.log.length;
            const expected =
              command.type === "callNext"
                ? paper.next(hall.window.get(command.windowId)!.serviceIds)
                : undefined;
            queue.do(command);
            for (const { event } of queue.log.slice(before)) {
              if (event.type === "ticketTaken") {
                expect(given.has(event.number)).toBe(false);
                given.add(event.number);
                paper.take(event.number, event.serviceId);
              } else if (event.type === "ticketCalled") {
                if (command.type === "callNext") expect(event.number).toBe(expected);
                paper.leave(event.number);
              } else if (event.type === "ticketRejoined") {
                paper.rejoin(event.number, state.tickets.get(event.number)!.serviceId);
              }
            }
          }
          expect(new Set(state.tickets.keys())).toEqual(given);
          for (const [serviceId, line] of paper.lines)
            for (const [ahead, number] of line.entries())
              expect(views.ticketView(hall, state, number, queue.at)).toMatchObject({
                serviceId,
                ahead,
                state: "waiting",
              });
          for (const record of state.tickets.values()) {
            expect(placesOf(state, record.number)).toEqual(belongs[record.state]);
            for (const clock of Object.values(ticketClocks(record)))
              expect(clock ?? 0).toBeGreaterThanOrEqual(0);
          }
          for (const { work } of state.windows.values()) expect(work.idle).toBeGreaterThanOrEqual(0);

          const again = emptyQueue(day);
          for (const recorded of queue.log)
            evolve(again, {
              ...recorded,
              event: queueEvent.parse(JSON.parse(JSON.stringify(recorded.event))),
            });
          expect(again).toEqual(state);
        },
      ),
      { numRuns: 120 },
    );
  });

  it("shows what the contract says", () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 100, size: "max" }), (wishes) => {
        const queue = new PureQueue();
        const { state } = queue;
        for (const wished of wishes) queue.do(commandOf(wished, state));
        for (const number of state.tickets.keys())
          ticket.parse(views.ticketView(hall, state, number, queue.at));
        for (const offer of views.serviceOffers(hall, state, queue.at)) serviceOffer.parse(offer);
        for (const config of hall.windows) windowView.parse(views.windowView(hall, state, config, queue.at));
        const board = boardView.parse(views.boardView(hall, state, queue.log.length));
        const seqs = board.calls.map(({ seq }) => seq);
        expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
        expect(new Set(board.calls.map(({ number }) => number)).size).toBe(board.calls.length);
        const waiting = [...state.tickets.values()].filter((record) => record.state === "waiting").length;
        expect(board.waiting.reduce((sum, { count }) => sum + count, 0)).toBe(waiting);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a very long line", () => {
  it("of 5,000 is called, asked and left without being counted", () => {
    const queue = new PureQueue();
    for (let person = 0; person < 5000; person++) queue.take("business");
    const window = queue.open("3");
    const numbers = [...queue.state.tickets.keys()];
    const start = performance.now();
    for (const number of numbers.slice(2500).reverse()) {
      window.call(number);
      window.do("noShow");
    }
    for (const number of numbers.slice(0, 2500)) views.ticketView(hall, queue.state, number, queue.at);
    for (let person = 0; person < 2500; person++) {
      window.do("callNext");
      window.do("noShow");
    }
    // Generous: it takes some 30 ms; counting the line at each step would take seconds.
    expect(performance.now() - start).toBeLessThan(1000);
    expect(window.do("callNext")).toBe("window.nobodyWaiting");
  });
});
