import { describe, expect, it } from "vitest";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import { createPersonHash, createPhoneHash } from "../../../server/opening/person-hash.ts";

const card = (kind: string, number: string) => ({ kind, number }) as unknown as IdentityDocument;
const hash = createPersonHash("k".repeat(32));

describe("the hall's key of a person", () => {
  it("is HMAC-SHA-256 of kind and number, in a form that the contract takes", () => {
    const expected = "f7e1622c2e841210d13c7a6874d8e480b2c5fcb856a26bd73cfe26db994d7da2";
    // echo -n 'resident:35020619900101001X' | openssl dgst -sha256 -hmac kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk
    expect(hash(card("resident", "35020619900101001X"))).toBe(expected);
    expect(hash(card("resident", "35020619900101001x"))).toBe(expected);
  });

  it("differs for another document, another kind and another hall", () => {
    const one = hash(card("resident", "350206199001010017"));
    expect(hash(card("resident", "350206199001010025"))).not.toBe(one);
    expect(hash(card("hkMacaoTaiwan", "350206199001010017"))).not.toBe(one);
    expect(createPersonHash("j".repeat(32))(card("resident", "350206199001010017"))).not.toBe(one);
  });

  it("of a passport is of who issued it too: states number theirs each for itself", () => {
    const passport = (issuer: string) => hash({ kind: "passport", number: "XU0000011", issuer });
    expect(passport("UTO")).not.toBe(passport("XXX"));
    expect(passport("UTO")).not.toBe(
      hash({ kind: "taiwanTravelPermit", number: "XU0000011", issuer: "UTO" }),
    );
  });

  it("is the same for both forms of a foreigner's card with one number", () => {
    const number = "999999198001010011";
    expect(hash(card("foreignPermanentResident2017", number))).toBe(
      hash(card("foreignPermanentResident2023", number)),
    );
  });
});

it("knows a telephone by the key that it made, and takes it for no document", () => {
  const made = "01234567-89ab-cdef-0123-456789abcdef";
  // echo -n 'phone:01234567-89ab-cdef-0123-456789abcdef' | openssl dgst -sha256 -hmac kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk
  expect(createPhoneHash("k".repeat(32))(made)).toBe(
    "7de0d3ea92738cf0ac3d2d73da75a2d450ec74d96d7b66f20a36bca39311f5c5",
  );
  expect(hash(card("resident", made))).not.toBe(createPhoneHash("k".repeat(32))(made));
});
