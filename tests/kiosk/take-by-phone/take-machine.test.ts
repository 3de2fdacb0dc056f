import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createActor } from "xstate";
import { translator } from "../../../kiosk/i18n/catalogue.ts";
import { takeByPhoneMessages } from "../../../kiosk/i18n/take-by-phone.ts";
import { takeDelays } from "../../../kiosk/take-by-phone/delays.ts";
import { createEffects } from "../../../kiosk/take-by-phone/effects.ts";
import { phoneKey } from "../../../kiosk/take-by-phone/phone-key.ts";
import { createTakeMachine, takePage } from "../../../kiosk/take-by-phone/take.machine.ts";
import { closedWords, waitWords } from "../../../kiosk/take-by-phone/words.ts";
import { closedReason } from "../../../server/contract/hall.ts";
import { phoneWish } from "../../../server/contract/take-by-phone.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";
import {
  closedOffers,
  sampleOffers,
  sampleTaken,
  takeMachine,
  takePaths,
} from "../../support/take-by-phone-paths.ts";

interface Asked {
  readonly path: string;
  readonly body: unknown;
  readonly signal: AbortSignal | undefined;
  answer(body: unknown, status?: number): Promise<void>;
  /** A proxy on the way does, with something of its own. */
  answerPage(): Promise<void>;
  refuse(error: string, status?: number): Promise<void>;
  fail(): Promise<void>;
}

const phone = "01234567-89ab-4def-8123-456789abcdef";

/** A hall that the test plays: every request waits for its answer. */
function bench() {
  const clock = new SimulatedClock();
  const asked: Asked[] = [];
  const bugs: unknown[] = [];
  const gone: string[] = [];
  let keys = 0;
  let chance = () => {};
  const fetch = ((path: string, init: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      const answer = (body: unknown, status = 200) => {
        resolve(Response.json(body, { status }));
        return settle();
      };
      asked.push({
        path,
        body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
        signal: init.signal ?? undefined,
        answer,
        answerPage: () => {
          resolve(new Response("<html>"));
          return settle();
        },
        refuse: (error, status = 409) => answer({ error, number: "取号-00", detail: "" }, status),
        fail: () => {
          reject(new TypeError("network"));
          return settle();
        },
      });
    })) as typeof globalThis.fetch;
  const actor = createActor(
    createTakeMachine(
      createEffects({
        address: "/n/KEY",
        fetch,
        phone: () => phone,
        onChance(listener) {
          chance = listener;
          return () => undefined;
        },
        go: (path) => void gone.push(path),
        newKey: () => `key-0000-0000-000${++keys}`,
        report: (error) => void bugs.push(error),
      }),
    ),
    { clock, input: { language: "zh-CN" } },
  );
  actor.start();
  onTestFinished(() => {
    actor.stop();
    expect(bugs).toEqual([]);
  });
  const latest = () => asked.at(-1) ?? expect.fail("nothing was asked");
  return {
    clock,
    actor,
    asked,
    latest,
    gone,
    chance: () => chance(),
    page: () => takePage(actor.getSnapshot()),
    context: () => actor.getSnapshot().context,
  };
}

/** Before the one button that takes the number. */
async function confirming() {
  const at = bench();
  await at.latest().answer(sampleOffers);
  at.actor.send({ type: "choose", serviceId: "business" });
  expect(at.page()).toBe("confirming");
  return at;
}

