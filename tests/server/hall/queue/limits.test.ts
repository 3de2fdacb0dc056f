import { describe, expect, it } from "vitest";
import { personOfDay } from "../../../../server/hall/queue/decide.ts";
import { serviceOffers } from "../../../../server/hall/queue/views.ts";
import { day, id, PureQueue, smallHall } from "./bench-queue.ts";

const someone = "5".repeat(64);
const takeFor = (queue: PureQueue, person: string, serviceId = "a") =>
  queue.do({ type: "take", serviceId, terminalId: "HL-01", person });
const missCall = (window: ReturnType<PureQueue["open"]>) => {
  window.do("callNext");
  window.do("noShow");
};

describe("one person", () => {
  it("asks again while waiting, called or served and keeps the number", () => {
    const queue = new PureQueue(smallHall());
    const window = queue.open("1");
    expect(takeFor(queue, someone)).toBe("A001");
    for (const type of ["callNext", "start"] as const) {
      window.do(type);
      expect(takeFor(queue, someone)).toBe("A001");
    }
    expect(queue.log.filter(({ event }) => event.type === "ticketTaken")).toHaveLength(1);
    window.do("finish");
    expect(takeFor(queue, someone)).toBe("A002");
  });

  it("gets as many numbers of a service as the house allows, and of another as many again", () => {
    const queue = new PureQueue(smallHall({ rules: { perPerson: 2 } }));
    const window = queue.open("1");
    for (const number of ["A001", "A002"]) {
      expect(takeFor(queue, someone)).toBe(number);
      missCall(window);
    }
    expect(takeFor(queue, someone)).toBe("queue.personLimit");
    expect(takeFor(queue, someone, "b")).toBe("B001");
    expect(takeFor(queue, "6".repeat(64))).toBe("A003");
  });

  it("gives back as many numbers for nothing as the house allows; those after that are spent", () => {
    const queue = new PureQueue(smallHall({ rules: { perPerson: 2, giveBacks: 1 } }));
    for (const number of ["A001", "A002", "A003"]) {
      expect(takeFor(queue, someone)).toBe(number);
      queue.do({ type: "cancel", ticketId: id(number) });
    }
    expect(takeFor(queue, someone)).toBe("queue.personLimit");
    expect(takeFor(queue, someone, "b")).toBe("B001");
  });

  it("without a document is nobody that could be known again", () => {
    const queue = new PureQueue(smallHall({ rules: { perPerson: 1 } }));
    expect(queue.take("a", "a", "a")).toEqual(["A001", "A002", "A003"]);
  });

  it("is in the log by a hash that is the day's alone", () => {
    const queue = new PureQueue(smallHall());
    takeFor(queue, someone);
    const written = JSON.stringify(queue.log);
    expect(written).not.toContain(someone);
    expect(written).toContain(personOfDay(day, someone));
    expect(personOfDay("2026-11-24", someone)).not.toBe(personOfDay(day, someone));
  });
});

describe("a service", () => {
  const withService = (some: { suspended?: boolean; perDay?: number }) => {
    const hall = smallHall();
    return new PureQueue(
      smallHall({ services: hall.services.map((each) => (each.id === "a" ? { ...each, ...some } : each)) }),
    );
  };

  it("gives as many numbers on a day as it can serve", () => {
    const queue = withService({ perDay: 2 });
    const offer = () => serviceOffers(queue.hall, queue.state, queue.at)[0];
    expect(queue.take("a")).toEqual(["A001"]);
    expect(offer()).toMatchObject({ open: true, closed: null });
    expect(queue.take("a", "a", "b")).toEqual(["A002", "queue.dayFull", "B001"]);
    // Nobody is sent through the screens to be refused at the end.
    expect(offer()).toMatchObject({ open: false, closed: { reason: "lastTicketGiven", opensAt: null } });
  });

  it("gives the place of who gave a number back to somebody else, under the next number", () => {
    const queue = withService({ perDay: 2 });
    queue.take("a", "a");
    for (let again = 0; again < 2; again++) queue.do({ type: "cancel", ticketId: id("A001") });
    expect(queue.take("a", "a")).toEqual(["A003", "queue.dayFull"]);
  });

  it("keeps the place of who was served before the number was given back", () => {
    const queue = withService({ perDay: 1 });
    const { session, ...window } = queue.open("1");
    queue.take("a");
    window.do("callNext");
    window.do("start");
    queue.do({ type: "transfer", serviceId: "b", toWindowId: null, back: false, ...session });
    expect(queue.do({ type: "cancel", ticketId: id("A001") })).toBe("A001");
    expect(queue.take("a")).toEqual(["queue.dayFull"]);
  });

  it("that no window handles gives none, and is no later matter either: who had one would wait for nobody", () => {
    const [one] = smallHall().windows;
    const queue = new PureQueue(smallHall({ windows: [one!], profiles: [] }));
    expect(queue.take("a", "b")).toEqual(["A001", "queue.serviceClosed"]);
    expect(queue.do({ type: "take", serviceId: "a", terminalId: "HL-01", later: ["b"] })).toBe(
      "queue.serviceClosed",
    );
    expect(serviceOffers(queue.hall, queue.state, queue.at)[1]).toMatchObject({ id: "b", open: false });
  });

  it("that is suspended gives none, but goes on calling", () => {
    const queue = withService({ suspended: true });
    expect(queue.take("a")).toEqual(["queue.serviceClosed"]);
    expect(serviceOffers(queue.hall, queue.state, queue.at).map(({ id, open }) => [id, open])).toEqual([
      ["a", false],
      ["b", true],
    ]);
  });
});
