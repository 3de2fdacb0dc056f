import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as drivers from "../../../../device-drivers/id-card-reader/check-digits.ts";
import { mod10Check, mod11Check } from "../../../../server/contract/identifiers/check-digits.ts";
import { parsePermanentResident } from "../../../../server/contract/identifiers/permanent-resident.ts";
import { parseResidencePermit } from "../../../../server/contract/identifiers/residence-permit.ts";
import { parseResidentId } from "../../../../server/contract/identifiers/resident-id.ts";
import {
  parseHkMacaoPermit,
  parseTaiwanPermit,
} from "../../../../server/contract/identifiers/travel-permits.ts";
import {
  formerPermanentResident,
  neighboursSwapped,
  oneWrong,
  permanentResident,
  residencePermit,
  residentId,
  today,
  verdict,
} from "./numbers.ts";

describe("a resident's number", () => {
  it.each([
    ["11010519491231002X", "ok"],
    ["440524188001010014", "ok"],
    ["350206199001010017", "ok"],
    ["350206195510010025", "ok"],
    ["99999919950505002X", "ok"],
    [" 350206 19900101 001７ ", "ok"],
    ["11010519491231002x", "ok"],
    ["", "empty"],
    ["350206199001010018", "wrongCheck"],
    ["350206202302290019", "impossibleDate"],
    ["350206202611310018", "impossibleDate"],
    ["350206900101001", "firstGeneration"],
    ["350206901301001", "wrongLength"],
    ["35020619900101001", "wrongLength"],
    ["3502061990010l0017", "wrongSign"],
    ["3502061990010X0017", "wrongSign"],
    ["830000198506120036", "otherDocument"],
    ["932682198501010017", "otherDocument"],
  ])("%s: %s", (text, expected) => expect(verdict(parseResidentId(text, today))).toBe(expected));

  it("says place, birth and sex", () =>
    expect(parseResidentId("350206195510010025", today)).toEqual({
      ok: true,
      value: { number: "350206195510010025", division: "350206", birth: "1955-10-01", sex: "female" },
    }));

  it("is of a place that there is, and of somebody who is born", () => {
    const of = (first17: string) => verdict(parseResidentId(first17 + mod11Check(first17), today));
    expect(of("99020619900101001")).toBe("otherDocument");
    expect(of("17020619900101001")).toBe("unknownRegion");
    expect(of("35000019900101001")).toBe("unknownRegion");
    expect(of("35020620261130001")).toBe("ok");
    expect(of("35020620261201001")).toBe("futureDate");
  });

  it("names the place of a wrong sign", () =>
    expect(parseResidentId("35020619900O010017")).toEqual({
      ok: false,
      refusal: { code: "wrongSign", at: 11 },
    }));
});

describe("other people's numbers", () => {
  it.each([
    ["810000198506120032", "hongKong"],
    ["820000197904040027", "macao"],
    ["830000198506120036", "taiwan"],
  ])("residence permit %s is of %s", (number, region) =>
    expect(parseResidencePermit(number, today)).toMatchObject({ ok: true, value: { number, region } }),
  );

  it.each([
    [parseResidencePermit, "350206199001010017", "otherDocument"],
    [parseResidencePermit, "830000198506120037", "wrongCheck"],
    [parseTaiwanPermit, "00000000", "ok"],
    [parseTaiwanPermit, "1234 5678", "ok"],
    [parseTaiwanPermit, "1234567801(B)", "formerForm"],
    [parseTaiwanPermit, "1234567801", "formerForm"],
    [parseTaiwanPermit, "123456789", "wrongLength"],
    [parseTaiwanPermit, "T1234567", "wrongSign"],
    [parseTaiwanPermit, " ", "empty"],
    [parseHkMacaoPermit, "h00000000", "ok"],
    [parseHkMacaoPermit, "M12345678", "ok"],
    [parseHkMacaoPermit, "H1234567801", "formerForm"],
    [parseHkMacaoPermit, "T12345678", "unknownPrefix"],
    [parseHkMacaoPermit, "H1234567", "wrongLength"],
    [parseHkMacaoPermit, "H1234567O", "wrongSign"],
    [parsePermanentResident, "932682198501010017", "ok"],
    [parsePermanentResident, "931586198001010028", "ok"],
    [parsePermanentResident, "935999198808080016", "ok"],
    [parsePermanentResident, "XXX350088080801", "ok"],
    [parsePermanentResident, "XXX350088080802", "wrongCheck"],
    [parsePermanentResident, "XXX35008808080", "wrongLength"],
    [parsePermanentResident, "XXX3500880808O1", "wrongSign"],
    [parsePermanentResident, "XXX350088130801", "impossibleDate"],
    [parsePermanentResident, "XXX990088080801", "unknownRegion"],
    [parsePermanentResident, "350206199001010017", "otherDocument"],
  ] as const)("%o: %s: %s", (parse, text, expected) => expect(verdict(parse(text, today))).toBe(expected));

  it("says what the layouts of a permanent resident's card hold", () => {
    expect(parsePermanentResident("932682198501010017", today)).toMatchObject({
      value: { layout: "2023", country: "682", birth: "1985-01-01" },
    });
    expect(parsePermanentResident("XXX350088080801")).toMatchObject({
      value: { layout: "2017", country: "XXX", birthDigits: "880808" },
    });
  });
});

