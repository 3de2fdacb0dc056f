import { beforeAll, describe, expect, it } from "vitest";
import {
  appointmentViewOf,
  busyAppointmentScreens,
} from "../../../kiosk/citizen/machines/appointment.machine.ts";
import { appointmentDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { appointmentMachine, appointmentPaths } from "../../support/citizen-paths.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";

type Path = ReturnType<typeof appointmentPaths>[number];
let paths: Path[] = [];
beforeAll(() => {
  paths = appointmentPaths();
});

const nodes = nodesOf(appointmentMachine.root);

describe("every reachable situation of an appointment's journey", () => {
  it("is all of its states", () => {
    const leaves = nodes.filter(({ states }) => Object.keys(states).length === 0).map(({ key }) => key);
    const reached = new Set(paths.map(({ state: { value } }) => value));
    expect([...reached].sort()).toEqual(leaves.sort());
  });

  it("sends nothing that was not shown before: no booking without the review, no cancelling without the question", () => {
    for (const { steps } of paths) {
      const states = steps.map(({ state }) => state.value);
      for (const [index, value] of states.entries()) {
        const shown = states.slice(0, index);
        if (value === "appointmentSaving") expect(shown).toContain("appointmentReview");
        if (value === "appointmentCancelling") expect(shown).toContain("appointmentCancelAsk");
      }
    }
  });

  it("ends with a number only by a check-in, and never gives the person to a screen", () => {
    for (const { state } of paths) {
      if (state.status === "done")
        expect(state.output?.ticket !== null).toBe(state.output?.next === "number");
      expect(JSON.stringify(appointmentViewOf(state))).not.toContain("0".repeat(64));
    }
    // The walk had one to give.
    expect(paths.some(({ state }) => state.context.person !== null)).toBe(true);
  });

  it("works in the states in which the hall or the printer is asked, and in no other", () => {
    const asking = nodes
      .filter(({ invoke }) => invoke.some(({ src }) => !["document", "code"].includes(String(src))))
      .map(({ key }) => key);
    expect([...busyAppointmentScreens].sort()).toEqual(asking.sort());
  });
});

describe("the appointment machine", () => {
  it("uses every one of its delays, and no other", () => {
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(appointmentDelays).sort());
  });
  it("has an answer to the failure of everything it invokes", () => {
    expect(flawsOf(appointmentMachine)).toEqual([]);
  });
});
