import { describe, expect, it } from "vitest";
import type { CallPolicy, CallRule } from "../../../../server/hall/queue/order.ts";
import { callingRule, offeredClasses } from "../../../../server/hall/queue/views.ts";
import { callAll, id, PureQueue, priority, smallHall } from "./bench-queue.ts";

const noCap = { passed: null, waited: null };
const by = (rule: CallRule, cap: CallPolicy["cap"] = noCap, rules = {}) =>
  new PureQueue(smallHall({ policy: { rule, cap }, rules }));

/** Two ordinary people, then two elders, a minute between each: A001 A002 A003 A004. */
function fourPeople(queue: PureQueue) {
  for (const classId of ["ordinary", "ordinary", "elder", "elder"]) {
    queue.takeAs(classId);
    queue.pass(1);
  }
  return queue.open("1");
}

describe("a class", () => {
  it("is kept with the ticket and shown; the ordinary one is none", () => {
    const queue = by({ kind: "strict" });
    queue.takeAs("elder");
    queue.takeAs("ordinary");
    expect(queue.ticket("A001").priority).toEqual({ id: "elder", name: priority("elder", 2).name });
    expect(queue.ticket("A002").priority).toBeNull();
    expect(queue.log.map(({ event }) => "classId" in event && event.classId)).toEqual(["elder", false]);
  });

  it("that is not there is refused", () => {
    const queue = by({ kind: "strict" });
    expect(queue.takeAs("emperor")).toBe("queue.unknownClass");
    expect(queue.log).toEqual([]);
  });

  it("can be chosen unless the hall says otherwise; the appointments' never", () => {
    const hall = smallHall({
      classes: [
        { ...priority("elder", 2), fromAge: 70 },
        { ...priority("staff", 3), choice: false },
        priority("appointment", 5),
      ],
    });
    expect(offeredClasses(hall).map(({ id, fromAge, choice }) => [id, fromAge, choice])).toEqual([
      ["elder", 70, true],
      ["staff", null, false],
    ]);
  });
});

describe("the rule", () => {
  it("first come calls by coming alone", () => {
    expect(callAll(fourPeople(by({ kind: "firstCome" })))).toEqual(["A001", "A002", "A003", "A004"]);
  });

  it("strict calls the higher class first, and the highest before the higher", () => {
    const queue = by({ kind: "strict" });
    const window = fourPeople(queue);
    queue.takeAs("soldier");
    expect(callAll(window)).toEqual(["A005", "A003", "A004", "A001", "A002"]);
  });

  it("ratio calls one of the ordinary class after so many of the higher ones", () => {
    const queue = by({ kind: "ratio", preferred: 2 });
    const window = fourPeople(queue);
    queue.takeAs("elder");
    queue.takeAs("soldier");
    expect(callAll(window)).toEqual(["A003", "A004", "A001", "A005", "A006", "A002"]);
  });

  it("accumulating calls who has waited longest, a minute counted as the class says", () => {
    const queue = by({ kind: "accumulating" });
    const window = fourPeople(queue);
    // 4, 3, 2·2 and 1·2 minutes: the equal ones by coming.
    expect(window.do("callNext")).toBe("A001");
    window.do("noShow");
    queue.pass(1);
    // 4, 3·2 and 2·2 minutes.
    expect(callAll(window)).toEqual(["A003", "A002", "A004"]);
  });

  it("is told as data, for the words on the pages", () => {
    const hall = smallHall({
      policy: { rule: { kind: "ratio", preferred: 3 }, cap: { passed: 8, waited: 1_800_000 } },
    });
    expect(callingRule(hall)).toMatchObject({
      kind: "ratio",
      preferred: 3,
      passedCap: 8,
      minutesCap: 30,
      classes: [
        { id: "elder", weight: 2 },
        { id: "soldier", weight: 4 },
      ],
    });
  });
});

describe("the cap", () => {
  it("lets nobody be passed more often", () => {
    const queue = by({ kind: "strict" }, { passed: 2, waited: null });
    queue.takeAs("ordinary");
    queue.takeAs("ordinary");
    for (let person = 0; person < 4; person++) queue.takeAs("elder");
    expect(callAll(queue.open("1"))).toEqual(["A003", "A004", "A001", "A002", "A005", "A006"]);
  });

  it("lets nobody who waited so long stand behind a class", () => {
    const queue = by({ kind: "strict" }, { passed: null, waited: 30 * 60_000 });
    queue.takeAs("ordinary");
    queue.pass(20);
    queue.takeAs("elder");
    queue.takeAs("elder");
    const window = queue.open("1");
    expect(window.do("callNext")).toBe("A002");
    window.do("noShow");
    queue.pass(10);
    expect(callAll(window)).toEqual(["A001", "A003"]);
  });

  it("holds also for who stands behind somebody that came into the middle of the line", () => {
    const queue = by({ kind: "strict" }, { passed: 2, waited: null }, { rejoinAfter: 1 });
    const window = queue.open("1");
    for (let person = 0; person < 3; person++) {
      queue.takeAs("ordinary");
      queue.pass(1);
    }
    window.do("callNext");
    window.do("noShow");
    for (let person = 0; person < 4; person++) queue.takeAs("elder");
    for (let turn = 0; turn < 2; turn++) {
      window.do("callNext");
      window.do("noShow");
    }
    // A002 and A003 have been passed twice. A001 comes back between the two and is not in A003's way.
    window.rejoin("A001");
    expect(callAll(window)).toEqual(["A002", "A001", "A003", "A006", "A007"]);
  });

  it("holds also for who stands behind somebody that was sent on from another service", () => {
    const queue = by({ kind: "strict" }, { passed: 1, waited: null });
    const [one, three] = [queue.open("1"), queue.open("3")];
    queue.takeAs("ordinary", "b");
    queue.pass(1);
    queue.takeAs("ordinary");
    queue.takeAs("elder");
    queue.takeAs("elder");
    expect(one.do("callNext")).toBe("A002");
    one.do("noShow");
    three.do("callNext");
    queue.do({ type: "transfer", serviceId: "a", toWindowId: null, back: false, ...three.session });
    expect(callAll(one)).toEqual(["B001", "A001", "A003"]);
  });
});

