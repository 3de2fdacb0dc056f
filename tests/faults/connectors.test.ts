import { describe, expect, it } from "vitest";
import { SimulatedHall } from "../support/simulated-hall.ts";
import { type ConnectorOutcome, connectorCases, runConnectorCase } from "./connectors/matrix.ts";

/** Of the cells, one in so many is run with every change; `npm run faults` runs them all. A prime: other steps for every fault. */
const oneIn = 31;

describe("faults of those outside", () => {
  it(`keep nobody from a receipt, lose nothing and send nothing twice, in one cell of ${oneIn}`, async () => {
    const hall = await SimulatedHall.start();
    try {
      const wrong: ConnectorOutcome[] = [];
      for (const cell of connectorCases().filter((_, index) => index % oneIn === 0)) {
        const outcome = await runConnectorCase(hall, cell);
        if (outcome.wrongs.length > 0) wrong.push(outcome);
      }
      expect(wrong).toEqual([]);
    } finally {
      await hall.stop();
    }
  }, 60_000);

  it("are seen where they do harm: nothing has come when nobody waits for it", async () => {
    const hall = await SimulatedHall.start();
    try {
      const cell = { partner: "platform", fault: "down", at: "handleReceipt" } as const;
      const outcome = await runConnectorCase(hall, cell, 0);
      expect(outcome.wrongs).not.toEqual([]);
    } finally {
      await hall.stop();
    }
  }, 60_000);
});
