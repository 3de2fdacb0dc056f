import { beforeEach, describe, expect, it } from "vitest";
import { boardView } from "../../../../server/hall/queue/views.ts";
import { callAll, id, minute, PureQueue, priority, smallHall } from "./bench-queue.ts";

let queue: PureQueue;
let one: ReturnType<PureQueue["open"]>;
beforeEach(() => {
  queue = new PureQueue(
    smallHall({ policy: { rule: { kind: "strict" }, cap: { passed: 2, waited: null } } }),
  );
  one = queue.open("1");
});

const undoable = () => queue.window("1").undo;
const calls = () =>
  boardView(queue.hall, queue.state, queue.log.length).calls.map(({ number, count }) => `${number}×${count}`);

describe("undoing", () => {
  it("takes the window's steps back one by one, and says which is next", () => {
    queue.take("a");
    one.do("callNext");
    one.do("start");
    queue.do({ type: "addMatter", serviceId: "b", ...one.session });
    one.do("finish");
    for (const step of ["serviceFinished", "matterAdded", "serviceStarted", "ticketCalled"]) {
      expect(undoable()).toEqual({
        step,
        number: "A001",
        until: queue.at + queue.hall.rules.undoWithin,
      });
      expect(one.do("undo")).toBe("A001");
    }
    expect(undoable()).toBeNull();
    expect(one.do("undo")).toBe("window.nothingToUndo");
    expect(queue.ticket("A001")).toMatchObject({ state: "waiting", ahead: 0, serviceId: "a", later: [] });
  });

  it("of a finish brings the person back to the window, and the work as it was", () => {
    queue.take("a");
    queue.pass(2);
    one.do("callNext");
    one.do("start");
    const before = queue.window("1");
    queue.pass(3);
    one.do("finish");
    queue.pass(1);
    one.do("undo");
    expect(queue.window("1")).toEqual({ ...before, at: queue.at });
    queue.pass(1);
    one.do("finish");
    expect(queue.window("1").today).toMatchObject({ served: 1, averageServe: 5 * minute });
  });

  it("of a missed call, a hold and a transfer takes the ticket out of where it went", () => {
    queue.take("a");
    one.do("callNext");
    one.do("noShow");
    one.do("undo");
    expect(queue.window("1")).toMatchObject({ noShows: [], current: { number: "A001", state: "called" } });
    queue.do({ type: "hold", minutes: 5, sameWindow: true, ...one.session });
    one.do("undo");
    expect(queue.window("1")).toMatchObject({ held: [], current: { number: "A001" } });
    queue.do({ type: "transfer", serviceId: "b", toWindowId: null, back: true, ...one.session });
    one.do("undo");
    expect(queue.window("1").current).toMatchObject({ serviceId: "a", backTo: null });
    expect(queue.open("3").do("callNext")).toBe("window.nobodyWaiting");
  });

  it("of a call makes nobody passed by it, and it stands where it stood", () => {
    queue.takeAs("ordinary");
    for (let person = 0; person < 4; person++) queue.takeAs("elder");
    for (let turn = 0; turn < 3; turn++) {
      one.do("callNext");
      one.do("undo");
    }
    expect(callAll(one)).toEqual(["A002", "A003", "A001", "A004", "A005"]);
  });

  it("of a call makes nobody passed by it who was called and put back meanwhile", () => {
    const two = queue.open("2");
    queue.takeAs("ordinary");
    queue.takeAs("elder");
    queue.takeAs("elder");
    one.do("callNext");
    two.call("A001");
    one.do("undo");
    two.do("undo");
    expect(queue.state.tickets.get("A001")?.standing?.passed).toBe(0);
  });

  it("of a call leaves nobody behind who was passed more often, though one came back into the middle meanwhile", () => {
    const two = queue.open("2");
    queue.take("a", "a", "a", "a");
    one.call("A002");
    two.call("A004");
    one.do("undo");
    two.do("undo");
    const counts = ["A001", "A002", "A003", "A004"].map(
      (number) => queue.state.tickets.get(number)?.standing?.passed,
    );
    // The second took over what the third had when it came back before it.
    expect(counts).toEqual([1, 1, 0, 0]);
  });

  it("of a call leaves the count of a new wait alone", () => {
    queue = new PureQueue(
      smallHall({
        policy: { rule: { kind: "strict" }, cap: { passed: 3, waited: null } },
        rules: { rejoinAfter: 1 },
      }),
    );
    const [first, second] = [queue.open("1"), queue.open("2")];
    queue.takeAs("ordinary");
    queue.takeAs("ordinary");
    queue.pass(1);
    for (let person = 0; person < 3; person++) queue.takeAs("elder");
    first.do("callNext");
    // Both waiting have been passed once; the first of them is called, missed, and waits anew behind the second.
    second.call("A001");
    second.do("noShow");
    second.rejoin("A001");
    const counts = () => ["A002", "A001"].map((each) => queue.state.tickets.get(each)?.standing?.passed);
    expect(counts()).toEqual([1, 0]);
    second.do("callNext");
    expect(counts()).toEqual([2, 1]);
    first.do("undo");
    expect(counts()).toEqual([1, 1]);
  });

  it("of a call takes it off the boards, and shows what it had pushed off them", () => {
    for (let person = 0; person < 9; person++) queue.take("a");
    for (let turn = 0; turn < 8; turn++) {
      one.do("callNext");
      one.do("noShow");
    }
    const before = calls();
    expect(before).toHaveLength(8);
    one.do("callNext");
    one.do("undo");
    expect(calls()).toEqual(before);
    one.rejoin("A003");
    one.do("callNext");
    expect(calls()[0]).toBe("A003×1");
    one.do("undo");
    expect(calls()).toEqual(before);
  });

  it("goes back before a hold that was ended early by mistake, as if it had not been", () => {
    queue.take("a");
    one.do("callNext");
    queue.do({ type: "hold", minutes: 5, sameWindow: false, ...one.session });
    one.call("A001");
    queue.pass(1);
    one.do("recall");
    expect([one.do("undo"), one.do("undo")]).toEqual(["A001", "A001"]);
    expect(queue.window("1")).toMatchObject({ current: { number: "A001", state: "called" }, held: [] });
  });

  it("does not count a pause as idle time", () => {
    queue.take("a");
    queue.pass(1);
    one.do("callNext");
    one.do("noShow");
    queue.do({ type: "pause", reason: "rest", ...one.session });
    queue.pass(3);
    one.do("resume");
    one.do("undo");
    one.do("undo");
    queue.pass(1);
    one.do("signOut");
    // Signed in for five minutes, three of them paused.
    expect(queue.window("1").today.idle).toBe(2 * minute);
  });

  it("lets paper stay out that came out", () => {
    queue.take("a");
    one.do("callNext");
    queue.do({ type: "recordPrint", ticketId: id("A001"), state: "printed" });
    one.do("undo");
    expect(queue.ticket("A001").print).toBe("printed");
  });
});

