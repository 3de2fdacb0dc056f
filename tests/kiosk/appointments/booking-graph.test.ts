import { beforeAll, describe, expect, it } from "vitest";
import { bookingMachine, bookingPaths, sampleVisit } from "../../support/booking-paths.ts";
import { unanswered } from "../../support/machine-nodes.ts";

type Path = ReturnType<typeof bookingPaths>[number];
let paths: Path[] = [];
beforeAll(() => {
  paths = bookingPaths();
});

describe("the booking page", () => {
  it("reaches all of its states, and answers the failure of everything it asks", () => {
    expect([...new Set(paths.map(({ state }) => state.value))].sort()).toEqual(
      Object.keys(bookingMachine.states).sort(),
    );
    expect(unanswered(bookingMachine)).toEqual([]);
  });

  it("holds the document only until the hall has taken it", () => {
    const holding = paths.filter(({ state }) => state.context.document.number !== "");
    expect(holding.length).toBeGreaterThan(0);
    for (const { state } of holding) {
      expect(["who", "identifying"]).toContain(state.value);
      expect(state.context.visit).toBe("");
    }
  });

  it("leaves nothing of a visit behind, and sends nothing that was not shown whole before", () => {
    for (const { steps, state } of paths) {
      const values = steps.map((step) => step.state.value);
      for (const [index, value] of values.entries()) {
        if (value === "saving") expect(values.slice(0, index)).toContain("review");
        if (value === "cancelling") expect(values.slice(0, index)).toContain("cancelAsk");
      }
      if (state.value === "who") expect(JSON.stringify(state.context)).not.toContain(sampleVisit);
    }
    // The walk did leave from within a visit.
    const left = paths.filter(({ steps }) => steps.some((step) => step.state.context.visit === sampleVisit));
    expect(left.length).toBeGreaterThan(0);
  });
});
