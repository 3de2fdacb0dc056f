import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answer } from "../../../../server/contract/forms/answer.ts";
import { fitting, oneOfEach, plainForm, today, value } from "./generated.ts";

const fieldOf = (said: object) => {
  const form = plainForm.parse({
    sections: [{ id: "s", title: "题", fields: [{ id: "x", label: "甲", ...said }] }],
  });
  const [field] = form.sections[0]?.fields ?? [];
  if (!field) throw new Error("no field");
  return field;
};
const options = ["one", "two", "three"].map((each) => ({ value: each, label: each }));

describe("an answer", () => {
  it.each([
    [{ kind: "text" }, "  小湖　　小吃店ＡＢ１２  ", "小湖 小吃店AB12"],
    [{ kind: "text" }, "（有限）：一、二", "（有限）：一、二"],
    [{ kind: "text" }, "\u{2ebf0}\u{fa0f}︀", "\u{2ebf0}\u{fa0f}︀"],
    [{ kind: "longText" }, "甲\r\n\t乙 \n", "甲\n 乙"],
    [{ kind: "number", decimals: 1 }, "１２．５", 12.5],
    [{ kind: "number" }, "1,200", 1200],
    [{ kind: "number" }, "-0", 0],
    [{ kind: "number", decimals: 2 }, 0.07, 0.07],
    [{ kind: "money" }, "１，０００．５０", 1000.5],
    [{ kind: "money", min: -5 }, "−5", -5],
    [{ kind: "date" }, "2026年1月5日", "2026-01-05"],
    [{ kind: "date" }, "2026/1/5", "2026-01-05"],
    [{ kind: "date" }, "２０２６．１．５", "2026-01-05"],
    [{ kind: "date" }, "20240229", "2024-02-29"],
    [{ kind: "date", max: "today - 18 years" }, "2008-11-30", "2008-11-30"],
    [{ kind: "choices", options }, ["three", "one", "three"], ["one", "three"]],
    [{ kind: "yesNo" }, false, false],
    [{ kind: "name" }, " 阿卜杜拉 . 吐尔逊 ", "阿卜杜拉·吐尔逊"],
    [{ kind: "name" }, "阿卜杜拉•吐尔逊", "阿卜杜拉·吐尔逊"],
    [{ kind: "name" }, "SAMPLE,  Test Q.", "SAMPLE, Test Q."],
    // Extension I is younger than some platforms; and of the private use of cards.
    [{ kind: "name" }, "\u{2ebf0}\u{e863}䶮", "\u{2ebf0}\u{e863}䶮"],
    [{ kind: "email" }, "Ａ.b@Example.COM", "A.b@example.com"],
    [{ kind: "mobile" }, "+86 138-0000-0000", "13800000000"],
    [{ kind: "residentId" }, "11010519491231002x", "11010519491231002X"],
    [{ kind: "vehiclePlate" }, "闽d·12345", "闽D12345"],
    [{ kind: "address", within: "福建省" }, "福建省厦门市湖里区样本路１号", "福建省厦门市湖里区样本路1号"],
  ])("to %j: %j is kept as %j", (said, given, kept) =>
    expect(answer(fieldOf(said), given, today)).toEqual({ ok: true, value: kept }),
  );

  it.each([
    [{ kind: "text" }, "", { code: "missing" }],
    [{ kind: "text" }, null, { code: "missing" }],
    [{ kind: "text" }, " 　", { code: "missing" }],
    [{ kind: "text" }, 5, { code: "wrongType" }],
    [{ kind: "text" }, {}, { code: "wrongType" }],
    [{ kind: "text" }, "甲\u0000", { code: "badSigns" }],
    [{ kind: "text" }, "甲\ud800", { code: "badSigns" }],
    [{ kind: "text" }, "甲\u202e乙", { code: "badSigns" }],
    [{ kind: "text", min: 3 }, "𠮷𬭩", { code: "tooShort", limit: 3 }],
    [{ kind: "text", max: 2 }, "𠮷𬭩𰻝", { code: "tooLong", limit: 2 }],
    [{ kind: "text" }, "甲".repeat(201), { code: "tooLong", limit: 200 }],
    [{ kind: "number" }, "一", { code: "notNumber" }],
    [{ kind: "number" }, "1e3", { code: "notNumber" }],
    [{ kind: "number" }, "0x10", { code: "notNumber" }],
    [{ kind: "number" }, Number.NaN, { code: "notNumber" }],
    [{ kind: "number" }, true, { code: "wrongType" }],
    [{ kind: "number" }, 1.5, { code: "tooManyDecimals", limit: 0 }],
    [{ kind: "number", min: 1 }, 0, { code: "tooSmall", limit: 1 }],
    [{ kind: "number", max: 5 }, "6", { code: "tooLarge", limit: 5 }],
    [{ kind: "number" }, 1e15, { code: "tooLarge", limit: 1e12 }],
    [{ kind: "money" }, "-1", { code: "tooSmall", limit: 0 }],
    [{ kind: "money" }, "1.005", { code: "tooManyDecimals", limit: 2 }],
    [{ kind: "date" }, "2023-02-29", { code: "notDay" }],
    [{ kind: "date" }, "明天", { code: "notDay" }],
    [{ kind: "date", max: "today - 18 years" }, "2008-12-01", { code: "tooLate", limit: "2008-11-30" }],
    [{ kind: "date", min: "today" }, "2026-11-29", { code: "tooEarly", limit: "2026-11-30" }],
    [{ kind: "choice", options }, "four", { code: "notOption" }],
    [{ kind: "choice", options }, ["one"], { code: "wrongType" }],
    [{ kind: "choices", options }, "one", { code: "wrongType" }],
    [{ kind: "choices", options }, [], { code: "missing" }],
    [{ kind: "choices", options }, ["one", "four"], { code: "notOption" }],
    [{ kind: "choices", options, min: 2 }, ["one"], { code: "tooFew", limit: 2 }],
    [{ kind: "choices", options, max: 1 }, ["one", "two"], { code: "tooMany", limit: 1 }],
    [{ kind: "yesNo" }, "yes", { code: "wrongType" }],
    [{ kind: "name" }, "张3", { code: "notName" }],
    [{ kind: "name" }, "·张", { code: "notName" }],
    [{ kind: "email" }, "a@b", { code: "notEmail" }],
    [{ kind: "email" }, "a@b@c.cn", { code: "notEmail" }],
    [{ kind: "email" }, "甲@b.cn", { code: "notEmail" }],
    [{ kind: "address" }, "样本路", { code: "tooShort", limit: 4 }],
    [{ kind: "address", within: "福建省" }, "广东省样本路1号", { code: "outside", limit: "福建省" }],
    [{ kind: "residentId" }, "350206199001010018", { code: "number", refusal: { code: "wrongCheck" } }],
    [{ kind: "residentId" }, "35020620261201001X", { code: "number", refusal: { code: "futureDate" } }],
    [{ kind: "bankCard" }, "--", { code: "missing" }],
  ])("to %j: %j is refused as %j", (said, given, problem) =>
    expect(answer(fieldOf(said), given, today)).toEqual({ ok: false, problem }),
  );

  it.each(Object.entries(fitting))("to a field of kind %s is right as people write it", (kind, values) => {
    const field = oneOfEach.find((each) => each.kind === kind);
    if (!field) throw new Error(kind);
    for (const given of values) expect(answer(field, given, today)).toMatchObject({ ok: true });
  });

  it("to any field, of anything at all, is kept or refused, and what is kept is kept again as it is", () =>
    fc.assert(
      fc.property(fc.constantFrom(...oneOfEach), fc.oneof(value, fc.anything()), (field, given) => {
        const read = answer(field, given, today);
        if (read.ok) expect(answer(field, read.value, today)).toEqual(read);
      }),
      { numRuns: 1500 },
    ));
});
