import { describe, expect, it } from "vitest";
import type { IdentityDocument } from "../../../../server/contract/identity.ts";
import { typedUnseen } from "../../../../server/hall/matters/case-commands.ts";
import { codeOf, newKey } from "../appointments/fixture.ts";
import { licencesInMemory, openAll, simpleMatter } from "./fixture.ts";

const passport: IdentityDocument = {
  kind: "passport",
  englishName: "SAMPLE, TEST",
  chineseName: "",
  sex: "female",
  birth: "1988-08-08",
  number: "XU0000011",
  nationality: "UTO",
  issuer: "UTO",
  validTo: "2034-02-01",
  readBy: "print",
};
const typed: IdentityDocument = {
  kind: "passport",
  readBy: "typed",
  name: "SAMPLE TEST",
  sex: "unknown",
  birth: "1988-08-08",
  number: "XU0000011",
  issuer: "UTO",
};
const open = simpleMatter("open-to-print", {
  holders: ["passport"],
  decision: {
    grantedWhen: [{ id: "always", condition: true, reason: { "zh-CN": "一", "zh-TW": "一", en: "a" } }],
  },
} as never);
const strict = simpleMatter("chip-only", { holders: ["passport"], assurance: "chip" });
const catalogue = { catalogue: { matters: [open, strict], packages: [] } };
const terminalId = "HL-01";
const receive = (number: string) => ({
  applicationNumber: number,
  materialIds: ["identityDocument"],
  by: "W1",
  idempotencyKey: newKey(),
});
const answers = (id: string) => ({ [id]: { telephone: "13800000001" } });

async function handIn(hall: ReturnType<typeof openAll>, matterId: string, identity: IdentityDocument) {
  const begun = await hall.begin({ matterId }, identity);
  return hall.submit(begun.caseId, { situation: {}, answers: answers(matterId), materials: [] });
}

describe("a document whose print was read", () => {
  it("is enough where the guide asks for no chip", async () => {
    const hall = openAll(catalogue);
    const { receipt, problems } = await handIn(hall, open.id, passport);
    expect(problems).toEqual([]);
    expect(receipt?.applications[0]?.state).toBe("issued");
    expect(await hall.progress({ identity: passport })).toHaveLength(1);
  });

  it("where the guide asks for a chip is seen at the window first, and accepted then", async () => {
    const hall = openAll(catalogue);
    const { receipt } = await handIn(hall, strict.id, passport);
    const [application] = receipt?.applications ?? [];
    expect(application).toMatchObject({
      state: "received",
      due: null,
      owed: [{ materialId: "identityDocument", why: "window", until: null }],
    });
    const { item } = await hall.matters.desk(
      "XiaohuMatterDesk.ReceivePaper",
      receive(application?.number ?? ""),
    );
    expect(item.application.state).toBe("accepted");
    expect(item.application.owed).toEqual([]);
  });

  it("brings neither e-licences nor what was said before", async () => {
    const hall = openAll({ ...catalogue, licences: licencesInMemory().source });
    await handIn(hall, open.id, passport);
    const again = await hall.begin({ matterId: open.id }, passport);
    expect([again.licences, again.licencesAsked, again.facts.earlier]).toEqual([[], false, {}]);
  });
});

