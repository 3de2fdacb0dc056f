import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf } from "../../../device-drivers/receipt-printer/paper.ts";
import { findDelays, sessionDelays, warningSeconds } from "../../../kiosk/citizen/machines/delays.ts";
import { type BringList, bringListOf } from "../../../kiosk/citizen/matters/bring-list.ts";
import { bringListMessages } from "../../../kiosk/i18n/bring-list.ts";
import { findMessages } from "../../../kiosk/i18n/find-matter.ts";
import { bringListTexts } from "../../../server/contract/catalogue/bring-list.ts";
import { fromSituation, materialsNeeded, questionsAsked } from "../../../server/contract/catalogue/needed.ts";
import { languages } from "../../../server/contract/hall.ts";
import { bringListDocument } from "../../../server/terminal/slip-document.ts";
import { goodCondition, sampleElsewhere, sampleServices } from "../../support/citizen-paths.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { printed } from "../../support/printed-paper.ts";
import { settle } from "../../support/simulated-clock.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

const { matters, organs, packages, licences, media, ...head } = demoCatalogue;
const today = "2026-12-01";
const hallName = goodCondition.hall.name ?? expect.fail("the hall has no name");
const [service] = sampleServices;
const nearest = sampleElsewhere[0]?.sites[0];

/** A matter of the demo, and any answers to the questions that they lead to. */
const aList: fc.Arbitrary<BringList> = fc
  .tuple(fc.constantFrom(...matters), fc.infiniteStream(fc.nat(20)), fc.boolean(), fc.boolean())
  .map(([matter, picks, here, far]) => {
    const answers: Record<string, string> = {};
    for (;;) {
      const open = questionsAsked(matter.situations, answers, today).find(({ id }) => !(id in answers));
      if (!open) break;
      const option = open.options[(picks.next().value ?? 0) % open.options.length];
      answers[open.id] = option?.value ?? "";
    }
    return {
      matter,
      answers,
      today,
      hallName,
      service: here ? service : undefined,
      nearest: far ? nearest : undefined,
      organ: organs.find(({ id }) => id === matter.organ),
    };
  });

describe("what somebody brings, on paper", () => {
  it("has what the answers leave, in their order and nothing else, and says what an e-licence stands for", () => {
    fc.assert(
      fc.property(aList, fc.constantFrom(...languages), (list, language) => {
        const needed = materialsNeeded(list.matter, fromSituation(list.answers), today);
        const { materials } = bringListOf(list, language);
        expect(materials.map(({ name }) => name)).toEqual(needed.map(({ name }) => name[language]));
        const said = (index: number) => materials[index]?.said.join("\n") ?? "";
        for (const [index, { licence, copies, form }] of needed.entries()) {
          expect(said(index).includes(findMessages.materialLicence[language])).toBe(licence !== undefined);
          if (copies > 1)
            expect(said(index)).toContain(
              findMessages.materialCopies[language].replace("{count}", String(copies)),
            );
          if (form.includes("original"))
            expect(said(index)).toContain(findMessages.materialOriginal[language]);
        }
      }),
    );
  });

  it("says where and when, how long, what it costs and whom to ask, in the contract's bounds and every language", () => {
    fc.assert(
      fc.property(aList, fc.constantFrom(...languages), (list, language) => {
        const texts = bringListOf(list, language);
        expect(bringListTexts.safeParse(texts).error).toBeUndefined();
        expect(JSON.stringify(texts)).not.toMatch(/\{\w+\}|undefined/);
        const { matter, organ } = list;
        const facts = texts.facts.flatMap(({ said }) => said).join("\n");
        expect(facts).toContain((matter.enquiry ?? organ?.enquiry)?.[language]);
        expect(facts).toContain(matter.code);
        if (!matter.fee.free) expect(facts).toContain(String(matter.fee.amount));
        if (matter.terms.committed > 0) expect(facts).toContain(String(matter.terms.committed));
        if (list.service) expect(facts).toContain(list.service.area[language]);
        else expect(facts).toContain(findMessages.whereNotHere[language]);
        if (list.service) expect(facts).toContain(organ?.hours[language]);
        if (list.nearest) expect(facts).toContain(list.nearest.place[language]);
      }),
    );
  });

  it.each([58, 80] as const)("comes out of a strict printer of %i mm, with a box for each thing", (width) => {
    fc.assert(
      fc.property(aList, fc.constantFrom(...languages), (list, language) => {
        const texts = bringListOf(list, language);
        const paper = printed(width, bringListDocument(texts));
        expect(paper.errors).toEqual([]);
        const lines = linesOf(paper);
        expect(lines.filter((text) => text.startsWith("□ ")).length).toBe(texts.materials.length);
        const all = lines.join("").replaceAll(/\s/g, "");
        expect(all).toContain(list.matter.plainName[language].replaceAll(/\s/g, ""));
        expect(all).toContain(list.matter.code);
        expect(all).toContain(texts.footer.replaceAll(/\s/g, ""));
      }),
      { numRuns: 40 },
    );
  });
});

