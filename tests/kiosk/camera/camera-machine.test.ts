import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import { cameraDelays, createCameraMachine } from "../../../kiosk/camera/camera.machine.ts";
import { type CameraProblem, createCameraEffects } from "../../../kiosk/camera/camera.ts";
import { createProviderEffects } from "../../../kiosk/camera/provider.ts";
import { flawsOf } from "../../support/machine-nodes.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

/** A terminal that is never there: what programs want of the camera is in `provider.test.ts`. */
const nobody = createProviderEffects({
  connect: () => {
    throw new Error("no terminal");
  },
  visibility: { isSeen: () => true, onChange: () => () => undefined },
  still: () => Promise.reject(new Error("no picture")),
  now: () => 0,
  report: () => undefined,
});

/** A browser's media, with one camera that the test holds. */
function aBrowser(answer: () => Promise<void> = async () => undefined) {
  const ended: (() => void)[] = [];
  let running = 0;
  const track = {
    label: "a camera",
    getSettings: () => ({ width: 1920, height: 1080 }),
    addEventListener: (_name: string, listener: () => void) => ended.push(listener),
    removeEventListener: (_name: string, listener: () => void) => ended.splice(ended.indexOf(listener), 1),
    stop: () => {
      running -= 1;
    },
  };
  const media = {
    getUserMedia: async () => {
      await answer();
      running += 1;
      return { getVideoTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
    },
  };
  const clock = new SimulatedClock();
  const actor = createActor(createCameraMachine({ ...createCameraEffects(media), ...nobody }), { clock });
  actor.start();
  return {
    clock,
    actor,
    running: () => running,
    pull: () => {
      for (const tell of [...ended]) tell();
    },
    context: () => actor.getSnapshot().context,
    state: () => actor.getSnapshot().value,
  };
}
const dark = { none: "dark" } as const;
const seen = { none: { seen: "moving" } } as const;
const live = (still: "taken" | typeof dark | typeof seen) => ({ live: { pictures: "coming", still } });

describe("the camera", () => {
  it("is on while it is wanted, and released when it is not", async () => {
    const { actor, state, running, context, clock } = aBrowser();
    expect(state()).toBe("off");
    actor.send({ type: "switchOn" });
    await settle();
    expect(state()).toEqual(live(dark));
    expect(context().camera).toMatchObject({ label: "a camera", width: 1920, height: 1080 });
    actor.send({ type: "take" });
    actor.send({ type: "judge", good: true });
    expect([state(), context().verdict]).toEqual([live("taken"), true]);
    actor.send({ type: "again" });
    expect([state(), context().verdict]).toEqual([live(dark), null]);
    actor.send({ type: "switchOff" });
    expect([state(), running(), context().camera, context().problem]).toEqual(["off", 0, null, null]);
    expect(clock.pendingTimers).toBe(0);
  });

  it.each([
    ["NotFoundError", "none"],
    ["OverconstrainedError", "none"],
    ["NotAllowedError", "refused"],
    ["SecurityError", "refused"],
    ["NotReadableError", "busy"],
    ["AbortError", "busy"],
    ["TypeError", "other"],
  ] as [string, CameraProblem][])(
    "that does not open with %s says %s, and may be tried again",
    async (name, problem) => {
      let isMended = false;
      const { actor, state, context } = aBrowser(async () => {
        if (!isMended) throw new DOMException("no", name);
      });
      actor.send({ type: "switchOn" });
      await settle();
      expect([state(), context().problem]).toEqual(["off", problem]);
      isMended = true;
      actor.send({ type: "switchOn" });
      await settle();
      expect([state(), context().problem]).toEqual([live(dark), null]);
    },
  );

  it("says that it was pulled out, and lets go of it", async () => {
    const { actor, state, context, pull, running } = aBrowser();
    actor.send({ type: "switchOn" });
    await settle();
    actor.send({ type: "take" });
    pull();
    expect([state(), context().problem, running()]).toEqual(["off", "gone", 0]);
  });

  it("says that its picture stands still, and not while pictures come", async () => {
    const { actor, state, context, clock, running } = aBrowser();
    actor.send({ type: "switchOn" });
    await settle();
    for (let time = 0; time < 10; time++) {
      await clock.advance(cameraDelays.frozenAfter - 1);
      actor.send({ type: "frame" });
    }
    expect(state()).toEqual(live(seen));
    await clock.advance(cameraDelays.frozenAfter);
    expect([state(), context().problem, running()]).toEqual(["off", "frozen", 0]);
  });

  it("is released when it opens after nobody wanted it any more, and when the page goes", async () => {
    let open: () => void = () => undefined;
    const slow = aBrowser(
      () =>
        new Promise((resolve) => {
          open = resolve;
        }),
    );
    slow.actor.send({ type: "switchOn" });
    slow.actor.send({ type: "switchOff" });
    open();
    await settle();
    expect([slow.state(), slow.running(), slow.context().problem]).toEqual(["off", 0, null]);
    const left = aBrowser();
    left.actor.send({ type: "switchOn" });
    await settle();
    left.actor.stop();
    expect(left.running()).toBe(0);
  });

  it("is refused where the browser hides its media", async () => {
    const actor = createActor(createCameraMachine({ ...createCameraEffects(undefined), ...nobody }), {
      clock: new SimulatedClock(),
    });
    actor.start();
    actor.send({ type: "switchOn" });
    await settle();
    expect(actor.getSnapshot().context.problem).toBe("refused");
  });

  it("has an answer to the failure of everything it invokes", () => {
    expect(flawsOf(createCameraMachine({ ...createCameraEffects(undefined), ...nobody }))).toEqual([]);
  });
});
