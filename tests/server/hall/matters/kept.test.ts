import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { caseIdle } from "../../../../server/contract/matters.ts";
import { rememberedDays } from "../../../../server/hall/matters/matters.ts";
import { savedTime } from "../../../../server/hall/matters/open-cases.ts";
import { putDownTime } from "../../../../server/hall/matters/put-down.ts";
import { guessesCount } from "../../../../server/hall/matters/saved-cases.ts";
import { digestOf, jpegFile, whole } from "../../../support/picture-files.ts";
import { codeOf, newKey } from "../appointments/fixture.ts";
import { holder, material, openAll, signature, simpleMatter, stranger } from "./fixture.ts";

const plan = simpleMatter("plan", { materials: [material("drawing")] });
const about = { matterId: "plan" };
const catalogue = { matters: [plan], packages: [] };
const telephone = "13800000001";
const draft = {
  answers: { plan: { telephone } },
  materials: [{ matterId: "plan", materialId: "drawing", how: { by: "window" as const } }],
};

/** With somebody's name in all places of a picture in which one can stand. */
const picture = jpegFile({ note: "CANARY-PICTURE".repeat(6000), exif: "CANARY-EXIF 陈小湖" });
function partsOf(bytes: Buffer): string[] {
  const text = bytes.toString("base64");
  return Array.from({ length: Math.ceil(text.length / 48_000) }, (_, index) =>
    text.slice(index * 48_000, (index + 1) * 48_000),
  );
}
async function attach(hall: ReturnType<typeof openAll>, caseId: string, upload = newKey()): Promise<string> {
  let file: string | null = null;
  const parts = partsOf(picture);
  for (const [part, data] of parts.entries())
    ({ file } = await hall.matters.execute("Matter.Attach", {
      caseId,
      matterId: "plan",
      materialId: "drawing",
      mediaType: "image/jpeg",
      upload,
      digest: digestOf(picture),
      doubts: [],
      part,
      parts: parts.length,
      data,
      terminalId: "HL-01",
    }));
  return file ?? "";
}

describe("an open case", () => {
  it("is over when nobody has said a word for a while, and wiped", async () => {
    const hall = openAll({ catalogue });
    const { caseId } = await hall.begin(about);
    await attach(hall, caseId);
    await hall.clock.advance(caseIdle + 60_001);
    expect(await codeOf(hall.submit(caseId, draft))).toBe("matter.caseOver");
    const left =
      readFileSync(hall.path).toString("latin1") + readFileSync(`${hall.path}-wal`).toString("latin1");
    expect(left).not.toContain(caseId);
  });

  it("is the same for the same key, and goes with End", async () => {
    const hall = openAll({ catalogue });
    const key = newKey();
    const first = await hall.begin(about, holder, key);
    expect((await hall.begin(about, holder, key)).caseId).toBe(first.caseId);
    await hall.matters.execute("Matter.End", { caseId: first.caseId, terminalId: "HL-01" });
    expect(await codeOf(hall.submit(first.caseId, draft))).toBe("matter.caseOver");
  });

  it("takes a file in parts, whatever comes twice, and refuses what is not what it says", async () => {
    const hall = openAll({ catalogue });
    const { caseId } = await hall.begin(about);
    const upload = newKey();
    const file = await attach(hall, caseId, upload);
    expect(await attach(hall, caseId, upload)).toBe(file);
    const how = { by: "file" as const, files: [file] };
    const { receipt } = await hall.submit(caseId, {
      ...draft,
      materials: [{ matterId: "plan", materialId: "drawing", how }],
    });
    expect(receipt?.applications[0]?.handedIn).toMatchObject([{ materialId: "drawing", by: "file" }]);
    const other = await hall.begin(about);
    const one = {
      caseId: other.caseId,
      matterId: "plan",
      materialId: "drawing",
      mediaType: "application/pdf" as const,
      upload: newKey(),
      ...whole(jpegFile()),
      terminalId: "HL-01",
    };
    expect(await codeOf(hall.matters.execute("Matter.Attach", one))).toBe("matter.file");
    expect(await codeOf(hall.matters.execute("Matter.Attach", { ...one, part: 1, parts: 2 }))).toBe(
      "matter.file",
    );
    const foreign = { matterId: "plan", materialId: "drawing", how };
    expect((await hall.submit(other.caseId, { ...draft, materials: [foreign] })).problems).toMatchObject([
      { reason: "unknownFile" },
    ]);
  });
});

