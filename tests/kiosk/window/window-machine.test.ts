import { describe, expect, it } from "vitest";
import { undoHint, windowDelays } from "../../../kiosk/window/delays.ts";
import { aRating } from "../../support/window-rating-moments.ts";
import { aView, aWindow, holding, start } from "./window-fixture.ts";

const keysOf = (sent: readonly { idempotencyKey: string }[]) =>
  sent.map(({ idempotencyKey }) => idempotencyKey);

describe("signing in", () => {
  it("lists the places once the hall is connected, and signs in with what was chosen", async () => {
    const window = aWindow();
    expect(window.state()).toBe("waiting");
    await window.hall.connection("open");
    expect(window.state()).toBe("choosing");
    await window.press({ type: "signIn" });
    expect(window.sent).toEqual([]);

    await window.press({ type: "chooseClerk", clerkId: "clerk-1" });
    await window.press({ type: "chooseWindow", windowId: "2" });
    await window.press({ type: "signIn" });
    expect(window.sent).toEqual([
      {
        command: { type: "signIn", clerkId: "clerk-1", windowId: "2" },
        idempotencyKey: "key-0000000000000001",
      },
    ]);
    await window.hall.answers(aView());
    expect(window.state()).toBe("ready");
    expect(window.context().session).toEqual({ clerkId: "clerk-1", windowId: "2" });
  });

  it("goes back to the list, asked for anew, when the window is taken", async () => {
    const window = aWindow();
    await window.hall.connection("open");
    await window.press({ type: "chooseClerk", clerkId: "clerk-1" });
    await window.press({ type: "chooseWindow", windowId: "2" });
    await window.press({ type: "signIn" });
    await window.hall.refuses("window.taken");
    expect(window.state()).toBe("choosing");
    expect(window.context()).toMatchObject({ error: "window.taken", pending: null, session: null });
    expect(window.hall.listed()).toBe(2);
  });

  it("signs in with the same key when the connection was lost on the way", async () => {
    const window = aWindow();
    await window.hall.connection("open");
    await window.press({ type: "chooseClerk", clerkId: "clerk-1" });
    await window.press({ type: "chooseWindow", windowId: "2" });
    await window.press({ type: "signIn" });
    await window.hall.connection("lost");
    expect(window.state()).toBe("signInWaiting");
    await window.hall.connection("open");
    expect(new Set(keysOf(window.sent)).size).toBe(1);
    expect(window.sent).toHaveLength(2);
    await window.hall.answers(aView());
    expect(window.state()).toBe("ready");
  });

  it("says so when the list cannot be had, and tries again when asked to", async () => {
    const window = aWindow();
    window.hall.listFailsWith("message.internal");
    await window.hall.connection("open");
    expect(window.state()).toBe("failed");
    expect(window.context().error).toBe("message.internal");
    window.hall.listFailsWith(null);
    await window.press({ type: "tryAgain" });
    expect(window.state()).toBe("choosing");
    expect(window.context().error).toBeNull();
  });
});

