import { describe, expect, it } from "vitest";
import { boardDelays } from "../../../kiosk/board/delays.ts";
import type { Call } from "../../../server/contract/board.ts";
import { type AnnounceOptions, aBoard, aBoardInAHall, aCall } from "./board-fixture.ts";

const aMinute = 60_000;

/** A live board in a hall that has called nobody yet. */
async function live(options?: AnnounceOptions) {
  const board = aBoardInAHall(options);
  await board.hall.connection("open");
  const called: Call[] = [];
  return {
    ...board,
    async call(call: Call) {
      await board.hall.calls(call, called);
      called.push(call);
    },
  };
}

const timesOf = (log: readonly { at: number; what: string }[], seq: number) => {
  const at = (what: string) => log.find((entry) => entry.what === `${seq} ${what}`)!.at;
  return { from: at("takes the stage"), to: at("leaves") };
};

describe("announcing", () => {
  it("gives each of many calls its full time, in order, none cut off", async () => {
    const board = await live();
    for (const seq of [1, 2, 3, 4]) await board.call(aCall(seq));
    await board.clock.advance(aMinute);
    expect(board.announced()).toEqual([1, 2, 3, 4]);
    expect(board.log.filter(({ what }) => what.endsWith("is cut"))).toEqual([]);
    for (const seq of [1, 2, 3, 4]) {
      const { from, to } = timesOf(board.log, seq);
      expect(to - from).toBeGreaterThanOrEqual(boardDelays.callTime);
    }
    for (const seq of [2, 3, 4])
      expect(timesOf(board.log, seq).from - timesOf(board.log, seq - 1).to).toBe(boardDelays.gapTime);
  });

  it("waits for the voice where it takes longer than the eye", async () => {
    const board = await live({ speechTime: 11_000 });
    await board.call(aCall(1));
    await board.call(aCall(2));
    await board.clock.advance(aMinute);
    expect(timesOf(board.log, 1).to).toBe(1_100 + 11_000);
    expect(board.log.filter(({ what }) => what.endsWith("is cut"))).toEqual([]);
  });

  it("chimes, then says the number digit by digit, in each language of the voice", async () => {
    const board = await live({ settings: { voices: ["zh-CN", "nan", "en"] } });
    await board.call(aCall(7, "A012"));
    await board.clock.advance(aMinute);
    expect(board.spoken()).toEqual([
      "chime",
      "请 A 零一二 号，到 3号窗口",
      "请 A 空一二 号，到 三号窗口",
      "Number A, zero one two, please go to Window 3",
    ]);
  });

  it("shows what the voice says while it says it, and only then", async () => {
    const board = await live({ settings: { voices: ["nan", "en"] }, speechTime: 4_000, chimeTime: 1_000 });
    await board.call(aCall(7, "A012"));
    expect(board.subtitle()).toBeNull();
    await board.clock.advance(1_000);
    expect(board.subtitle()).toEqual({ language: "nan", words: "请 A 空一二 号，到 三号窗口" });
    await board.clock.advance(4_000);
    expect(board.subtitle()?.language).toBe("en");
    await board.clock.advance(4_000);
    expect(board.subtitle()).toBeNull();
  });

  it("speaks a recall again", async () => {
    const board = await live();
    await board.call(aCall(1, "A001"));
    await board.clock.advance(aMinute);
    await board.call(aCall(2, "A001", 2));
    await board.clock.advance(aMinute);
    expect(board.announced()).toEqual([1, 2]);
    expect(board.spoken().filter((words) => words.includes("零零一"))).toHaveLength(2);
  });

  it("lets the last call stand on the stage when all is said", async () => {
    const board = await live();
    expect(board.stage()).toBeNull();
    await board.call(aCall(1));
    await board.call(aCall(2));
    expect(board.stage()).toBe(1);
    await board.clock.advance(aMinute);
    expect(board.stage()).toBe(2);
  });
});

describe("a voice that fails", () => {
  it("is cut at its maximum, so that the next call comes", async () => {
    const board = await live({ speechTime: null });
    await board.call(aCall(1));
    await board.call(aCall(2));
    await board.clock.advance(aMinute);
    expect(board.announced()).toEqual([1, 2]);
    expect(timesOf(board.log, 1).to).toBe(1_100 + boardDelays.speechMaximum);
    expect(board.log.filter(({ what }) => what.endsWith("is cut"))).toHaveLength(2);
  });

  it("is cut in the chime too, and the sentence still comes", async () => {
    const board = await live({ chimeTime: null });
    await board.call(aCall(1));
    await board.clock.advance(aMinute);
    expect(board.log).toContainEqual({ at: boardDelays.chimeMaximum, what: "chime is cut" });
    expect(board.spoken()).toHaveLength(2);
  });

  it("is reported, and the call keeps its time on the stage", async () => {
    const board = await live({ speechFails: true });
    await board.call(aCall(1));
    await board.clock.advance(aMinute);
    expect(board.reported).toEqual([new Error("no voice")]);
    expect(timesOf(board.log, 1).to).toBe(boardDelays.callTime);
  });
});

