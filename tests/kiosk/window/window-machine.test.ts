import { describe, expect, it } from "vitest";
import { windowDelays } from "../../../kiosk/window/delays.ts";
import { aView, aWindow, holding } from "./window-fixture.ts";

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
