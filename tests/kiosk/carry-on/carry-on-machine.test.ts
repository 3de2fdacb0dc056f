import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type ActorRefFrom, createActor } from "xstate";
import {
  type CarryOnMachine,
  carryMoment,
  createCarryOnMachine,
} from "../../../kiosk/carry-on/carry-on.machine.ts";
import { carryDelays } from "../../../kiosk/carry-on/delays.ts";
import { createCarryEffects } from "../../../kiosk/carry-on/effects.ts";
import { carryOnMachine, carryOnPaths, sampleCarried, sampleCode } from "../../support/carry-on-paths.ts";
import { demoCatalogue as catalogue } from "../../support/demo-catalogue.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

interface Asked {
  readonly path: string;
  readonly body: { readonly name?: string; readonly payload?: Record<string, unknown> } & Record<
    string,
    unknown
  >;
  answer(body: unknown, status?: number): Promise<void>;
  fail(): Promise<void>;
}

/** A hall that the test plays: every request waits for its answer. */
function bench(input: { code?: string; grant?: string } = { code: sampleCode }) {
  const clock = new SimulatedClock();
  const asked: Asked[] = [];
  const bugs: unknown[] = [];
  let keys = 0;
  const fetch = ((path: string, init: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      asked.push({
        path,
        body: JSON.parse(String(init.body)),
        answer: (body, status = 200) => {
          resolve(Response.json(body, { status }));
          return settle();
        },
        fail: () => {
          reject(new TypeError("network"));
          return settle();
        },
      });
    })) as typeof globalThis.fetch;
  const actor: ActorRefFrom<CarryOnMachine> = createActor(
    createCarryOnMachine(
      createCarryEffects({
        address: "/c",
        fetch,
        now: () => Date.UTC(2026, 10, 23, 1, 5),
        newKey: () => `key-0000-0000-000${++keys}`,
        smallJpeg: async (file) => file,
        base64Of: async (blob) => Buffer.from(await blob.arrayBuffer()).toString("base64"),
        digestOf: async () => "0".repeat(64),
        seen: () => actor.getSnapshot().context.seen,
        report: (error) => void bugs.push(error),
      }),
    ),
    { clock, input: { language: "zh-CN", code: input.code ?? null, grant: input.grant ?? null } },
  );
  actor.start();
  onTestFinished(() => {
    actor.stop();
    expect(bugs).toEqual([]);
  });
  return {
    clock,
    actor,
    asked,
    latest: () => asked.at(-1) ?? expect.fail("nothing was asked"),
    moment: () => carryMoment(actor.getSnapshot()),
    refuse: (error: string) => asked.at(-1)?.answer({ error, number: "办件-00", detail: "" }, 409),
  };
}

async function opened(input?: Parameters<typeof bench>[0], clerk: string | null = null) {
  const at = bench(input);
  if (!input?.grant) at.actor.send({ type: "prove", lastFour: "0017" });
  await at.latest().answer(sampleCarried(catalogue, clerk));
  return at;
}

describe("every situation of the page", () => {
  let paths: ReturnType<typeof carryOnPaths> = [];
  beforeAll(() => {
    paths = [...carryOnPaths(catalogue), ...carryOnPaths(catalogue, { grant: "0".repeat(32) })];
  });

  it("is reached, has a page, and every failure is answered", () => {
    const reached = new Set(paths.flatMap(({ state }) => state._nodes.map(({ id }) => id)));
    const passing = ["carryOn.arriving"];
    const missed = nodesOf(carryOnMachine.root).filter(({ id }) => !reached.has(id) && !passing.includes(id));
    expect(missed.map(({ id }) => id)).toEqual([]);
    expect(flawsOf(carryOnMachine)).toEqual([]);
  });

  it("holds nothing of a case once the case is over, nor the four signs once they were asked about", () => {
    for (const { state } of paths) {
      const { page, context } = carryMoment(state);
      if (page === "handling") continue;
      expect([page, context.opened, context.seen, context.photos.files]).toEqual([page, null, [], []]);
      if (page !== "opening") expect(context.lastFour).toBe("");
      if (page !== "opening" && page !== "proof") expect([context.code, context.grant]).toEqual([null, null]);
    }
  });
});

