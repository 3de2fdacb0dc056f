import { describe, expect, it } from "vitest";
import {
  handledWith,
  isComplete,
  type PainAct,
  possibleActs,
} from "../../../kiosk/manager/pain-points/acts.ts";
import { openAll, said } from "../../server/hall/pain-points/fixture.ts";

type Opened = Awaited<ReturnType<ReturnType<typeof openAll>["open"]>>;
const kinds = ["accept", "decline", "assign", "return", "handle", "answer", "close", "merge"] as const;

describe("what the page offers", () => {
  it("is what the hall takes, and nothing else, at every step, for all that are alike", async () => {
    const seen = new Set<string>();
    /** Tries each act on a hall of its own, brought to the same place by the same way. */
    const brought = async (way: readonly PainAct["kind"][]) => {
      const all = openAll();
      const { number } = await all.report();
      const other = await all.report();
      const numbers = [number, other.number];
      const performed = async (kind: PainAct["kind"], on: readonly string[] = numbers) => {
        if (kind === "merge") return all.merge(other.number, number);
        if (kind === "return") return all.giveBack(on);
        return all[kind](on);
      };
      for (const kind of way) await performed(kind);
      return { opened: await all.open(number), performed };
    };
    const walk = async (way: readonly PainAct["kind"][]): Promise<void> => {
      const { opened } = await brought(way);
      const { stage, again } = opened.item;
      const situation = `${stage} ${again} ${opened.alike.length}`;
      if (seen.has(situation)) return;
      seen.add(situation);
      const offered = possibleActs(opened);
      for (const kind of kinds) {
        const { performed } = await brought(way);
        const taken = await performed(kind).then(
          () => true,
          () => false,
        );
        expect([situation, kind, taken]).toEqual([situation, kind, offered.includes(kind)]);
        if (taken && kind !== "merge") await walk([...way, kind]);
      }
    };
    await walk([]);
    expect([...seen].map((each) => each.split(" ")[0])).toEqual(
      expect.arrayContaining(["reported", "declined", "accepted", "assigned", "handled", "answered"]),
    );
  }, 30_000);

  it("takes those along that stand at the same, and asks for words where somebody reads them", async () => {
    const all = openAll();
    const { number } = await all.report();
    await all.report();
    const ahead = await all.report();
    await all.report({ step: { ...said.step, matter: "licence" } as typeof said.step });
    await all.accept(ahead.number);
    const opened: Opened = await all.open(number);
    expect(opened.alike).toHaveLength(2);
    expect(handledWith(opened)).toHaveLength(1);
    const numbers = [number];
    expect(isComplete({ kind: "accept", numbers })).toBe(true);
    expect(isComplete({ kind: "accept", numbers: [] })).toBe(false);
    expect(isComplete({ kind: "decline", numbers, words: " " })).toBe(false);
    expect(isComplete({ kind: "answer", numbers, words: "好了" })).toBe(true);
    expect(isComplete({ kind: "assign", numbers, unit: "", words: "" })).toBe(false);
    expect(isComplete({ kind: "assign", numbers, unit: "hall", words: "" })).toBe(true);
  });
});
