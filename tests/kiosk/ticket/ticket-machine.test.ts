import { describe, expect, it, onTestFinished } from "vitest";
import { createActor } from "xstate";
import { translator } from "../../../kiosk/i18n/catalogue.ts";
import { followMessages } from "../../../kiosk/i18n/follow.ts";
import { reconnectDelays, silenceLimit } from "../../../kiosk/ticket/delays.ts";
import { createEffects } from "../../../kiosk/ticket/effects.ts";
import { languageOf } from "../../../kiosk/ticket/language.ts";
import { standingOf } from "../../../kiosk/ticket/standing.ts";
import { createTicketMachine } from "../../../kiosk/ticket/ticket.machine.ts";
import type { FollowedTicket } from "../../../server/contract/follow.ts";
import { sampleFollowed, standings } from "../../support/followed-tickets.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

interface Asked {
  readonly path: string;
  readonly method: string;
  readonly body: unknown;
  readonly signal: AbortSignal | undefined;
  answer(status: number, body?: unknown): void;
  stream(response: Response): void;
  fail(): void;
}

/** A hall that the test plays: every request waits for its answer. */
function bench() {
  const clock = new SimulatedClock();
  const asked: Asked[] = [];
  const bugs: unknown[] = [];
  const chances = new Set<() => void>();
  let rung = 0;
  let allowsSound = true;
  const fetch = ((path: string, init: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      init.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
      asked.push({
        path,
        method: init.method ?? "GET",
        body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
        answer: (status, body) => resolve(Response.json(body ?? {}, { status })),
        fail: () => reject(new TypeError("network")),
        stream: (response) => resolve(response),
        signal: init.signal ?? undefined,
      });
    })) as typeof globalThis.fetch;
  const actor = createActor(
    createTicketMachine(
      createEffects({
        address: "/t/CODE",
        clock,
        fetch,
        alarm: {
          open: async () => allowsSound,
          ring: () => {
            rung += 1;
          },
        },
        onChance: (listener) => {
          chances.add(listener);
          return () => void chances.delete(listener);
        },
        newKey: () => "key-0000-0000-0001",
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
    chance: () => {
      for (const listener of chances) listener();
    },
    rung: () => rung,
    forbidSound: () => {
      allowsSound = false;
    },
    /** Answers the newest question for the stream; what is said on it, and its end. */
    openStream() {
      const encoder = new TextEncoder();
      let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
      const body = new ReadableStream<Uint8Array>({
        start(begun) {
          controller = begun;
        },
      });
      const { signal, stream } = latest();
      signal?.addEventListener("abort", () => controller?.error(signal.reason));
      stream(new Response(body));
      return {
        say: async (text: string) => {
          controller?.enqueue(encoder.encode(text));
          await settle();
        },
        ticket: async (ticket: FollowedTicket) => {
          controller?.enqueue(encoder.encode(`event: ticket\ndata: ${JSON.stringify(ticket)}\n\n`));
          await settle();
        },
        end: async () => {
          controller?.close();
          await settle();
        },
      };
    },
    line: () => actor.getSnapshot().value.line,
    context: () => actor.getSnapshot().context,
  };
}

const said = { visit: 0, tags: ["attitude"], words: "好", telephone: null };

describe("rating", () => {
  const toRate = standings["finished-to-rate"] ?? sampleFollowed;
  const rated = standings["finished-rated"] ?? sampleFollowed;
  const opened = async () => {
    const tools = bench();
    await tools.openStream().ticket(toRate);
    const opinion = () => tools.actor.getSnapshot().value.opinion;
    tools.actor.send({ type: "rate", ...said, level: "satisfied" });
    return { ...tools, opinion };
  };

  it("goes to the hall once, and shows what the hall keeps", async () => {
    const { actor, asked, latest, opinion, context } = await opened();
    expect(latest()).toMatchObject({
      path: "/t/CODE/ratings",
      method: "POST",
      body: { ...said, level: "satisfied", language: "zh-CN", idempotencyKey: "key-0000-0000-0001" },
    });
    actor.send({ type: "rate", ...said, level: "dissatisfied" });
    expect(asked).toHaveLength(2);
    latest().answer(200, { ticket: rated });
    await settle();
    expect(opinion()).toBe("open");
    expect(context()).toMatchObject({ notRated: false, ticket: { served: [{ rating: "satisfied" }] } });
  });

  it.each([
    ["is refused", (latest: () => Asked) => latest().answer(429)],
    ["does not arrive", (latest: () => Asked) => latest().fail()],
  ])("can be sent again when it %s", async (_what, goWrong) => {
    const { actor, asked, latest, opinion, context } = await opened();
    goWrong(latest);
    await settle();
    expect([opinion(), context().notRated]).toEqual(["open", true]);
    actor.send({ type: "rate", ...said, level: "satisfied" });
    expect([asked.length, context().notRated]).toEqual([3, false]);
  });

  it("is left alone by who does not want to", async () => {
    const { actor, latest, context } = await opened();
    latest().answer(429);
    await settle();
    actor.send({ type: "skipRating", visit: 0 });
    expect(context()).toMatchObject({ skipped: [0], notRated: false });
  });
});

describe("the line to the hall", () => {
  it("begins with the ticket as it is, in whatever pieces it arrives", async () => {
    const { openStream, line, context, asked } = bench();
    expect(asked.map(({ path }) => path)).toEqual(["/t/CODE/events"]);
    const stream = openStream();
    const whole = `event: ticket\ndata: ${JSON.stringify(sampleFollowed)}\n\n`;
    await stream.say(whole.slice(0, 40));
    expect(line()).toEqual({ followed: "connecting" });
    await stream.say(whole.slice(40));
    expect(line()).toEqual({ followed: "live" });
    expect(context().ticket).toEqual(sampleFollowed);
  });

  it("comes back by itself, later each time, and at once when there is a chance", async () => {
    const { openStream, line, clock, asked, latest, chance } = bench();
    await openStream().ticket(sampleFollowed);
    const stream = openStream();
    await settle();
    void stream;
    chance();
    expect(asked).toHaveLength(2);
    for (const delay of [...reconnectDelays, reconnectDelays.at(-1) ?? 0]) {
      latest().fail();
      await settle();
      expect(line()).toEqual({ followed: "lost" });
      const before = asked.length;
      await clock.advance(delay - 1);
      expect(asked).toHaveLength(before);
      await clock.advance(1);
      expect(asked).toHaveLength(before + 1);
    }
    await openStream().ticket(sampleFollowed);
    expect(line()).toEqual({ followed: "live" });
  });

  it("is lost when it is silent, whatever the telephone thinks; what was true stays, with its time", async () => {
    const { openStream, line, clock, context } = bench();
    const stream = openStream();
    await stream.ticket(sampleFollowed);
    const heardAt = clock.now();
    await clock.advance(silenceLimit - 1);
    await stream.say("event: beat\ndata: null\n\n");
    expect(context().trueAt).toBe(heardAt + silenceLimit - 1);
    await clock.advance(silenceLimit - 1);
    expect(line()).toEqual({ followed: "live" });
    await clock.advance(1);
    expect(line()).toEqual({ followed: "lost" });
    expect(context().ticket).toEqual(sampleFollowed);
  });

  it("ends for a code that stands for nothing, and asks no more", async () => {
    const { latest, line, clock, asked, chance } = bench();
    latest().answer(404);
    await settle();
    expect(line()).toBe("gone");
    chance();
    await clock.advance(60_000);
    expect(asked).toHaveLength(1);
  });

  it.each([429, 500, 503])("waits when the hall answers %i", async (status) => {
    const { latest, line } = bench();
    latest().answer(status);
    await settle();
    expect(line()).toEqual({ followed: "lost" });
  });
});

describe("a call", () => {
  it("rings once, and once more for each recall, whatever else changes", async () => {
    const { openStream, rung } = bench();
    const stream = openStream();
    const { called = sampleFollowed, recalled = sampleFollowed } = standings;
    await stream.ticket(sampleFollowed);
    expect(rung()).toBe(0);
    for (const ticket of [called, { ...called, later: [sampleFollowed.area] }]) await stream.ticket(ticket);
    expect(rung()).toBe(1);
    await stream.ticket(recalled);
    expect(rung()).toBe(2);
    await stream.ticket(standings.serving ?? sampleFollowed);
    expect(rung()).toBe(2);
  });

  it("is heard of at the next word when the line was lost meanwhile", async () => {
    const { openStream, rung, clock } = bench();
    const stream = openStream();
    await stream.ticket(sampleFollowed);
    await stream.end();
    await clock.advance(reconnectDelays[0]);
    await openStream().ticket(standings.called ?? sampleFollowed);
    expect(rung()).toBe(1);
  });

  it("may sound only when the browser lets it", async () => {
    const { actor, forbidSound } = bench();
    forbidSound();
    actor.send({ type: "wantAlarm" });
    await settle();
    expect(actor.getSnapshot().value.alarm).toBe("blocked");
  });
});

describe("what its holder does", () => {
  const live = async () => {
    const each = bench();
    await each.openStream().ticket(sampleFollowed);
    return each;
  };

  it("gives the number back after a question, with one key", async () => {
    const { actor, latest, context } = await live();
    actor.send({ type: "giveBack" });
    actor.send({ type: "keep" });
    actor.send({ type: "confirm" });
    expect(latest().method).toBe("GET");
    actor.send({ type: "giveBack" });
    actor.send({ type: "confirm" });
    expect(latest()).toMatchObject({
      path: "/t/CODE/cancel",
      method: "POST",
      body: { idempotencyKey: "key-0000-0000-0001" },
    });
    latest().answer(200, { ticket: { ...sampleFollowed, state: "cancelled" } });
    await settle();
    expect(context().ticket?.state).toBe("cancelled");
  });

  it.each([
    [409, "cannotGiveBack"],
    [429, "tooMany"],
    [500, "notSent"],
    ["network", "notSent"],
  ] as const)("is told what to do when the hall says %s", async (status, problem) => {
    const { actor, latest, context } = await live();
    actor.send({ type: "giveBack" });
    actor.send({ type: "confirm" });
    if (status === "network") latest().fail();
    else latest().answer(status);
    await settle();
    expect(context().problem).toBe(problem);
  });

  it("has texts sent, and the typed number is forgotten by the page when the hall has it", async () => {
    const { actor, latest, context } = await live();
    actor.send({ type: "openTexts" });
    actor.send({ type: "sendTexts", to: "138 1234 0000" });
    expect(latest()).toMatchObject({
      path: "/t/CODE/texts",
      method: "PUT",
      body: { to: "138 1234 0000", language: "zh-CN" },
    });
    latest().answer(400);
    await settle();
    expect(context().problem).toBe("textsWrong");
    actor.send({ type: "sendTexts", to: "13812340000" });
    latest().answer(200, { ahead: 3, to: "138****0000" });
    await settle();
    expect(context().ticket?.texts).toEqual({ ahead: 3, to: "138****0000" });
    expect(JSON.stringify(context())).not.toContain("1234");
    actor.send({ type: "stopTexts" });
    expect(latest().method).toBe("DELETE");
    latest().answer(200, { ahead: 3, to: null });
    await settle();
    expect(context().ticket?.texts?.to).toBeNull();
  });

  it("closes the form, and nothing of what was typed stays", async () => {
    const { actor, latest, context } = await live();
    actor.send({ type: "openTexts" });
    actor.send({ type: "sendTexts", to: "13812340000" });
    latest().answer(429);
    await settle();
    actor.send({ type: "closeTexts" });
    expect(JSON.stringify(context())).not.toContain("1381234");
  });
});

describe("how it stands, in words", () => {
  const words = (ticket: FollowedTicket) =>
    standingOf(ticket, ticket.takenAt, "zh-CN", translator(followMessages, "zh-CN"));

  it("gives the wait as a range of whole minutes, or says that it is short", () => {
    expect(words(sampleFollowed).wait).toBe("大约等 11 到 19 分钟");
    expect(words({ ...sampleFollowed, wait: { likely: 61_000, atMost: 119_000 } }).wait).toBe("大约几分钟");
    expect(words({ ...sampleFollowed, wait: null }).wait).toBeNull();
  });

  it.each(Object.entries(standings))(
    "has a title for one that is %s, and says what to do",
    (name, ticket) => {
      const { title, advice } = words(ticket);
      expect(title).not.toBe("");
      expect(name === "serving" ? advice : advice?.length).not.toBe(0);
      expect(`${title}${advice}`).not.toMatch(/\{\w+\}/);
    },
  );
});

it.each([
  [["zh-TW", "en"], "zh-TW"],
  [["zh-Hant-HK"], "zh-TW"],
  [["zh-HK"], "zh-TW"],
  [["zh-CN"], "zh-CN"],
  [["zh"], "zh-CN"],
  [["fr-FR", "en-GB", "zh-CN"], "en"],
  [["fr-FR"], "en"],
  [[], "en"],
] as const)("a browser that reads %j gets %s", (wanted, language) =>
  expect(languageOf(wanted)).toBe(language),
);
