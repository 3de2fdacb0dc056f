import { expect, it } from "vitest";
import { calendarDayWords } from "../../../kiosk/i18n/appointment-time.ts";

it.each([
  ["zh-CN", "11月30日 周一", "2027年1月8日"],
  ["zh-TW", "11月30日 週一", "2027年1月8日"],
  ["en", "Mon 30 Nov", "8 Jan 2027"],
] as const)(
  "says a day of this year with its weekday and of another with its year, in %s",
  (language, near, far) => {
    expect(calendarDayWords("2026-11-30", "2026-11-23", language)).toBe(near);
    expect(calendarDayWords("2027-01-08", "2026-11-23", language)).toBe(far);
  },
);
