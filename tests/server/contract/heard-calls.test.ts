import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Call } from "../../../server/contract/board.ts";
import {
  type Heard,
  hearCall,
  hearChange,
  hearSnapshot,
  nothingHeard,
} from "../../../server/contract/heard-calls.ts";
import { aBoard, aCall } from "../../kiosk/board/board-fixture.ts";

describe("what a board hears", () => {
  /** A hall calls; the board's connection loses some of the messages and asks for the whole board now and then. */
  const history = fc.array(
    fc.record({ ticket: fc.integer({ min: 1, max: 4 }), heard: fc.boolean(), snapshotAfter: fc.boolean() }),
    { maxLength: 30 },
  );

  it("announces every ticket's latest call once, in order, whatever is lost on the way", () => {
    fc.assert(
      fc.property(history, (steps) => {
        let heard: Heard = hearSnapshot(nothingHeard, aBoard([]));
        const called: Call[] = [];
        steps.forEach(({ ticket, heard: arrives, snapshotAfter }, index) => {
          const call = aCall(index + 1, `A00${ticket}`);
          called.push(call);
          if (arrives) heard = hearCall(heard, call, aBoard(called));
          if (snapshotAfter) heard = hearSnapshot(heard, aBoard(called));
        });
        heard = hearSnapshot(heard, aBoard(called));

        const seqs = heard.queue.map(({ seq }) => seq);
        expect(seqs).toEqual([...new Set(seqs)].sort((one, other) => one - other));
        for (const call of aBoard(called).calls) expect(seqs).toContain(call.seq);
        steps.forEach(({ heard: arrives }, index) => {
          if (arrives) expect(seqs).toContain(index + 1);
        });
      }),
    );
  });

  it("hears the first word as news when it is a call, and as history when it is not", () => {
    expect(hearCall(nothingHeard, aCall(9), aBoard([aCall(8), aCall(9)])).queue).toEqual([aCall(9)]);
    expect(hearChange(nothingHeard, aBoard([aCall(8), aCall(9)])).queue).toEqual([]);
  });

  it("keeps the newer of two boards", () => {
    const newer = hearChange(nothingHeard, aBoard([], 9));
    expect(hearChange(newer, aBoard([], 7)).board?.seq).toBe(9);
  });
});