describe("at the terminal", () => {
  const matter = matters.find(({ id }) => id === "food-licence-renewal") ?? expect.fail("no such matter");
  const texts = bringListOf(
    { matter, answers: {}, today, hallName, service, nearest: undefined, organ: undefined },
    "zh-CN",
  );

  /** To the part of a guide that says what is brought. */
  async function atMaterials(): Promise<TerminalOnBench> {
    const bench = new TerminalOnBench();
    await bench.rest();
    bench.send("start", { type: "finding", event: { type: "open" } });
    bench.catalogue.pending("XiaohuCatalogue.Head").resolve({ head, counts: {} });
    await settle();
    bench.send({ type: "finding", event: { type: "list", narrowing: {} } });
    bench.send({ type: "finding", event: { type: "choose", id: matter.id, kind: "matter" } });
    bench.catalogue.pending("XiaohuCatalogue.GetMatter").resolve({ matter });
    await settle();
    bench.send({ type: "finding", event: { type: "showPart", part: "materials" } });
    while (bench.session.finding?.state === "findSituation") {
      const { answers } = bench.session.finding;
      const open = questionsAsked(matter.situations, answers, today).find(({ id }) => !(id in answers));
      const value = open?.options[0]?.value;
      if (!open || value === undefined) expect.fail("nothing is asked");
      bench.send({ type: "finding", event: { type: "answer", question: open.id, value } });
    }
    return bench;
  }

  it("is printed without a card, and no session ends while the printer works", async () => {
    const bench = await atMaterials();
    bench.send({ type: "finding", event: { type: "printList", texts } });
    const asked = bench.catalogue.pending("XiaohuCatalogue.PrintList");
    expect(asked.payload).toEqual({ texts });
    await bench.clock.advance(findDelays.printPatience - 1);
    expect([bench.session.finding?.state, bench.overlay]).toEqual(["findPrinting", null]);
    asked.resolve({ print: "printed", error: null });
    await settle();
    expect(bench.session.finding).toMatchObject({ state: "findGuide", part: "materials" });
    expect(bench.session.finding?.printed).toEqual({ print: "printed", error: null });
    expect(bench.reader.requests.filter(({ name }) => name !== "Common.Status")).toEqual([]);
    await bench.clock.advance(sessionDelays.idleTime + warningSeconds * 1_000);
    expect(bench.screen).toBe("thanks");
  });

  it("says what became of it where the printer fails, falls silent, or cannot be asked", async () => {
    const bench = await atMaterials();
    const print = () => {
      bench.send({ type: "finding", event: { type: "printList", texts } });
      return bench.catalogue.pending("XiaohuCatalogue.PrintList");
    };
    print().resolve({ print: "failed", error: "printer.paperOut" });
    await settle();
    expect(bench.session.finding?.printed).toEqual({ print: "failed", error: "printer.paperOut" });
    print().reject("message.connectionLost");
    await settle();
    expect(bench.session.finding?.printed).toEqual({ print: "failed", error: "message.connectionLost" });
    print();
    await bench.clock.advance(findDelays.printPatience);
    expect(bench.session.finding).toMatchObject({ state: "findGuide", printed: { print: "unknown" } });
    // Other answers are another list.
    bench.send({ type: "finding", event: { type: "askAgain" } });
    const [question] = matter.situations;
    const value = question?.options[0]?.value ?? expect.fail("nothing is asked");
    bench.send({ type: "finding", event: { type: "answer", question: question?.id ?? "", value } });
    expect(bench.session.finding?.printed).toBeNull();
  });
});

it("has words in three languages for the paper and the screen", () => {
  for (const message of Object.values(bringListMessages))
    for (const language of languages) expect(message[language].trim()).not.toBe("");
});