describe("a board above a desk", () => {
  it("announces its own window's calls, also those it missed, and no others", async () => {
    const board = await live({ settings: { show: "window", windowId: "3" } });
    await board.call(aCall(1, "A001", 1, "5"));
    await board.call(aCall(2, "A002"));
    await board.clock.advance(aMinute);
    await board.hall.connection("lost");
    board.hall.snapshotIs(aBoard([aCall(3, "A003", 1, "5"), aCall(4, "A004")]));
    await board.hall.connection("open");
    await board.clock.advance(aMinute);
    expect(board.announced()).toEqual([2, 4]);
  });

  it("is silent by itself, and asks for no touch", async () => {
    const board = await live({
      settings: { show: "window", windowId: "3", voices: [] },
      soundAllowed: false,
    });
    await board.call(aCall(1));
    await board.clock.advance(aMinute);
    expect(board.spoken()).toEqual([]);
    expect(board.announced()).toEqual([1]);
    expect(board.isMute()).toBe(false);
  });
});

describe("sound that the browser blocks", () => {
  it("leaves the board to the eye until somebody touches it", async () => {
    const board = await live({ soundAllowed: false });
    expect(board.isMute()).toBe(true);
    await board.call(aCall(1));
    await board.clock.advance(aMinute);
    expect(board.announced()).toEqual([1]);
    expect(board.spoken()).toEqual([]);

    board.allowSound();
    board.actor.send({ type: "enableSound" });
    await board.clock.advance(0);
    expect(board.isMute()).toBe(false);
    await board.call(aCall(2));
    await board.clock.advance(aMinute);
    expect(board.spoken()).toHaveLength(2);
  });

  it("asks again when the touch did not help", async () => {
    const board = await live({ soundAllowed: false });
    board.actor.send({ type: "enableSound" });
    await board.clock.advance(0);
    expect(board.isMute()).toBe(true);
  });
});

describe("connecting again", () => {
  it("announces only what was called meanwhile, in the order of the hall's events", async () => {
    const board = await live();
    await board.call(aCall(5));
    await board.clock.advance(aMinute);
    await board.hall.connection("lost");
    board.hall.snapshotIs(aBoard([aCall(5), aCall(8), aCall(9)]));
    await board.hall.connection("open");
    await board.clock.advance(aMinute);
    expect(board.announced()).toEqual([5, 8, 9]);
  });

  it("announces nothing twice when a call comes before the snapshot that knows of it", async () => {
    const board = aBoardInAHall();
    board.hall.snapshotIs(aBoard([aCall(1)]));
    await board.hall.connection("open");
    await board.hall.connection("lost");
    // Both at once: the question for the board is on its way when the call arrives.
    board.hall.snapshotIs(aBoard([aCall(1), aCall(2), aCall(3)]));
    const opening = board.hall.connection("open");
    await board.hall.calls(aCall(3), [aCall(1), aCall(2)]);
    await opening;
    await board.clock.advance(aMinute);
    expect(board.announced()).toEqual([2, 3]);
  });

  it("announces more than a board shows, in order, though a call comes before the answer", async () => {
    const board = await live();
    await board.call(aCall(1));
    await board.clock.advance(aMinute);
    await board.hall.connection("lost");
    const missed = Array.from({ length: 11 }, (_, index) => aCall(index + 2));
    board.hall.snapshotIs(aBoard(missed.slice(-8)), missed);
    const opening = board.hall.connection("open");
    await board.hall.calls(aCall(12), missed.slice(-9, -1));
    await opening;
    await board.clock.advance(4 * aMinute);
    expect(board.announced()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it("takes the first board as history", async () => {
    const board = aBoardInAHall();
    board.hall.snapshotIs(aBoard([aCall(1), aCall(2)]));
    await board.hall.connection("open");
    await board.clock.advance(aMinute);
    expect(board.announced()).toEqual([]);
    expect(board.stage()).toBe(2);
  });

  it("follows a hall that has begun anew", async () => {
    const board = await live();
    await board.call(aCall(50));
    await board.clock.advance(aMinute);
    await board.hall.connection("lost");
    board.hall.snapshotIs(aBoard([], 0));
    await board.hall.connection("open");
    expect(board.stage()).toBeNull();
    await board.hall.calls(aCall(1), []);
    await board.clock.advance(aMinute);
    expect(board.announced()).toEqual([50, 1]);
  });

  it("asks again for a board that did not come", async () => {
    const board = aBoardInAHall();
    board.hall.snapshotIs(new Error("not now"));
    await board.hall.connection("open");
    expect(board.isStale()).toBe(true);
    expect(board.reported).toEqual([new Error("not now")]);
    board.hall.snapshotIs(aBoard([aCall(4)]));
    await board.clock.advance(boardDelays.snapshotRetry);
    expect(board.isStale()).toBe(false);
    expect(board.stage()).toBe(4);
  });
});

describe("a lost connection", () => {
  it("is said after ten seconds, with the time at which the board was last true", async () => {
    const board = await live();
    await board.clock.advance(5_000);
    await board.hall.connection("lost");
    await board.clock.advance(boardDelays.lostPatience - 1);
    expect(board.isStale()).toBe(false);
    await board.clock.advance(1);
    expect(board.isStale()).toBe(true);
    expect(board.snapshot().context.trueAt).toBe(5_000);
    await board.hall.connection("open");
    expect(board.isStale()).toBe(false);
  });

  it("is said too when the hall was never there", async () => {
    const board = aBoardInAHall();
    await board.clock.advance(boardDelays.lostPatience);
    expect(board.isStale()).toBe(true);
    expect(board.snapshot().context.trueAt).toBeNull();
  });

  it("does not cut the call on the stage", async () => {
    const board = await live();
    await board.call(aCall(1));
    await board.hall.connection("lost");
    await board.clock.advance(aMinute);
    expect(timesOf(board.log, 1).to).toBe(boardDelays.callTime);
  });
});