describe("an appointment", () => {
  const withElders = () => by({ kind: "accumulating" });

  it("waits from its time on, as a class of its own", () => {
    const queue = withElders();
    queue.takeAs("ordinary");
    queue.checkIn("P001", { due: 0, notBefore: 0 });
    queue.pass(1);
    expect(queue.ticket("P001").priority?.id).toBe("appointment");
    expect(callAll(queue.open("1"))).toEqual(["P001", "A001"]);
  });

  it("is not called before its time while anybody else may be", () => {
    const queue = withElders();
    const window = queue.open("1");
    queue.checkIn("P001", { due: 10, notBefore: 5 });
    queue.takeAs("ordinary");
    expect(window.do("callNext")).toBe("A001");
    window.do("noShow");
    queue.takeAs("ordinary");
    queue.pass(5);
    // It may be called now, and has not waited yet; the other has.
    expect(window.do("callNext")).toBe("A002");
  });

  it("is called early by a window that would call nobody, the earliest first", () => {
    const queue = withElders();
    queue.checkIn("P001", { due: 20, notBefore: 10 });
    queue.checkIn("P002", { due: 15, notBefore: 10 });
    queue.checkIn("P003", { due: 15, notBefore: 10, serviceId: "b" });
    expect(callAll(queue.open("2"))).toEqual(["P002", "P003", "P001"]);
  });

  it("called early is the one that came first, in whatever order the window's services stand", () => {
    const queue = withElders();
    queue.checkIn("P001", { due: 15, notBefore: 10, serviceId: "b" });
    queue.checkIn("P002", { due: 15, notBefore: 10 });
    expect(callAll(queue.open("2"))).toEqual(["P001", "P002"]);
  });
});

describe("the people ahead", () => {
  it("are counted by the rule", () => {
    const expected = {
      firstCome: [0, 1, 2, 3],
      strict: [2, 3, 0, 1],
      accumulating: [1, 2, 0, 3],
    };
    for (const [kind, ahead] of Object.entries(expected)) {
      const queue = by({ kind } as CallRule);
      fourPeople(queue);
      // They have waited 5 and 4 minutes, and 3 and 2 that count twice; the equal ones go by coming.
      queue.pass(1);
      expect(["A001", "A002", "A003", "A004"].map(queue.ahead)).toEqual(ahead);
    }
  });

  it("are counted over all the higher classes together by the ratio rule", () => {
    const queue = by({ kind: "ratio", preferred: 2 });
    for (const classId of ["ordinary", "elder", "soldier", "elder", "ordinary", "soldier"])
      queue.takeAs(classId);
    const numbers = [...queue.state.tickets.keys()];
    const ahead = new Map(numbers.map((number) => [number, queue.ahead(number)]));
    const order = callAll(queue.open("1"));
    expect(order).toEqual(["A002", "A003", "A001", "A004", "A006", "A005"]);
    expect([...ahead].sort((one, other) => one[1] - other[1]).map(([number]) => number)).toEqual(order);
  });

  it("are not counted more than once with a ratio of none", () => {
    const queue = by({ kind: "ratio", preferred: 0 });
    queue.takeAs("elder");
    queue.takeAs("ordinary");
    expect(["A001", "A002"].map(queue.ahead)).toEqual([1, 0]);
  });

  it("whose weighted wait is the same count by their coming", () => {
    const queue = by({ kind: "accumulating" });
    queue.takeAs("ordinary");
    queue.pass(5);
    queue.takeAs("elder");
    queue.pass(5);
    expect(["A001", "A002"].map(queue.ahead)).toEqual([0, 1]);
    expect(callAll(queue.open("1"))).toEqual(["A001", "A002"]);
  });

  it("who come later are no more than the cap allows", () => {
    const queue = by({ kind: "strict" }, { passed: 3, waited: null });
    queue.takeAs("ordinary");
    for (let person = 0; person < 10; person++) queue.takeAs("elder");
    expect(queue.ahead("A001")).toBe(3);
    queue.do({ type: "cancel", ticketId: id("A011") });
    const window = queue.open("1");
    window.do("callNext");
    expect(queue.ahead("A001")).toBe(2);
  });
});
