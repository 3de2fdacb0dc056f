import { describe, expect, it } from "vitest";
import { renderPdf } from "../../../../server/hall/documents/render-pdf.ts";
import { codeOf, newKey } from "../appointments/fixture.ts";
import { holder, material, openAll, simpleMatter } from "./fixture.ts";

const text = (said: string) => ({ "zh-CN": said, "zh-TW": said, en: said });
const commitment = {
  id: "promise",
  version: "2026-11",
  title: text("告知承诺书"),
  notice: ["一", "二", "三", "四", "五"].map((each) => text(`告知${each}`)),
  statement: ["一", "二", "三", "四"].map((each) => text(`承诺${each}`)),
  checkedWithin: 5,
};
const matter = simpleMatter("plan", {
  materials: [
    material("proof", { commitment: "promise" }),
    material("photo", { need: "secondary", deferrable: true, note: text("一寸照片") }),
  ],
  commitments: [commitment],
  decision: { grantedWhen: [{ id: "always", condition: true, reason: text("always") }] },
});

async function handIn(photo: "later" | "window") {
  const hall = openAll({ catalogue: { matters: [matter], packages: [] } });
  const { caseId } = await hall.begin({ matterId: "plan" });
  await hall.sign(caseId, "plan", "promise", "2026-11");
  const { receipt, problems } = await hall.submit(caseId, {
    answers: { plan: { telephone: "13800000001" } },
    materials: [
      { matterId: "plan", materialId: "proof", how: { by: "commitment" } },
      { matterId: "plan", materialId: "photo", how: { by: photo } },
    ],
  });
  expect(problems).toEqual([]);
  return { hall, code: receipt?.code ?? "", application: receipt?.applications[0] };
}
const said = (document: unknown) => JSON.stringify(document);

describe("the papers of an application", () => {
  it("are its receipt, both copies of what comes later, and what was signed, word by word", async () => {
    const { hall, code, application } = await handIn("later");
    expect(application?.documents.map(({ kind }) => kind)).toEqual([
      "receipt",
      "acceptance",
      "deferralForApplicant",
      "deferralForHall",
      "commitment",
    ]);
    for (const { id } of application?.documents ?? []) await hall.paper(code, id);
    const [receipt, , applicants, halls, signed] = hall.papers.map(said);
    expect(receipt).toContain(application?.number);
    expect(receipt).toContain("350206********0025");
    for (const notice of [applicants, halls]) {
      expect(notice).toContain("photo");
      expect(notice).toContain("2026年11月30日");
    }
    expect(applicants).toContain("申请人联");
    expect(halls).toContain("受理机关联");
    for (const each of [...commitment.notice, ...commitment.statement])
      expect(signed).toContain(each["zh-CN"]);
    for (const paper of hall.papers) {
      expect(said(paper)).not.toContain(holder.number);
      expect((await renderPdf(paper)).subarray(0, 5).toString()).toBe("%PDF-");
    }
  });

  it("say what was so when they were made out, and are the same bytes for whoever asks again", async () => {
    const { hall, code, application } = await handIn("later");
    const id = application?.documents.find(({ kind }) => kind === "deferralForApplicant")?.id ?? "";
    await hall.matters.desk("XiaohuMatterDesk.ReceivePaper", {
      applicationNumber: application?.number ?? "",
      materialIds: ["photo"],
      by: "K01",
      idempotencyKey: newKey(),
    });
    const first = await hall.paper(code, id);
    expect(await hall.paper(code, id)).toBe(first);
    const notices = hall.papers.map(said).filter((each) => each.includes("申请人联"));
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain("photo");
  });

  it("have the certificate when the result is there, and not before", async () => {
    const { hall, code, application } = await handIn("window");
    expect(application?.documents.map(({ kind }) => kind)).toEqual(["commitment"]);
    const { item } = await hall.matters.desk("XiaohuMatterDesk.ReceivePaper", {
      applicationNumber: application?.number ?? "",
      materialIds: ["photo"],
      by: "K01",
      idempotencyKey: newKey(),
    });
    // Its rule grants it as soon as everything is there.
    expect(item.application.state).toBe("issued");
    const certificate = item.application.documents.find(({ kind }) => kind === "certificate");
    await hall.paper(code, certificate?.id ?? "");
    const result = said(hall.papers.at(-1));
    expect(result).toContain("2031年11月22日");
    expect(result).toContain("13800000001");
    expect(await codeOf(hall.paper("ACDEFGHJ", certificate?.id ?? ""))).toBe("matter.notFound");
    expect(await codeOf(hall.paper(code, "not-a-paper-of-it"))).toBe("matter.notFound");
  });

  it("say all at once what the office still asks for, in its own words, until it is there", async () => {
    const { hall, code, application } = await handIn("later");
    const of = { applicationNumber: application?.number ?? "", by: "K01" };
    const asked = await hall.matters.desk("XiaohuMatterDesk.AskSupplement", {
      ...of,
      materials: [{ materialId: "proof", what: "第2页缺签名，请补签" }],
      days: 5,
      idempotencyKey: newKey(),
    });
    const notice = asked.item.application.documents.find(({ kind }) => kind === "onceOnly");
    await hall.paper(code, notice?.id ?? "", null);
    const paper = said(hall.papers.at(-1));
    for (const words of ["一次性告知书", "第2页缺签名，请补签", "350206********0025"])
      expect(paper).toContain(words);
    const done = await hall.matters.desk("XiaohuMatterDesk.ReceivePaper", {
      ...of,
      materialIds: ["proof"],
      idempotencyKey: newKey(),
    });
    expect(done.item.application.documents.map(({ kind }) => kind)).not.toContain("onceOnly");
    expect(await codeOf(hall.paper(code, notice?.id ?? "", null))).toBe("matter.notFound");
  });

  it("show the office word by word what was signed, with the signature", async () => {
    const { hall, application } = await handIn("later");
    const { commitments } = await hall.matters.desk("XiaohuMatterDesk.Open", {
      applicationNumber: application?.number ?? "",
    });
    expect(commitments).toMatchObject([
      {
        id: "promise",
        version: "2026-11",
        notice: commitment.notice,
        statement: commitment.statement,
        signature: {
          strokes: [
            [
              { x: 10, y: 10 },
              { x: 60, y: 30 },
            ],
          ],
        },
      },
    ]);
  });
});