describe("what is saved", () => {
  const save = async (hall: ReturnType<typeof openAll>, caseId: string) =>
    hall.matters.execute("Matter.Save", {
      caseId,
      situation: {},
      ...draft,
      terminalId: "HL-01",
      idempotencyKey: newKey(),
    });
  const resume = (hall: ReturnType<typeof openAll>, code: string, proof: Proof, terminalId = "HL-02") =>
    hall.matters.execute("Matter.Resume", { code, proof, terminalId, idempotencyKey: newKey() });
  type Proof = Parameters<typeof hallExecute>[1]["proof"];
  const hallExecute = (
    _: "Matter.Resume",
    payload: { proof: null | { lastFour: string } | { identity: typeof stranger } },
  ) => payload;

  it("goes on at another terminal with the card or its last four signs, and with nobody else's", async () => {
    const hall = openAll({ catalogue });
    const { caseId } = await hall.begin(about);
    const { code } = await save(hall, caseId);
    expect((await save(hall, caseId)).code).toBe(code);
    expect(await codeOf(resume(hall, code, { identity: stranger }))).toBe("matter.notFound");
    expect(await codeOf(resume(hall, code, null))).toBe("matter.notFound");
    const resumed = await resume(hall, code, { lastFour: holder.number.slice(-4) });
    expect(resumed.case.answers).toEqual(draft.answers);
    expect(resumed.case.facts.holder.name).toBe(holder.name);
    const { receipt } = await hall.submit(resumed.case.caseId, draft);
    expect(receipt).not.toBeNull();
    // One code from the slip to the receipt; handed in, it is nothing to go on with.
    expect(receipt?.code).toBe(code);
    expect(await codeOf(resume(hall, code, { identity: holder }))).toBe("matter.handedIn");
  });

  it("keeps its files when the case is ended, and goes after its time", async () => {
    const hall = openAll({ catalogue });
    const { caseId } = await hall.begin(about);
    const file = await attach(hall, caseId);
    const { code } = await save(hall, caseId);
    await hall.matters.execute("Matter.End", { caseId, terminalId: "HL-01" });
    const { case: resumed } = await resume(hall, code, { identity: holder });
    const how = { by: "file" as const, files: [file] };
    const draftWithFile = { ...draft, materials: [{ matterId: "plan", materialId: "drawing", how }] };
    expect((await hall.submit(resumed.caseId, draftWithFile)).problems).toEqual([]);
    const second = await hall.begin(about);
    const saved = await save(hall, second.caseId);
    hall.clock.set(hall.clock.now() + savedTime);
    expect(await codeOf(resume(hall, saved.code, { identity: holder }))).toBe("matter.notFound");
  });

  it("is not found by guessing", async () => {
    const hall = openAll({ catalogue });
    const { caseId } = await hall.begin(about);
    const { code } = await save(hall, caseId);
    const right = { lastFour: holder.number.slice(-4) };
    for (const guess of ["0001", "0002", "0003"])
      expect(await codeOf(resume(hall, code, { lastFour: guess }, `HL-${guess}`))).toBe("matter.notFound");
    // Wherever it is tried, and as long as a day.
    expect(await codeOf(resume(hall, code, right, "HL-03"))).toBe("matter.tooManyTries");
    expect(await codeOf(resume(hall, code, { identity: holder }))).toBe("done");
    hall.clock.set(hall.clock.now() + guessesCount);
    expect(await codeOf(resume(hall, code, right))).toBe("done");
  });

  it("keeps a place that tries many codes waiting", async () => {
    const hall = openAll({ catalogue });
    for (let code = 0; code < 10; code++)
      expect(await codeOf(resume(hall, "4FKM7RTY", { lastFour: "0000" }))).toBe("matter.notFound");
    expect(await codeOf(resume(hall, "4FKM7RTY", { lastFour: "0000" }))).toBe("matter.tooManyTries");
  });
});

/** The database as it lies on the disk at this moment, as after `kill -9`. */
function copyOf(path: string): string {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-copy-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  for (const name of readdirSync(dirname(path)).filter((each) => each.startsWith(basename(path))))
    if (!name.endsWith("-shm")) cpSync(join(dirname(path), name), join(directory, name));
  return join(directory, basename(path));
}

