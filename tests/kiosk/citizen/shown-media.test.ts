import { describe, expect, it } from "vitest";
import { getNextSnapshot, initialTransition } from "xstate";
import type { ShownMedia } from "../../../kiosk/citizen/media/shown-media.ts";
import { overlayOf } from "../../../kiosk/citizen/snapshot.ts";
import { goodCondition, sessionMachine } from "../../support/citizen-paths.ts";

const media: ShownMedia = {
  kind: "sample",
  file: "form.svg",
  of: { "zh-CN": "身份证", "zh-TW": "身分證", en: "Identity card" },
};
const begun = initialTransition(sessionMachine, { condition: goodCondition })[0];
type State = typeof begun;
const next = (state: State, event: Parameters<typeof getNextSnapshot<typeof sessionMachine>>[2]) =>
  getNextSnapshot(sessionMachine, state, event);
const shown = next(next(begun, { type: "chooseMatter" }), { type: "showMedia", media });
const overlay = ({ value, context }: Pick<State, "value" | "context">) =>
  overlayOf({
    terminal: {
      value: { service: "session", hall: "waiting" },
      context: { condition: goodCondition, door: {} },
    },
    session: { value, context },
  });

describe("a picture or a film over the screen", () => {
  it("comes and goes without moving the journey", () => {
    expect([overlay(shown), shown.context.media]).toEqual(["media", media]);
    expect(shown.matches({ open: { journey: "matter" } })).toBe(true);
    const closed = next(shown, { type: "closeMedia" });
    expect([overlay(closed), closed.context.media]).toEqual([null, null]);
    expect(closed.matches({ open: { journey: "matter" } })).toBe(true);
  });

  it("lies below help, which is a touch away, and is there again when help is closed", () => {
    const helped = next(shown, { type: "help" });
    expect(overlay(helped)).toBe("help");
    expect(overlay(next(helped, { type: "closeHelp" }))).toBe("media");
  });

  it("is gone when somebody leaves", () => {
    const left = next(shown, { type: "leave" });
    expect([overlay(left), left.context.media]).toEqual([null, null]);
  });
});
