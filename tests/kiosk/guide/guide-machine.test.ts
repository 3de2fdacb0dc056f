import { beforeEach, describe, expect, it } from "vitest";
import { createActor, fromCallback, fromPromise } from "xstate";
import { guideDelays } from "../../../kiosk/guide/delays.ts";
import type { Done, GuideEffects } from "../../../kiosk/guide/effects.ts";
import { createGuideMachine, ringingCalls } from "../../../kiosk/guide/guide.machine.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import { sampleGuideView, sampleTicketForSomebody } from "../../support/guide-moments.ts";
import { sampleCall } from "../../support/help-moments.ts";
import { nodesOf, unanswered } from "../../support/machine-nodes.ts";
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
  readonly #ask = (what: string) =>
    new Promise<never>((resolve, reject) => this.questions.push({ what, resolve: resolve as never, reject }));
  readonly effects = {
    now: this.clock.now,
    newKey: () => "key-0000-0000-0000-1",
    report: () => undefined,
    watch: fromCallback(() => undefined),
    attend: fromPromise(() => this.#ask("attend")),
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
    nameless.actor.send({ type: "begin" });
    expect(nameless.line).toBe("away");
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
    hall.asked("XiaohuGuide.End").reject(new ContractError("message.connectionLost", "played"));
    await settle();
    expect(hall.context).toMatchObject({ error: "message.connectionLost", act: null });
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
  expect(unanswered(machine)).toEqual([]);
  const used = nodesOf(machine.root).flatMap(({ after }) =>
    after.map(({ eventType }) => eventType.split(".")[2]),
  );
  expect([...new Set(used)].sort()).toEqual(Object.keys(guideDelays).sort());
});
