import { describe, expect, it } from "vitest";
import { createActor } from "xstate";
import { createTerminalMachine } from "../../../kiosk/citizen/machines/terminal.machine.ts";
import { type CitizenSnapshot, shownOf } from "../../../kiosk/citizen/snapshot.ts";
import {
  citizenMoments,
  goodCondition,
  sessionMachine,
  silentTerminalEffects,
} from "../../support/citizen-paths.ts";

describe("somebody who wants to begin while the session is still being loaded", () => {
  const atRest = () => {
    let isLoaded = false;
    const machine = createTerminalMachine(silentTerminalEffects, () => (isLoaded ? sessionMachine : null));
    const resting = machine.resolveState({
      value: { service: "rest", hall: "waiting" },
      context: { condition: goodCondition, door: null },
    });
    const actor = createActor(machine, { snapshot: resting });
    actor.start();
    return {
      actor,
      load() {
        isLoaded = true;
        actor.send({ type: "loaded" });
      },
    };
  };

  it("gets it as soon as it is there, by the door that was pressed", () => {
    const { actor, load } = atRest();
    actor.send({ type: "start", modes: { text: "large" } });
    expect(actor.getSnapshot().value.service).toBe("rest");
    load();
    expect(actor.getSnapshot().value.service).toBe("session");
    expect(actor.getSnapshot().context.door).toEqual({ text: "large" });
    actor.stop();
  });

  it("is nobody where nobody pressed", () => {
    const { actor, load } = atRest();
    load();
    expect(actor.getSnapshot().value.service).toBe("rest");
    actor.stop();
  });
});

describe("what is before the finger", () => {
  const first = [...citizenMoments().values()].find(({ snapshot }) => snapshot.session)?.snapshot;
  const inFollowing = (state: string, step?: string): CitizenSnapshot => {
    if (!first?.session) throw new Error("no moment is in a session");
    const following = { state, step, reading: { state: "documentPlace" } } as never;
    return { ...first, session: { ...first.session, context: { ...first.session.context, following } } };
  };

  it("is another with each screen, step and part of any journey, and the same while only data change", () => {
    const shown = shownOf(inFollowing("followWho", "one"));
    expect(shownOf(inFollowing("followWho", "one"))).toBe(shown);
    expect(shownOf(inFollowing("followCode", "one"))).not.toBe(shown);
    expect(shownOf(inFollowing("followWho", "two"))).not.toBe(shown);
  });
});
