import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import { decodeCard, decodeNewestAddress } from "../../../device-drivers/id-card-reader/card.ts";
import { mod10Check, mod11Check } from "../../../device-drivers/id-card-reader/check-digits.ts";
import { nationNames } from "../../../device-drivers/id-card-reader/codes.ts";
import { readCardData, readNewestAddress } from "../../../device-drivers/id-card-reader/commands.ts";
import type { IdentityDocument } from "../../../device-drivers/id-card-reader/document.ts";
import {
  encodeCard,
  encodeCardReply,
  encodeNewestAddressReply,
} from "../../../device-drivers/id-card-reader/encode-card.ts";
import { foreign2023Layout, residentLayout } from "../../../device-drivers/id-card-reader/layout.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import { cardVectors, photo, replyOf } from "./vectors.ts";

const vectorDocuments: Record<"R" | "J" | "I", IdentityDocument> = {
  R: {
    kind: "resident",
    name: "测试样本",
    sex: "male",
    nation: "01",
    birth: "1900-01-01",
    address: "样例省样例市样例路0号",
    number: "999999190001010015",
    authority: "样例市公安局",
    validFrom: "2020-01-01",
    validTo: "2040-01-01",
  },
  J: {
    kind: "hkMacaoTaiwan",
    name: "测试样本",
    sex: "female",
    birth: "1900-01-01",
    address: "样例省样例市样例路0号",
    number: "999999190001010015",
    authority: "样例市公安局",
    validFrom: "2020-01-01",
    validTo: "2025-01-01",
    travelPermitNumber: "X00000000",
    issueCount: "01",
  },
  I: {
    kind: "foreignPermanentResident2017",
    englishName: "SAMPLE, TEST",
    chineseName: "测试",
    sex: "male",
    birth: "1900-01-01",
    number: "XXX000000000000",
    nationality: "XXX",
    validFrom: "2020-01-01",
    validTo: "2030-01-01",
    cardVersion: "01",
    acceptingAuthority: "0000",
  },
};

describe("the card vectors", () => {
  it.each(cardVectors.map((vector) => [vector.type, vector] as const))(
    "decode and encode: %s",
    (type, vector) => {
      const document = decodeCard(vector.text);
      expect(document).toEqual(vectorDocuments[type]);
      expect(Buffer.from(encodeCardReply(document, photo)).toString("hex")).toBe(
        Buffer.from(replyOf(vector)).toString("hex"),
      );
    },
  );
});

/** Text of at most `units` UTF-16 units as a card may hold it: no padding at the end, no control characters. */
function textArbitrary(units: number, least = 0): fc.Arbitrary<string> {
  const character = fc.oneof(
    fc.constantFrom(..."测试样本䶮㛃·-()0123456789 ABC"),
    fc.constantFrom("𬭩", "𠮷", "𰻝"),
    fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
  );
  return fc
    .array(character, { minLength: least, maxLength: units })
    .map((characters) => {
      let text = "";
      for (const next of characters) if (text.length + next.length <= units) text += next;
      return text.trimEnd();
    })
    .filter((text) => text.length >= least);
}

const dateArbitrary = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const digitsArbitrary = (count: number) =>
  fc
    .array(fc.constantFrom(..."0123456789"), { minLength: count, maxLength: count })
    .map((all) => all.join(""));
const lettersArbitrary = (count: number) =>
  fc.array(fc.constantFrom(..."ABCXYZ"), { minLength: count, maxLength: count }).map((all) => all.join(""));
const sexArbitrary = fc.constantFrom("unknown", "male", "female", "notStated");
const numberArbitrary = (division: fc.Arbitrary<string>) =>
  fc.tuple(division, dateArbitrary, digitsArbitrary(3)).map(([first, date, serial]) => {
    const first17 = first + date.replaceAll("-", "") + serial;
    return first17 + mod11Check(first17);
  });
const common = {
  sex: sexArbitrary,
  birth: dateArbitrary,
  validFrom: dateArbitrary,
  validTo: fc.oneof(dateArbitrary, fc.constant("longTerm" as const)),
};

const documentArbitrary = fc.oneof(
  fc.record({
    kind: fc.constant("resident"),
    ...common,
    name: textArbitrary(15, 1),
    nation: fc.constantFrom(...nationNames.keys()),
    address: textArbitrary(35),
    number: numberArbitrary(digitsArbitrary(6)),
    authority: textArbitrary(15),
  }),
  fc.record({
    kind: fc.constant("hkMacaoTaiwan"),
    ...common,
    name: textArbitrary(15, 1),
    address: textArbitrary(35),
    number: numberArbitrary(fc.constantFrom("810000", "820000", "830000")),
    authority: textArbitrary(15),
    travelPermitNumber: lettersArbitrary(9),
    issueCount: digitsArbitrary(2),
  }),
  fc.record({
    kind: fc.constant("foreignPermanentResident2017"),
    ...common,
    englishName: textArbitrary(60, 1),
    chineseName: textArbitrary(15),
    number: fc.tuple(lettersArbitrary(3), digitsArbitrary(11)).map(([letters, digits]) => {
      return letters + digits + mod10Check(letters + digits);
    }),
    nationality: lettersArbitrary(3),
    cardVersion: digitsArbitrary(2),
    acceptingAuthority: digitsArbitrary(4),
  }),
  fc.record({
    kind: fc.constant("foreignPermanentResident2023"),
    ...common,
    englishName: textArbitrary(46, 1),
    chineseName: textArbitrary(15),
    number: numberArbitrary(digitsArbitrary(5).map((digits) => `9${digits}`)),
    nationality: lettersArbitrary(3),
    renewalCount: digitsArbitrary(2),
    linkToOldNumber: fc.oneof(digitsArbitrary(3), fc.constant("")),
  }),
) as fc.Arbitrary<IdentityDocument>;

