import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { followCode, followCodes } from "../../../../server/hall/follow/codes.ts";
import { keyFile } from "../../../../server/storage/key-file.ts";

const key = Buffer.alloc(32, 7);
const ids = Array.from({ length: 2000 }, (_, place) => `20261123-A${String(place + 1).padStart(3, "0")}`);

describe("the code of a ticket", () => {
  it("has 80 bits in characters that nobody confuses, and every bit of them counts", () => {
    const codes = ids.map((id) => followCode(key, id));
    expect(new Set(codes).size).toBe(ids.length);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    // Each of 32 characters stands at each of 16 places about 62 times in 2000.
    for (let place = 0; place < 16; place++) expect(new Set(codes.map((code) => code[place])).size).toBe(32);
  });

  it("is the first 80 bits of the HMAC, as another program reckons it", () => {
    // Python: hmac.new(b"\x07"*32, b"follow 20261123-A001", "sha256").digest()[:10], in Crockford's base 32.
    expect(followCode(key, "20261123-A001")).toBe("3JY4YP73D80QSK9R");
  });

  it("is another one under another key, and on another day", () => {
    const code = followCode(key, "20261123-A001");
    expect(followCode(Buffer.alloc(32, 8), "20261123-A001")).not.toBe(code);
    expect(followCode(key, "20261124-A001")).not.toBe(code);
  });
});

describe("finding a ticket by its code", () => {
  it("knows those that were taken since, and forgets a day that is over", () => {
    let today = ids.slice(0, 2);
    const codes = followCodes(key, () => today);
    const [first = "", second = "", third = ""] = ids;
    expect(codes.find(followCode(key, second))).toBe(second);
    expect(codes.find(followCode(key, third))).toBeUndefined();
    today = ids.slice(0, 3);
    expect(codes.find(followCode(key, third))).toBe(third);
    expect(codes.find(followCode(key, first))).toBe(first);
    today = ["20261124-B001"];
    expect(codes.find(followCode(key, "20261124-B001"))).toBe("20261124-B001");
    expect(codes.find(followCode(key, first))).toBeUndefined();
  });

  it.each(["", "A001", "0123456789ABCDE", "0123456789ABCDEFG", "0123456789ABCDEI", "../../healthz"])(
    "finds nothing under %j",
    (code) => expect(followCodes(key, () => ids).find(code)).toBeUndefined(),
  );
});

describe("the file of a key", () => {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-key-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  it("is made once, kept, and readable by its owner only", () => {
    const path = join(directory, "key");
    const made = keyFile(path);
    expect(made).toHaveLength(32);
    expect(keyFile(path)).toEqual(made);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(keyFile(join(directory, "another"))).not.toEqual(made);
  });

  it.each(["", "0123", "z".repeat(64)])("stops the start when it holds %j", (text) => {
    const path = join(directory, `wrong-${text.length}`);
    writeFileSync(path, text);
    expect(() => keyFile(path)).toThrow(expect.objectContaining({ code: "config.invalid" }));
  });
});
