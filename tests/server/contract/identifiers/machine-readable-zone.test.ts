import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mod10Check } from "../../../../server/contract/identifiers/check-digits.ts";
import { parseMachineReadableZone } from "../../../../server/contract/identifiers/machine-readable-zone.ts";
import { today, verdict } from "./numbers.ts";

/** The examples of ICAO Doc 9303 parts 4 and 5. */
const passport = [
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
  "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
];
const card = [
  "I<UTOD231458907<<<<<<<<<<<<<<<",
  "7408122F1204159UTO<<<<<<<<<<<6",
  "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
];
const read = (lines: readonly string[]) => parseMachineReadableZone(lines.join("\n"), today);

/** A passport's second line with right checks. */
function secondLine({
  number = "E00000000",
  birth = "900101",
  expiry = "301231",
  personal = "<".repeat(14),
}) {
  const personalCheck = /^<*$/.test(personal) ? "<" : mod10Check(personal);
  const [a, b, c] = [number, birth, expiry].map((part) => part + mod10Check(part));
  const all = mod10Check(`${a}${b}${c}${personal}${personalCheck}`);
  return `${a}XXX${b}M${c}${personal}${personalCheck}${all}`;
}

describe("a machine-readable zone", () => {
  it("of a passport and of a card says the same person", () => {
    const eriksson = {
      issuer: "UTO",
      surname: "ERIKSSON",
      givenNames: "ANNA MARIA",
      nationality: "UTO",
      birth: "1974-08-12",
      sex: "female",
      expiry: "2012-04-15",
    };
    expect(read(passport)).toEqual({
      ok: true,
      value: { format: "TD3", documentType: "P", number: "L898902C3", ...eriksson },
    });
    expect(read(card)).toEqual({
      ok: true,
      value: { format: "TD1", documentType: "I", number: "D23145890", ...eriksson },
    });
    expect(parseMachineReadableZone(` ${passport.join("").toLowerCase()}\r\n`, today)).toEqual(
      read(passport),
    );
  });

  it("takes a card's number of more than nine signs", () => {
    const head = "I<UTOD23145890<7349";
    const body = "7408122F1204159UTO<<<<<<<<<<<";
    const line = head.padEnd(30, "<");
    const all = mod10Check(line.slice(5) + body.slice(0, 7) + body.slice(8, 15) + body.slice(18, 29));
    const check = mod10Check("D23145890734");
    const right = head.slice(0, -1) + check;
    const rightAll = mod10Check(
      right.padEnd(30, "<").slice(5) + body.slice(0, 7) + body.slice(8, 15) + body.slice(18, 29),
    );
    const zone = (first: string, last: string) => read([first.padEnd(30, "<"), body + last, card[2] ?? ""]);
    expect(zone(right, rightAll)).toMatchObject({ ok: true, value: { number: "D23145890734" } });
    expect(verdict(zone(head, all))).toBe(check === "9" ? "ok" : "wrongCheck");
  });

  it.each([
    ["number", 0],
    ["birth", 13],
    ["expiry", 21],
    ["personalNumber", 30],
    ["all", 43],
  ])("says that the %s is damaged", (part, at) => {
    const [first = "", second = ""] = passport;
    const wrong = second.charAt(at) === "4" ? "5" : "4";
    const damaged = second.slice(0, at) + wrong + second.slice(at + 1);
    expect(read([first, damaged])).toEqual({ ok: false, refusal: { code: "wrongCheck", part } });
  });

  it("finds every wrong digit of what the checks are over", () =>
    fc.assert(
      fc.property(fc.nat(43), fc.constantFrom(..."0123456789"), (at, wrong) => {
        const [first = "", second = ""] = passport;
        // The nationality and the sex have no check; and a letter may have a digit's value but for tens.
        fc.pre(/\d/.test(second.charAt(at)) && second.charAt(at) !== wrong);
        expect(verdict(read([first, second.slice(0, at) + wrong + second.slice(at + 1)]))).toBe("wrongCheck");
      }),
      { numRuns: 500 },
    ));

  it.each([
    [{ birth: "261130" }, "2026-11-30", "2030-12-31"],
    [{ birth: "261201" }, "1926-12-01", "2030-12-31"],
    [{ birth: "900101", expiry: "761130" }, "1990-01-01", "2076-11-30"],
    [{ birth: "900101", expiry: "761201" }, "1990-01-01", "1976-12-01"],
    [{ birth: "000229" }, "2000-02-29", "2030-12-31"],
    [{ birth: "90<<<<" }, null, "2030-12-31"],
  ])("puts %j into its century", (parts, birth, expiry) =>
    expect(read([passport[0] ?? "", secondLine(parts)])).toMatchObject({
      ok: true,
      value: { birth, expiry },
    }),
  );

  it.each([
    ["", "empty"],
    ["P<UTO", "wrongLength"],
    [`V${passport.join("").slice(1)}`, "otherDocument"],
    [passport.join("").replace("ANNA", "AÑNA"), "wrongSign"],
    [`${passport[0]}${secondLine({ birth: "901301" })}`, "impossibleDate"],
    [`${passport[0]}${secondLine({ expiry: "<<<<<<" })}`, "impossibleDate"],
    [`${passport[0]}${secondLine({ number: "<<<<<<<<<" })}`, "wrongLength"],
  ])("%s: %s", (text, expected) => expect(verdict(parseMachineReadableZone(text, today))).toBe(expected));
});