describe("commands", () => {
  it("sends one command at a time, each with a key of its own", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "callNext" });
    await window.press({ type: "callNext" });
    expect(window.sent.map(({ command }) => command)).toEqual([{ type: "callNext" }]);
    await window.hall.answers(holding("called"));
    await window.press({ type: "start" });
    expect(window.sent).toHaveLength(2);
    expect(new Set(keysOf(window.sent)).size).toBe(2);
  });

  it("sends what is pressed meanwhile after the answer, the last of several, if it makes sense then", async () => {
    const window = aWindow();
    await window.signedIn(holding("serving"));
    await window.press({ type: "finish" });
    await window.press({ type: "signOut" });
    await window.press({ type: "callNext" });
    expect(window.sent).toHaveLength(1);
    await window.hall.answers(aView());
    expect(window.sent.map(({ command }) => command.type)).toEqual(["finish", "callNext"]);
    expect(new Set(keysOf(window.sent)).size).toBe(2);
    await window.press({ type: "finish" });
    await window.hall.answers(holding("called"));
    expect(window.sent).toHaveLength(2);
    expect(window.context()).toMatchObject({ pending: null, next: null });
  });

  it("switches the automatic call on and off again as fast as it is shown", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "setAutoCall", on: true });
    await window.press({ type: "setAutoCall", on: true });
    await window.hall.pushes(aView({ autoCall: true }));
    await window.press({ type: "setAutoCall", on: false });
    await window.hall.answers(aView({ autoCall: true }));
    await window.hall.answers(aView());
    expect(window.sent.map(({ command }) => command)).toEqual([
      { type: "setAutoCall", on: true },
      { type: "setAutoCall", on: false },
    ]);
  });

  it("forgets what is pressed meanwhile when the answer is an error, or the hall is lost", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "callNext" });
    await window.press({ type: "pause" });
    await window.hall.refuses("window.busy");
    expect(window.sent).toHaveLength(1);
    await window.press({ type: "callNext" });
    await window.press({ type: "signOut" });
    await window.hall.connection("lost");
    await window.hall.connection("open");
    await window.hall.answers(aView());
    await window.hall.answers(holding("called"));
    expect(window.sent.map(({ command }) => command.type)).toEqual([
      "callNext",
      "callNext",
      "signIn",
      "callNext",
    ]);
    expect(window.context()).toMatchObject({ pending: null, next: null });
  });

  it("ignores what makes no sense now", async () => {
    const window = aWindow();
    await window.signedIn(holding("serving"));
    for (const type of ["callNext", "recall", "start", "noShow", "signOut", "callNumber"] as const)
      await window.press({ type });
    await window.press({ type: "rejoin", ticketId: "20261123-A001" });
    expect(window.sent).toEqual([]);
    await window.press({ type: "finish" });
    expect(window.sent.map(({ command }) => command.type)).toEqual(["finish"]);
  });

  it("calls the number in the field, written out, and empties the field when it was called", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "typeNumber", text: "a7" });
    expect(window.context().number).toBe("A7");
    await window.press({ type: "callNumber" });
    expect(window.sent.map(({ command }) => command)).toEqual([{ type: "callNumber", number: "A007" }]);
    await window.hall.refuses("window.notWaiting");
    expect(window.context()).toMatchObject({ number: "A7", error: "window.notWaiting", pending: null });
    await window.press({ type: "callNumber" });
    expect(window.context().error).toBeNull();
    await window.hall.answers(holding("called"));
    expect(window.context().number).toBe("");
  });

  it("reports what is not an error of the contract, and shows it as a failure on our side", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "callNext" });
    const bug = new TypeError("a bug");
    await window.hall.breaks(bug);
    expect(window.context().error).toBe("message.internal");
    expect(window.reported).toEqual([bug]);
    await window.press({ type: "dismissError" });
    expect(window.context().error).toBeNull();
  });

  it("asks again with the same key when no answer comes", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "callNext" });
    await window.clock.advance(windowDelays.answerPatience - 1);
    expect(window.sent).toHaveLength(1);
    await window.clock.advance(1);
    expect(window.state()).toBe("sendingAgain");
    await window.clock.advance(windowDelays.answerPatience);
    expect(window.sent).toHaveLength(3);
    expect(new Set(keysOf(window.sent)).size).toBe(1);
  });

  it("follows the hall's own changes of its window, and of no other", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.hall.pushes({ ...holding("called"), windowId: "3" });
    expect(window.context().view?.current).toBeNull();
    await window.hall.pushes(holding("called"));
    expect(window.context().view?.current?.number).toBe("A001");
  });
});

