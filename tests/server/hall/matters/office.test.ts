import { describe, expect, it } from "vitest";
import type { MatterPackage } from "../../../../server/contract/catalogue/package.ts";
import type { DeskPayload } from "../../../../server/hall/matters/desk.ts";
import { pdfFile, pngFile, whole } from "../../../support/picture-files.ts";
import { at, codeOf, newKey } from "../appointments/fixture.ts";
import { demo, holder, material, openAll, simpleMatter } from "./fixture.ts";

const words = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });
const telephone = { telephone: "13800000001" };
const terminalId = "HL-01";

type Hall = ReturnType<typeof openAll>;
const decide = (
  hall: Hall,
  applicationNumber: string,
  more: Partial<DeskPayload<"XiaohuMatterDesk.Decide">> = {},
) =>
  hall.matters.desk("XiaohuMatterDesk.Decide", {
    applicationNumber,
    outcome: "granted",
    reasons: [],
    by: "K01",
    idempotencyKey: newKey(),
    ...more,
  });
const receipt = async (hall: Hall, code: string) => (await hall.progress({ code }))[0];

describe("what may come later (容缺)", () => {
  const matter = simpleMatter("plan", {
    materials: [material("drawing"), material("photo", { need: "secondary", deferrable: true })],
    terms: { handling: "committed", legal: 20, committed: 5, deferral: 8, special: [] },
  });
  const how = { by: "window" as const };
  const handIn = async (hall: Hall) => {
    const { caseId } = await hall.begin({ matterId: "plan" });
    const file = await hall.matters.execute("Matter.Attach", {
      caseId,
      matterId: "plan",
      materialId: "drawing",
      mediaType: "application/pdf",
      upload: newKey(),
      ...whole(pdfFile()),
      terminalId,
    });
    const drawing = { by: "file" as const, files: [file.file ?? ""] };
    const submitted = await hall.submit(caseId, {
      answers: { plan: telephone },
      materials: [
        { matterId: "plan", materialId: "drawing", how: drawing },
        { matterId: "plan", materialId: "photo", how: { by: "later" } },
      ],
    });
    expect(submitted.problems).toEqual([]);
    const code = submitted.receipt?.code ?? "";
    return { code, number: submitted.receipt?.applications[0]?.number ?? "", receipt: submitted.receipt };
  };
  const bring = async (hall: Hall, code: string, applicationNumber: string) => {
    const { case: open } = await hall.matters.execute("Matter.BeginSupplement", {
      code,
      identity: null,
      terminalId,
      idempotencyKey: newKey(),
    });
    const { file } = await hall.matters.execute("Matter.Attach", {
      caseId: open.caseId,
      matterId: "plan",
      materialId: "photo",
      mediaType: "image/png",
      upload: newKey(),
      ...whole(pngFile()),
      terminalId,
    });
    return hall.matters.execute("Matter.Supplement", {
      caseId: open.caseId,
      applicationNumber,
      materials: [{ matterId: "plan", materialId: "photo", how: { by: "file", files: [file ?? ""] } }],
      terminalId,
      idempotencyKey: newKey(),
    });
  };
  const catalogue = { matters: [matter], packages: [] };

  it("is open no longer than the decision is promised, and keeps the result back until it has come", async () => {
    const hall = openAll({ catalogue });
    const { code, number, receipt: first } = await handIn(hall);
    expect(first?.applications[0]).toMatchObject({
      state: "accepted",
      due: { day: "2026-11-30" },
      owed: [{ materialId: "photo", why: "deferred", until: { day: "2026-11-30", assumed: false } }],
    });
    expect((await decide(hall, number)).item.application.state).toBe("granted");
    // The last day counts as a whole.
    hall.clock.set(at("17:00", 7));
    const { receipt: brought } = await bring(hall, code, number);
    expect(brought?.applications[0]).toMatchObject({ state: "issued", owed: [] });
    expect(await codeOf(bring(hall, code, number))).toBe("matter.nothingOwed");
  });

  it("is returned once when its last day is over, and not before", async () => {
    const hall = openAll({ catalogue });
    const { code, number } = await handIn(hall);
    hall.clock.set(at("00:30", 8));
    expect((await receipt(hall, code))?.applications[0]).toMatchObject({ state: "returned", owed: [] });
    expect(await codeOf(bring(hall, code, number))).toBe("matter.overdue");
    hall.clock.set(at("00:30", 9));
    const steps = (await receipt(hall, code))?.applications[0]?.steps.map(({ kind }) => kind);
    expect(steps).toEqual(["submitted", "accepted", "returned"]);
  });

  it("is given longer by a clerk, with a reason that stands sealed", async () => {
    const hall = openAll({ catalogue });
    const { code, number } = await handIn(hall);
    const { item } = await hall.matters.desk("XiaohuMatterDesk.ExtendDeferral", {
      applicationNumber: number,
      days: 2,
      reason: "台风停运",
      by: "K01",
      idempotencyKey: newKey(),
    });
    expect(item.application.owed[0]?.until).toEqual({ day: "2026-12-02", assumed: false });
    hall.clock.set(at("10:00", 8));
    expect((await bring(hall, code, number)).receipt?.applications[0]?.owed).toEqual([]);
  });

  it("stands still while the office waits for what it asked for, and goes on with the days that were left", async () => {
    const hall = openAll({ catalogue });
    const { code, number } = await handIn(hall);
    hall.clock.set(at("10:00", 1));
    const { item } = await hall.matters.desk("XiaohuMatterDesk.AskSupplement", {
      applicationNumber: number,
      materials: [{ materialId: "drawing", what: "少了厨房" }],
      days: 10,
      by: "K01",
      idempotencyKey: newKey(),
    });
    expect(item).toMatchObject({ daysLeft: null, application: { state: "supplement", due: null } });
    expect(item.application.owed).toContainEqual(
      expect.objectContaining({ materialId: "drawing", why: "asked", what: "少了厨房" }),
    );
    hall.clock.set(at("10:00", 3));
    const received = await hall.matters.desk("XiaohuMatterDesk.ReceivePaper", {
      applicationNumber: number,
      materialIds: ["drawing"],
      by: "K01",
      idempotencyKey: newKey(),
    });
    // Four working days were left on Tuesday: from Thursday they end on Wednesday.
    expect(received.item).toMatchObject({
      daysLeft: 4,
      application: { state: "accepted", due: { day: "2026-12-02" } },
    });
    expect((await receipt(hall, code))?.applications[0]?.handedIn).toContainEqual(
      expect.objectContaining({ materialId: "drawing", by: "window" }),
    );
  });

  it("is not taken for what may not come later", async () => {
    const hall = openAll({ catalogue });
    const { caseId } = await hall.begin({ matterId: "plan" });
    const later = { matterId: "plan", materialId: "photo", how: { by: "later" as const } };
    const noDrawing = await hall.submit(caseId, { answers: { plan: telephone }, materials: [later] });
    expect(noDrawing.problems).toMatchObject([{ at: { id: "drawing" }, reason: "missing" }]);
    const onPaper = { matterId: "plan", materialId: "drawing", how };
    const notHere = await hall.submit(caseId, { answers: { plan: telephone }, materials: [onPaper, later] });
    expect(notHere.problems).toMatchObject([{ at: { id: "photo" }, reason: "notDeferrable" }]);
  });
});

