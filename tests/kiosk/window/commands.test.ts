import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { windowErrorMessages } from "../../../kiosk/i18n/window.ts";
import { duration, wallTime } from "../../../kiosk/ui/time.ts";
import { availableCommands, ticketNumber, typedNumber } from "../../../kiosk/window/commands.ts";
import { helpGroups } from "../../../kiosk/window/dialogs/help.tsx";
import { type Draft, draftedCommand, emptyDraft, withChanges } from "../../../kiosk/window/draft.ts";
import { actionOf, chordOf, type KeyPress, keyCap, shortcuts } from "../../../kiosk/window/shortcuts.ts";
import { undoableStep } from "../../../server/contract/window.ts";
import { aView, holding, places, start } from "./window-fixture.ts";

const always = ["chooseProfile", "setAutoCall"];

describe("which commands make sense", () => {
  const [line] = aView().waiting;
  if (!line) throw new Error("nobody waits in the fixture");
  const nobody = [{ ...line, count: 0, next: null }];
  const onlyAside = [{ ...line, count: 1, next: null }];
  const noShows = [{ ticketId: "20261123-A009", number: "A009", validUntil: start + 1000 }];
  const held = [{ ticketId: "20261123-A008", number: "A008", until: start + 1000, here: true }];
  const undo = { step: "ticketNoShow", number: "A009", until: start + 1000 } as const;
  const paused = { since: start, reason: "meal" } as const;
  const busy = ["addMatter", "hold", "transfer"];
  it.each([
    ["nobody in hand, somebody waits", aView(), ["callNext", "callNumber", "pause", "signOut"]],
    ["nobody in hand, nobody waits", aView({ waiting: nobody }), ["callNumber", "pause", "signOut"]],
    ["all who wait are aside", aView({ waiting: onlyAside, held }), ["callNumber", "pause", "signOut"]],
    ["paused", aView({ paused, undo }), ["resume", "signOut"]],
    ["somebody was called", holding("called"), [...busy, "noShow", "recall", "start"]],
    ["called a moment ago", holding("called", { recallFrom: start + 1 }), [...busy, "noShow", "start"]],
    ["called enough", holding("called", { recallFrom: null }), [...busy, "noShow", "start"]],
    ["somebody is served", holding("serving"), [...busy, "finish"]],
    ["somebody missed a call", { ...holding("serving"), noShows }, [...busy, "finish", "rejoin"]],
    [
      "a step can be taken back",
      aView({ waiting: nobody, undo }),
      ["callNumber", "pause", "signOut", "undo"],
    ],
  ])("%s", (_case, view, expected) => {
    expect([...availableCommands(view, start)].sort()).toEqual([...always, ...expected].sort());
  });

  it("follow the hall's time without a new view", () => {
    const view = aView({ waiting: onlyAside, held, noShows, undo });
    const at = (now: number) => [...availableCommands(view, now)];
    expect(at(start + 1000)).toContain("undo");
    expect(at(start + 1000)).toContain("rejoin");
    expect(at(start + 1001)).not.toContain("undo");
    expect(at(start + 1001)).not.toContain("rejoin");
    expect(at(start + 999)).not.toContain("callNext");
    expect(at(start + 1000)).toContain("callNext");
    const called = holding("called", { recallFrom: start + 5000 });
    expect(availableCommands(called, start + 4999)).not.toContain("recall");
    expect(availableCommands(called, start + 5000)).toContain("recall");
  });
});

describe("what a dialog asks for", () => {
  const draft = (changes: Partial<Draft>) => withChanges(emptyDraft, changes);
  it.each([
    ["hold", { minutes: "15", sameWindow: false }, { type: "hold", minutes: 15, sameWindow: false }],
    ["hold", { minutes: "60" }, { type: "hold", minutes: 60, sameWindow: true }],
    ["hold", { minutes: "61" }, null],
    ["hold", { minutes: "0" }, null],
    ["hold", { minutes: "" }, null],
    ["transfer", {}, null],
    [
      "transfer",
      { serviceId: "business", back: true },
      { type: "transfer", serviceId: "business", toWindowId: null, back: true },
    ],
    ["addMatter", {}, null],
    ["addMatter", { serviceId: "business" }, { type: "addMatter", serviceId: "business" }],
    ["pause", { reason: "meal" }, { type: "pause", reason: "meal" }],
    ["chooseProfile", {}, { type: "chooseProfile", profileId: null }],
    ["chooseProfile", { profileId: "all-round" }, { type: "chooseProfile", profileId: "all-round" }],
  ] as const)("%s %j is %j", (type, changes, expected) => {
    expect(draftedCommand(type, draft(changes), places)).toEqual(expected);
  });

  it("keeps in its fields only what they can hold", () => {
    expect(draft({ minutes: "1a5 99" }).minutes).toBe("159");
    expect(draft({ number: " b-1 " }).number).toBe("B1");
  });

  it("forgets the window when another service is chosen, and nothing else", () => {
    const chosen = withChanges(draft({ serviceId: "business" }), { toWindowId: "3", back: true });
    expect(withChanges(chosen, { back: false }).toWindowId).toBe("3");
    expect(withChanges(chosen, { serviceId: "social-insurance" })).toMatchObject({
      toWindowId: null,
      back: true,
    });
  });
});

