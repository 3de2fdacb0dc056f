import { describe, expect, it } from "vitest";
import type { AnswerValue } from "../../../../server/contract/forms/facts.ts";
import { truthOf } from "../../../../server/contract/forms/truth.ts";
import { today } from "./generated.ts";

const known: Readonly<Record<string, AnswerValue>> = {
  five: 5,
  day: "2026-11-30",
  later: "2026-12-01",
  one: "one",
  several: ["one", "two"],
  reversed: ["two", "one"],
  no: false,
};

describe("a comparison", () => {
  it.each([
    [{ field: "five", is: 5 }, true],
    [{ field: "five", is: "5" }, false],
    [{ field: "five", isNot: 4 }, true],
    [{ field: "five", isNot: 5 }, false],
    [{ field: "five", less: 5 }, false],
    [{ field: "five", less: 6 }, true],
    [{ field: "five", more: 5 }, false],
    [{ field: "five", more: 4 }, true],
    [{ field: "five", atLeast: 5 }, true],
    [{ field: "five", atLeast: 6 }, false],
    [{ field: "five", atMost: 5 }, true],
    [{ field: "five", atMost: 4 }, false],
    [{ field: "five", less: "6" }, undefined],
    [{ field: "no", is: false }, true],
    [{ field: "no", less: true }, undefined],
    [{ field: "day", is: "today" }, true],
    [{ field: "day", less: "today + 1 day" }, true],
    [{ field: "day", atMost: { field: "later" } }, true],
    [{ field: "day", more: { field: "later" } }, false],
    [{ field: "one", oneOf: ["two", "one"] }, true],
    [{ field: "one", oneOf: ["two"] }, false],
    [{ field: "several", is: "two" }, true],
    [{ field: "several", isNot: "two" }, false],
    [{ field: "several", oneOf: ["three", "two"] }, true],
    [{ field: "several", is: { field: "reversed" } }, true],
    [{ field: "one", is: { field: "several" } }, true],
    [{ field: "five", filled: true }, true],
    [{ field: "five", filled: false }, false],
    [{ field: "none", filled: true }, false],
    [{ field: "none", filled: false }, true],
    [{ field: "none", is: 5 }, undefined],
    [{ field: "none", isNot: 5 }, undefined],
    [{ field: "five", less: { field: "none" } }, undefined],
    [{ not: { field: "none", is: 5 } }, undefined],
    [
      {
        any: [
          { field: "none", is: 5 },
          { field: "five", is: 5 },
        ],
      },
      true,
    ],
    [
      {
        all: [
          { field: "none", is: 5 },
          { field: "five", is: 4 },
        ],
      },
      false,
    ],
    [{ all: [{ field: "none", is: 5 }, true] }, undefined],
    [{ all: [] }, true],
    [{ any: [] }, false],
  ] as const)("%j: %s", (condition, expected) =>
    expect(truthOf(condition, (name) => known[name], today)).toBe(expected),
  );
});