describe("a submission", () => {
  it("is accepted once wherever the process ends", async () => {
    const copies: string[] = [];
    const hall = openAll({ catalogue, onRandom: () => copies.push(copyOf(hall.path)) });
    const { caseId } = await hall.begin(about);
    copies.push(copyOf(hall.path));
    const key = newKey();
    await hall.submit(caseId, draft, key);
    copies.push(copyOf(hall.path));
    // Before anything, between what was put down and the log, and behind it.
    expect(copies.length).toBeGreaterThanOrEqual(3);
    for (const path of copies) {
      const again = openAll({ catalogue, path, key: hall.key });
      const { receipt } = await again.submit(caseId, draft, key);
      expect(receipt?.applications).toHaveLength(1);
      expect(await again.progress({ identity: holder })).toEqual([receipt]);
      again.clock.set(again.clock.now() + putDownTime);
      await again.clock.advance(60_001);
      // What belongs to the submission is still there, and nothing that a process left behind.
      const rows = again.rows();
      expect(rows.filter(({ kind }) => kind === "submission")).toHaveLength(1);
      expect(rows.filter(({ kind }) => kind === "case")).toHaveLength(0);
      again.matters.close();
    }
  });

  it("leaves nothing of a person readable on the disk or in a log", async () => {
    const hall = openAll({ catalogue });
    const { caseId } = await hall.begin(about);
    const file = await attach(hall, caseId);
    const materials = [
      { matterId: "plan", materialId: "drawing", how: { by: "file" as const, files: [file] } },
    ];
    await hall.matters.execute("Matter.Save", {
      caseId,
      situation: {},
      ...draft,
      materials,
      terminalId: "HL-01",
      idempotencyKey: newKey(),
    });
    const { receipt } = await hall.submit(caseId, {
      ...draft,
      materials,
      delivery: [{ matterId: "plan", kind: "hall" }],
    });
    expect(receipt).not.toBeNull();
    const planted = [holder.name, holder.number, holder.address, telephone, "CANARY-PICTURE", "CANARY-EXIF"];
    const files = readdirSync(dirname(hall.path)).map((name) => readFileSync(join(dirname(hall.path), name)));
    expect(files.length).toBeGreaterThan(0);
    for (const text of planted)
      for (const form of [Buffer.from(text), Buffer.from(Buffer.from(text).toString("base64").slice(0, -4))])
        for (const bytes of files) expect(bytes.includes(form), `${text} on the disk`).toBe(false);
    for (const text of planted) expect(hall.logged.join()).not.toContain(text);
    for (const text of planted) expect(JSON.stringify(receipt)).not.toContain(text);
  });

  it("is overwritten when it is remembered no more, and not before", async () => {
    const hall = openAll({ catalogue });
    const { caseId } = await hall.begin(about);
    const { receipt } = await hall.submit(caseId, draft);
    const day = 24 * 60 * 60 * 1000;
    hall.clock.set(hall.clock.now() + rememberedDays * day);
    expect(await hall.progress({ code: receipt?.code ?? "" })).toHaveLength(1);
    expect(hall.submissions()).toHaveLength(1);
    hall.clock.set(hall.clock.now() + day);
    expect(await codeOf(hall.progress({ code: receipt?.code ?? "" }))).toBe("matter.notFound");
    expect(hall.rows()).toEqual([]);
  });

  it("keeps the text that was signed and the signature, whatever is published later", async () => {
    const notice = { "zh-CN": "旧文本", "zh-TW": "舊文本", en: "old text" };
    const commitment = {
      id: "promise",
      version: "2026-11",
      title: notice,
      notice: Array.from({ length: 5 }, () => notice),
      statement: Array.from({ length: 4 }, () => notice),
      checkedWithin: 5,
    };
    const matter = simpleMatter("plan", {
      materials: [material("drawing", { commitment: "promise" })],
      commitments: [commitment],
    });
    const hall = openAll({ catalogue: { matters: [matter], packages: [] } });
    const { caseId } = await hall.begin(about);
    await hall.sign(caseId, "plan", "promise", "2026-11");
    expect(await codeOf(hall.sign(caseId, "plan", "promise", "2025-01"))).toBe("matter.caseOver");
    // An editor changes the text and forgets its version: this case goes on with what was read.
    const changed = {
      ...commitment,
      statement: Array.from({ length: 4 }, () => ({ ...notice, "zh-CN": "新文本" })),
    };
    hall.publish({ matters: [{ ...matter, commitments: [changed] }] });
    const materials = [{ matterId: "plan", materialId: "drawing", how: { by: "commitment" as const } }];
    const { receipt } = await hall.submit(caseId, { ...draft, materials });
    expect(receipt?.applications[0]).toMatchObject({ state: "accepted", handedIn: [{ by: "commitment" }] });
    const kept = hall.submissions();
    expect(kept[0]?.signed).toMatchObject([{ commitmentId: "promise", version: "2026-11", signature }]);
    expect(hall.guideOf(kept[0]?.signed[0]?.text ?? "")).toContain("旧文本");
  });
});