describe("the number field", () => {
  it.each([
    ["a7", "A7", "A007"],
    ["A012", "A012", "A012"],
    [" b-1 2 ", "B12", "B012"],
    ["c12345", "C12345", "C12345"],
    ["c1234567", "C12345", "C12345"],
    ["A", "A", null],
    ["12", "", null],
    ["AB3", "A", null],
    ["", "", null],
  ])("%j stands there as %j and means %j", (text, typed, number) => {
    expect(typedNumber(text)).toBe(typed);
    expect(ticketNumber(typed)).toBe(number);
  });

  it("never asks the hall for what its contract does not know", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const number = ticketNumber(typedNumber(text));
        expect(number === null || /^[A-Z]\d{3,5}$/.test(number)).toBe(true);
        expect(typedNumber(typedNumber(text))).toBe(typedNumber(text));
      }),
    );
  });
});

describe("keys", () => {
  const press = (changes: Partial<KeyPress>): KeyPress => ({
    chord: "F8",
    repeat: false,
    focus: "nothing",
    ...changes,
  });

  it("are one for each thing that a window can do, and each in the help once", () => {
    expect(new Set(Object.values(shortcuts)).size).toBe(Object.keys(shortcuts).length);
    for (const [action, chord] of Object.entries(shortcuts)) expect(actionOf(press({ chord }))).toBe(action);
    expect(Object.values(helpGroups).flat().sort()).toEqual(Object.keys(shortcuts).sort());
    // Words that name a key by itself.
    for (const words of Object.values(windowErrorMessages["window.missed"]))
      expect(words).toContain(shortcuts.rejoin);
  });

  it("leave the browser's own alone", () => {
    const browsers = [
      ...["F1", "F3", "F5", "F11", "F12", "Tab", "Enter", "Backspace"],
      ...["F3", "F5", "F7", "F9", "F10", "F12", "Insert", "Delete", "Tab"].map((key) => `Shift+${key}`),
      ...["KeyA", "KeyC", "KeyF", "KeyL", "KeyN", "KeyP", "KeyR", "KeyT", "KeyV", "KeyW", "KeyX"].map(
        (key) => `Ctrl+${key}`,
      ),
    ];
    for (const chord of Object.values(shortcuts)) {
      expect(browsers).not.toContain(chord);
      expect(chord).not.toMatch(/Alt|Meta/);
    }
  });

  it("never send a ticket away for good with one key: that can be undone, or asks first", () => {
    for (const action of ["hold", "transfer", "addMatter", "pause", "profile"] as const)
      expect(actionOf(press({ chord: shortcuts[action] }))).toBe(action);
    const undoable: readonly string[] = undoableStep.options;
    for (const step of ["ticketNoShow", "serviceFinished", "ticketCalled", "serviceStarted"])
      expect(undoable).toContain(step);
  });

  it("call the next one on the space bar, unless a control has the focus", () => {
    expect(actionOf(press({ chord: "Space" }))).toBe("callNext");
    expect(actionOf(press({ chord: "Space", focus: "control" }))).toBeNull();
    expect(actionOf(press({ chord: "Space", focus: "field" }))).toBeNull();
  });

  it("act once while held, and not with another modifier", () => {
    expect(actionOf(press({ repeat: true }))).toBeNull();
    expect(actionOf(press({ chord: "Ctrl+F8" }))).toBeNull();
    expect(actionOf(press({ chord: "Ctrl+Shift+KeyZ" }))).toBeNull();
  });

  it("leave the field on Escape, and put a message away elsewhere", () => {
    expect(actionOf(press({ chord: "Escape", focus: "field" }))).toBe("leaveField");
    expect(actionOf(press({ chord: "Escape" }))).toBe("dismissError");
  });

  it.each(["End", "Home", "Shift+Home", "Insert", "Ctrl+KeyZ"])(
    "leave %s to the field that is typed in",
    (chord) => {
      expect(actionOf(press({ chord, focus: "field" }))).toBeNull();
      expect(actionOf(press({ chord }))).not.toBeNull();
    },
  );

  it("are read with their modifiers, and shown as they are printed", () => {
    const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
    expect(chordOf({ code: "KeyZ", ...none, ctrlKey: true })).toBe(shortcuts.undo);
    expect(chordOf({ code: "F2", ...none, shiftKey: true })).toBe(shortcuts.history);
    expect(chordOf({ code: "F8", ...none })).toBe(shortcuts.callNext);
    expect([keyCap("undo"), keyCap("hold"), keyCap("history")]).toEqual(["Ctrl+Z", "PgDn", "Shift+F2"]);
  });
});

describe("times", () => {
  it("shows lengths of time, never below zero", () => {
    expect(duration(0)).toBe("0:00");
    expect(duration(65_999)).toBe("1:05");
    expect(duration(3_723_000)).toBe("1:02:03");
    expect(duration(-5)).toBe("0:00");
  });
  it("shows the hall's wall time", () => {
    const moment = Date.UTC(2026, 10, 23, 1, 5, 7);
    expect(wallTime(moment)).toBe("09:05");
    expect(wallTime(moment, "seconds")).toBe("09:05:07");
  });
});
