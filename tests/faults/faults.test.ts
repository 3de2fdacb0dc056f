import { describe, expect, it } from "vitest";
import { sessionScreens } from "../../kiosk/citizen/screens/index.ts";
import { SimulatedHall } from "../support/simulated-hall.ts";
import { ways } from "./citizen.ts";
import { effectOf } from "./effects.ts";
import { allCases, type Outcome, runCase } from "./matrix.ts";
import { claims } from "./truth.ts";

/** Of the cells, one in so many is run with every change; `npm run faults` runs them all. A prime: other screens for every fault. */
const oneIn = 17;

const isIn = (half: number) => (_cell: unknown, index: number) => index % (2 * oneIn) === (half - 1) * oneIn;

describe("the fault matrix", () => {
  it("starts from every screen that a fault of a device can meet", () => {
    const missing = Object.keys(sessionScreens).filter((screen) => !(screen in ways));
    // The journeys of appointments and of matters have screens of their own; an appointment's ends in those of the number, as does a number
    // that one has already.
    expect(missing.sort()).toEqual([
      "alreadyTaken",
      "appointment",
      "assisting",
      "finding",
      "following",
      "hallUnreachable",
      "handling",
      "requesting",
      "serviceClosed",
      "takePapers",
    ]);
  });

  it.each([1, 2])(
    `keeps its word in one cell of ${oneIn}, half %i: true sentences, nothing lost or printed twice, back by itself`,
    async (half) => {
      const hall = await SimulatedHall.start();
      try {
        const wrong: Outcome[] = [];
        for (const cell of allCases(await hall.bench()).filter(isIn(half))) {
          const outcome = await runCase(hall, cell);
          if (outcome.wrongs.length > 0) wrong.push(outcome);
        }
        expect(wrong).toEqual([]);
      } finally {
        await hall.stop();
      }
    },
    60_000,
  );

  it("wants to be told what a new fault does", () => {
    expect(() => effectOf("receipt-printer", "newFault")).toThrow(/effects.ts does not say/);
    expect(effectOf("some-other-device", "newFault").stops).toBeNull();
  });

  it("finds a screen that does not tell the truth", async () => {
    const hall = await SimulatedHall.start();
    const facts = {
      readerWorks: true,
      printerWorks: true,
      cardLies: false,
      named: new Set<never>(),
      paper: [],
    };
    expect(claims(hall.snapshot, facts)).toEqual([{ sentence: "restAllWorks", isTrue: true }]);
    expect(claims(hall.snapshot, { ...facts, printerWorks: false })[0]?.isTrue).toBe(false);
    await hall.stop();
  });
});