describe("any document", () => {
  it("survives encoding and decoding, rare characters included", () => {
    fc.assert(
      fc.property(
        documentArbitrary,
        fc.uint8Array({ minLength: 1024, maxLength: 1024 }),
        (document, portrait) => {
          const reply = readCardData.parse(encodeCardReply(document, portrait));
          if (reply?.kind !== "cardData") throw new Error("not a card reply");
          expect(decodeCard(reply.text)).toEqual(document);
          expect(Buffer.from(reply.photo).equals(Buffer.from(portrait))).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("whose text is too long for the card is not encoded", () => {
    const { document } = personas[0]!;
    expect(() => encodeCard({ ...document, name: "测".repeat(16) } as IdentityDocument)).toThrow(RangeError);
    expect(() => encodeCard({ ...document, address: "测".repeat(36) } as IdentityDocument)).toThrow(
      RangeError,
    );
  });
});

/** The text of a resident's card with one field overwritten. */
function spoiled(field: readonly [number, number], text: string, block = cardVectors[0]!.text): Uint8Array {
  const copy = block.slice();
  for (let index = 0; index * 2 < field[1]; index++) {
    new DataView(copy.buffer).setUint16(field[0] + index * 2, text.charCodeAt(index) || 0x20, true);
  }
  return copy;
}

function refusalOf(block: Uint8Array): DeviceError {
  try {
    decodeCard(block);
  } catch (cause) {
    if (cause instanceof DeviceError) return cause;
    throw cause;
  }
  throw new Error("was decoded");
}

describe("a card that cannot be read", () => {
  const foreigner = encodeCard(personas.find(({ id }) => id === "foreigner-2023")!.document);
  it.each([
    ["wrong check digit", spoiled(residentLayout.number, "999999190001010016")],
    ["number with a day that does not exist", spoiled(residentLayout.number, "999999190013010015")],
    ["blank number", spoiled(residentLayout.number, "")],
    ["impossible birth date", spoiled(residentLayout.birth, "20230229")],
    ["impossible validity", spoiled(residentLayout.validTo, "永久")],
    ["impossible beginning", spoiled(residentLayout.validFrom, "长期")],
    ["unknown type", spoiled([248, 2], "K")],
    ["unknown sex", spoiled(residentLayout.sex, "3")],
    ["no nation", spoiled(residentLayout.nation, "A1")],
    ["no name", spoiled(residentLayout.name, "")],
    ["half a surrogate pair", spoiled(residentLayout.name, "测试\ud842")],
    ["a control character", spoiled(residentLayout.name, "测试\u001b@")],
    ["wrong check digit of a foreigner", spoiled(foreign2023Layout.number, "935999198808080017", foreigner)],
    ["no nationality", spoiled(foreign2023Layout.nationality, "", foreigner)],
    ["no English name", spoiled([52, 70], "", spoiled([220, 22], "", foreigner))],
    ["a block cut short", cardVectors[0]!.text.subarray(0, 255)],
  ])("is refused by a typed error without personal data: %s", (_why, block) => {
    const error = refusalOf(block);
    expect(error.code).toBe("reader.cardUnreadable");
    expect(error.message).not.toMatch(/测试|样|SAMPLE|TEST|XXX|\d{4,}|永久/);
    expect(String(error.cause ?? "")).not.toMatch(/测试|样|SAMPLE|\d{4,}/);
  });

  it("is never a crash, whatever the text block holds", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cardVectors.map(({ text }) => text), foreigner),
        fc.array(fc.tuple(fc.nat(255), fc.nat(255)), { minLength: 1, maxLength: 5 }),
        (block, changes) => {
          const copy = block.slice();
          for (const [at, byte] of changes) copy[at] = byte;
          try {
            decodeCard(copy);
          } catch (cause) {
            expect(cause).toBeInstanceOf(DeviceError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("is not one whose nation the standard does not list, or that pads with zeros", () => {
    expect(decodeCard(spoiled(residentLayout.nation, "81"))).toMatchObject({ nation: "81" });
    const padded = cardVectors[0]!.text.slice();
    padded.fill(0, 8, 30);
    expect(decodeCard(padded)).toEqual(vectorDocuments.R);
  });
});

describe("nations", () => {
  it("are 56, and two more codes", () => {
    expect(nationNames.size).toBe(58);
    expect(nationNames.get("01")).toBe("汉");
    expect(nationNames.get("22")).toBe("畲");
    expect(nationNames.get("46")).toBe("德昂");
    expect(nationNames.get("56")).toBe("基诺");
  });
});

describe("an appended address", () => {
  it("survives encoding and decoding", () => {
    const address = fc
      .string({ minLength: 1, maxLength: 35, unit: "grapheme" })
      .filter((text) => text.length <= 35 && !/\p{Cc}/u.test(text) && /[^ ]$/.test(text));
    fc.assert(
      fc.property(address, (text) => {
        const reply = readNewestAddress.parse(encodeNewestAddressReply(text));
        if (reply?.kind !== "newestAddress") throw new Error("no address");
        expect(decodeNewestAddress(reply.text)).toBe(text);
      }),
    );
    expect(() => encodeNewestAddressReply("样".repeat(36))).toThrow(RangeError);
  });

  it("that is no text is refused, and nothing of it told", () => {
    for (const bytes of [
      new Uint8Array(70).fill(0xd8),
      Uint8Array.of(0x37, 0x68, 0x07, 0),
      Uint8Array.of(0x20, 0),
      new Uint8Array(0),
    ]) {
      expect(() => decodeNewestAddress(bytes)).toThrow(
        /^reader.cardUnreadable: newestAddress (is|holds) [a-z ]+/,
      );
    }
  });
});