describe("a lost connection", () => {
  it("signs in again by itself and sends the same command with the same key", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "callNext" });
    const [first] = window.sent;
    await window.hall.connection("lost");
    expect(window.state()).toBe("away");
    expect(window.context().view).not.toBeNull();

    await window.hall.connection("open");
    expect(window.state()).toBe("returning");
    expect(window.sent.at(-1)?.command).toEqual({ type: "signIn", clerkId: "clerk-1", windowId: "2" });
    await window.hall.answers(aView());
    expect(window.state()).toBe("sending");
    expect(window.sent.at(-1)).toEqual(first);
    await window.hall.answers(holding("called"));
    expect(window.state()).toBe("ready");
    expect(window.context()).toMatchObject({ pending: null, resume: null });
  });

  it("keeps both keys when it is lost again and again", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "callNext" });
    for (let times = 0; times < 3; times++) {
      await window.hall.connection("lost");
      await window.hall.connection("open");
    }
    const signIns = window.sent.filter(({ command }) => command.type === "signIn");
    expect(signIns).toHaveLength(3);
    expect(new Set(keysOf(signIns)).size).toBe(1);
    await window.hall.answers(aView());
    const calls = window.sent.filter(({ command }) => command.type === "callNext");
    expect(calls).toHaveLength(2);
    expect(new Set(keysOf(calls)).size).toBe(1);
  });

  it("takes no command while it lasts", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.hall.connection("lost");
    await window.press({ type: "callNext" });
    expect(window.sent).toEqual([]);
    expect(window.context().pending).toBeNull();
  });

  it("signs out for good, although it had to sign in again first", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "signOut" });
    const before = window.sent.at(-1)?.idempotencyKey;
    await window.hall.connection("lost");
    await window.hall.connection("open");
    await window.hall.answers(aView());
    expect(window.sent.at(-1)?.command).toEqual({ type: "signOut" });
    expect(window.sent.at(-1)?.idempotencyKey).not.toBe(before);
    await window.hall.answers(null);
    expect(window.state()).toBe("choosing");
    expect(window.context().error).toBeNull();
  });

  it("goes to the list when somebody else has taken the window meanwhile", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.hall.connection("lost");
    await window.hall.connection("open");
    await window.hall.refuses("window.taken");
    expect(window.state()).toBe("choosing");
    expect(window.context()).toMatchObject({
      error: "window.taken",
      session: null,
      view: null,
      resume: null,
    });
  });
});

describe("leaving", () => {
  it("forgets the window when signing out, without an error", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "signOut" });
    // The hall tells of the change before it answers.
    await window.hall.pushes(aView({ clerkName: null }));
    expect(window.state()).toBe("sending");
    await window.hall.answers(null);
    expect(window.state()).toBe("choosing");
    expect(window.context()).toMatchObject({ session: null, view: null, pending: null, error: null });
  });

  it("says so when the clerk was signed in elsewhere", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.hall.pushes(aView({ clerkName: null }));
    expect(window.state()).toBe("choosing");
    expect(window.context()).toMatchObject({ error: "window.notSignedIn", session: null });
  });

  it("goes to the list when the hall knows of no sign-in", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "callNext" });
    await window.hall.refuses("window.notSignedIn");
    expect(window.state()).toBe("choosing");
    expect(window.context()).toMatchObject({ error: "window.notSignedIn", session: null, pending: null });
  });
});

describe("dialogs", () => {
  it("send what stands in them, once, and close", async () => {
    const window = aWindow();
    await window.signedIn(holding("serving"));
    await window.press({ type: "openDialog", dialog: "hold" });
    await window.press({ type: "changeDraft", changes: { minutes: "15", sameWindow: false } });
    await window.press({ type: "hold" });
    await window.press({ type: "hold" });
    expect(window.sent.map(({ command }) => command)).toEqual([
      { type: "hold", minutes: 15, sameWindow: false },
    ]);
    expect(window.dialog()).toBeNull();
    await window.hall.answers(aView());
    await window.hall.pushes(holding("called"));
    await window.press({ type: "openDialog", dialog: "hold" });
    // The same as last time, more often than not; where to send a ticket is asked anew.
    expect(window.context().draft).toMatchObject({ minutes: "15", sameWindow: false, serviceId: null });
  });

  it.each([
    ["transfer", { serviceId: "business", toWindowId: "3", back: true }, holding("called")],
    ["addMatter", { serviceId: "business" }, holding("serving")],
    ["pause", { reason: "meal" }, aView()],
    ["chooseProfile", { profileId: "all-round" }, aView()],
  ] as const)("%s sends %j, and again with the same key after a loss", async (dialog, changes, view) => {
    const window = aWindow();
    await window.signedIn(view);
    await window.press({ type: "openDialog", dialog });
    const { serviceId } = { serviceId: undefined, ...changes };
    if (serviceId !== undefined) await window.press({ type: "changeDraft", changes: { serviceId } });
    const { serviceId: _chosen, ...rest } = { serviceId: undefined, ...changes };
    await window.press({ type: "changeDraft", changes: rest });
    await window.press({ type: dialog });
    const [first] = window.sent;
    expect(first?.command).toEqual(
      dialog === "addMatter" ? { type: dialog, serviceId } : { type: dialog, ...changes },
    );
    await window.hall.connection("lost");
    await window.hall.connection("open");
    await window.hall.answers(view);
    expect(window.sent.at(-1)).toEqual(first);
    expect(window.sent.map(({ command }) => command.type)).toEqual([dialog, "signIn", dialog]);
  });

  it("send nothing while something is missing, and stay open", async () => {
    const window = aWindow();
    await window.signedIn(holding("serving"));
    await window.press({ type: "openDialog", dialog: "transfer" });
    await window.press({ type: "transfer" });
    expect(window.sent).toEqual([]);
    expect(window.dialog()?.name).toBe("transfer");
  });

  it("stay open without the hall, and send when it is back", async () => {
    const window = aWindow();
    await window.signedIn(holding("serving"));
    await window.press({ type: "openDialog", dialog: "hold" });
    await window.hall.connection("lost");
    await window.press({ type: "hold" });
    expect(window.dialog()?.name).toBe("hold");
    await window.hall.connection("open");
    await window.press({ type: "hold" });
    expect(window.sent.map(({ command }) => command.type)).toEqual(["signIn"]);
    await window.hall.answers(holding("serving"));
    await window.press({ type: "hold" });
    expect(window.sent.map(({ command }) => command.type)).toEqual(["signIn", "hold"]);
  });

  it("close when their ticket is gone, by the call pad or another desk", async () => {
    const window = aWindow();
    await window.signedIn(holding("serving"));
    await window.press({ type: "openDialog", dialog: "transfer" });
    await window.hall.pushes(aView());
    expect(window.dialog()).toBeNull();
  });

  it("do not open where they are of no use", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "openDialog", dialog: "hold" });
    expect(window.dialog()).toBeNull();
    await window.press({ type: "openDialog", dialog: "help" });
    expect(window.dialog()?.name).toBe("help");
    await window.press({ type: "openDialog", dialog: "pause" });
    expect(window.dialog()?.name).toBe("help");
    await window.press({ type: "closeDialog" });
    expect(window.dialog()).toBeNull();
  });
});

