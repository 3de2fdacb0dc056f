import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CallOutput,
  createAnnouncer,
  longestLine,
} from "../../../../server/terminal/announcements/announcer.ts";
import { aCall } from "../../../kiosk/board/board-fixture.ts";
import { settle } from "../../../support/simulated-clock.ts";

/** An output that tells for as long as the test wants. */
function slowOutput(name: string) {
  const told: string[] = [];
  let finish: ((failure?: Error) => void) | undefined;
  let atOnce = 0;
  let most = 0;
  const output: CallOutput = {
    name,
    tell: (call, signal) =>
      new Promise((resolve, reject) => {
        most = Math.max(most, ++atOnce);
        finish = (failure) => {
          atOnce -= 1;
          finish = undefined;
          told.push(failure ? `${call.number} failed` : call.number);
          if (failure) reject(failure);
          else resolve();
        };
        signal.addEventListener("abort", () => finish?.(new Error("stopped")));
      }),
  };
  return { output, told, end: (failure?: Error) => finish?.(failure), most: () => most };
}

describe("announcing calls", () => {
  it("tells every output each call, in order, one at a time, whatever the others do", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ calls: fc.boolean(), first: fc.boolean(), fails: fc.boolean() }), {
          maxLength: 40,
        }),
        async (steps) => {
          const [one, two] = [slowOutput("one"), slowOutput("two")];
          const announcer = createAnnouncer([one.output, two.output], () => undefined);
          const called: string[] = [];
          let left = longestLine;
          for (const { calls, first, fails } of steps) {
            if (calls && left-- > 0) {
              const call = aCall(called.length + 1, `A${String(called.length + 1).padStart(3, "0")}`);
              called.push(call.number);
              announcer.announce({ ...call, ticketId: call.number });
            } else (first ? one : two).end(fails ? new Error("no power") : undefined);
            await settle();
          }
          for (let turn = 0; turn <= called.length; turn++) {
            one.end();
            two.end();
            await settle();
          }
          for (const { told, most } of [one, two]) {
            expect(told.map((each) => each.replace(" failed", ""))).toEqual(called);
            expect(most()).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("says a recalled number that still waits once, and drops what has waited too long", async () => {
    const voice = slowOutput("voice");
    const logged: unknown[] = [];
    const announcer = createAnnouncer([voice.output], (message, data) => logged.push([message, data.number]));
    const call = (seq: number, number: string) =>
      announcer.announce({ ...aCall(seq, number), ticketId: number });
    call(1, "A001");
    call(2, "A002");
    call(3, "A003");
    call(4, "A002");
    for (let seq = 5; seq < 4 + longestLine; seq++) call(seq, `B${String(seq).padStart(3, "0")}`);
    expect(logged).toEqual([["a call came too late to be told", "A003"]]);
    for (let turn = 0; turn < 3; turn++) {
      voice.end();
      await settle();
    }
    expect(voice.told).toEqual(["A001", "A002", "B005"]);
  });

  it("stops with what it is telling, and takes nothing more", async () => {
    const voice = slowOutput("voice");
    const announcer = createAnnouncer([voice.output], () => undefined);
    announcer.announce(aCall(1, "A001"));
    announcer.announce({ ...aCall(2, "A002"), ticketId: "other" });
    await announcer.stop();
    announcer.announce(aCall(3, "A003"));
    await settle();
    expect(voice.told).toEqual(["A001 failed"]);
  });
});
