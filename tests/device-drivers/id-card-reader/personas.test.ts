import { describe, expect, it } from "vitest";
import { decodeCard } from "../../../device-drivers/id-card-reader/card.ts";
import {
  formerPermanentResidentNumber,
  isPermanentResidentNumber,
  isResidentNumber,
  mod10Check,
} from "../../../device-drivers/id-card-reader/check-digits.ts";
import { encodeCard } from "../../../device-drivers/id-card-reader/encode-card.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";

describe("personas", () => {
  it("have one of every kind, and unique ids", () => {
    expect(new Set(personas.map(({ document }) => document.kind)).size).toBe(4);
    expect(new Set(personas.map(({ id }) => id)).size).toBe(personas.length);
  });

  it("hold one finger, two and none, and one of them has an address appended", () => {
    const lengths = personas.map(({ content }) => content?.fingerprint?.length ?? 0);
    expect(new Set(lengths)).toEqual(new Set([0, 512, 1024]));
    expect(personas.filter(({ content }) => content?.newestAddress)).toHaveLength(1);
  });

  it.each(personas.map((persona) => [persona.id, persona] as const))(
    "%s has a card that can be read",
    (_id, persona) => {
      expect(decodeCard(encodeCard(persona.document))).toEqual(persona.document);
      for (const label of Object.values(persona.label)) expect(label).not.toBe("");
    },
  );

  it.each(personas.map((persona) => [persona.id, persona] as const))(
    "%s is plainly nobody",
    (_id, { document }) => {
      switch (document.kind) {
        case "resident":
          expect(document.number).toMatch(/^(999999|350206(?=.{8}00[1-9]))/);
          expect(isResidentNumber(document.number)).toBe(true);
          break;
        case "hkMacaoTaiwan":
          expect(document.number).toMatch(/^8[123]0000/);
          expect(isResidentNumber(document.number)).toBe(true);
          break;
        case "foreignPermanentResident2017":
          expect(mod10Check(document.number.slice(0, 14))).toBe(document.number[14]);
          expect(document.nationality).toBe("XXX");
          break;
        case "foreignPermanentResident2023":
          expect(isPermanentResidentNumber(document.number)).toBe(true);
          expect(document.number.slice(3, 6)).toBe("999");
      }
      expect("name" in document ? document.name : document.englishName).toMatch(/^(测试|样本|SAMPLE, TEST)/);
      if (!document.kind.startsWith("foreign")) {
        expect(document.number.slice(6, 14)).toBe(document.birth.replaceAll("-", ""));
      }
    },
  );

  it("have between them the names that fonts and printers stumble over", () => {
    const names = personas.map(({ document }) => ("name" in document ? document.name : "")).join("");
    for (const rare of ["䶮", "㛃", "𬭩", "𠮷", "𰻝"]) expect(names).toContain(rare);
  });

  it("have one foreigner with a card of each layout, and the new number leads to the old", () => {
    const [former, current] = ["foreigner-2017", "foreigner-2023"].map(
      (id) => personas.find((persona) => persona.id === id)!.document,
    );
    if (current?.kind !== "foreignPermanentResident2023") throw new Error("not of 2023");
    expect(formerPermanentResidentNumber(current.number, current.nationality, current.linkToOldNumber)).toBe(
      former?.number,
    );
    // Long enough to run into the second of the two fields.
    expect(current.englishName.length).toBeGreaterThan(35);
    expect(current.englishName.length).toBeLessThanOrEqual(46);
  });
});
