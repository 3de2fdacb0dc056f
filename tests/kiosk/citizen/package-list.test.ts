import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf } from "../../../device-drivers/receipt-printer/paper.ts";
import { type PackageList, packageListOf } from "../../../kiosk/citizen/matters/package-list.ts";
import { mattersTaken, packageThings } from "../../../kiosk/citizen/matters/package-things.ts";
import { bringListMessages } from "../../../kiosk/i18n/bring-list.ts";
import { findMessages } from "../../../kiosk/i18n/find-matter.ts";
import { isBrought } from "../../../kiosk/i18n/material-words.ts";
import { bringListTexts } from "../../../server/contract/catalogue/bring-list.ts";
import type { Material } from "../../../server/contract/catalogue/matter.ts";
import {
  fromSituation,
  materialsNeeded,
  questionsAsked,
  situationOfPart,
} from "../../../server/contract/catalogue/needed.ts";
import type { SituationAnswers } from "../../../server/contract/catalogue/situation.ts";
import { languages } from "../../../server/contract/hall.ts";
import { bringListDocument } from "../../../server/terminal/slip-document.ts";
import { goodCondition, sampleElsewhere, sampleServices } from "../../support/citizen-paths.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { packageGuideOf } from "../../support/find-matter-paths.ts";
import { printed } from "../../support/printed-paper.ts";
import { settle } from "../../support/simulated-clock.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

const { packages, organs, matters: _, media: __, ...head } = demoCatalogue;
const today = "2026-12-01";
const hallName = goodCondition.hall.name ?? expect.fail("the hall has no name");
const [service] = sampleServices;
const nearest = sampleElsewhere[0]?.sites[0];
const inDemo = (id: string) => packages.find((each) => each.id === id) ?? expect.fail(`no ${id}`);
const restaurant = inDemo("open-restaurant");
const partsOf = (whole: typeof restaurant) => packageGuideOf(demoCatalogue, whole).parts;

/** A package of the demo, and some or all answers to its questions. */
const aList: fc.Arbitrary<PackageList> = fc
  .tuple(fc.constantFrom(...packages), fc.infiniteStream(fc.nat(20)), fc.nat(5), fc.boolean())
  .map(([whole, picks, most, here]) => {
    const answers: Record<string, string> = {};
    while (Object.keys(answers).length < most) {
      const open = questionsAsked(whole.situations, answers, today).find(({ id }) => !(id in answers));
      if (!open) break;
      answers[open.id] = open.options[(picks.next().value ?? 0) % open.options.length]?.value ?? "";
    }
    return {
      whole,
      matters: partsOf(whole),
      answers,
      today,
      hallName,
      handledAt: (matter) => ({
        service: here ? service : undefined,
        nearest: here ? undefined : nearest,
        organ: organs.find(({ id }) => id === matter.organ),
      }),
      enquiry: organs.find(({ id }) => id === whole.organ)?.enquiry,
    };
  });

/** What each matter of a package wants, as its own guide would say it. */
function wantedOf({ whole, matters, answers }: PackageList) {
  return mattersTaken(whole, matters, answers, today).flatMap((matter) => {
    const part = whole.matters.find((each) => each.matter === matter.id);
    const own = part ? situationOfPart(part, answers) : {};
    return materialsNeeded(matter, fromSituation(own), today).map((material) => ({ matter, material }));
  });
}

