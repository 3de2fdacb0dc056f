import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formerPermanentResidentNumber,
  hasFormerPermanentResidentForm,
  isCalendarDate,
  isPermanentResidentNumber,
  isResidentNumber,
  mod10Check,
  mod11Check,
} from "../../../device-drivers/id-card-reader/check-digits.ts";

const validNumbers = [
  "11010519491231002X",
  "440524188001010014",
  "999999190001010015",
  "350206199001010017",
  "810000198506120032",
  "820000197904040027",
  "830000198506120036",
];
const publishedSpecimens = ["932682198501010017", "931586198001010028"];

/** Numbers with a real date and a right check, of any division and serial. */
const numberArbitrary = fc
  .tuple(
    fc.integer({ min: 100_000, max: 999_999 }),
    fc.integer({ min: 1900, max: 2099 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([division, year, month, day, serial]) => {
    const two = (value: number) => String(value).padStart(2, "0");
    const first17 = `${division}${year}${two(month)}${two(day)}${String(serial).padStart(3, "0")}`;
    return first17 + mod11Check(first17);
  });

describe("resident numbers", () => {
  it.each(validNumbers)("accept %s", (number) => {
    expect(isResidentNumber(number)).toBe(true);
  });

  it("refuse every single wrong character", () => {
    fc.assert(
      fc.property(numberArbitrary, fc.nat(17), fc.constantFrom(..."0123456789X"), (number, at, wrong) => {
        fc.pre(number[at] !== wrong);
        const changed = number.slice(0, at) + wrong + number.slice(at + 1);
        expect(mod11Check(changed.slice(0, 17)) === changed[17] && /^\d{17}/.test(changed)).toBe(false);
        expect(isResidentNumber(changed)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("refuse every transposition of neighbours", () => {
    fc.assert(
      fc.property(numberArbitrary, fc.nat(16), (number, at) => {
        fc.pre(number[at] !== number[at + 1]);
        const changed = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
        expect(isResidentNumber(changed)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("refuse a day that does not exist although the check is right", () => {
    const first17 = "99999920230229001";
    expect(isResidentNumber(first17 + mod11Check(first17))).toBe(false);
  });

  it.each(["", "99999919000101001", "9999991900010100155", "99999919000101001x"])(
    "refuse the form %j",
    (number) => {
      expect(isResidentNumber(number)).toBe(false);
    },
  );
});

describe("foreign permanent residents' numbers", () => {
  it.each(publishedSpecimens)("accept the published specimen %s", (number) => {
    expect(isPermanentResidentNumber(number)).toBe(true);
  });

  it("begin with 9", () => {
    expect(isPermanentResidentNumber("350206199001010017")).toBe(false);
  });

  it("lead to the number of before 2023", () => {
    const former = formerPermanentResidentNumber("935999198808080016", "XXX", "000");
    expect(former).toBe("XXX350088080801");
    expect(hasFormerPermanentResidentForm(former)).toBe(true);
    expect(formerPermanentResidentNumber("935999198808080016", "XXX", "123").slice(0, 14)).toBe(
      "XXX35128808083",
    );
    expect(hasFormerPermanentResidentForm("XX0350088080801")).toBe(false);
  });

  it("have a check digit that catches single wrong digits", () => {
    // Weights 7, 3, 1 and digits 0 to 9: none shares a factor with 10.
    for (let at = 3; at < 14; at++) {
      for (const digit of "12345678 9".replace(" ", "")) {
        const changed = `${"XXX35008808080".slice(0, at)}${digit}${"XXX35008808080".slice(at + 1)}`;
        if (changed !== "XXX35008808080") expect(mod10Check(changed)).not.toBe("1");
      }
    }
  });
});

describe("days", () => {
  it("are those of the calendar", () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(13), fc.nat(32), (year, month, day) => {
        const digits =
          String(year).padStart(4, "0") + String(month).padStart(2, "0") + String(day).padStart(2, "0");
        const date = new Date(0);
        date.setUTCFullYear(year, month - 1, day);
        const exists = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month > 0;
        expect(isCalendarDate(digits)).toBe(exists);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(["2023022", "202302281", "2023-2-1", "长期"])("are eight digits, not %j", (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});
