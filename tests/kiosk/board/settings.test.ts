import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageTime } from "../../../kiosk/board/delays.ts";
import { pageAt } from "../../../kiosk/board/paging.ts";
import { addressOf, defaultSettings, settingsFrom } from "../../../kiosk/board/settings.ts";
import { capHeight, emLength, readFrom } from "../../../kiosk/board/sizes.ts";
import { voicesAfter } from "../../../kiosk/board/stage/controls.tsx";
import { voiceLanguages } from "../../../server/contract/announcement.ts";
import { languages } from "../../../server/contract/hall.ts";

describe("settings in the address", () => {
  it.each([
    ["", {}],
    ["?language=en&voice=nan,en", { language: "en", voices: ["nan", "en"] }],
    ["?language=fr&voice=fr,tlh", {}],
    ["?voice=en,en,zh-TW", { voices: ["en", "zh-TW"] }],
    ["?voice=none", { voices: [] }],
    ["?window=3", { show: "window", windowId: "3", voices: [] }],
    ["?window=3&voice=zh-CN", { show: "window", windowId: "3", voices: ["zh-CN"] }],
    ["?window=a%20b", {}],
    ["?show=history&distance=12&diagonal=43", { show: "history", voices: [], distance: 12, diagonal: 43 }],
    ["?distance=0&diagonal=x", {}],
  ])("%s", (search, changed) => {
    expect(settingsFrom(search)).toEqual({ ...defaultSettings, ...changed });
  });

  it("come back as they were set", () => {
    const settings = fc.record({
      windowId: fc.option(fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/)),
      history: fc.boolean(),
      language: fc.constantFrom(...languages),
      voices: fc.shuffledSubarray([...voiceLanguages]),
      distance: fc.option(fc.integer({ min: 1, max: 50 })),
      diagonal: fc.integer({ min: 10, max: 110 }),
    });
    fc.assert(
      fc.property(settings, ({ windowId, history, ...rest }) => {
        const show = windowId !== null ? "window" : history ? "history" : "hall";
        const set = { ...rest, windowId, show } as const;
        expect(settingsFrom(addressOf(set))).toEqual(set);
      }),
    );
    expect(addressOf(defaultSettings)).toBe("");
  });
});

describe("the voices that are pressed", () => {
  it("speak in the order in which they were pressed, and leave when pressed again", () => {
    expect(voicesAfter([], "en")).toEqual(["en"]);
    expect(voicesAfter(["en"], "nan")).toEqual(["en", "nan"]);
    expect(voicesAfter(["zh-CN", "nan", "en"], "nan")).toEqual(["zh-CN", "en"]);
    expect(voicesAfter(["zh-TW", "en"], "zh-CN")).toEqual(["en"]);
  });
});

describe("the size of called numbers", () => {
  it("is the distance by two hundred, on the panel that hangs there", () => {
    expect(capHeight(defaultSettings)).toBe(50);
    expect(readFrom(defaultSettings)).toBe(10);
    // 12 m want 60 mm; of a 43-inch panel's picture that is more than of a 55-inch one's.
    expect(capHeight({ distance: 12, diagonal: 55 })).toBe(60);
    expect(capHeight({ distance: 8, diagonal: 43 })).toBeCloseTo(40 * (55 / 43), 5);
    expect(readFrom({ distance: 8, diagonal: 43 })).toBeCloseTo(8, 5);
    expect(readFrom({ distance: null, diagonal: 43 })).toBeCloseTo(7.8, 1);
  });

  it("does not promise more than the panel can show", () => {
    expect(readFrom({ distance: 50, diagonal: 55 })).toBe(14);
    expect(readFrom({ distance: 1, diagonal: 55 })).toBe(6);
  });

  it("shrinks by the length of what is written, in either script", () => {
    expect(emLength("3号窗口")).toBeCloseTo(3.62, 5);
    expect(emLength("A012")).toBeCloseTo(2.48, 5);
  });
});

describe("pages of what does not fit at once", () => {
  it("turn with the time, are equally full, and leave nothing out", () => {
    const items = [1, 2, 3, 4, 5, 6, 7];
    expect(pageAt(items, 6, 0)).toEqual({ items: [1, 2, 3, 4], index: 0, pages: 2 });
    expect(pageAt(items, 6, pageTime - 1).index).toBe(0);
    expect(pageAt(items, 6, pageTime)).toEqual({ items: [5, 6, 7], index: 1, pages: 2 });
    expect(pageAt(items, 6, 2 * pageTime).index).toBe(0);
    expect(pageAt([], 6, pageTime)).toEqual({ items: [], index: 0, pages: 1 });
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (all, most) => {
        const { pages } = pageAt(all, most, 0);
        const shown = Array.from({ length: pages }, (_, index) => pageAt(all, most, index * pageTime).items);
        expect(shown.flat()).toEqual(all);
        expect(Math.max(...shown.map(({ length }) => length))).toBeLessThanOrEqual(most);
      }),
    );
  });
});