describe("rules that decide (智能审批)", () => {
  const rule = (id: string, condition: never) => ({ id, condition, reason: words(`because ${id}`) });
  const decision = {
    grantedWhen: [
      rule("adult", { field: "holder.age", atLeast: 18 } as never),
      rule("reachable", { field: "telephone", filled: true } as never),
    ],
  };
  const matter = simpleMatter("plan", { decision });

  it("grant at once with the reason of each, and the result is there", async () => {
    const hall = openAll({ catalogue: { matters: [matter], packages: [] } });
    const { caseId } = await hall.begin({ matterId: "plan" });
    const { receipt: got } = await hall.submit(caseId, { answers: { plan: telephone } });
    expect(got?.applications[0]).toMatchObject({
      state: "issued",
      due: null,
      decision: {
        outcome: "granted",
        atOnce: true,
        rules: [words("because adult"), words("because reachable")],
      },
      result: { validTo: "2031-11-22" },
    });
    expect((await hall.matters.desk("XiaohuMatterDesk.WorkList", {})).items).toEqual([]);
  });

  it("never refuse: whom they do not grant it waits for a person, with its day", async () => {
    const hall = openAll({ catalogue: { matters: [matter], packages: [] } });
    const { caseId } = await hall.begin({ matterId: "plan" }, { ...holder, birth: "2015-05-06" });
    const { receipt: got } = await hall.submit(caseId, { answers: { plan: telephone } });
    const number = got?.applications[0]?.number ?? "";
    const { items } = await hall.matters.desk("XiaohuMatterDesk.WorkList", {});
    expect(items).toMatchObject([{ daysLeft: 5, application: { number, state: "accepted" } }]);
    const opened = await hall.matters.desk("XiaohuMatterDesk.Open", { applicationNumber: number });
    expect(opened).toMatchObject({
      applicant: { name: holder.name, number: holder.number },
      fields: [{ id: "telephone", value: telephone.telephone, chosen: [] }],
    });
    expect(await codeOf(decide(hall, number, { outcome: "refused" }))).toBe("desk.notInState");
    const key = newKey();
    const refusal = { outcome: "refused" as const, reasons: ["未满十八周岁"], idempotencyKey: key };
    await decide(hall, number, refusal);
    expect((await decide(hall, number, refusal)).item.application.decision).toMatchObject({
      outcome: "refused",
      atOnce: false,
      reasons: ["未满十八周岁"],
    });
  });
});

