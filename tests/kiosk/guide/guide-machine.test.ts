import { beforeEach, describe, expect, it } from "vitest";
import { createActor, fromCallback, fromPromise } from "xstate";
import { guideDelays } from "../../../kiosk/guide/delays.ts";
import type { Done, GuideEffects } from "../../../kiosk/guide/effects.ts";
import { createGuideMachine, ringingCalls } from "../../../kiosk/guide/guide.machine.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import { sampleGuideView, sampleTicketForSomebody } from "../../support/guide-moments.ts";
import { sampleCall } from "../../support/help-moments.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

/** The hall, played: each question waits until the test answers it. */
class PlayedHall {
  readonly clock = new SimulatedClock();
  readonly questions: {
    readonly what: string;
    resolve(answer: unknown): void;
    reject(error: unknown): void;
  }[] = [];
  rings = false;
  awake = false;
  left = 0;
  reopened = 0;
  readonly attended: unknown[] = [];
  readonly #ask = (what: string) =>
    new Promise<never>((resolve, reject) => this.questions.push({ what, resolve: resolve as never, reject }));
  readonly effects = {
    now: this.clock.now,
    newKey: () => "key-0000-0000-0000-1",
    report: () => undefined,
    watch: fromCallback(() => undefined),
    plan: fromPromise(() => this.#ask("plan")),
    attend: fromPromise(({ input }) => {
      this.attended.push(input);
      return this.#ask("attend");
    }),
    leave: () => {
      this.left += 1;
    },
    reopen: () => {
      this.reopened += 1;
    },
    hearSound: fromCallback(({ sendBack }) => sendBack({ type: "sound", on: true })),
    stayAwake: fromCallback(() => {
      this.awake = true;
      return () => {
        this.awake = false;
      };
    }),
    refresh: fromPromise(() => this.#ask("refresh")),
    act: fromPromise(({ input }: { input: { command: string } }) => this.#ask(input.command)),
    bell: fromCallback(() => {
      this.rings = true;
      return () => {
        this.rings = false;
      };
    }),
  } as unknown as GuideEffects;
  readonly actor = createActor(createGuideMachine(this.effects), { clock: this.clock });

  /** The newest question. */
  asked(what: string) {
    const question = this.questions.findLast((each) => each.what === what);
    if (!question) throw new Error(`nobody asked ${what}`);
    return question;
  }
  get context() {
    return this.actor.getSnapshot().context;
  }
  get line() {
    return this.actor.getSnapshot().value.line;
  }
}

let hall: PlayedHall;
beforeEach(async () => {
  hall = new PlayedHall();
  hall.actor.start();
  hall.actor.send({ type: "connection", state: "open" });
  hall.asked("plan").resolve({ zones: sampleGuideView.zones, me: null });
  await settle();
  hall.actor.send({ type: "setName", name: "小林" });
  hall.actor.send({ type: "begin" });
  hall.asked("attend").resolve(sampleGuideView);
  await settle();
});
const told = (calls: (typeof sampleCall)[]) =>
  hall.actor.send({ type: "calls", at: hall.clock.now(), calls });

describe("a guide at work", () => {
  it("begins under a name, and not without one", async () => {
    expect(hall.line).toBe("working");
    const nameless = new PlayedHall();
    nameless.actor.start();
    nameless.actor.send({ type: "connection", state: "open" });
    nameless.actor.send({ type: "setName", name: "小林" });
    nameless.actor.send({ type: "begin" });
    // Nobody knows yet what there is to choose from.
    expect(nameless.line).toBe("away");
    nameless.asked("plan").resolve({ zones: [], me: null });
    await settle();
    nameless.actor.send({ type: "setName", name: " " });
    nameless.actor.send({ type: "begin" });
    expect(nameless.line).toBe("away");
  });

  it("is who is signed in where the hall has accounts, at the zones that were chosen, and says so when it goes", async () => {
    const signedIn = new PlayedHall();
    signedIn.actor.start();
    signedIn.actor.send({ type: "connection", state: "open" });
    signedIn.asked("plan").resolve({ zones: sampleGuideView.zones, me: { id: "lin", name: "林小燕" } });
    await settle();
    signedIn.actor.send({ type: "setPlace", place: { zones: ["self-service"], atDesk: false } });
    signedIn.actor.send({ type: "begin" });
    expect(signedIn.attended).toEqual([{ zones: ["self-service"], atDesk: false, name: null }]);
    signedIn.asked("attend").resolve(sampleGuideView);
    await settle();
    signedIn.actor.send({ type: "leave" });
    expect([signedIn.line, signedIn.left, signedIn.context.view]).toEqual(["away", 1, null]);
  });

  it("keeps the tablet bright, and looks whether it can be heard, while somebody is on duty and no longer", () => {
    expect([hall.awake, hall.context.sound]).toEqual([true, true]);
    hall.actor.send({ type: "leave" });
    expect(hall.awake).toBe(false);
  });

  it("rings at the zones that were chosen first, and everywhere when the circle widens", () => {
    const ringsFor = (zones: string[], stage: "near" | "all") => {
      hall.actor.send({ type: "leave" });
      hall.actor.send({ type: "setPlace", place: { zones, atDesk: false } });
      const view = { ...sampleGuideView, calls: [{ ...sampleCall, stage }] };
      return ringingCalls({ view, place: hall.context.place }).length;
    };
    expect(sampleGuideView.terminals.find(({ id }) => id === sampleCall.terminalId)?.place?.zone).toBe(
      "self-service",
    );
    expect([ringsFor([], "near"), ringsFor(["business-zone", "self-service"], "near")]).toEqual([1, 1]);
    expect([ringsFor(["business-zone"], "near"), ringsFor(["business-zone"], "all")]).toEqual([0, 1]);
  });

  it("hears the bell while a call rings here, and no longer", () => {
    told([]);
    expect(hall.rings).toBe(false);
    told([sampleCall]);
    expect([hall.rings, ringingCalls(hall.context)]).toEqual([true, [sampleCall]]);
    told([{ ...sampleCall, state: "taken", guide: { id: "wu", name: "小吴" } }]);
    expect(hall.rings).toBe(false);
  });

  it("says since when what it shows is old, and begins again by itself when the hall is back", async () => {
    expect(hall.context.oldSince).toBeNull();
    const heard = hall.clock.now();
    await hall.clock.advance(1_000);
    hall.actor.send({ type: "connection", state: "lost" });
    expect(hall.context.oldSince).toBe(heard);
    hall.actor.send({ type: "connection", state: "open" });
    hall.asked("attend").resolve(sampleGuideView);
    await settle();
    expect([hall.context.oldSince, hall.line]).toEqual([null, "working"]);
  });

  it("finds out by itself that a line has died without a word", async () => {
    await hall.clock.advance(guideDelays.refreshInterval);
    expect(hall.line).toBe("asking");
    await hall.clock.advance(guideDelays.answerPatience);
    expect(hall.context.oldSince).not.toBeNull();
    // The dead line is given up: nothing would come over it any more.
    expect(hall.reopened).toBe(1);
    hall.asked("attend").resolve(sampleGuideView);
    await settle();
    expect(hall.context.oldSince).toBeNull();
  });

  it("is told who was first", async () => {
    told([sampleCall]);
    hall.actor.send({ type: "openCall", id: sampleCall.id });
    const payload = { id: sampleCall.id, minutes: 1 };
    hall.actor.send({ type: "act", act: { command: "XiaohuGuide.Take", payload } });
    const guide = { id: "wu", name: "小吴" };
    hall.asked("XiaohuGuide.Take").resolve({
      command: "XiaohuGuide.Take",
      payload,
      answer: { outcome: "late", call: { ...sampleCall, state: "taken", guide } },
    } satisfies Done);
    await settle();
    expect(hall.context.late?.guide).toEqual(guide);
  });

  it("does one thing at a time, and says what was not done", async () => {
    const act = { command: "XiaohuGuide.End", payload: { id: sampleCall.id } } as const;
    hall.actor.send({ type: "act", act });
    hall.actor.send({ type: "act", act });
    expect(hall.questions.filter(({ what }) => what === "XiaohuGuide.End")).toHaveLength(1);
    hall.asked("XiaohuGuide.End").reject(new ContractError("staff.notSignedIn", "played"));
    await settle();
    expect(hall.context).toMatchObject({ error: "staff.notSignedIn", act: null });
  });

  const asksOf = (command: string) => hall.questions.filter(({ what }) => what === command).length;
  const breakOff = async (command: string) => {
    hall.actor.send({ type: "connection", state: "lost" });
    hall.asked(command).reject(new ContractError("message.connectionLost", "played"));
    await settle();
  };
  const comeBack = async () => {
    hall.actor.send({ type: "connection", state: "open" });
    hall.asked("attend").resolve(sampleGuideView);
    await settle();
  };
  const words = { id: sampleCall.id, words: { phrase: "comingNow" }, key: "said-0000-0000-0009" } as const;

  it("does what was broken off again when the hall is back, the same with the same key, and nothing beside it meanwhile", async () => {
    const act = { command: "XiaohuGuide.Say", payload: words } as const;
    hall.actor.send({ type: "act", act });
    await breakOff("XiaohuGuide.Say");
    expect(hall.actor.getSnapshot().value.act).toEqual({ sending: "unsure" });
    hall.actor.send({ type: "act", act: { ...act, payload: { ...words, key: "said-0000-0000-0010" } } });
    // Back is who has been told anew how things are, not who has a line.
    hall.actor.send({ type: "connection", state: "open" });
    expect(asksOf("XiaohuGuide.Say")).toBe(1);
    hall.asked("attend").resolve(sampleGuideView);
    await settle();
    expect([asksOf("XiaohuGuide.Say"), hall.context.act]).toEqual([2, act]);
    hall.asked("XiaohuGuide.Say").resolve({ ...act, answer: { outcome: "done", call: sampleCall } } as Done);
    await settle();
    expect([hall.context.act, hall.context.error]).toEqual([null, null]);
  });

  it("lets go of it when its guide says so, and when nobody means it any more", async () => {
    const act = { command: "XiaohuGuide.Say", payload: words } as const;
    hall.actor.send({ type: "act", act });
    await breakOff("XiaohuGuide.Say");
    hall.actor.send({ type: "dropAct" });
    expect(hall.context).toMatchObject({ act: null, error: null });
    await comeBack();
    expect(asksOf("XiaohuGuide.Say")).toBe(1);
    hall.actor.send({ type: "act", act });
    await breakOff("XiaohuGuide.Say");
    await hall.clock.advance(guideDelays.resendWithin);
    expect(hall.context).toMatchObject({ act: null, error: "message.connectionLost" });
    await comeBack();
    expect(asksOf("XiaohuGuide.Say")).toBe(2);
  });

  it("prints nothing twice by itself", async () => {
    const payload = { ticketId: "t", terminalId: "HL-01", texts: {} as never };
    hall.actor.send({ type: "act", act: { command: "XiaohuGuide.PrintTicket", payload } });
    await breakOff("XiaohuGuide.PrintTicket");
    expect(hall.context).toMatchObject({ act: null, error: "message.connectionLost" });
    await comeBack();
    expect(asksOf("XiaohuGuide.PrintTicket")).toBe(1);
  });

  it("follows a number to its paper, also where the paper is faster than the answer", async () => {
    const ticket = sampleTicketForSomebody;
    const take = { serviceId: ticket.serviceId, classId: null, idempotencyKey: "key-0000-0000-0000-1" };
    hall.actor.send({ type: "act", act: { command: "XiaohuGuide.TakeNumber", payload: take } });
    hall
      .asked("XiaohuGuide.TakeNumber")
      .resolve({ command: "XiaohuGuide.TakeNumber", payload: take, answer: { ticket } } satisfies Done);
    await settle();
    const print = { ticketId: ticket.id, terminalId: "HL-01", texts: {} as never };
    hall.actor.send({ type: "act", act: { command: "XiaohuGuide.PrintTicket", payload: print } });
    hall.actor.send({ type: "printed", ticketId: ticket.id, print: "printed", error: null });
    hall.asked("XiaohuGuide.PrintTicket").resolve({
      command: "XiaohuGuide.PrintTicket",
      payload: print,
      answer: { heard: true },
    } satisfies Done);
    await settle();
    expect(hall.context.taken).toMatchObject({ print: "printed", terminalId: "HL-01" });
    hall.actor.send({ type: "anotherNumber" });
    expect(hall.context.taken).toBeNull();
  });
});

it("has an answer to the failure of everything it invokes, and uses every delay", () => {
  const machine = createGuideMachine(new PlayedHall().effects);
  expect(flawsOf(machine)).toEqual([]);
  const used = nodesOf(machine.root).flatMap(({ after }) =>
    after.map(({ eventType }) => eventType.split(".")[2]),
  );
  expect([...new Set(used)].sort()).toEqual(Object.keys(guideDelays).sort());
});
