import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { secretOf } from "../../../server/door/secret-file.ts";

const directory = mkdtempSync(join(tmpdir(), "xiaohu-token-"));
afterAll(() => rmSync(directory, { recursive: true }));

describe("the token of outside clients", () => {
  it("is made once, kept, and readable by its owner only", () => {
    const path = join(directory, "made");
    const token = secretOf(path);
    expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(secretOf(path)).toBe(token);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(secretOf(join(directory, "another"))).not.toBe(token);
  });

  it("is whatever its owner writes there", () => {
    const path = join(directory, "chosen");
    writeFileSync(path, `${"a-long.token_of~mine".repeat(2)}\n`);
    expect(secretOf(path)).toBe(readFileSync(path, "utf8").trim());
  });

  it.each([
    ["too short", "short"],
    ["empty", ""],
    ["not fit for a header", "a token with spaces and 小湖, thirty-two long"],
  ])("stops the start when it is %s", (_name, text) => {
    const path = join(directory, "wrong");
    writeFileSync(path, text);
    expect(() => secretOf(path)).toThrow(expect.objectContaining({ code: "config.invalid" }));
  });
});
