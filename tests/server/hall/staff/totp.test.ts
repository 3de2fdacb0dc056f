import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base32, codeOf, stepAt, stepOf } from "../../../../server/hall/staff/totp.ts";

const digits = "1234567890";
const seeds = {
  sha1: digits.repeat(2),
  sha256: digits.repeat(4).slice(0, 32),
  sha512: digits.repeat(7).slice(0, 64),
} as const;
const secret = Buffer.from(seeds.sha1);

describe("codes of an authenticator", () => {
  // RFC 6238, appendix B.
  it.each([
    [59, "sha1", "94287082"],
    [59, "sha256", "46119246"],
    [59, "sha512", "90693936"],
    [1_111_111_109, "sha1", "07081804"],
    [1_111_111_109, "sha256", "68084774"],
    [1_111_111_109, "sha512", "25091201"],
    [1_111_111_111, "sha1", "14050471"],
    [1_111_111_111, "sha256", "67062674"],
    [1_111_111_111, "sha512", "99943326"],
    [1_234_567_890, "sha1", "89005924"],
    [1_234_567_890, "sha256", "91819424"],
    [1_234_567_890, "sha512", "93441116"],
    [2_000_000_000, "sha1", "69279037"],
    [2_000_000_000, "sha256", "90698825"],
    [2_000_000_000, "sha512", "38618901"],
    [20_000_000_000, "sha1", "65353130"],
    [20_000_000_000, "sha256", "77737706"],
    [20_000_000_000, "sha512", "47863826"],
  ] as const)("at %i s by %s: %s", (seconds, algorithm, code) => {
    expect(codeOf(Buffer.from(seeds[algorithm]), stepAt(seconds * 1000), 8, algorithm)).toBe(code);
  });

  it("are taken a step early or late, once, and never an older one after", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 10_000_000 }),
        fc.integer({ min: -4, max: 4 }),
        (present, off) => {
          const now = present * 30_000 + 29_999;
          const code = codeOf(secret, present + off);
          const others = [-1, 0, 1].filter((near) => codeOf(secret, present + near) === code);
          fc.pre(off >= -1 && off <= 1 ? others.length === 1 : others.length === 0);
          expect(stepOf(secret, code, now, 0)).toBe(Math.abs(off) <= 1 ? present + off : undefined);
          expect(stepOf(secret, code, now, present + off)).toBeUndefined();
        },
      ),
    );
  });

  it("are six digits and nothing else", () => {
    const now = 59_000;
    for (const wrong of ["", "28708", "2870820", "abcdef", "２８７０８２"])
      expect(stepOf(secret, wrong, now, 0)).toBeUndefined();
    expect(stepOf(secret, "287082", now, 0)).toBe(1);
  });
});

describe("a secret that is typed", () => {
  // RFC 4648, section 10, without padding.
  it.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ])("%s is %s", (text, encoded) => expect(base32(Buffer.from(text))).toBe(encoded));
});