describe("what the check of a number finds", () => {
  const families = [
    ["resident", residentId, parseResidentId],
    ["residence permit", residencePermit, parseResidencePermit],
    ["permanent resident", permanentResident, parsePermanentResident],
  ] as const;

  it.each(families)("%s: every right one is taken", (_name, numbers, parse) =>
    fc.assert(fc.property(numbers, (number) => verdict(parse(number, today)) === "ok")),
  );

  it.each(families)("%s: every wrong sign (ISO 7064 MOD 11-2)", (_name, numbers, parse) =>
    fc.assert(
      fc.property(oneWrong(numbers, "0123456789X"), (wrong) => verdict(parse(wrong, today)) !== "ok"),
      { numRuns: 1000 },
    ),
  );

  it.each(families)("%s: all neighbours that changed places", (_name, numbers, parse) =>
    fc.assert(
      fc.property(neighboursSwapped(numbers), ([wrong]) => verdict(parse(wrong, today)) !== "ok"),
      { numRuns: 1000 },
    ),
  );

  it("former permanent resident: every wrong digit, and neighbours but for those that differ by five", () => {
    fc.assert(
      fc.property(formerPermanentResident, (number) => verdict(parsePermanentResident(number)) === "ok"),
    );
    fc.assert(
      fc.property(oneWrong(formerPermanentResident, "0123456789"), (wrong) => {
        expect(verdict(parsePermanentResident(wrong))).not.toBe("ok");
      }),
      { numRuns: 1000 },
    );
    const value = (sign: string | undefined) => Number.parseInt(sign ?? "0", 36);
    fc.assert(
      fc.property(neighboursSwapped(formerPermanentResident), ([wrong, right]) => {
        const at = [...right].findIndex((sign, index) => sign !== wrong[index]);
        fc.pre((value(right[at]) - value(right[at + 1])) % 5 !== 0);
        expect(verdict(parsePermanentResident(wrong))).not.toBe("ok");
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the drivers' own arithmetic, which may import nothing of this", () => {
  const anything = fc.oneof(
    residentId,
    residencePermit,
    permanentResident,
    oneWrong(residentId, "0123456789X"),
    fc.string({ unit: fc.constantFrom(..."0123456789X"), minLength: 16, maxLength: 19 }),
  );

  it("has the same check of the same digits", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 17, maxLength: 17 });
    fc.assert(fc.property(digits, (first17) => mod11Check(first17) === drivers.mod11Check(first17)));
    const signs = fc.string({ unit: fc.constantFrom(..."0123456789ABCXYZ"), minLength: 14, maxLength: 14 });
    fc.assert(fc.property(signs, (first14) => mod10Check(first14) === drivers.mod10Check(first14)));
  });

  it("takes every number that is taken here, and here no other is refused but for its place", () =>
    fc.assert(
      fc.property(anything, (number) => {
        const verdicts = [parseResidentId, parseResidencePermit, parsePermanentResident].map((parse) =>
          verdict(parse(number)),
        );
        if (verdicts.includes("ok")) expect(drivers.isResidentNumber(number)).toBe(true);
        if (drivers.isResidentNumber(number))
          for (const said of verdicts) expect(["ok", "otherDocument", "unknownRegion"]).toContain(said);
      }),
      { numRuns: 1000 },
    ));
});