describe("the history of a number", () => {
  const step = { seq: 1, at: start, type: "ticketTaken", windowName: null, serviceName: null, undone: false };

  it("is that of the ticket in hand at once, and of a number that is typed", async () => {
    const window = aWindow();
    await window.signedIn(holding("serving"));
    await window.press({ type: "openDialog", dialog: "history" });
    expect(window.dialog()).toMatchObject({ name: "history", history: "loading" });
    await window.hall.tells([step]);
    expect(window.context().history).toEqual({ number: "A001", steps: [step] });
    await window.press({ type: "changeDraft", changes: { number: "a2" } });
    await window.press({ type: "readHistory" });
    expect(window.asked).toEqual(["A001", "A002"]);
    await window.hall.knowsNothing("queue.unknownTicket");
    expect(window.dialog()).toMatchObject({ name: "history", history: "failed" });
    expect(window.context()).toMatchObject({
      history: null,
      historyError: "queue.unknownTicket",
      error: null,
    });
  });

  it("asks for a number when none is in hand, and for it again when no answer comes", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "openDialog", dialog: "history" });
    expect(window.dialog()).toMatchObject({ name: "history", history: "asking" });
    await window.press({ type: "readHistory" });
    expect(window.asked).toEqual([]);
    await window.press({ type: "changeDraft", changes: { number: "b7" } });
    await window.press({ type: "readHistory" });
    await window.clock.advance(windowDelays.answerPatience);
    expect(window.asked).toEqual(["B007", "B007"]);
    await window.hall.tells([step]);
    expect(window.dialog()).toMatchObject({ name: "history", history: "shown" });
  });
});

describe("a saved case", () => {
  it("is opened by its code, typed or scanned from the slip, and its grant is gone with the dialog", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "openDialog", dialog: "savedCase" });
    await window.press({ type: "changeDraft", changes: { code: "4FKM7RT" } });
    await window.press({ type: "openCase" });
    expect(window.opened).toEqual([]);
    await window.press({ type: "changeDraft", changes: { code: "https://hall.example/c#4fkm7rty" } });
    await window.press({ type: "openCase" });
    expect(window.opened).toEqual(["4FKM7RTY"]);
    await window.hall.refusesGrant("message.internal");
    expect([window.dialog()?.savedCase, window.context().grantError]).toEqual(["failed", "message.internal"]);
    await window.press({ type: "openCase" });
    await window.hall.grants("0".repeat(32));
    expect([window.dialog()?.savedCase, window.context().grant]).toEqual(["shown", "0".repeat(32)]);
    await window.press({ type: "closeDialog" });
    expect([window.dialog(), window.context().grant]).toEqual([null, null]);
  });
});