describe("what is brought for a package", () => {
  it("has all that its matters want and nothing else, each thing once, with who wants it", () => {
    fc.assert(
      fc.property(aList, (list) => {
        const things = packageThings(list.whole, list.matters, list.answers, today);
        const wanted = wantedOf(list);
        for (const { matter, material } of wanted) {
          const having = things.filter(
            (thing) =>
              thing.material.name["zh-CN"] === material.name["zh-CN"] && thing.matters.includes(matter),
          );
          expect(having.length, material.name["zh-CN"]).toBeGreaterThan(0);
          // In a form that this matter takes.
          expect(
            having.some((thing) => thing.material.form.every((each) => material.form.includes(each))),
          ).toBe(true);
          if (isBrought(material)) expect(having.some((thing) => isBrought(thing.material))).toBe(true);
        }
        for (const thing of things)
          for (const matter of thing.matters)
            expect(
              wanted.some(
                (each) =>
                  each.matter === matter && each.material.name["zh-CN"] === thing.material.name["zh-CN"],
              ),
            ).toBe(true);
        const told = things.map(({ material }) => `${material.name["zh-CN"]} ${material.form.join()}`);
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });

  it("leaves a matter that the answers leave out, and asks for what hangs on nobody's answer", () => {
    const things = (answers: SituationAnswers) =>
      packageThings(restaurant, partsOf(restaurant), answers, today).map(
        ({ material }) => material.name["zh-CN"],
      );
    expect(things({ kind: "shop", sign: "no" })).not.toContain("章程");
    expect(things({ kind: "company", sign: "no" })).toContain("章程");
    expect(things({ kind: "company", sign: "no" })).not.toContain("招牌的图");
    expect(things({})).toEqual(expect.arrayContaining(["章程", "招牌的图"]));
    // What one of its own matters gives is not brought to the next.
    expect(things({ kind: "shop", sign: "yes" })).not.toContain("营业执照");
    expect(things({ kind: "shop", sign: "yes" }).filter((name) => name === "身份证")).toHaveLength(1);
  });

  describe("one thing for several", () => {
    const [first, second] = partsOf(inDemo("newborn"));
    if (!first || !second) throw new Error("the demo's newborn has no matters");
    const base = first.materials[0] ?? expect.fail("no material");
    const thingsOf = (one: Partial<Material>, other: Partial<Material>) => {
      const bare = {
        need: "main",
        licence: undefined,
        commitment: undefined,
        note: undefined,
        when: true,
      } as const;
      const of = (matter: typeof first, more: Partial<Material>) =>
        ({ ...matter, materials: [{ ...base, ...bare, ...more }] }) as typeof first;
      const whole = {
        ...inDemo("newborn"),
        matters: [first, second].map(({ id }) => ({ matter: id, after: [], situation: {} })),
      };
      return packageThings(whole, [of(first, one), of(second, other)], {}, today);
    };

    it("is in the form that suits both, or two things where none does", () => {
      expect(thingsOf({ form: ["original", "copy"] }, { form: ["original"] })[0]?.material.form).toEqual([
        "original",
      ]);
      expect(thingsOf({ form: ["copy"] }, { form: ["original"] })).toHaveLength(2);
    });

    it("is shown at each, while copies stay", () => {
      const copies = (form: Material["form"]) =>
        thingsOf({ form, copies: 2 }, { form, copies: 1 })[0]?.material.copies;
      expect(copies(["original"])).toBe(2);
      expect(copies(["copy"])).toBe(3);
    });

    it("is brought where one of them has nothing that stands for it, or does not wait", () => {
      const [thing] = thingsOf({ licence: "residentCard", deferrable: true }, { deferrable: false });
      expect(thing && isBrought(thing.material)).toBe(true);
      expect(thing?.material.deferrable).toBe(false);
      const [other] = thingsOf({ need: "optional" }, { need: "secondary", deferrable: true });
      expect(other?.material).toMatchObject({ need: "secondary", deferrable: true });
      const [none] = thingsOf({ licence: "residentCard" }, { licence: "residentCard" });
      expect(none && isBrought(none.material)).toBe(false);
    });
  });
});

describe("on paper", () => {
  it("says for which matters each thing is, and of each matter where, how long and what it costs, in the contract's bounds", () => {
    fc.assert(
      fc.property(aList, fc.constantFrom(...languages), (list, language) => {
        const texts = packageListOf(list, language);
        expect(bringListTexts.safeParse(texts).error).toBeUndefined();
        expect(JSON.stringify(texts)).not.toMatch(/\{\w+\}|undefined/);
        const things = packageThings(list.whole, list.matters, list.answers, today);
        const taken = mattersTaken(list.whole, list.matters, list.answers, today);
        for (const [place, { matters }] of things.entries()) {
          const said = texts.materials[place]?.said.join("\n") ?? "";
          if (matters.length === taken.length && taken.length > 1)
            expect(said).toContain(bringListMessages.forAll[language]);
          else for (const { plainName } of matters) expect(said).toContain(plainName[language]);
        }
        expect(texts.facts.map(({ term }) => term)).toEqual([
          ...taken.map(({ plainName }) => plainName[language]),
          bringListMessages.ask[language],
        ]);
        for (const [place, { fee, service: at }] of taken.entries()) {
          const said = texts.facts[place]?.said.join("\n");
          expect(said).toContain(fee.free ? findMessages.factFree[language] : String(fee.amount));
          const places = list.handledAt(taken[place] ?? expect.fail(at));
          expect(said).toContain(places.service?.area[language] ?? findMessages.whereNotHere[language]);
        }
      }),
    );
  });

  it.each([58, 80] as const)("comes out of a strict printer of %i mm, with a box for each thing", (width) => {
    fc.assert(
      fc.property(aList, fc.constantFrom(...languages), (list, language) => {
        const texts = packageListOf(list, language);
        const paper = printed(width, bringListDocument(texts));
        expect(paper.errors).toEqual([]);
        const lines = linesOf(paper);
        expect(lines.filter((text) => text.startsWith("□ ")).length).toBe(texts.materials.length);
        expect(lines.join("").replaceAll(/\s/g, "")).toContain(
          list.whole.plainName[language].replaceAll(/\s/g, ""),
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe("at the terminal", () => {
  it("asks what the package asks, shows what is left, prints it, and asks again", async () => {
    const bench = new TerminalOnBench();
    await bench.rest();
    bench.send("start", { type: "finding", event: { type: "open" } });
    bench.catalogue.pending("XiaohuCatalogue.Head").resolve({ head: { ...head, organs }, counts: {} });
    await settle();
    bench.send({ type: "finding", event: { type: "list", narrowing: {} } });
    bench.send({ type: "finding", event: { type: "choose", id: restaurant.id, kind: "package" } });
    const parts = partsOf(restaurant);
    bench.catalogue.pending("XiaohuCatalogue.GetPackage").resolve({ package: restaurant, matters: parts });
    await settle();
    expect(bench.session.finding).toMatchObject({ state: "findGuide", part: "summary" });
    bench.send({ type: "finding", event: { type: "showPart", part: "materials" } });
    for (const value of ["shop", "rented", "no", "no"]) {
      const { state, answers = {} } = bench.session.finding ?? {};
      expect(state).toBe("findSituation");
      const open = questionsAsked(restaurant.situations, answers, today).find(({ id }) => !(id in answers));
      bench.send({ type: "finding", event: { type: "answer", question: open?.id ?? "", value } });
    }
    expect(bench.session.finding).toMatchObject({ state: "findGuide", part: "materials" });
    const texts = packageListOf(
      {
        whole: restaurant,
        matters: parts,
        answers: bench.session.finding?.answers ?? {},
        today,
        hallName,
        handledAt: () => ({ service, nearest: undefined, organ: undefined }),
        enquiry: undefined,
      },
      "zh-CN",
    );
    bench.send({ type: "finding", event: { type: "printList", texts } });
    const asked = bench.catalogue.pending("XiaohuCatalogue.PrintList");
    expect(asked.payload).toEqual({ texts });
    asked.resolve({ print: "printed", error: null });
    await settle();
    expect(bench.session.finding).toMatchObject({
      state: "findGuide",
      part: "materials",
      printed: { print: "printed" },
    });
    bench.send({ type: "finding", event: { type: "askAgain" } });
    expect(bench.session.finding).toMatchObject({ state: "findSituation", asking: 0 });
  });
});
