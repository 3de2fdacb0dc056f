import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCreditCode } from "../../../../server/contract/identifiers/credit-code.ts";
import {
  parseBankCard,
  parsePassportNumber,
  parsePostcode,
  parseVehiclePlate,
} from "../../../../server/contract/identifiers/everyday-numbers.ts";
import { parseMobile, parseTelephone } from "../../../../server/contract/identifiers/telephone.ts";
import { bankCard, creditCode, neighboursSwapped, oneWrong, verdict } from "./numbers.ts";

describe("a unified social credit code", () => {
  it.each([
    ["91350100M000100Y43", "ok"],
    // What a page read far and wide makes of it, with ord - 55 and without 31 -.
    ["91350100M000100Y4D", "wrongCheck"],
    ["92350206MA31TE5T08", "ok"],
    ["91350206ma31te5t0b", "ok"],
    ["9135 0206 MA31 TE5T 0B", "ok"],
    ["", "empty"],
    ["91350206MA31TE5TOB", "wrongSign"],
    ["9135O206MA31TE5T0B", "wrongSign"],
    ["91350206MA31TE5T0", "wrongLength"],
    ["91170206MA31TE5T0B", "wrongCheck"],
  ])("%s: %s", (text, expected) => expect(verdict(parseCreditCode(text))).toBe(expected));

  it("says who registers it, what it is of, and where", () =>
    expect(parseCreditCode("92350206MA31TE5T08")).toEqual({
      ok: true,
      value: { code: "92350206MA31TE5T08", registrar: "9", kind: "92", division: "350206" },
    }));

  it("finds every wrong sign and all neighbours that changed places", () => {
    fc.assert(fc.property(creditCode, (code) => verdict(parseCreditCode(code)) === "ok"));
    fc.assert(
      fc.property(
        oneWrong(creditCode, "0123456789ABCDEFGHJKLMNPQRTUWXY"),
        (wrong) => verdict(parseCreditCode(wrong)) !== "ok",
      ),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(neighboursSwapped(creditCode), ([wrong]) => verdict(parseCreditCode(wrong)) !== "ok"),
      { numRuns: 1000 },
    );
  });
});

describe("a bank card", () => {
  it("finds every wrong digit, and neighbours but for 09 and 90", () => {
    fc.assert(fc.property(bankCard, (number) => verdict(parseBankCard(number)) === "ok"));
    fc.assert(
      fc.property(
        oneWrong(bankCard, "0123456789"),
        (wrong) => verdict(parseBankCard(wrong)) === "wrongCheck",
      ),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(neighboursSwapped(bankCard), ([wrong, right]) => {
        const at = [...right].findIndex((sign, index) => sign !== wrong[index]);
        const isBlindSpot = ["09", "90"].includes(right.slice(at, at + 2));
        expect(verdict(parseBankCard(wrong))).toBe(isBlindSpot ? "ok" : "wrongCheck");
      }),
      { numRuns: 1000 },
    );
  });
});

it.each([
  [parseBankCard, "4111 1111 1111 1111", "ok", "4111111111111111"],
  [parseBankCard, "0000000000000000", "wrongCheck"],
  [parseBankCard, "411111111111", "wrongLength"],
  [parsePostcode, "361006", "ok", "361006"],
  [parsePostcode, "36100", "wrongLength"],
  [parsePostcode, "001006", "unknownPrefix"],
  [parsePassportNumber, "e00000000", "ok", "E00000000"],
  [parsePassportNumber, "ABCDE", "wrongSign"],
  [parsePassportNumber, "E000", "wrongLength"],
  [parseMobile, "138 0000 0000", "ok", "13800000000"],
  [parseMobile, "１３８００００００００", "ok", "13800000000"],
  [parseMobile, "+86 138-0000-0000", "ok", "13800000000"],
  [parseMobile, "8613800000000", "ok", "13800000000"],
  [parseMobile, "12800000000", "unknownPrefix"],
  [parseMobile, "1380000000", "wrongLength"],
  [parseMobile, "1380000000O", "wrongSign"],
  [parseMobile, "", "empty"],
  [parseTelephone, "13800000000", "ok", "13800000000"],
  [parseTelephone, "0592-2660000", "ok", "0592-2660000"],
  [parseTelephone, "（0592）2660000", "ok", "0592-2660000"],
  [parseTelephone, "05922660000", "ok", "0592-2660000"],
  [parseTelephone, "+86 592 2660000", "ok", "0592-2660000"],
  [parseTelephone, "0592-2660000-123", "ok", "0592-2660000-123"],
  [parseTelephone, "01062660000转8", "ok", "010-62660000-8"],
  [parseTelephone, "400-123-4567", "ok", "4001234567"],
  [parseTelephone, "+886 2 2345 6789", "ok", "+886223456789"],
  [parseTelephone, "+1", "wrongLength"],
  [parseTelephone, "2660000", "areaMissing"],
  [parseTelephone, "8612345", "areaMissing"],
  [parseTelephone, "0592-1660000", "unknownPrefix"],
  [parseTelephone, "0592-266", "wrongLength"],
  [parseTelephone, "0592-266OOOO", "wrongSign"],
  [parseTelephone, "", "empty"],
  [parseVehiclePlate, "闽D·12345", "ok", "闽D12345"],
  [parseVehiclePlate, "闽d1234学", "ok", "闽D1234学"],
  [parseVehiclePlate, "闽DD12345", "ok", "闽DD12345"],
  [parseVehiclePlate, "闽D12345F", "ok", "闽D12345F"],
  [parseVehiclePlate, "闽DZ12345", "wrongSign"],
  [parseVehiclePlate, "闽D2345", "wrongLength"],
  [parseVehiclePlate, "闽D学23456", "wrongSign"],
  [parseVehiclePlate, "闽D1234O", "wrongSign"],
  [parseVehiclePlate, "闽I12345", "wrongSign"],
  [parseVehiclePlate, "X12345", "unknownRegion"],
] as const)("%o: %s: %s", (parse, text, expected, kept?: string) => {
  const parsed = parse(text);
  expect(verdict(parsed)).toBe(expected);
  if (parsed.ok) expect(Object.values(parsed.value)[0]).toBe(kept);
});
