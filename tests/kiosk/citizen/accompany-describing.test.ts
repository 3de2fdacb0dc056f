import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lexicon } from "../../../kiosk/citizen/accompany/lexicon.ts";
import { sendNewest } from "../../../kiosk/citizen/accompany/newest.ts";
import { terminalWords } from "../../../kiosk/i18n/terminal-words.ts";
import { stepWords } from "../../../server/contract/accompany/step.ts";
import { publicTexts } from "../../../server/contract/accompany/texts.ts";
import { languages } from "../../../server/contract/hall.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const text = (words: string) => ({ "zh-CN": words, "zh-TW": words, en: words });
const matter = { id: "open-shop", fields: [{ label: text("经营场所"), options: [text("湖里区")] }] };
const here = {
  contents: [matter],
  entries: [{ id: "elder-card", plainName: text("办敬老卡") }],
  services: [{ id: "business", plainName: text("开店办照") }],
  offers: [{ text: "09:30", words: { time: "09:30" } }],
};

describe("what is public on a screen", () => {
  it("is named by where it is, in every language; what is filled into it is in no name", () => {
    for (const language of languages) {
      const words = lexicon(language, here);
      expect(words(terminalWords.handle.next[language])).toEqual({ word: expect.stringMatching(/\.next$/) });
      expect(words(terminalWords.help.there[language].replace("{name}", "陈小明"))).toEqual({
        word: "help.there",
      });
      expect(words(" 经营场所 ")).toEqual({
        content: 0,
        text: publicTexts(matter).findIndex(({ en }) => en === "经营场所"),
      });
      expect(words("办敬老卡")).toEqual({ entry: "elder-card" });
      expect(words("开店办照")).toEqual({ service: "business" });
      // A time is one only where everybody is offered it.
      expect(words("09:30")).toEqual({ time: "09:30" });
      expect(words("10:00")).toEqual({ covered: true });
      expect(words("")).toEqual({ covered: true });
    }
  });

  it("covers every value: of whatever is on the screen nothing comes out that was put in", () => {
    const words = lexicon("zh-CN", here);
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[0-9]{6,18}[0-9X]$/)),
        (value) => {
          const named = words(value);
          expect(stepWords.parse(named)).toEqual(named);
          if (value.length >= 6) expect(JSON.stringify(named)).not.toContain(value);
        },
      ),
    );
    for (const value of ["陈小明", "350206199001010019", "13800000001", "福建省厦门市湖里区江头街道"])
      expect(words(value)).toEqual({ covered: true });
  });

  it("has a name that fits a step for every word of the terminal, or covers it", () => {
    const words = lexicon("zh-TW", { contents: [], entries: [], services: [], offers: [] });
    for (const messages of Object.values(terminalWords))
      for (const message of Object.values(messages))
        expect(stepWords.safeParse(words(message["zh-TW"].replace(/\{\w+\}/g, "1"))).success).toBe(true);
  });
});

describe("sending what is newest", () => {
  function sender() {
    const clock = new SimulatedClock();
    const sent: number[] = [];
    const waiting: { resolve(): void; reject(error: Error): void }[] = [];
    let value = 1;
    const newest = sendNewest({
      clock,
      interval: 200,
      retryAfter: 1000,
      look: () => ({ value, sign: String(value) }),
      send: (each) => {
        sent.push(each);
        return new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
      },
    });
    return {
      clock,
      sent,
      newest,
      become(next: number) {
        value = next;
        newest.changed();
      },
      async arrive() {
        waiting.shift()?.resolve();
        await clock.advance(0);
      },
      async fail() {
        waiting.shift()?.reject(new Error("lost"));
        await clock.advance(0);
      },
    };
  }

  it("leaves out what was there in between, sends nothing twice, and never two at once", async () => {
    const { clock, sent, become, arrive, newest } = sender();
    become(1);
    for (const each of [2, 3, 4]) become(each);
    await clock.advance(1000);
    expect(sent).toEqual([1]);
    await arrive();
    expect(sent).toEqual([1, 4]);
    await arrive();
    newest.changed();
    await clock.advance(1000);
    expect(sent).toEqual([1, 4]);
  });

  it("sends five a second at most", async () => {
    const { clock, sent, become, arrive } = sender();
    for (let at = 0; at < 100; at += 1) {
      become(at);
      await arrive();
      await clock.advance(10);
    }
    expect(sent.length).toBeLessThanOrEqual(6);
    await clock.advance(200);
    expect(sent.at(-1)).toBe(99);
  });

  it("sends behind a lost line what is newest then, anew where the other end may not have it, and nothing when it is over", async () => {
    const { clock, sent, become, arrive, fail, newest } = sender();
    become(1);
    await fail();
    become(2);
    become(3);
    await clock.advance(999);
    expect(sent).toEqual([1]);
    await clock.advance(1);
    expect(sent).toEqual([1, 3]);
    await arrive();
    newest.again();
    await clock.advance(200);
    expect(sent).toEqual([1, 3, 3]);
    await fail();
    newest.stop();
    become(4);
    await clock.advance(5000);
    expect(sent).toEqual([1, 3, 3]);
    expect(clock.pendingTimers).toBe(0);
  });
});
