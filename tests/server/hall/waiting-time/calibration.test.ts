import { describe, expect, it } from "vitest";
import {
  accuracyOf,
  accuracyState,
  newAccuracy,
  recordWait,
} from "../../../../server/hall/waiting-time/accuracy.ts";
import {
  calibrate,
  calibrated,
  calibrationState,
  newCalibration,
} from "../../../../server/hall/waiting-time/calibration.ts";
import { seededRandom } from "../../../../server/hall/waiting-time/random.ts";
import { minute } from "./support.ts";

/** Shares of waits below what was said, after a while of learning from forecasts that are `off` times the truth. */
function shares(off: number, narrow: number) {
  const state = newCalibration();
  const random = seededRandom(1);
  let [counted, median, covered] = [0, 0, 0];
  for (let visit = 0; visit < 6000; visit++) {
    const level = (8 + 60 * random()) * minute;
    const raw = { median: level * Math.LN2 * off, p80: level * off * (Math.LN2 + Math.log(2.5) * narrow) };
    const waited = -Math.log(1 - random()) * level;
    if (visit >= 2000) {
      const { likely, atMost } = calibrated(state, 1, raw);
      counted += 1;
      median += waited <= likely ? 1 : 0;
      covered += waited <= atMost ? 1 : 0;
    }
    calibrate(state, 1, raw, waited);
  }
  return { median: median / counted, covered: covered / counted };
}

describe("the calibration", () => {
  it("brings the promise to four of five and the likely time to half, whatever is wrong with the forecasts", () => {
    for (const [off, narrow] of [
      [1, 1],
      [0.6, 1],
      [1.7, 0.5],
      [1, 0.2],
    ] as const) {
      const { median, covered } = shares(off, narrow);
      expect(Math.abs(covered - 0.8)).toBeLessThan(0.02);
      expect(Math.abs(median - 0.5)).toBeLessThan(0.03);
    }
  });

  it("never promises less than the likely time, nor a width of nothing", () => {
    const state = newCalibration();
    for (let visit = 0; visit < 2000; visit++) calibrate(state, 1, { median: minute, p80: minute }, 0);
    const { likely, atMost } = calibrated(state, 1, { median: minute, p80: minute });
    expect(atMost).toBeGreaterThan(likely);
    expect(likely).toBeGreaterThan(0);
  });

  it("learns of each class apart", () => {
    const state = newCalibration();
    const raw = { median: 5 * minute, p80: 8 * minute };
    for (let visit = 0; visit < 100; visit++) calibrate(state, 2, raw, 20 * minute);
    expect(calibrated(state, 1, raw)).toEqual({ likely: raw.median, atMost: raw.p80 });
    expect(calibrated(state, 2, raw).likely).toBeGreaterThan(raw.median * 1.2);
  });

  it("is plain JSON", () => {
    const state = newCalibration();
    calibrate(state, 1, { median: minute, p80: 2 * minute }, minute);
    expect(calibrationState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });
});

describe("the record of accuracy", () => {
  it("says by day how far the forecasts were off", () => {
    const state = newAccuracy();
    const said = { likely: 10 * minute, atMost: 20 * minute };
    for (const waited of [4, 12, 16, 24]) recordWait(state, "2026-03-02", said, waited * minute);
    recordWait(state, "2026-03-03", said, 10 * minute);
    expect(accuracyOf(accuracyState.parse(JSON.parse(JSON.stringify(state))))).toEqual([
      {
        day: "2026-03-02",
        n: 4,
        meanAbsoluteError: 7 * minute,
        bias: -4 * minute,
        coverage: 0.75,
        underPromise: 0.5,
      },
      { day: "2026-03-03", n: 1, meanAbsoluteError: 0, bias: 0, coverage: 1, underPromise: 0 },
    ]);
  });

  it("keeps ninety days", () => {
    const state = newAccuracy();
    for (let day = 100; day < 200; day++) recordWait(state, String(day), { likely: 0, atMost: 0 }, 0);
    expect(accuracyOf(state)).toHaveLength(90);
    expect(accuracyOf(state)[0]?.day).toBe("110");
  });
});