describe("every situation of the page", () => {
  let paths: ReturnType<typeof takePaths> = [];
  beforeAll(() => {
    paths = takePaths();
  });

  it("is reached, has a page, and every failure is answered", () => {
    const reached = new Set(paths.flatMap(({ state }) => state._nodes.map(({ id }) => id)));
    expect(nodesOf(takeMachine.root).filter(({ id }) => !reached.has(id))).toEqual([]);
    expect(new Set(paths.map(({ state }) => takePage(state)))).toEqual(
      new Set(["opening", "expired", "choosing", "confirming", "priority", "taking", "already", "taken"]),
    );
    expect(flawsOf(takeMachine)).toEqual([]);
  });

  it("leads on, or says that the code has to be scanned again", () => {
    const ends = paths.filter(({ state }) => {
      const page = takePage(state);
      return page !== "expired" && page !== "taken" && state.value.list === "expired" && page !== "already";
    });
    // A number may be on its way when its key has just ended.
    expect(new Set(ends.map(({ state }) => takePage(state)))).toEqual(new Set(["taking"]));
  });

  it("takes nothing that was not shown whole before, and nothing that is closed", () => {
    const taking = paths.filter(({ state }) => state.value.hand === "taking");
    expect(taking.length).toBeGreaterThan(0);
    for (const { steps } of taking) {
      const pages = steps.map(({ state }) => takePage(state));
      expect(pages).toContain("confirming");
    }
    const mayTake = paths.filter(({ state }) => state.can({ type: "take" }));
    expect(mayTake.length).toBeGreaterThan(0);
    for (const { state } of mayTake) {
      expect(takePage(state)).toBe("confirming");
      expect(state.context.offers).not.toBe(closedOffers);
    }
  });
});

describe("the services", () => {
  it("are looked at again while they are read, and at once when there is a chance", async () => {
    const { clock, asked, latest, chance, context } = bench();
    expect(latest().path).toBe("/n/KEY/offers");
    await latest().answer(sampleOffers);
    await clock.advance(takeDelays.offersInterval);
    expect(asked).toHaveLength(2);
    await latest().answer(closedOffers);
    expect(context().offers).toEqual(closedOffers);
    chance();
    expect(asked).toHaveLength(3);
  });

  it("stay when the network goes, which is said, and come back by themselves", async () => {
    const { clock, asked, latest, page, context } = bench();
    await latest().fail();
    expect([page(), context().isApart]).toEqual(["opening", true]);
    await clock.advance(takeDelays.retryInterval);
    await latest().answer(sampleOffers);
    expect([page(), context().isApart]).toEqual(["choosing", false]);
    await clock.advance(takeDelays.offersInterval + takeDelays.offersPatience);
    expect(latest().signal?.aborted).toBe(true);
    expect([page(), context().isApart, context().offers]).toEqual(["choosing", true, sampleOffers]);
    await clock.advance(takeDelays.retryInterval);
    expect(asked).toHaveLength(4);
  });

  it("are no more when the key has ended, and are asked for no more", async () => {
    const { clock, asked, latest, page, chance } = bench();
    await latest().answer(sampleOffers);
    await clock.advance(takeDelays.offersInterval);
    await latest().refuse("queue.entryExpired", 404);
    expect(page()).toBe("expired");
    chance();
    await clock.advance(60_000);
    expect(asked).toHaveLength(2);
  });

  it("cannot be chosen while they are closed", async () => {
    const { actor, latest, page } = bench();
    await latest().answer(sampleOffers);
    actor.send({ type: "choose", serviceId: "taiwan" });
    expect(page()).toBe("choosing");
  });
});

