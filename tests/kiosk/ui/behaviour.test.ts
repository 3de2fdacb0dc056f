import { describe, expect, it } from "vitest";
import { nextPlace } from "../../../kiosk/ui/arrow-keys.ts";
import { pixelsPerMillimetre } from "../../../kiosk/ui/mm.ts";
import { createStrikeGuard, strikeInterval } from "../../../kiosk/ui/strike-guard.ts";

describe("millimetres", () => {
  it("are those of the panel: 1080 × 1920 at 21.5 inches has 4.03 pixels a millimetre", () => {
    expect(pixelsPerMillimetre(1080, 1920)).toBeCloseTo(4.034, 3);
    expect(pixelsPerMillimetre(1920, 1080)).toBeCloseTo(4.034, 3);
  });
  it.each([
    [27, 3.212],
    [32, 2.71],
    [15.6, 5.56],
  ])("follow the configured diagonal: %s inches", (inches, expected) =>
    expect(pixelsPerMillimetre(1080, 1920, inches)).toBeCloseTo(expected, 2),
  );
  it("never make the panel larger than the window", () => {
    const whole = pixelsPerMillimetre(1080, 1920);
    expect(pixelsPerMillimetre(1080, 960)).toBeLessThan(whole);
    expect(pixelsPerMillimetre(540, 1920)).toBeCloseTo(whole / 2, 5);
  });
});

describe("the double-strike guard", () => {
  it("accepts nothing for 300 ms after a screen change, and everything after", () => {
    let now = 1000;
    const guard = createStrikeGuard(() => now);
    expect(guard.accepts()).toBe(true);
    guard.screenChanged();
    now += strikeInterval - 1;
    expect(guard.accepts()).toBe(false);
    now += 1;
    expect(guard.accepts()).toBe(true);
  });
});

describe("arrow keys", () => {
  it.each([
    ["down from the first", 0, -1, 3, 1, 1],
    ["down from the last", 2, -1, 3, 1, 0],
    ["up from the first", 0, -1, 3, -1, 2],
    ["down from a title in the middle", -1, 1, 3, 1, 1],
    ["up from a title in the middle", -1, 1, 3, -1, 0],
    ["up from a title on top", -1, 0, 3, -1, 2],
    ["down from the very end", -1, -1, 3, 1, 0],
    ["anywhere, with no control", -1, -1, 0, 1, -1],
  ] as const)("%s", (_case, current, following, count, step, expected) =>
    expect(nextPlace(current, following, count, step)).toBe(expected),
  );
});
