import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duration, wallTime } from "../../../kiosk/ui/time.ts";
import { availableCommands, ticketNumber, typedNumber } from "../../../kiosk/window/commands.ts";
import { actionOf, type KeyPress, shortcuts } from "../../../kiosk/window/shortcuts.ts";
import { aView, holding } from "./window-fixture.ts";

describe("which commands make sense", () => {
  const waitingNobody = [{ ...aView().waiting[0]!, count: 0, next: null }];
  const noShows = [{ ticketId: "20261123-A009", number: "A009", validUntil: 3_600_000 }];
  it.each([
    ["nobody in hand, somebody waits", aView(), ["callNext", "callNumber", "signOut"]],
    ["nobody in hand, nobody waits", aView({ waiting: waitingNobody }), ["signOut"]],
    ["somebody was called", holding("called"), ["noShow", "recall", "start"]],
    ["somebody is served", holding("serving"), ["finish"]],
    ["somebody missed a call", { ...holding("serving"), noShows }, ["finish", "rejoin"]],
  ])("%s", (_case, view, expected) => {
    expect([...availableCommands(view)].sort()).toEqual(expected);
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
    code: "F8",
    repeat: false,
    modified: false,
    focus: "nothing",
    ...changes,
  });
  it("gives every command of a window a key of its own", () => {
    expect(Object.keys(shortcuts).sort()).toEqual(
      ["callNext", "callNumber", "finish", "noShow", "recall", "rejoin", "signOut", "start"].sort(),
    );
    expect(new Set(Object.values(shortcuts)).size).toBe(Object.keys(shortcuts).length);
    for (const [action, code] of Object.entries(shortcuts)) expect(actionOf(press({ code }))).toBe(action);
  });
  it("calls the next one on the space bar, unless a control has the focus", () => {
    expect(actionOf(press({ code: "Space" }))).toBe("callNext");
    expect(actionOf(press({ code: "Space", focus: "control" }))).toBeNull();
    expect(actionOf(press({ code: "Space", focus: "field" }))).toBeNull();
  });
  it("acts once while a key is held, and never on a combination", () => {
    expect(actionOf(press({ repeat: true }))).toBeNull();
    expect(actionOf(press({ modified: true }))).toBeNull();
  });
  it("leaves the field on Escape, and puts a message away elsewhere", () => {
    expect(actionOf(press({ code: "Escape", focus: "field" }))).toBe("leaveField");
    expect(actionOf(press({ code: "Escape" }))).toBe("dismissError");
  });
  it("does not sign out on End while a number is typed", () => {
    expect(actionOf(press({ code: "End", focus: "field" }))).toBeNull();
    expect(actionOf(press({ code: "End" }))).toBe("signOut");
  });
});

describe("times", () => {
  it("shows lengths of time, never below zero", () => {
    expect(duration(0)).toBe("0:00");
    expect(duration(65_999)).toBe("1:05");
    expect(duration(3_723_000)).toBe("1:02:03");
    expect(duration(-5)).toBe("0:00");
  });
  it("shows wall time", () => {
    const moment = new Date(2026, 10, 23, 9, 5, 7).getTime();
    expect(wallTime(moment)).toBe("09:05");
    expect(wallTime(moment, "seconds")).toBe("09:05:07");
  });
});