describe("a document that was typed", () => {
  it("lets somebody hand in, to be accepted when it has been seen", async () => {
    const hall = openAll(catalogue);
    const { receipt } = await handIn(hall, open.id, typed);
    expect(receipt?.applications[0]).toMatchObject({ state: "received", decision: null });
    const number = receipt?.applications[0]?.number ?? "";
    const opened = await hall.matters.desk("XiaohuMatterDesk.Open", { applicationNumber: number });
    expect(opened.applicant.assurance).toBe("typed");
    const { item } = await hall.matters.desk("XiaohuMatterDesk.ReceivePaper", receive(number));
    expect(item.application.state).toBe("issued");
  });

  it("lets no more than three wait to be seen in one person's name, and goes on once one was", async () => {
    const hall = openAll(catalogue);
    const numbers: string[] = [];
    for (let count = 0; count < typedUnseen; count += 1) {
      const { receipt } = await handIn(hall, open.id, typed);
      numbers.push(receipt?.applications[0]?.number ?? "");
    }
    expect(await codeOf(handIn(hall, strict.id, typed))).toBe("matter.tooManyUnseen");
    // Whoever has the document is not kept waiting by it, nor is anybody else.
    expect((await handIn(hall, open.id, passport)).problems).toEqual([]);
    expect((await handIn(hall, open.id, { ...typed, number: "XU0000012" })).problems).toEqual([]);
    await hall.matters.desk("XiaohuMatterDesk.ReceivePaper", receive(numbers[0] ?? ""));
    expect((await handIn(hall, strict.id, typed)).problems).toEqual([]);
  });

  it("is said of a case, and of none whose document was read", async () => {
    const hall = openAll(catalogue);
    const saidOf = async (identity: IdentityDocument) =>
      (await hall.begin({ matterId: open.id }, identity)).typed;
    expect([await saidOf(typed), await saidOf(passport)]).toEqual([true, undefined]);
  });

  it("shows nobody what the holder handed in, and takes nothing back", async () => {
    const hall = openAll(catalogue);
    const { receipt } = await handIn(hall, strict.id, passport);
    expect(await codeOf(hall.progress({ identity: typed }))).toBe("matter.identityNeeded");
    const code = receipt?.code ?? "";
    const applicationNumber = receipt?.applications[0]?.number ?? "";
    expect(
      await codeOf(
        hall.matters.execute("Matter.Withdraw", {
          code,
          applicationNumber,
          identity: typed,
          terminalId,
          idempotencyKey: newKey(),
        }),
      ),
    ).toBe("matter.identityNeeded");
    expect(
      await codeOf(
        hall.matters.execute("Matter.BeginSupplement", {
          code,
          identity: typed,
          terminalId,
          idempotencyKey: newKey(),
        }),
      ),
    ).toBe("matter.identityNeeded");
  });

  it("opens no saved case and no paper, not even by its code", async () => {
    const hall = openAll(catalogue);
    const begun = await hall.begin({ matterId: open.id }, passport);
    const saved = await hall.matters.execute("Matter.Save", {
      caseId: begun.caseId,
      situation: {},
      answers: answers(open.id),
      materials: [],
      terminalId,
      idempotencyKey: newKey(),
    });
    const resume = { code: saved.code, proof: { identity: typed }, terminalId, idempotencyKey: newKey() };
    expect(await codeOf(hall.matters.execute("Matter.Resume", resume))).toBe("matter.identityNeeded");
    const { receipt } = await handIn(openAll(catalogue), open.id, passport);
    expect(receipt?.applications[0]?.state).toBe("issued");
    const other = openAll(catalogue);
    const issued = await handIn(other, open.id, passport);
    const paper = issued.receipt?.applications[0]?.documents.find(({ personal }) => personal);
    const ask = (identity: IdentityDocument) =>
      other.matters.execute("Matter.Document", {
        code: issued.receipt?.code ?? "",
        documentId: paper?.id ?? "",
        identity,
        part: 0,
        terminalId,
      });
    expect(await codeOf(ask(typed))).toBe("matter.identityNeeded");
  });

  it("tells forms what was typed and no more, and brings neither e-licences nor what was said before", async () => {
    const hall = openAll({ ...catalogue, licences: licencesInMemory().source });
    await handIn(hall, open.id, passport);
    const begun = await hall.begin({ matterId: open.id }, typed);
    expect([begun.licences, begun.licencesAsked, begun.facts.earlier]).toEqual([[], false, {}]);
    expect(begun.facts.holder).toEqual({
      documentKind: "passport",
      name: "SAMPLE TEST",
      idNumber: "XU0000011",
      birthDate: "1988-08-08",
    });
  });

  it("is read in a surer way when a saved case goes on with it", async () => {
    const hall = openAll(catalogue);
    const begun = await hall.begin({ matterId: open.id }, typed);
    const { code } = await hall.matters.execute("Matter.Save", {
      caseId: begun.caseId,
      situation: {},
      answers: answers(open.id),
      materials: [],
      terminalId,
      idempotencyKey: newKey(),
    });
    const resumed = await hall.matters.execute("Matter.Resume", {
      code,
      proof: { identity: passport },
      terminalId,
      idempotencyKey: newKey(),
    });
    const { receipt } = await hall.submit(resumed.case.caseId, {
      situation: {},
      answers: answers(open.id),
      materials: [],
    });
    expect(receipt?.applications[0]?.state).toBe("issued");
  });
});

it("a matter that takes no passport hands in none", async () => {
  const cards = simpleMatter("cards-only", { holders: ["resident"] });
  const hall = openAll({ catalogue: { matters: [cards], packages: [] } });
  const { receipt, problems } = await handIn(hall, cards.id, passport);
  expect([receipt, problems.map(({ reason }) => reason)]).toEqual([null, ["notForHolder"]]);
});
