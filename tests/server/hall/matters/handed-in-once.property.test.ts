import fc from "fast-check";
import { expect, it } from "vitest";
import { ContractError } from "../../../../server/contract/errors.ts";
import { jpegFile, whole } from "../../../support/picture-files.ts";
import { newKey } from "../appointments/fixture.ts";
import { holder, material, openAll, simpleMatter } from "./fixture.ts";

const plan = simpleMatter("plan", { materials: [material("drawing", { need: "optional" })] });
const catalogue = { matters: [plan], packages: [] };
const answersOf = (last: number) => ({ plan: { telephone: `1380000000${last}` } });
const picture = whole(jpegFile());

/** What one of the holders of a code does next; `process`: which of the two that serve the hall hears it. */
const step = fc.record({
  who: fc.nat({ max: 2 }),
  process: fc.nat({ max: 1 }),
  does: fc.constantFrom("resume", "save", "submit", "submitAgain", "end"),
  /** Before the answer to the step before has come. */
  atOnce: fc.boolean(),
});

/**
 * Several may hold the code of a saved case: at terminals, at two processes of the hall, one after the other or at once. It is handed in once,
 * whoever is told otherwise is told so, and the files are the winner's.
 */
it("a saved case is handed in once, whoever holds its code and whatever they do in what order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const first = openAll({ catalogue });
      const halls = [first, openAll({ catalogue, path: first.path, key: first.key })] as const;
      const terminalId = "HL-01";
      const begun = await first.begin({ matterId: "plan" });
      const { file } = await first.matters.execute("Matter.Attach", {
        caseId: begun.caseId,
        matterId: "plan",
        materialId: "drawing",
        mediaType: "image/jpeg",
        upload: newKey(),
        ...picture,
        terminalId,
      });
      const materials = [
        { matterId: "plan", materialId: "drawing", how: { by: "file" as const, files: [file ?? ""] } },
      ];
      const saved = { situation: {}, materials, terminalId };
      const { code } = await first.matters.execute("Matter.Save", {
        caseId: begun.caseId,
        answers: answersOf(9),
        ...saved,
        idempotencyKey: newKey(),
      });
      const holders = [
        { caseId: begun.caseId, key: newKey() },
        { caseId: null, key: newKey() },
        { caseId: null, key: newKey() },
      ] as { caseId: string | null; key: string }[];
      const receipts = new Map<number, string>();
      const refusals: string[] = [];

      const perform = async ({ who, process, does }: (typeof steps)[number]) => {
        const me = holders[who];
        const hall = halls[process];
        if (!me || !hall) return;
        const { matters } = hall;
        if (does === "resume") {
          const proof = { lastFour: holder.number.slice(-4) };
          const opened = await matters.execute("Matter.Resume", {
            code,
            proof,
            terminalId,
            idempotencyKey: newKey(),
          });
          me.caseId = opened.case.caseId;
          me.key = newKey();
          return;
        }
        const { caseId } = me;
        if (caseId === null) return;
        if (does === "end") await matters.execute("Matter.End", { caseId, terminalId });
        else if (does === "save")
          await matters.execute("Matter.Save", {
            caseId,
            answers: answersOf(who),
            ...saved,
            idempotencyKey: newKey(),
          });
        else {
          const idempotencyKey = does === "submit" ? newKey() : me.key;
          me.key = idempotencyKey;
          const { receipt } = await matters.execute("Matter.Submit", {
            caseId,
            answers: answersOf(who),
            ...saved,
            delivery: [],
            idempotencyKey,
          });
          if (receipt) receipts.set(who, receipt.code);
        }
      };

      let under: Promise<void>[] = [];
      for (const each of steps) {
        if (!each.atOnce) {
          await Promise.all(under);
          under = [];
        }
        under.push(
          perform(each).catch((cause: unknown) => {
            if (!(cause instanceof ContractError)) throw cause;
            refusals.push(cause.code);
          }),
        );
      }
      await Promise.all(under);

      const handedIn = await first.progress({ identity: holder });
      expect(handedIn.length).toBeLessThanOrEqual(1);
      // One code from the slip to the receipt.
      expect(
        [...receipts.values(), ...handedIn.map((each) => each.code)].every((each) => each === code),
      ).toBe(true);
      for (const refusal of refusals) expect(["matter.handedIn", "matter.caseOver"]).toContain(refusal);
      expect(handedIn.length).toBe(receipts.size > 0 ? 1 : 0);
      if (handedIn.length > 0) {
        // The file is there for the office, a day later too.
        first.clock.set(first.clock.now() + 25 * 3_600_000);
        await first.clock.advance(60_001);
        const number = handedIn[0]?.applications[0]?.number ?? "";
        const opened = await first.matters.desk("XiaohuMatterDesk.Open", { applicationNumber: number });
        expect(opened.files).toHaveLength(1);
        const read = await first.matters.desk("XiaohuMatterDesk.File", {
          applicationNumber: number,
          file: opened.files[0]?.id ?? "",
          part: 0,
        });
        expect(read.data).toBe(picture.data);
      }
      for (const { matters } of halls) matters.close();
    }),
    { numRuns: 15 },
  );
}, 60_000);
