import { describe, expect, it } from "vitest";
import type { MatterPlace } from "../../../kiosk/citizen/matter-place.ts";
import { MatterSteps } from "../../../kiosk/citizen/matter-steps.ts";
import { matterSteps } from "../../../server/contract/matter-steps.ts";

const at = (stage: MatterPlace["stage"], part = "", some: Partial<MatterPlace> = {}): MatterPlace => ({
  matter: "shop",
  version: "2026-11",
  stage,
  part,
  isRefused: false,
  ...some,
});

/** Somebody who is at each place for ten seconds. @returns `stage.part kind count seconds` in the order in which they were counted */
function counted(
  places: readonly (MatterPlace | null)[],
  how: { helpedAt?: number; leaving?: "timedOut" } = {},
) {
  let now = 1_000_000;
  const steps = new MatterSteps(() => now);
  for (const [index, place] of places.entries()) {
    steps.look(place, { isHelped: index === how.helpedAt, leaving: how.leaving ?? "gaveUp" });
    // A page looks whenever anything changes, and mostly nothing of this has.
    now += 5000;
    steps.look(place, { isHelped: index === how.helpedAt, leaving: how.leaving ?? "gaveUp" });
    now += 5000;
  }
  return matterSteps
    .parse(steps.counted())
    .map(({ stage, part, kind, count, seconds }) => `${stage}.${part} ${kind} ${count} ${seconds}`);
}

describe("the steps of a matter", () => {
  it("are each shown so often and so long, and the visit that comes to a receipt is finished there", () => {
    const places = [at("guide"), at("identify"), at("question", "name"), at("review"), at("receipt"), null];
    expect(counted(places)).toEqual([
      "guide. reached 1 10",
      "identify. reached 1 10",
      "question.name reached 1 10",
      "review. reached 1 10",
      "receipt. reached 1 10",
      "receipt. finished 1 50",
    ]);
  });

  it("are turned back from where the one before them comes again, however far", () => {
    const [one, two, three] = [at("question", "one"), at("question", "two"), at("question", "three")];
    expect(counted([one, two, three, two, one, two, null])).toEqual([
      "question.one reached 2 20",
      "question.two reached 3 30",
      "question.three reached 1 10",
      "question.three turnedBack 1 0",
      "question.two turnedBack 1 0",
      "question.two gaveUp 1 60",
    ]);
  });

  it("stand still while all steps are looked over, and are not left by it", () => {
    expect(counted([at("question", "name"), at(null), at("question", "name"), at("receipt"), null])).toEqual([
      "question.name reached 1 30",
      "receipt. reached 1 10",
      "receipt. finished 1 40",
    ]);
  });

  it("are refused and helped once for each time", () => {
    const wrong = at("question", "name", { isRefused: true });
    expect(
      counted([at("question", "name"), wrong, at("question", "name"), wrong, null], { helpedAt: 1 }),
    ).toEqual([
      "question.name reached 1 40",
      "question.name refused 2 0",
      "question.name helped 1 0",
      "question.name gaveUp 1 40",
    ]);
  });

  it("are left for another matter, and a guide that is only read is left by nobody", () => {
    const other = at("guide", "", { matter: "card" });
    expect(counted([at("guide"), at("identify"), other, null])).toEqual([
      "guide. reached 1 10",
      "identify. reached 1 10",
      "identify. gaveUp 1 20",
      "guide. reached 1 10",
    ]);
  });

  it("are kept for later, or end when nobody touches the screen", () => {
    expect(counted([at("question", "name"), at("saved"), null])).toContain("saved. saved 1 20");
    expect(counted([at("question", "name"), null], { leaving: "timedOut" })).toContain(
      "question.name timedOut 1 10",
    );
    // The session ended with the matter on the screen.
    expect(counted([at("question", "name")])).toContain("question.name gaveUp 1 10");
  });
});