describe("undoing is refused", () => {
  const missed = () => {
    queue.take("a", "a");
    one.do("callNext");
    one.do("noShow");
  };

  it("when nothing was done, and when it is too long ago", () => {
    expect(one.do("undo")).toBe("window.nothingToUndo");
    missed();
    queue.pass(5);
    expect(undoable()).not.toBeNull();
    queue.at += 1;
    expect(undoable()).toBeNull();
    expect(one.do("undo")).toBe("window.nothingToUndo");
  });

  it("when the ticket has gone on since", () => {
    missed();
    one.rejoin("A001");
    expect(one.do("undo")).toBe("window.nothingToUndo");
    queue.do({ type: "cancel", ticketId: id("A001") });
    expect(one.do("undo")).toBe("window.nothingToUndo");
  });

  it("when another window has called it, until that is undone", () => {
    const two = queue.open("2");
    queue.take("a");
    one.do("callNext");
    queue.do({ type: "transfer", serviceId: "b", toWindowId: null, back: false, ...one.session });
    two.do("callNext");
    expect(one.do("undo")).toBe("window.nothingToUndo");
    two.do("undo");
    expect(one.do("undo")).toBe("A001");
    expect(queue.window("1").current?.number).toBe("A001");
  });

  it("while the window is paused, after signing out, and for who sits there next", () => {
    missed();
    queue.do({ type: "pause", reason: "meal", ...one.session });
    expect(one.do("undo")).toBe("window.paused");
    one.do("resume");
    one.do("signOut");
    expect(one.do("undo")).toBe("window.notSignedIn");
    expect(queue.open("1", "clerk-2").do("undo")).toBe("window.nothingToUndo");
  });

  it("beyond the twenty steps that a window remembers", () => {
    for (let person = 0; person < 11; person++) queue.take("a");
    for (let person = 0; person < 11; person++) {
      one.do("callNext");
      one.do("noShow");
    }
    for (let step = 0; step < 20; step++) expect(one.do("undo")).not.toBe("window.nothingToUndo");
    expect(one.do("undo")).toBe("window.nothingToUndo");
    expect(queue.ticket("A001").state).toBe("noShow");
  });
});

describe("undoing a call by the ratio rule", () => {
  const withRatio = (preferred: number) => {
    queue = new PureQueue(
      smallHall({
        classes: [priority("elder", 2)],
        policy: { rule: { kind: "ratio", preferred }, cap: { passed: null, waited: null } },
      }),
    );
    one = queue.open("1");
  };

  it("gives the turn back, also when another window has called since", () => {
    withRatio(2);
    const two = queue.open("2");
    for (const classId of ["elder", "elder", "elder", "ordinary"]) queue.takeAs(classId);
    expect([one.do("callNext"), two.do("callNext")]).toEqual(["A001", "A002"]);
    one.do("undo");
    // One call of a higher class has been, so that one more comes before the ordinary class's.
    expect([one.do("callNext"), one.do("noShow"), one.do("callNext")]).toEqual(["A001", "A001", "A004"]);
  });

  it("gives the turn back", () => {
    withRatio(1);
    for (const classId of ["ordinary", "elder", "elder", "ordinary"]) queue.takeAs(classId);
    for (let turn = 0; turn < 2; turn++) {
      expect(one.do("callNext")).toBe("A002");
      one.do("undo");
    }
    expect(callAll(one)).toEqual(["A002", "A001", "A003", "A004"]);
  });
});
