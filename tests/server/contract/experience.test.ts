import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorCodes } from "../../../server/contract/error-numbers.ts";
import {
  placeKey,
  placesOf,
  readSteps,
  remarksOf,
  stepAt,
} from "../../../server/contract/experience/read.ts";
import {
  type ExperienceStep,
  experienceRecord,
  experienceRemark,
  experienceStep,
  mostExperienceSteps,
  mostRemarks,
} from "../../../server/contract/experience/record.ts";
import { experienceScreens, innerScreens } from "../../../server/contract/experience/screens.ts";
import { matterStages } from "../../../server/contract/matter-steps.ts";
import { sampleRecord, sampleStep } from "../../support/experience-samples.ts";

const step: fc.Arbitrary<Omit<ExperienceStep, "at">> = fc.record({
  screen: fc.constantFrom(...experienceScreens),
  inner: fc.option(fc.constantFrom(...innerScreens)),
  place: fc.option(
    fc.record({
      matter: fc.constantFrom("one", "two"),
      version: fc.constant("2026-11"),
      stage: fc.option(fc.constantFrom(...matterStages)),
      part: fc.constantFrom("", "a", "one.b"),
    }),
  ),
  refused: fc.boolean(),
  helped: fc.boolean(),
  warned: fc.boolean(),
  error: fc.option(fc.constantFrom(...errorCodes)),
  language: fc.constantFrom("zh-CN", "zh-TW", "en"),
  largeText: fc.boolean(),
  highContrast: fc.boolean(),
});
/** Any walk, with the times between. */
const records = fc
  .array(fc.tuple(step, fc.integer({ min: 0, max: 60_000 })), { minLength: 1, maxLength: 40 })
  .map((walk) => {
    let at = 0;
    const steps = walk.map(([each, stay]) => {
      const taken = { at, ...each };
      at += stay;
      return taken;
    });
    return { ...sampleRecord(), steps, length: at };
  });

describe("a record that is read", () => {
  it("is the sequence that was walked, at every moment of it", () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(experienceRecord.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
        const read = readSteps(record);
        expect(read.map(({ milliseconds: _, turnedBack: __, ...each }) => each)).toEqual(record.steps);
        expect(read.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBe(record.length);
        for (const [index, { at, milliseconds }] of read.entries())
          if (milliseconds > 0) {
            expect(stepAt(record, at)).toBe(index);
            expect(stepAt(record, at + milliseconds - 1)).toBe(index);
          }
      }),
    );
  });

  it("comes to as much by its places", () => {
    fc.assert(
      fc.property(records, (record) => {
        const places = placesOf(record);
        expect(places.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBe(record.length);
        expect(new Set(places.map(({ key }) => key))).toEqual(new Set(record.steps.map(placeKey)));
        const changes = record.steps.filter(
          (each, index) => index === 0 || placeKey(each) !== placeKey(record.steps[index - 1] ?? each),
        );
        expect(places.reduce((sum, { times }) => sum + times, 0)).toBe(changes.length);
      }),
    );
  });

  it("tells who turned back, and what went wrong once each time", () => {
    const [shopName] = placesOf(sampleRecord()).filter(({ key }) => key.endsWith("question shopName"));
    expect(shopName).toMatchObject({ times: 2, refused: 1, turnedBack: 0, milliseconds: 69_000 });
    expect(
      readSteps(sampleRecord())
        .filter(({ turnedBack }) => turnedBack)
        .map(({ at }) => at),
    ).toEqual([90_000]);
  });
});

describe("the contract of a record", () => {
  const planted = ["测试样本", "350206195001020017", "13800000000", "嘉禾路321号", "zhang.san@example.com"];

  it("has no place in which anything of a person can be said", () => {
    const whole = sampleStep(0, {
      place: { matter: "one", version: "2026-11", stage: "question", part: "a" },
    });
    expect(experienceStep.safeParse(whole).success).toBe(true);
    for (const words of planted) {
      for (const key of Object.keys(whole))
        expect(experienceStep.safeParse({ ...whole, [key]: words }).success, `${key} ${words}`).toBe(false);
      for (const key of Object.keys(whole.place ?? {}))
        expect(
          experienceStep.safeParse({ ...whole, place: { ...whole.place, [key]: words } }).success,
          `place.${key} ${words}`,
        ).toBe(false);
      expect(experienceStep.safeParse({ ...whole, note: words }).success).toBe(false);
      for (const key of Object.keys(sampleRecord()))
        expect(
          experienceRecord.safeParse({ ...sampleRecord(), [key]: words }).success,
          `${key} ${words}`,
        ).toBe(false);
    }
  });

  it("has a place for what a touch says of a step, and none for words", () => {
    const { remarks: _, ...before } = sampleRecord();
    expect(experienceRecord.parse(before).remarks).toEqual([]);
    expect(experienceRemark.safeParse({ at: 1, category: "unclear" }).success).toBe(true);
    for (const words of planted.filter((each) => !/^\d+$/.test(each)))
      expect(experienceRemark.safeParse({ at: 1, category: words }).success, words).toBe(false);
    for (const words of planted)
      expect(experienceRemark.safeParse({ at: 1, category: "unclear", words }).success, words).toBe(false);
    const [remark] = sampleRecord().remarks;
    const many = { ...sampleRecord(), remarks: Array(mostRemarks + 1).fill(remark) };
    expect(experienceRecord.safeParse(many).success).toBe(false);
  });

  it("tells what was said by the step that stood there, each once", () => {
    const record = sampleRecord();
    const said = { ...record, remarks: [...record.remarks, { at: 85_000, category: "unclear" }] };
    expect(record.steps.map((_, index) => remarksOf(said, index)).filter(({ length }) => length > 0)).toEqual(
      [["unclear", "noPaper"], ["machine"]],
    );
    expect(remarksOf(said, 5)).toEqual(["unclear", "noPaper"]);
  });

  it("ends where a record would have no end", () => {
    const long = {
      ...sampleRecord(),
      steps: Array.from({ length: mostExperienceSteps + 1 }, () => sampleStep(0)),
    };
    expect(experienceRecord.safeParse(long).success).toBe(false);
  });
});
