import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  offerScreens,
  type Step,
  type StepWords,
  step as stepOfWire,
} from "../../../../server/contract/accompany/step.ts";
import { publicStep } from "../../../../server/hall/accompany/public-step.ts";
import { weekdayHours } from "../../../../server/hall/appointments/opening-hours.ts";
import { defaultAppointmentRules } from "../../../../server/hall/appointments/rules.ts";
import { offeredTimes } from "../../../../server/hall/appointments/slots.ts";
import { nothingPublic } from "../../../support/nothing-public.ts";
import { sampleStep } from "../../../support/sample-step.ts";

const covered = { covered: true } as const;
const offered = {
  ...nothingPublic,
  hasDay: (day: string) => day === "2026-12-02",
  hasTime: (time: string) => time === "09:30",
};
const pressing = (words: StepWords, more: Partial<Step> = {}): Step => ({
  ...sampleStep,
  ...more,
  controls: [{ id: 1, role: "button", label: [words], enabled: true, pressed: null }],
});
const seen = (step: Step) => publicStep(stepOfWire.parse(step), offered).controls[0]?.label[0];

describe("days and times in a step", () => {
  it("are those that the hall offers to everybody, where they are chosen, and nothing else", () => {
    const onDays = { screen: offerScreens.day };
    const onTimes = { screen: offerScreens.time };
    expect(seen(pressing({ day: "2026-12-02" }, onDays))).toEqual({ day: "2026-12-02" });
    expect(seen(pressing({ time: "09:30" }, onTimes))).toEqual({ time: "09:30" });
    // A birthday is no day of the offer, and no number of a telephone a time of it.
    for (const day of ["1950-01-02", "2026-12-03"]) expect(seen(pressing({ day }, onDays))).toEqual(covered);
    for (const time of ["13:80", "09:31"]) expect(seen(pressing({ time }, onTimes))).toEqual(covered);
    // On every other screen it is somebody's own.
    for (const screen of [
      "appointment.appointmentReview",
      "appointment.appointmentOne",
      "home",
      offerScreens.time,
    ])
      expect(seen(pressing({ day: "2026-12-02" }, { screen }))).toEqual(covered);
    for (const screen of ["appointment.appointmentBooked", "appointment.appointmentList", offerScreens.day])
      expect(seen(pressing({ time: "09:30" }, { screen }))).toEqual(covered);
    expect(seen(pressing({ time: "09:30" }, { ...onTimes, over: "help" }))).toEqual(covered);
  });

  it("stand on what can be pressed alone: in a title, a note and a field they would be what was chosen", () => {
    const time = [{ time: "09:30" }];
    const step: Step = {
      ...sampleStep,
      screen: offerScreens.time,
      title: time,
      notes: [time],
      fields: [{ label: time, state: "filled", problem: time }],
    };
    const { title, notes, fields } = publicStep(stepOfWire.parse(step), offered);
    expect([title, notes, fields]).toEqual([
      [covered],
      [[covered]],
      [{ label: [covered], state: "filled", problem: [covered] }],
    ]);
  });

  it("are no words, whatever is written in their place", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^\d{6,18}$/)), (value) => {
        for (const words of [{ day: value }, { time: value }])
          expect(stepOfWire.safeParse(pressing(words as StepWords)).success).toBe(
            /^\d{4}-\d{2}-\d{2}$/.test(value) && "day" in words
              ? true
              : /^\d{2}:\d{2}$/.test(value) && "time" in words,
          );
      }),
    );
  });

  it("are those of the hall's calendar from now on", () => {
    const service = {
      serviceId: "business",
      slotLength: 30 * 60_000,
      capacity: 2,
      rules: defaultAppointmentRules,
    };
    // A Monday at nine.
    const { days, times } = offeredTimes(weekdayHours, [service], Date.UTC(2026, 10, 30, 1));
    expect([...days]).toEqual([
      "2026-11-30",
      ...["01", "02", "03", "04", "07", "08", "09"].map((day) => `2026-12-${day}`),
    ]);
    expect([times.has("09:30"), times.has("09:15"), times.has("12:00"), times.has("16:30")]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(offeredTimes(weekdayHours, [], 0)).toEqual({ days: new Set(), times: new Set() });
  });
});
