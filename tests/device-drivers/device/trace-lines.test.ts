import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTraceLine, lengthOf, parseTrace } from "../../../device-drivers/device/trace-lines.ts";

const hexOf = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join(" ");

describe("an exported trace", () => {
  it("comes back as it was written", () => {
    const part = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 5000 }).map((redacted) => ({ redacted })),
    );
    const message = fc.record({
      at: fc.integer({ min: 0, max: 4e12 }),
      direction: fc.constantFrom("toDevice" as const, "toHost" as const),
      name: fc.stringMatching(/^[a-z]+( [a-z]+){0,3}$/),
      // As tracers write them: what is shown and what is not take turns.
      parts: fc
        .array(part, { minLength: 1, maxLength: 4 })
        .filter((parts) =>
          parts.every((one, at) => at === 0 || "redacted" in one !== "redacted" in parts[at - 1]!),
        ),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 5 }), (messages) => {
        const lines = messages.map(({ at, direction, name, parts }) =>
          formatTraceLine(
            at,
            direction,
            name,
            parts
              .map((one) => ("redacted" in one ? `… ${one.redacted} bytes redacted …` : hexOf(one)))
              .join(" "),
          ),
        );
        expect(parseTrace(`# a terminal\n${lines.join("\r\n")}\n`)).toEqual({ kind: "trace", messages });
        for (const { parts } of messages) for (const one of parts) expect(lengthOf(one)).toBeGreaterThan(0);
      }),
    );
  });

  it("keeps to its four fields, whatever a name holds", () => {
    const line = formatTraceLine(0, "toHost", "two\tnames\nin one", "90");
    expect(parseTrace(line)).toMatchObject({ kind: "trace", messages: [{ name: "two names in one" }] });
  });

  const good = "2026-11-23T01:00:00.000Z\ttoHost\tdone\t90";
  it.each([
    ["2026-11-23T01:00:00.000Z\ttoHost\tdone", "four fields"],
    [`${good}\tmore`, "four fields"],
    ["yesterday\ttoHost\tdone\t90", "the time"],
    ["2026-11-23T25:00:00.000Z\ttoHost\tdone\t90", "the time"],
    ["2026-11-23T01:00:00.000Z\ttoNobody\tdone\t90", "the direction"],
    ["2026-11-23T01:00:00.000Z\ttoHost\tdone\t9", "the bytes"],
    ["2026-11-23T01:00:00.000Z\ttoHost\tdone\t", "the bytes"],
    ["2026-11-23T01:00:00.000Z\ttoHost\tdone\tXY", "the bytes"],
    ["2026-11-23T01:00:00.000Z\ttoHost\tdone\t… 9999999 bytes redacted …", "the bytes"],
  ])("says what is wrong, and where: %j", (line, problem) => {
    expect(parseTrace(`${good}\n\n${line}`)).toEqual({
      kind: "malformed",
      line: 3,
      problem: expect.stringContaining(problem) as string,
    });
  });

  it("of any other text is told from one", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseTrace(text)));
  });
});