describe("a saved case on a telephone", () => {
  it("opens with its code and four signs, and says why it does not", async () => {
    const { actor, latest, moment, refuse } = bench();
    expect(moment().page).toBe("proof");
    actor.send({ type: "prove", lastFour: "0000" });
    expect(latest()).toMatchObject({ path: "/c/open", body: { code: sampleCode, lastFour: "0000" } });
    await refuse("matter.notFound");
    expect([moment().page, moment().context.error]).toEqual(["proof", "matter.notFound"]);
    actor.send({ type: "prove", lastFour: "0001" });
    await latest().fail();
    expect([moment().page, moment().context.error]).toEqual(["proof", "queue.hallUnreachable"]);
    actor.send({ type: "prove", lastFour: "0002" });
    await refuse("matter.tooManyTries");
    expect([moment().page, moment().context.error]).toEqual(["closed", "matter.tooManyTries"]);
    actor.send({ type: "anew" });
    expect(moment().page).toBe("code");
  });

  it("goes on by the plan, and offers no e-licence", async () => {
    const { moment } = await opened();
    expect([moment().page, moment().view?.state]).toEqual(["handling", "handleSituation"]);
  });

  it("says to the second holder that it is handed in, at saving as at opening", async () => {
    const { actor, latest, moment, refuse } = await opened();
    actor.send({ type: "handle", event: { type: "stop" } });
    actor.send({ type: "handle", event: { type: "save" } });
    expect(latest().body.name).toBe("Save");
    await refuse("matter.handedIn");
    expect([moment().view?.state, moment().view?.error]).toEqual(["handleRefused", "matter.handedIn"]);
    actor.send({ type: "leave" });
    expect(moment().page).toBe("left");
  });

  it("keeps what was filled in when nobody touches it, and leaves nothing", async () => {
    const { actor, clock, latest, moment } = await opened();
    const question = moment().view?.step;
    actor.send({
      type: "handle",
      event: { type: "answerSituation", id: question?.kind === "situation" ? question.id : "", value: "no" },
    });
    await clock.advance(carryDelays.idle - 1);
    actor.send({ type: "stir" });
    await clock.advance(carryDelays.idle - 1);
    expect(moment().page).toBe("handling");
    await clock.advance(1);
    expect(latest().body).toMatchObject({
      name: "Save",
      payload: { situation: { "food-licence-renewal": { changed: "no" } } },
    });
    await latest().answer({ code: sampleCode, until: 1, address: null });
    expect([moment().page, moment().context.kept, moment().context.opened]).toEqual(["timedOut", true, null]);
  });

  it("is closed all the same when it could not be kept", async () => {
    const { clock, latest, moment } = await opened();
    await clock.advance(carryDelays.idle);
    await latest().fail();
    expect([moment().page, moment().context.kept]).toEqual(["timedOut", false]);
  });

  it("is saved again with the same wish after the network was gone", async () => {
    const { actor, latest, moment, asked } = await opened();
    actor.send({ type: "handle", event: { type: "stop" } });
    actor.send({ type: "handle", event: { type: "save" } });
    const first = latest().body;
    await latest().fail();
    expect([moment().view?.state, moment().view?.error]).toEqual(["handleRefused", "queue.hallUnreachable"]);
    actor.send({ type: "handle", event: { type: "tryAgain" } });
    expect(latest().body).toEqual(first);
    await latest().answer({ code: sampleCode, until: 1, address: null });
    expect(moment().view?.state).toBe("handleSaved");
    actor.send({ type: "handle", event: { type: "done" } });
    await settle();
    expect(moment().page).toBe("left");
    expect(asked.at(-1)?.body.name).toBe("End");
  });

  it("sends photographs in parts, one after another, and says when one cannot be used", async () => {
    const { actor, latest, moment, refuse } = await opened();
    const place = { matterId: "food-licence-renewal", materialId: "foodLicence" };
    const file = new Blob([new Uint8Array(60_000)]);
    actor.send({ type: "addPhotos", files: [file], ...place });
    await settle();
    const [first, payload] = [latest().body, latest().body.payload ?? {}];
    expect(first).toMatchObject({ name: "Attach", payload: { ...place, part: 0, parts: 2 } });
    await latest().answer({ file: null });
    expect(latest().body.payload).toMatchObject({ upload: payload.upload, part: 1 });
    await latest().answer({ file: "file-0001" });
    expect([moment().isSending, moment().context.photos.files]).toEqual([false, ["file-0001"]]);
    actor.send({ type: "addPhotos", files: [file], ...place });
    await settle();
    await refuse("matter.file");
    expect([moment().context.photoError, moment().context.photos.files]).toEqual([
      "matter.file",
      ["file-0001"],
    ]);
  });
});

describe("a saved case at a window", () => {
  it("opens with the clerk's grant at once, and a used one says to ask the window again", async () => {
    const { latest, moment, refuse } = bench({ grant: "0".repeat(32) });
    expect(latest().body).toMatchObject({ grant: "0".repeat(32) });
    await refuse("message.notAuthorised");
    expect([moment().page, moment().context.error]).toEqual(["closed", "message.notAuthorised"]);
    const again = await opened({ grant: "0".repeat(32) }, "小林（演示） clerk-1");
    expect(again.moment().context.opened?.clerk).toBe("小林（演示） clerk-1");
    expect(again.moment().context.grant).toBeNull();
  });

  it("goes on with an enterprise's matter of which nothing was answered", async () => {
    const at = bench({ grant: "0".repeat(32) });
    const carried = sampleCarried(catalogue, "小林（演示） clerk-1");
    // The clerk sees the person: nothing is covered.
    const { covered: _, ...facts } = carried.case.facts;
    const matters = carried.matters.map((matter) => ({ ...matter, subject: "enterprise" as const }));
    await at.latest().answer({ ...carried, case: { ...carried.case, facts }, matters });
    expect(at.moment().view?.state).toBe("handleSituation");
  });

  it("asks what post costs before anybody chooses it, and says that it is not known where nobody answers", async () => {
    const at = bench({ grant: "0".repeat(32) });
    const carried = sampleCarried(catalogue, "小林（演示） clerk-1");
    const { covered: _, ...facts } = carried.case.facts;
    // Nothing is left to ask but how the result comes.
    const matters = carried.matters.map(({ form: _form, ...matter }) => ({
      ...matter,
      ...{ situations: [], materials: [], commitments: [] },
      result: { ...matter.result, delivery: ["hall", "post"] as const },
    }));
    await at.latest().answer({ ...carried, case: { ...carried.case, facts }, matters });
    expect(at.moment().view?.state).toBe("handleDelivery");
    const place = { province: "福建省", city: "厦门市", district: "湖里区" };
    expect(at.latest().body).toEqual({ name: "PostFee", payload: { caseId: carried.case.caseId, ...place } });
    await at.latest().answer({ served: true, quote: { fee: 1200, days: 2 } });
    expect(Object.values(at.moment().view?.postFees ?? {})).toEqual([
      { served: true, quote: { fee: 1200, days: 2 } },
    ]);
  });
});
