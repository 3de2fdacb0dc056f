import { beforeEach, describe, expect, it } from "vitest";
import { createActor, setup } from "xstate";
import { createDutyEffects, type DutyTold } from "../../../kiosk/guide/duty.ts";
import { settle } from "../../support/simulated-clock.ts";

/** A browser's lock, and a page that can be covered. */
class PlayedTablet {
  refuses = false;
  asked = 0;
  readonly locks: { released: boolean; takeBack(): void }[] = [];
  readonly page = Object.assign(new EventTarget(), { visibilityState: "visible" as DocumentVisibilityState });
  readonly told: DutyTold[] = [];
  bellIsOn = false;
  readonly #bell = new Set<() => void>();

  readonly effects = createDutyEffects({
    bell: {
      prepare: () => undefined,
      ring: () => undefined,
      isOn: () => this.bellIsOn,
      onChange: (listener) => {
        this.#bell.add(listener);
        return () => this.#bell.delete(listener);
      },
    },
    page: this.page as never,
    wakeLock: {
      request: async () => {
        this.asked += 1;
        if (this.refuses) throw new DOMException("played", "NotAllowedError");
        const events = new EventTarget();
        const lock = {
          released: false,
          takeBack: () => {
            lock.released = true;
            events.dispatchEvent(new Event("release"));
          },
        };
        this.locks.push(lock);
        return Object.assign(events, { release: async () => lock.takeBack() }) as unknown as WakeLockSentinel;
      },
    },
  });
  /** As the page's machine has it beside itself. */
  start(what: "hearSound" | "stayAwake") {
    const { told } = this;
    const machine = setup({
      types: { events: {} as DutyTold },
      actors: this.effects,
    }).createMachine({
      invoke: { src: what, input: {} },
      on: { "*": { actions: ({ event }) => told.push(event) } },
    });
    return createActor(machine).start();
  }
  change(to: DocumentVisibilityState) {
    this.page.visibilityState = to;
    this.page.dispatchEvent(new Event("visibilitychange"));
  }
  bell(on: boolean) {
    this.bellIsOn = on;
    for (const listener of [...this.#bell]) listener();
  }
}

let tablet: PlayedTablet;
beforeEach(() => {
  tablet = new PlayedTablet();
});
const awake = () => tablet.told.map((told) => (told.type === "awake" ? told.awake : told.on));

describe("a tablet on duty", () => {
  it("stays bright, is asked again when it is seen again, and is let go at the end", async () => {
    const actor = tablet.start("stayAwake");
    await settle();
    tablet.change("hidden");
    tablet.locks[0]?.takeBack();
    expect([tablet.asked, awake()]).toEqual([1, ["on", "off"]]);
    tablet.change("visible");
    await settle();
    expect([tablet.asked, awake()]).toEqual([2, ["on", "off", "on"]]);
    // Seen again with the lock still held, nothing is asked.
    tablet.change("visible");
    expect(tablet.asked).toBe(2);
    actor.stop();
    expect(tablet.locks.map(({ released }) => released)).toEqual([true, true]);
    tablet.change("visible");
    expect(tablet.asked).toBe(2);
  });

  it("lets a lock go that came after the end", async () => {
    tablet.start("stayAwake").stop();
    await settle();
    expect(tablet.locks.map(({ released }) => released)).toEqual([true]);
  });

  it("says that the screen may go dark where the device does not want, or the browser cannot", async () => {
    tablet.refuses = true;
    tablet.start("stayAwake");
    await settle();
    expect(awake()).toEqual(["off"]);
    const { stayAwake } = createDutyEffects({
      bell: {} as never,
      wakeLock: null,
      page: tablet.page as never,
    });
    const told: DutyTold[] = [];
    createActor(
      setup({ types: { events: {} as DutyTold }, actors: { stayAwake } }).createMachine({
        invoke: { src: "stayAwake", input: {} },
        on: { "*": { actions: ({ event }) => told.push(event) } },
      }),
    ).start();
    expect(told).toEqual([{ type: "awake", awake: "none" }]);
  });

  it("says whether the bell can be heard, whenever that changes", () => {
    const actor = tablet.start("hearSound");
    tablet.bell(true);
    tablet.bell(false);
    actor.stop();
    tablet.bell(true);
    expect(awake()).toEqual([false, true, false]);
  });
});
