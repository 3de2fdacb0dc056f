import { describe, expect, it } from "vitest";
import type { Sentence } from "../../../kiosk/board/effects.ts";
import { servedSpeech, speechPatience } from "../../../kiosk/board/served-speech.ts";
import { createSpeaker, type Speaker } from "../../../kiosk/board/speaker.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const sentence: Sentence = { words: "请", language: "zh-CN", number: "A001", windowId: "3" };
const wave = new ArrayBuffer(8);
const broken = new Error("broken");

/** What is done of all that a speaker can do, in order. */
function speakerWith(parts: Partial<Speaker>) {
  const done: string[] = [];
  const speak = createSpeaker({
    fetchWave: async () => wave,
    play: async (each) => void done.push(each === wave ? "wave played" : "something played"),
    say: async () => void done.push("browser says"),
    report: (error) => void done.push(`reported ${String(error)}`),
    ...parts,
  });
  return { done, speak };
}
const open = () => new AbortController();

describe("a sentence on the board", () => {
  it("is the hall's sound where there is one", async () => {
    const { done, speak } = speakerWith({});
    await speak(sentence, open().signal);
    expect(done).toEqual(["wave played"]);
  });

  it("is the browser's where the hall has no voice", async () => {
    const { done, speak } = speakerWith({ fetchWave: async () => null });
    await speak(sentence, open().signal);
    expect(done).toEqual(["browser says"]);
  });

  it("is the browser's where the hall cannot be asked, or sends what is no sound, and that is reported", async () => {
    const failing = async () => {
      throw broken;
    };
    for (const parts of [{ fetchWave: failing }, { play: failing }]) {
      const { done, speak } = speakerWith(parts);
      await speak(sentence, open().signal);
      expect(done).toEqual(["reported Error: broken", "browser says"]);
    }
  });

  it("is not begun anew by the browser when it was cut", async () => {
    const limit = open();
    const cut = async () => {
      limit.abort();
      throw broken;
    };
    const { done, speak } = speakerWith({ fetchWave: cut });
    await speak(sentence, limit.signal);
    expect(done).toEqual([]);
    const late = open();
    const second = speakerWith({
      fetchWave: async () => {
        late.abort();
        return wave;
      },
    });
    await second.speak(sentence, late.signal);
    expect(second.done).toEqual([]);
  });
});

describe("the hall's voice, asked by a page", () => {
  /** A hall that answers so, and what it was asked. */
  function hallThat(...answers: (() => Response | Promise<Response>)[]) {
    const clock = new SimulatedClock(0);
    const asked: {
      url: string;
      token: string | null;
      body: unknown;
      signal: AbortSignal | null | undefined;
    }[] = [];
    const ask = servedSpeech({
      token: "first",
      renewToken: async () => "second",
      clock,
      fetch: async (url, init) => {
        const headers = new Headers(init?.headers);
        asked.push({
          url: String(url),
          token: headers.get("authorization"),
          body: JSON.parse(String(init?.body)),
          signal: init?.signal,
        });
        const answer = answers[asked.length - 1];
        if (!answer) throw new Error("asked too often");
        return answer();
      },
    });
    return { clock, asked, ask: () => ask(sentence, open().signal) };
  }
  const sound = () => new Response(new Uint8Array([1, 2, 3]));

  it("names the call, with the token in no address", async () => {
    const { ask, asked, clock } = hallThat(sound);
    expect(new Uint8Array((await ask()) ?? wave)).toEqual(new Uint8Array([1, 2, 3]));
    expect(asked[0]).toMatchObject({
      url: "/hall/v1/speech",
      token: "Bearer first",
      body: { language: "zh-CN", number: "A001", windowId: "3" },
    });
    expect(clock.pendingTimers).toBe(0);
  });

  it("says that it has none", async () => {
    expect(await hallThat(() => new Response(null, { status: 204 })).ask()).toBeNull();
  });

  it("is asked once more, with a new token, where it has begun anew", async () => {
    const { ask, asked } = hallThat(() => new Response(null, { status: 401 }), sound);
    expect(await ask()).not.toBeNull();
    expect(asked.map(({ token }) => token)).toEqual(["Bearer first", "Bearer second"]);
    const stubborn = hallThat(
      () => new Response(null, { status: 401 }),
      () => new Response(null, { status: 401 }),
    );
    await expect(stubborn.ask()).rejects.toThrow("401");
  });

  it("is given up when it does not answer", async () => {
    const hall = hallThat(
      () =>
        new Promise((_resolve, reject) => {
          const signal = hall.asked[0]?.signal;
          signal?.addEventListener("abort", () => reject(signal.reason));
        }),
    );
    const answer = hall.ask();
    const outcome = expect(answer).rejects.toThrow("too late");
    await hall.clock.advance(speechPatience);
    await outcome;
  });
});
