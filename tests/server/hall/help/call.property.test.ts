import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  afterTime,
  answer,
  type GuideWish,
  newCall,
  nextMoment,
  type OpenCall,
} from "../../../../server/hall/help/call.ts";
import { openHelpCalls } from "../../../../server/hall/help/calls.ts";
import { defaultHelpRules as rules } from "../../../../server/hall/help/rules.ts";
import { openHelpStore } from "../../../../server/hall/help/store.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { floorMigrations } from "../../../../server/storage/migrations.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

const about = {
  matter: null,
  step: "home",
  language: "zh-CN",
  modes: { text: "normal", contrast: "normal" },
  wants: "person",
} as const;
const guides = ["lin", "wu", "chen"].map((id) => ({ id, name: id }));

const wish: fc.Arbitrary<GuideWish> = fc.oneof(
  fc.record({ kind: fc.constant("take" as const), minutes: fc.integer({ min: 0, max: 60 }) }),
  fc.constant({ kind: "arrive" as const }),
  fc.constant({ kind: "giveBack" as const }),
);
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ guide: fc.constantFrom(...guides), wish }) },
  { weight: 3, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 30 * 60_000 }) }) },
);

it("a call is one guide's, never rings for longer than it may, and always has a moment at which time goes on with it", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let now = 1_000_000;
      let call: OpenCall = newCall({ id: "call-0000-0000-0001", terminalId: "HL-01", about }, now);
      for (const each of steps) {
        if ("guide" in each) {
          const before = call;
          const answered = answer(call, each.guide, each.wish, now);
          // Who has it keeps it: nobody else's touch takes it away.
          if (answered.outcome === "late") {
            expect(before.taken?.by.id).not.toBe(each.guide.id);
            expect(answered.call).toBe(before);
          } else call = answered.call;
          if (before.answeredAt !== null) expect(call.answeredAt).toBe(before.answeredAt);
          continue;
        }
        const end = now + each.wait;
        for (;;) {
          const next = nextMoment(call, rules, now);
          expect(next).toBeGreaterThan(now);
          if (next > end) break;
          now = next;
          const after = afterTime(call, rules, now);
          if (after.ended) {
            // Nothing is left that anybody waits for.
            expect(call.taken === null || call.taken.thereAt !== null).toBe(true);
            return;
          }
          call = after.call;
          if (call.taken === null) expect(now - call.ringsSince).toBeLessThan(rules.ringAtMost);
        }
        now = end;
      }
    }),
    { numRuns: 300 },
  );
});

it("nothing that was said reaches the disk", () => {
  const path = temporaryDatabase();
  const database = openDatabase(path, { migrations: floorMigrations });
  const logged: unknown[] = [];
  const calls = openHelpCalls({
    store: openHelpStore(database),
    rules,
    clock: new SimulatedClock(),
    keepDays: 30,
    log: (...line) => logged.push(line),
  });
  const said = ["我叫钱学森林999999190001010010", "canary-said-by-the-guide"];
  calls.call({ id: "call-0000-0000-0001", terminalId: "HL-01", about });
  calls.say("HL-01", "call-0000-0000-0001", { text: said[0] ?? "" }, "said-0000-0000-0001");
  calls.answer({ id: "lin", name: "林小燕" }, "call-0000-0000-0001", { kind: "take", minutes: 1 });
  calls.answerInWords(
    { id: "lin", name: "林小燕" },
    "call-0000-0000-0001",
    { text: said[1] ?? "" },
    "said-0000-0000-0002",
  );
  expect(calls.of("HL-01")?.texts).toHaveLength(2);
  calls.answer({ id: "lin", name: "林小燕" }, "call-0000-0000-0001", { kind: "end" });
  calls.close();
  // What was only in the write-ahead log is in the file now.
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
  const kept = readFileSync(path).toString("utf8") + JSON.stringify(logged);
  for (const words of said) expect(kept).not.toContain(words);
  // What a call came to says nothing of who answered; the open call's row, which did, was removed.
  expect(JSON.stringify(logged)).not.toContain("林小燕");
});
