import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { travelDocuments } from "../../../../device-drivers/simulator/travel-documents.ts";
import { travelDocumentIn } from "../../../../server/contract/identifiers/travel-document.ts";
import { assuranceOf } from "../../../../server/contract/identity.ts";

const today = "2026-11-23";
const zoneOf = (id: string) => travelDocuments.find((each) => each.id === id)?.zone ?? [];
const read = (lines: readonly string[]) => travelDocumentIn(lines.join("\r\n"), today);

/** Places whose digits a check digit stands for: not the optional places of a name. */
const digitsOf = (lines: readonly string[]) =>
  lines.flatMap((line, row) =>
    [...line].flatMap((sign, at) => (/\d/.test(sign) ? [[row, at] as const] : [])),
  );

describe("the document of a machine-readable zone", () => {
  it("is a passport, of whoever issued it", () => {
    expect(read(zoneOf("passport"))).toEqual({
      ok: true,
      value: {
        kind: "passport",
        englishName: "SAMPLE, TEST TRAVELLER",
        chineseName: "",
        sex: "female",
        birth: "1988-08-08",
        number: "XU0000011",
        nationality: "UTO",
        issuer: "UTO",
        validTo: "2034-02-01",
        readBy: "print",
      },
    });
  });

  it("is the card of a 台胞证 by its issuer and its eight digits", () => {
    const permit = read(zoneOf("taiwan-permit"));
    expect(permit).toMatchObject({
      ok: true,
      value: { kind: "taiwanTravelPermit", number: "00000012", nationality: "CHN" },
    });
    expect(permit.ok && assuranceOf(permit.value)).toBe("print");
  });

  it("of a card of another kind or country is told to be another document", () => {
    // ICAO's specimen of a card.
    const card = [
      "I<UTOD231458907<<<<<<<<<<<<<<<",
      "7408122F1204159UTO<<<<<<<<<<<6",
      "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ];
    expect(read(card)).toMatchObject({ ok: false, refusal: { code: "otherDocument" } });
  });

  it.each(travelDocuments.map(({ id }) => id))("(%s) with any one digit wrong is no document", (id) => {
    const lines = zoneOf(id);
    const places = digitsOf(lines);
    expect(places.length).toBeGreaterThan(15);
    for (const [row, at] of places)
      for (const digit of "0123456789") {
        const right = lines[row]?.charAt(at);
        if (digit === right) continue;
        const wrong = lines.map((line, index) =>
          index === row ? line.slice(0, at) + digit + line.slice(at + 1) : line,
        );
        expect([row, at, digit, read(wrong).ok]).toEqual([row, at, digit, false]);
      }
  });

  it("is none of any other text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(travelDocumentIn(text, today).ok).toBe(false);
      }),
    );
  });
});
