import { describe, expect, it } from "vitest";
import type { MaterialHandedIn, OpenCase } from "../../../../server/contract/matters.ts";
import type { LicenceSource } from "../../../../server/hall/matters/licence-source.ts";
import { at, codeOf, newKey, WallClock } from "../appointments/fixture.ts";
import { holder, licencesInMemory, openAll, renewal } from "./fixture.ts";

const matterId = renewal.id;
const answers = { [matterId]: { telephone: "13800000001", delivery: "hall" } };
const situation = { [matterId]: { changed: "no", kind: "restaurant" } };

/** Everything that the renewal of a food licence needs, for who has changed nothing. */
async function filled(hall: ReturnType<typeof openAll>, open: OpenCase): Promise<MaterialHandedIn[]> {
  const food = await hall.useLicence(open.caseId, matterId, "foodLicence", "foodLicence");
  const business = await hall.useLicence(open.caseId, matterId, "businessLicence", "businessLicence");
  await hall.sign(open.caseId, matterId, "unchanged", "2026-11");
  return [
    { matterId, materialId: "foodLicence", how: { by: "licence", authorisation: food.authorisation } },
    {
      matterId,
      materialId: "businessLicence",
      how: { by: "licence", authorisation: business.authorisation },
    },
    { matterId, materialId: "unchanged", how: { by: "commitment" } },
  ];
}

