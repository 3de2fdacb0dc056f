import { beforeEach, describe, expect, it } from "vitest";
import { callAll, PureQueue, smallHall } from "./bench-queue.ts";

let queue: PureQueue;
let window: ReturnType<PureQueue["open"]>;
beforeEach(() => {
  queue = new PureQueue(smallHall({ rules: { recallSpacing: 5000, maxCalls: 3, missedValid: 60_000 } }));
  window = queue.open("1");
  queue.take("a");
});

describe("calling again", () => {
  it("leaves the person time to come", () => {
    window.do("callNext");
    queue.at += 4999;
    expect(window.do("recall")).toBe("window.tooSoon");
    expect(queue.window("1").current?.recallFrom).toBe(queue.at + 1);
    queue.at += 1;
    expect(window.do("recall")).toBe("A001");
    expect(window.do("recall")).toBe("window.tooSoon");
  });

  it("is allowed so often, and the window is told when no more", () => {
    window.do("callNext");
    for (const _ of [2, 3]) {
      queue.at += 5000;
      expect(window.do("recall")).toBe("A001");
    }
    queue.at += 5000;
    expect(queue.window("1").current).toMatchObject({ calls: 3, recallFrom: null });
    expect(window.do("recall")).toBe("window.calledEnough");
    expect(window.do("noShow")).toBe("A001");
  });

  it("is for who is called and has not come", () => {
    expect(window.do("recall")).toBe("window.noTicket");
    window.do("callNext");
    window.do("start");
    queue.at += 5000;
    expect(window.do("recall")).toBe("window.noTicket");
  });

  it("counts anew at the next window", () => {
    window.do("callNext");
    queue.at += 5000;
    window.do("recall");
    queue.do({ type: "transfer", serviceId: "b", toWindowId: null, back: false, ...window.session });
    queue.open("3").do("callNext");
    expect(queue.window("3").current?.calls).toBe(1);
  });
});

describe("a missed number", () => {
  it("can come back while it is valid, and the window sees until when", () => {
    window.do("callNext");
    window.do("noShow");
    const validUntil = queue.at + 60_000;
    expect(queue.window("1").noShows).toMatchObject([{ number: "A001", validUntil }]);
    queue.at = validUntil;
    expect(queue.window("1").noShows).toHaveLength(1);
    queue.at += 1;
    expect(queue.window("1").noShows).toEqual([]);
    expect(window.rejoin("A001")).toBe("window.expired");
    expect(window.call("A001")).toBe("window.expired");
    queue.at -= 1;
    expect(window.rejoin("A001")).toBe("A001");
  });
});

describe("coming back behind so many of the own class", () => {
  const withAfter = (rejoinAfter: number) => {
    queue = new PureQueue(
      smallHall({
        policy: { rule: { kind: "firstCome" }, cap: { passed: null, waited: null } },
        rules: { rejoinAfter },
      }),
    );
    window = queue.open("1");
    for (let person = 0; person < 5; person++) {
      queue.takeAs("ordinary");
      queue.pass(1);
    }
    window.do("callNext");
    window.do("noShow");
  };

  it("takes the place behind them, and who is back already stays before", () => {
    withAfter(2);
    window.rejoin("A001");
    expect(queue.ahead("A001")).toBe(2);
    expect(callAll(window)).toEqual(["A002", "A003", "A001", "A004", "A005"]);
  });

  it("takes the last place where there are not so many", () => {
    withAfter(9);
    window.rejoin("A001");
    expect(callAll(window)).toEqual(["A002", "A003", "A004", "A005", "A001"]);
  });

  it("is to go first where nobody of the class waits", () => {
    withAfter(2);
    for (let person = 0; person < 4; person++) {
      window.do("callNext");
      window.do("noShow");
    }
    queue.takeAs("elder");
    window.rejoin("A001");
    expect(callAll(window)).toEqual(["A001", "A006"]);
  });
});