describe("the number", () => {
  it("is asked for with the telephone's key, and its own page is opened", async () => {
    const { actor, latest, page, gone } = await confirming();
    actor.send({ type: "take" });
    expect(latest()).toMatchObject({
      path: "/n/KEY/take",
      body: { serviceId: "business", phone, idempotencyKey: "key-0000-0000-0001" },
    });
    expect(phoneWish.safeParse(latest().body).success).toBe(true);
    await latest().answer(sampleTaken);
    expect([page(), gone]).toEqual(["taken", [sampleTaken.path]]);
  });

  it("is asked for in the class that was chosen, which is another wish", async () => {
    const { actor, latest } = await confirming();
    actor.send({ type: "openPriority" });
    actor.send({ type: "setClass", classId: "disabled" });
    actor.send({ type: "take" });
    expect(latest().body).toMatchObject({ classId: "disabled", idempotencyKey: "key-0000-0000-0002" });
  });

  it.each(["network", "silence", "proxy", 500] as const)(
    "is asked for again with the same key after %s",
    async (what) => {
      const { actor, latest, page, context, clock, asked } = await confirming();
      actor.send({ type: "take" });
      const { body, signal } = latest();
      if (what === "network") await latest().fail();
      else if (what === "silence") await clock.advance(takeDelays.takePatience);
      else if (what === "proxy") await latest().answerPage();
      else await latest().refuse("message.internal", what);
      expect([page(), context().problem]).toEqual(["confirming", "notSent"]);
      if (what === "silence") expect(signal?.aborted).toBe(true);
      actor.send({ type: "take" });
      expect(asked.filter(({ path }) => path.endsWith("take")).map((each) => each.body)).toEqual([
        body,
        body,
      ]);
      await latest().answer(sampleTaken);
      expect(page()).toBe("taken");
    },
  );

  it("is shown again where the telephone has it already, and there is a way on", async () => {
    const { actor, latest, page, gone } = await confirming();
    actor.send({ type: "take" });
    await latest().answer({ ...sampleTaken, already: true });
    expect([page(), gone]).toEqual(["already", []]);
    actor.send({ type: "back" });
    expect(page()).toBe("choosing");
    actor.send({ type: "choose", serviceId: "business" });
    actor.send({ type: "take" });
    await latest().answer({ ...sampleTaken, already: true });
    actor.send({ type: "show" });
    expect(gone).toEqual([sampleTaken.path]);
  });

  it.each([
    ["queue.serviceClosed", "choosing", "serviceClosed"],
    ["queue.unknownService", "choosing", "serviceClosed"],
    ["queue.dayFull", "choosing", "dayFull"],
    ["queue.personLimit", "choosing", "personLimit"],
    ["message.tooManyRequests", "confirming", "tooMany"],
    ["queue.entryExpired", "expired", null],
  ] as const)("does not come for %s: the page says what to do", async (error, where, problem) => {
    const { actor, latest, page, context, asked } = await confirming();
    actor.send({ type: "take" });
    await latest().refuse(error);
    expect([page(), context().problem]).toEqual([where, problem]);
    // The list may have been old: it is looked at again.
    expect(asked.at(-1)?.path.endsWith("offers")).toBe(where === "choosing");
  });
});

describe("the telephone's key", () => {
  const stored = (entries: Record<string, string>) => ({
    getItem: (name: string) => entries[name] ?? null,
    setItem: (name: string, value: string) => {
      entries[name] = value;
    },
  });

  it("is made once and kept, and a spoilt one is made anew", () => {
    const entries: Record<string, string> = {};
    expect(
      phoneKey(
        () => stored(entries),
        () => phone,
      )(),
    ).toBe(phone);
    expect(Object.values(entries)).toEqual([phone]);
    expect(
      phoneKey(
        () => stored(entries),
        () => "another",
      )(),
    ).toBe(phone);
    for (const name of Object.keys(entries)) entries[name] = "13812340000";
    expect(
      phoneKey(
        () => stored(entries),
        () => phone,
      )(),
    ).toBe(phone);
  });

  it("lasts as long as the page where the browser keeps nothing", () => {
    let made = 0;
    const key = phoneKey(
      () => {
        throw new DOMException("denied", "SecurityError");
      },
      () => `${phone.slice(0, -1)}${++made}`,
    );
    expect(key()).toBe(key());
    const broken = phoneKey(
      () => {
        throw new Error("a bug");
      },
      () => phone,
    );
    expect(broken).toThrow("a bug");
  });
});

describe("in words", () => {
  const t = translator(takeByPhoneMessages, "zh-CN");
  /** 09:00 in Xiamen. */
  const now = Date.UTC(2026, 10, 23, 1);

  it("a wait is a range of whole minutes, or short", () => {
    const minute = 60_000;
    expect(waitWords({ likely: 10.2 * minute, atMost: 19 * minute }, t)).toBe("大约等 11 到 19 分钟");
    expect(waitWords({ likely: minute, atMost: 2 * minute }, t)).toBe("大约等几分钟");
  });

  it.each(closedReason.options)("a closed service says why: %s", (reason) => {
    expect(closedWords({ reason, opensAt: null }, now, "zh-CN", t)).toEqual({
      why: takeByPhoneMessages[reason]["zh-CN"],
      again: null,
    });
  });

  it("and when again, with the day where it is not today", () => {
    const again = (opensAt: number) => closedWords({ reason: "break", opensAt }, now, "zh-CN", t).again;
    expect(again(now + 4.5 * 3_600_000)).toBe("13:30 开始取号");
    expect(again(now + 24 * 3_600_000)).toBe("11月24日 周二 09:00 开始取号");
  });
});