describe("a matter from beginning to receipt", () => {
  it("is handed in with what is known, and followed by its code and by the card", async () => {
    const hall = openAll({ licences: licencesInMemory().source });
    const open = await hall.begin({ matterId });
    expect(open.facts.holder.name).toBe(holder.name);
    expect(open.facts.licences).toEqual({});
    expect(open.licences.map(({ kind }) => kind)).toEqual(["foodLicence", "businessLicence"]);
    const materials = await filled(hall, open);
    const { receipt, problems } = await hall.submit(open.caseId, { situation, answers, materials });
    expect(problems).toEqual([]);
    const [application] = receipt?.applications ?? [];
    expect(application).toMatchObject({
      state: "accepted",
      matterId,
      promisedDays: 5,
      // Five working days behind Monday.
      due: { day: "2026-11-30", assumed: false },
      handedIn: [{ by: "licence" }, { by: "licence" }, { by: "commitment" }],
      owed: [],
      delivery: "hall",
    });
    expect(application?.number).toMatch(/^HL-20261123-0001-.$/);
    expect(await hall.progress({ code: receipt?.code ?? "" })).toEqual([receipt]);
    expect(await hall.progress({ identity: holder })).toEqual([receipt]);
  });

  it("brings the same receipt for the same key, though the case is over", async () => {
    const hall = openAll({ licences: licencesInMemory().source });
    const open = await hall.begin({ matterId });
    const draft = { situation, answers, materials: await filled(hall, open) };
    const key = newKey();
    const both = await Promise.all([
      hall.submit(open.caseId, draft, key),
      hall.submit(open.caseId, draft, key),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect(await hall.submit(open.caseId, draft, key)).toEqual(both[0]);
    expect(await codeOf(hall.submit(open.caseId, draft))).toBe("matter.caseOver");
    expect(await hall.progress({ identity: holder })).toHaveLength(1);
  });

  it("tells all that is wrong, each where it is put right, and hands nothing in", async () => {
    const hall = openAll({ licences: licencesInMemory().source });
    const open = await hall.begin({ matterId });
    const materials = await filled(hall, open);
    const wrong = await hall.submit(open.caseId, {
      situation: { [matterId]: { changed: "no" } },
      answers: { [matterId]: { telephone: "123" } },
      materials: [
        { matterId, materialId: "foodLicence", how: { by: "later" } },
        { matterId, materialId: "businessLicence", how: { by: "licence", authorisation: "invented-0001" } },
      ],
    });
    expect(wrong.receipt).toBeNull();
    expect(wrong.problems.map(({ at, reason }) => [at.kind, "id" in at ? at.id : "", reason])).toEqual([
      ["situation", "kind", "situation"],
      ["field", "telephone", "field"],
      ["field", "delivery", "field"],
      ["material", "foodLicence", "notDeferrable"],
      ["material", "businessLicence", "unknownAuthorisation"],
      ["material", "unchanged", "missing"],
    ]);
    expect(await hall.progress({ identity: holder })).toEqual([]);
    expect((await hall.submit(open.caseId, { situation, answers, materials })).problems).toEqual([]);
  });

  it("asks in the normal way for what is not committed to", async () => {
    const hall = openAll({ licences: licencesInMemory().source });
    const open = await hall.begin({ matterId });
    const materials = await filled(hall, open);
    await hall.matters.execute("Matter.DeclineCommitment", {
      caseId: open.caseId,
      matterId,
      commitmentId: "unchanged",
      terminalId: "HL-01",
    });
    const refused = await hall.submit(open.caseId, { situation, answers, materials });
    expect(refused.problems.map(({ reason }) => reason)).toEqual(["notSigned"]);
    const onPaper = materials.map((each) =>
      each.materialId === "unchanged" ? { ...each, how: { by: "window" as const } } : each,
    );
    const { receipt } = await hall.submit(open.caseId, { situation, answers, materials: onPaper });
    expect(receipt?.applications[0]).toMatchObject({
      state: "received",
      due: null,
      owed: [{ materialId: "unchanged", why: "window", until: null }],
    });
  });

  it("is nobody's without a document", async () => {
    const hall = openAll();
    const open = await hall.begin({ matterId }, null);
    expect(await codeOf(hall.submit(open.caseId, { situation, answers }))).toBe("matter.identityNeeded");
  });
});

describe("an e-licence (免证办)", () => {
  it("is used once for one material, however often it is asked for, and again when the source was silent", async () => {
    const licences = licencesInMemory();
    const hall = openAll({ licences: licences.source });
    const open = await hall.begin({ matterId });
    const once = await hall.useLicence(open.caseId, matterId, "foodLicence", "foodLicence");
    expect(await hall.useLicence(open.caseId, matterId, "foodLicence", "foodLicence")).toEqual(once);
    expect(once.facts.licences.foodLicence).toEqual(once.fields);
    expect(licences.used).toHaveLength(1);
    licences.setDown(true);
    const wish = () => hall.useLicence(open.caseId, matterId, "businessLicence", "businessLicence");
    expect(await codeOf(wish())).toBe("matter.licenceUnavailable");
    licences.setDown(false);
    await wish();
    expect(new Set(licences.used).size).toBe(2);
    expect(await codeOf(hall.useLicence(open.caseId, matterId, "unchanged", "foodLicence"))).toBe(
      "matter.licenceUnavailable",
    );
  });

  it("whose answer was lost is asked for once more, as the same use, before its paper is brought", async () => {
    const { source } = licencesInMemory();
    const uses: string[] = [];
    const lost = (times: number): LicenceSource => ({
      ...source,
      use(owner, use) {
        uses.push(use.id);
        return uses.length <= times ? Promise.reject(new Error("no answer")) : source.use(owner, use);
      },
    });
    const hall = openAll({ licences: lost(1) });
    const open = await hall.begin({ matterId });
    const food = await hall.useLicence(open.caseId, matterId, "foodLicence", "foodLicence");
    expect([food.authorisation, food.authorisation]).toEqual(uses);
    uses.length = 0;
    const silent = openAll({ licences: lost(2) });
    const other = await silent.begin({ matterId });
    const wish = () => silent.useLicence(other.caseId, matterId, "foodLicence", "foodLicence");
    expect(await codeOf(wish())).toBe("matter.licenceUnavailable");
    expect([uses.length, new Set(uses).size]).toEqual([2, 1]);
    expect((await wish()).authorisation).toBe(uses[0]);
  });

  it("is not needed to begin: without a source everything is brought", async () => {
    const licences = licencesInMemory();
    licences.setDown(true);
    const hall = openAll({ licences: licences.source });
    const open = await hall.begin({ matterId });
    expect(open).toMatchObject({ licences: [], licencesAsked: false });
  });

  it("that has ended stands for nothing", async () => {
    const licences = licencesInMemory("2026-11-23");
    const hall = openAll({ licences: licences.source, clock: new WallClock(at("23:50")) });
    const open = await hall.begin({ matterId });
    const materials = await filled(hall, open);
    hall.clock.set(at("00:05", 1));
    const { problems } = await hall.submit(open.caseId, { situation, answers, materials });
    expect(problems).toContainEqual(
      expect.objectContaining({ at: { kind: "material", id: "foodLicence" }, reason: "licenceInvalid" }),
    );
  });
});