describe("the way back", () => {
  const undoOf = (step: "serviceFinished" | "ticketCalled" | "ticketNoShow", until = start + 300_000) => ({
    undo: { step, number: "A001", until },
  });

  it("stands out after a step that sent the ticket away, for a while, and not after it was taken back", async () => {
    const window = aWindow();
    await window.signedIn({ ...holding("serving"), ...undoOf("ticketCalled") });
    expect(window.context().sentAwayAt).toBeNull();
    await window.press({ type: "finish" });
    const done = aView(undoOf("serviceFinished", start + 310_000));
    await window.hall.pushes(done);
    await window.hall.answers({ ...done, at: start + 500 });
    const { sentAwayAt } = window.context();
    expect(sentAwayAt).toBe(start);
    expect(undoHint).toBeGreaterThanOrEqual(10_000);
    await window.press({ type: "undo" });
    expect(window.sent.at(-1)?.command).toEqual({ type: "undo" });
    const back = { ...holding("serving"), ...undoOf("ticketNoShow", start + 200_000) };
    await window.hall.pushes(back);
    await window.hall.answers(back);
    expect(window.context().sentAwayAt).toBeNull();
  });

  it("does not stand out for what was done before this page was there", async () => {
    const window = aWindow();
    await window.signedIn(aView(undoOf("serviceFinished")));
    expect(window.context().sentAwayAt).toBeNull();
  });

  it("is gone when the hall's time for it is over, without a word of the hall", async () => {
    const window = aWindow();
    await window.signedIn(aView(undoOf("ticketNoShow", start + 1000)));
    await window.clock.advance(1001);
    await window.press({ type: "undo" });
    expect(window.sent).toEqual([]);
  });
});

describe("a recall", () => {
  it("goes out from the hall's moment on, although the desk's clock is wrong", async () => {
    const window = aWindow();
    const hour = 3_600_000;
    const view = holding("called", { recallFrom: start + hour + 5000 });
    await window.signedIn({ ...view, at: start + hour });
    expect(window.context().hallAhead).toBe(hour);
    await window.clock.advance(4999);
    await window.press({ type: "recall" });
    expect(window.sent).toEqual([]);
    await window.clock.advance(1);
    await window.press({ type: "recall" });
    expect(window.sent.map(({ command }) => command.type)).toEqual(["recall"]);
  });
});

describe("the 差评 about the window", () => {
  it("are opened where there are any, stay open when they are dealt with, and are gone with who was signed in", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "openDialog", dialog: "ratings" });
    expect(window.dialog()).toBeNull();
    await window.hall.tellsRatings([aRating()]);
    await window.press({ type: "openDialog", dialog: "ratings" });
    expect(window.dialog()?.name).toBe("ratings");
    await window.hall.tellsRatings([]);
    expect(window.dialog()?.name).toBe("ratings");
    await window.press({ type: "closeDialog" });
    await window.hall.tellsRatings([aRating()]);
    await window.press({ type: "signOut" });
    await window.hall.answers(null);
    expect(window.state()).toBe("choosing");
    expect(window.context().ratings).toEqual([]);
  });

  it("are told before the answer to who signs in, and kept", async () => {
    const window = aWindow();
    await window.hall.connection("open");
    await window.press({ type: "chooseClerk", clerkId: "clerk-1" });
    await window.press({ type: "chooseWindow", windowId: "2" });
    await window.press({ type: "signIn" });
    await window.hall.tellsRatings([aRating()]);
    await window.hall.answers(aView());
    expect([window.state(), window.context().ratings.length]).toEqual(["ready", 1]);
  });
});

describe("settings and numbers beside the work", () => {
  it("switches the automatic call, pauses nobody by accident, and resumes", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "setAutoCall", on: true });
    await window.hall.answers(aView({ autoCall: true, paused: { since: start, reason: "rest" } }));
    await window.press({ type: "callNext" });
    await window.press({ type: "resume" });
    expect(window.sent.map(({ command }) => command)).toEqual([
      { type: "setAutoCall", on: true },
      { type: "resume" },
    ]);
  });

  it("calls a number that is aside, whatever stands in the field", async () => {
    const window = aWindow();
    await window.signedIn();
    await window.press({ type: "typeNumber", text: "a7" });
    await window.press({ type: "callNumber", number: "A012" });
    expect(window.sent.map(({ command }) => command)).toEqual([{ type: "callNumber", number: "A012" }]);
  });
});
