import { describe, expect, it } from "vitest";
import type { CarriedCase } from "../../../../server/contract/carry-on.ts";
import { coverSign } from "../../../../server/contract/forms/covered.ts";
import { codeOf, newKey } from "../appointments/fixture.ts";
import { holder, licencesInMemory, material, openAll, renewal, simpleMatter } from "./fixture.ts";

const matterId = renewal.id;
const words = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });
/** Asks for what the card says, and for what is typed. */
const shop = simpleMatter("shop", {
  materials: [material("lease"), material("plan", { need: "optional" })],
  form: {
    sections: [
      {
        id: "who",
        title: words("who"),
        fields: [
          {
            id: "idNumber",
            kind: "residentId",
            label: words("number"),
            required: true,
            sources: [{ from: "holder.idNumber", editable: false }],
          },
          {
            id: "telephone",
            kind: "mobile",
            label: words("telephone"),
            required: true,
            sources: [],
            concept: "person.mobile",
          },
          { id: "shopName", kind: "text", label: words("shop"), required: true, sources: [] },
        ],
      },
    ],
    checks: [],
  },
});
const catalogue = { matters: [shop], packages: [] };
const telephone = "13800000001";
const answers = { shop: { telephone, shopName: "小湖小吃店" } };
const materials = [{ matterId: "shop", materialId: "lease", how: { by: "window" as const } }];
const right = { lastFour: holder.number.slice(-4), place: "an address" };
const planted = [holder.name, holder.number, holder.address, holder.birth, telephone];

async function saved(hall = openAll({ catalogue })) {
  const { caseId } = await hall.begin({ matterId: "shop" });
  const { code } = await hall.matters.execute("Matter.Save", {
    caseId,
    situation: {},
    answers,
    materials,
    terminalId: "HL-01",
    idempotencyKey: newKey(),
  });
  return { hall, code, carried: hall.matters.carried };
}

const submission = ({ case: { caseId } }: Pick<CarriedCase, "case">, more: object = {}) => ({
  caseId,
  situation: {},
  answers,
  materials,
  delivery: [],
  idempotencyKey: newKey(),
  ...more,
});

