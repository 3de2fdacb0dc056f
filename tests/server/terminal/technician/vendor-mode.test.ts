import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  acknowledgeWithin,
  VendorMode,
  type VendorModeEvent,
} from "../../../../server/terminal/technician/vendor-mode.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";

function aMode() {
  const clock = new SimulatedClock();
  const events: VendorModeEvent[] = [];
  let isIn = false;
  const mode = new VendorMode({
    clock,
    onEntered: () => {
      isIn = true;
    },
    onExited: () => {
      isIn = false;
    },
    tell: (event) => events.push(event),
  });
  return { clock, events, mode, isIn: () => isIn };
}

describe("vendor mode", () => {
  it("begins and ends at once where nobody is registered", () => {
    const { mode, events, isIn } = aMode();
    expect(mode.requestEnter()).toBe(true);
    expect([mode.state, isIn()]).toEqual(["active", true]);
    expect(mode.requestExit()).toBe(true);
    expect([mode.state, isIn()]).toEqual(["inactive", false]);
    expect(events).toEqual([
      "EnterModeRequestEvent",
      "ModeEnteredEvent",
      "ExitModeRequestEvent",
      "ModeExitedEvent",
    ]);
  });

  it("waits for every application, and for those that are gone no longer", () => {
    const { mode, isIn } = aMode();
    const [one, two] = [mode.register(), mode.register()];
    mode.requestEnter();
    expect(one.acknowledge("enter")).toBe(true);
    expect(one.acknowledge("enter")).toBe(false);
    expect(two.acknowledge("exit")).toBe(false);
    expect([mode.state, isIn()]).toEqual(["enterPending", false]);
    two.leave();
    expect(mode.state).toBe("active");
    mode.requestExit();
    expect(mode.state).toBe("exitPending");
    expect(isIn()).toBe(true);
    expect(one.acknowledge("exit")).toBe(true);
    expect(mode.state).toBe("inactive");
  });

  it("waits for one that hangs no longer than it has to", async () => {
    const { mode, clock } = aMode();
    mode.register();
    mode.requestEnter();
    await clock.advance(acknowledgeWithin - 1);
    expect(mode.state).toBe("enterPending");
    await clock.advance(1);
    expect(mode.state).toBe("active");
    expect(clock.pendingTimers).toBe(0);
  });

  it("takes the devices exactly while it is active or being left, whatever is asked in whatever order", async () => {
    const step = fc.constantFrom("enter", "exit", "register", "ackEnter", "ackExit", "leave", "wait");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { mode, clock, isIn, events } = aMode();
        const applications: ReturnType<VendorMode["register"]>[] = [];
        for (const each of steps) {
          if (each === "enter") mode.requestEnter();
          if (each === "exit") mode.requestExit();
          if (each === "register") applications.push(mode.register());
          if (each === "ackEnter") for (const application of applications) application.acknowledge("enter");
          if (each === "ackExit") for (const application of applications) application.acknowledge("exit");
          if (each === "leave") applications.pop()?.leave();
          if (each === "wait") await clock.advance(acknowledgeWithin);
          expect(isIn()).toBe(mode.state === "active" || mode.state === "exitPending");
        }
        const order = [
          "EnterModeRequestEvent",
          "ModeEnteredEvent",
          "ExitModeRequestEvent",
          "ModeExitedEvent",
        ];
        expect(events).toEqual(events.map((_, index) => order[index % 4]));
      }),
      { numRuns: 60 },
    );
  });
});