describe("a commitment that was not true", () => {
  it("is looked at by its day, and the result is revoked", async () => {
    const text = words("text");
    const commitment = {
      id: "promise",
      version: "2026-11",
      title: text,
      notice: Array.from({ length: 5 }, () => text),
      statement: Array.from({ length: 4 }, () => text),
      checkedWithin: 5,
    };
    const matter = simpleMatter("plan", {
      materials: [material("proof", { commitment: "promise" })],
      commitments: [commitment],
    });
    const hall = openAll({ catalogue: { matters: [matter], packages: [] } });
    const { caseId } = await hall.begin({ matterId: "plan" });
    await hall.sign(caseId, "plan", "promise", "2026-11");
    const { receipt: got } = await hall.submit(caseId, {
      answers: { plan: telephone },
      materials: [{ matterId: "plan", materialId: "proof", how: { by: "commitment" } }],
    });
    const number = got?.applications[0]?.number ?? "";
    const { item } = await decide(hall, number);
    expect(item).toMatchObject({
      application: { state: "issued" },
      checks: [{ commitmentId: "promise", due: { day: "2026-11-30" }, holds: null }],
    });
    const checked = await hall.matters.desk("XiaohuMatterDesk.Check", {
      applicationNumber: number,
      commitmentId: "promise",
      holds: false,
      finding: "现场不符",
      by: "K01",
      idempotencyKey: newKey(),
    });
    expect(checked.item.application.state).toBe("revoked");
    expect((await hall.matters.desk("XiaohuMatterDesk.WorkList", {})).items).toEqual([]);
  });
});

