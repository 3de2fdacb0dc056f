import { describe, expect, it } from "vitest";
import { receiptPrinterSelfTests } from "../../../device-drivers/receipt-printer/self-tests.ts";
import { failure, never, papers, ready } from "./session-bench.ts";

const test = (name: string) => {
  const found = receiptPrinterSelfTests.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no self-test ${name}`);
  return found;
};

describe("self-tests", () => {
  it("ask a person only where eyes are needed", () => {
    expect(receiptPrinterSelfTests.map(({ name, needsEyes }) => [name, needsEyes])).toEqual([
      ["status", false],
      ["printTestPage", true],
      ["cutter", false],
    ]);
  });

  it.each([58, 80] as const)("print a page of %i mm with every kind of character on it", async (paper) => {
    const { session, printer, run } = await ready({}, { paper }, { paper });
    const findings = await run(test("printTestPage").run(session, never));
    expect(findings).toContainEqual({ name: "paperWidth", value: `${paper} mm` });
    const [page] = papers(printer);
    expect(page?.ticket.errors).toEqual([]);
    expect(page?.lines).toContain("䶮㛃𬭩𠮷𰻝");
    expect(page?.qr).toEqual(["XIAOHU PRINT TEST"]);
    await run(test("cutter").run(session, never));
    expect(papers(printer)[1]?.ticket.cut).toBe("partial");
  });

  it("say what the printer says of itself", async () => {
    const { session, run } = await ready();
    expect(await run(test("status").run(session, never))).toEqual([
      { name: "device", value: "online" },
      { name: "paper", value: "full" },
      { name: "cover", value: "closed" },
      { name: "cutter", value: "ok" },
      { name: "media", value: "notSupported" },
      { name: "profile", value: "standard" },
    ]);
  });

  it.each([
    ["status", "coverOpen", "printer.coverOpen"],
    ["printTestPage", "paperOut", "printer.paperOut"],
    ["cutter", "cutterJam", "printer.cutter"],
    ["cutter", "silence", "device.silent"],
  ] as const)("%s fails for %s", async (name, fault, code) => {
    const { session, printer, run } = await ready();
    printer.setFault(fault);
    expect((await failure(run(test(name).run(session, never)))).code).toBe(code);
  });
});