describe("a saved case on a telephone", () => {
  it("shows nothing of the person but what is known again, and what was typed of no person", async () => {
    const { code, carried } = await saved();
    const opened = await carried.open(code, right, newKey());
    for (const text of planted) expect(JSON.stringify(opened)).not.toContain(text);
    expect(opened.case.facts.holder.idNumber).toBe(`${coverSign}0025`);
    expect(opened.case.answers.shop).toEqual({ telephone: `${coverSign}0001`, shopName: "小湖小吃店" });
    expect(opened.case.facts.covered?.age).toBe(46);
    expect([opened.clerk, opened.case.licences]).toEqual([null, []]);
  });

  it("takes what comes back covered for what it has, and a cover over nothing for nothing", async () => {
    const { hall, code, carried } = await saved();
    const opened = await carried.open(code, right, newKey());
    const back = opened.case.answers;
    const { delivery: _, ...draft } = submission(opened, { answers: back });
    await carried.ask("Save", draft);
    const { receipt } = await carried.ask("Submit", submission(opened, { answers: back }));
    expect(receipt?.code).toBe(code);
    expect(hall.submissions()).toMatchObject([{ values: { telephone, idNumber: holder.number } }]);
    for (const text of planted) expect(JSON.stringify(receipt)).not.toContain(text);
    const { caseId } = await hall.begin({ matterId: "shop" });
    const empty = await hall.matters.execute("Matter.Save", {
      ...{ caseId, situation: {}, answers: {}, materials, terminalId: "HL-01" },
      idempotencyKey: newKey(),
    });
    const other = await carried.open(empty.code, right, newKey());
    const refused = await carried.ask(
      "Submit",
      submission(other, { answers: { shop: { shopName: coverSign } } }),
    );
    expect(refused.problems).toMatchObject([{ at: { kind: "field", id: "shopName" }, reason: "field" }]);
  });

  it("sends a parcel to the applicant by the name that the hall has", async () => {
    const posting = { ...shop, result: { ...shop.result, delivery: ["hall" as const, "post" as const] } };
    const { hall, code, carried } = await saved(openAll({ catalogue: { matters: [posting], packages: [] } }));
    const opened = await carried.open(code, right, newKey());
    const to = {
      name: opened.case.facts.holder.name ?? "",
      telephone,
      address: "福建省厦门市湖里区样例路9号",
    };
    const delivery = [{ matterId: "shop", kind: "post" as const, to }];
    expect((await carried.ask("Submit", submission(opened, { delivery }))).problems).toEqual([]);
    expect(hall.submissions()).toMatchObject([{ delivery: { to: { name: holder.name } } }]);
  });

  it("offers no e-licence: each use is bound to a card that was laid", async () => {
    const hall = openAll({ licences: licencesInMemory().source });
    const { caseId } = await hall.begin({ matterId });
    const { code } = await hall.matters.execute("Matter.Save", {
      ...{ caseId, situation: {}, answers: {}, materials: [], terminalId: "HL-01" },
      idempotencyKey: newKey(),
    });
    const opened = await hall.matters.carried.open(code, right, newKey());
    expect(opened.case).toMatchObject({ licences: [], licencesAsked: false });
    expect(await codeOf(hall.useLicence(opened.case.caseId, matterId, "foodLicence", "foodLicence"))).toBe(
      "matter.licenceUnavailable",
    );
  });

  it("answers for no case that is open at a terminal", async () => {
    const { hall, code, carried } = await saved();
    const { caseId } = await hall.begin({ matterId: "shop" });
    expect(await codeOf(carried.ask("End", { caseId }))).toBe("matter.caseOver");
    expect(carried.holds(caseId)).toBe(false);
    const opened = await carried.open(code, right, newKey());
    expect(carried.holds(opened.case.caseId)).toBe(true);
  });

  it("is closed to who guesses, wherever from, and open to a clerk", async () => {
    const { code, carried } = await saved();
    for (const guess of ["0001", "0002", "0003"])
      expect(await codeOf(carried.open(code, { lastFour: guess, place: guess }, newKey()))).toBe(
        "matter.notFound",
      );
    expect(await codeOf(carried.open(code, right, newKey()))).toBe("matter.tooManyTries");
    expect((await carried.open(code, { clerk: "窗口员一" }, newKey())).clerk).toBe("窗口员一");
  });

  it("tells the second of two holders that the first has handed it in", async () => {
    const { code, carried } = await saved();
    const [one, other] = [
      await carried.open(code, right, newKey()),
      await carried.open(code, right, newKey()),
    ];
    const key = newKey();
    const { delivery: _, ...draft } = submission(other);
    const first = submission(one, { idempotencyKey: key });
    const { receipt } = await carried.ask("Submit", first);
    expect(await codeOf(carried.ask("Submit", submission(other)))).toBe("matter.handedIn");
    expect(await codeOf(carried.ask("Save", draft))).toBe("matter.handedIn");
    expect(await codeOf(carried.open(code, right, newKey()))).toBe("matter.handedIn");
    // Whose answer was lost asks again.
    expect((await carried.ask("Submit", first)).receipt).toEqual(receipt);
  });
});

describe("a saved case at a window", () => {
  it("is handed in by the clerk, who is written down, with the paper that was seen", async () => {
    const { hall, code, carried } = await saved();
    const opened = await carried.open(code, { clerk: "窗口员一" }, newKey());
    expect(opened.case.facts.holder.idNumber).toBe(holder.number);
    const wish = submission(opened, { seen: [{ matterId: "shop", materialId: "lease" }] });
    const { receipt } = await carried.ask("Submit", wish);
    expect(receipt?.applications[0]).toMatchObject({ state: "accepted", owed: [] });
    // The answer was lost: asked again, nothing happens twice.
    expect((await carried.ask("Submit", wish)).receipt).toEqual(receipt);
    const events = hall.events();
    expect(events).toMatchObject([
      { via: "@window", clerk: "窗口员一" },
      { by: "窗口员一", materials: [{ id: "lease", by: "window" }] },
      { due: { assumed: false } },
    ]);
    expect(JSON.stringify(events)).not.toContain(holder.number);
  });
});