describe("several matters as one (一件事)", () => {
  const part = (matter: string, more: Partial<MatterPackage["matters"][number]> = {}) => ({
    matter,
    after: [],
    situation: {},
    ...more,
  });
  const whole: MatterPackage = {
    id: "open-shop",
    videos: [],
    version: "2026-11",
    name: words("open a shop"),
    plainName: words("open a shop"),
    otherNames: [],
    englishWords: [],
    asked: [],
    organ: "market-regulation",
    subject: "person",
    lifeEvents: ["start-business"],
    summary: { formal: words("f"), plain: words("p") },
    situations: [
      {
        id: "sign",
        question: words("a sign?"),
        options: [
          { value: "yes", label: words("yes") },
          { value: "no", label: words("no") },
        ],
      },
    ],
    matters: [
      part("licence"),
      part("food", { after: ["licence"] }),
      part("tax"),
      part("sign", { after: ["food"], when: { field: "situation.sign", is: "yes" } }),
    ],
  };
  const catalogue = {
    matters: ["licence", "food", "tax", "sign"].map((id) => simpleMatter(id)),
    packages: [whole],
    lifeEvents: demo.lifeEvents,
  };
  const handIn = async (hall: Hall, sign: "yes" | "no") => {
    const open = await hall.begin({ packageId: "open-shop" });
    expect(open.matterIds).toEqual(["licence", "food", "tax", "sign"]);
    // The telephone is asked once.
    const got = await hall.submit(open.caseId, {
      situation: { "open-shop": { sign } },
      answers: { licence: telephone },
    });
    expect(got.problems).toEqual([]);
    return got.receipt;
  };
  const states = async (hall: Hall, code: string) =>
    (await receipt(hall, code))?.applications.map(({ state }) => state);

  it("is one receipt with all numbers, each beginning when what it needs is there", async () => {
    const hall = openAll({ catalogue });
    const got = await handIn(hall, "yes");
    const code = got?.code ?? "";
    const numbers = got?.applications.map(({ number }) => number) ?? [];
    expect(got?.name).toEqual(words("open a shop"));
    expect(await states(hall, code)).toEqual(["accepted", "waiting", "accepted", "waiting"]);
    expect(got?.applications[1]).toMatchObject({ after: [numbers[0]], due: null });
    hall.clock.set(at("10:00", 2));
    await decide(hall, numbers[0] ?? "");
    expect(await states(hall, code)).toEqual(["issued", "accepted", "accepted", "waiting"]);
    // Its own clock begins now.
    expect((await receipt(hall, code))?.applications[1]?.due).toEqual({ day: "2026-12-02", assumed: false });
    await decide(hall, numbers[1] ?? "");
    expect(await states(hall, code)).toEqual(["issued", "issued", "accepted", "accepted"]);
  });

  it("leaves out what its situation leaves out, and stops only what needs what was refused", async () => {
    const hall = openAll({ catalogue });
    const got = await handIn(hall, "no");
    expect(got?.applications.map(({ matterId }) => matterId)).toEqual(["licence", "food", "tax"]);
    const [licence] = got?.applications ?? [];
    await decide(hall, licence?.number ?? "", { outcome: "refused", reasons: ["重名"] });
    expect(await states(hall, got?.code ?? "")).toEqual(["refused", "stopped", "accepted"]);
  });

  it("is withdrawn one by one, by whom it belongs to", async () => {
    const hall = openAll({ catalogue });
    const got = await handIn(hall, "yes");
    const withdraw = (identity: typeof holder | Record<string, unknown>, index: number) =>
      hall.matters.execute("Matter.Withdraw", {
        code: got?.code ?? "",
        applicationNumber: got?.applications[index]?.number ?? "",
        identity: identity as typeof holder,
        terminalId,
        idempotencyKey: newKey(),
      });
    expect(await codeOf(withdraw({ ...holder, number: "350206197001010017" }, 0))).toBe("matter.notFound");
    await withdraw(holder, 1);
    expect(await states(hall, got?.code ?? "")).toEqual(["accepted", "withdrawn", "accepted", "stopped"]);
    await decide(hall, got?.applications[0]?.number ?? "");
    expect(await codeOf(withdraw(holder, 0))).toBe("matter.decided");
  });
});
