import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type ExperienceList,
  experienceDesk,
  type OpenedExperience,
} from "../../../../server/contract/experience/desk.ts";
import type { ExperienceRecord } from "../../../../server/contract/experience/record.ts";
import { experiencePath } from "../../../../server/contract/experience/terminal.ts";
import { hallCommandsPath } from "../../../../server/contract/hall.ts";
import { type PainItem, painDesk } from "../../../../server/contract/pain-points/desk.ts";
import { openExperience } from "../../../../server/hall/experience/experience.ts";
import { openExperienceStore } from "../../../../server/hall/experience/store.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { experienceMigrations } from "../../../../server/storage/migrations.ts";
import { demoCatalogue } from "../../../support/demo-catalogue.ts";
import { sampleRecord, sampleStep } from "../../../support/experience-samples.ts";
import { startHallSide } from "../../../support/hall-side.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

/** A whole hall on a loaded machine, milliseconds. */
const patience = 30_000;
const at = Date.UTC(2026, 10, 23, 1);
const day = 86_400_000;

async function hallWithTask() {
  const hall = await startHallSide("retention: { experienceDays: 30 }", at);
  const desk = await hall.connect(experienceDesk, "manager");
  const ask = async <Answer = ExperienceList>(name: string, payload: object = {}) => {
    const { header, payload: answer } = await desk.command(`XiaohuExperienceDesk.${name}`, payload);
    return header.completionCode === "success" ? (answer as Answer) : String(answer?.errorCode);
  };
  const tell = async (message: object) => {
    const response = await fetch(`${hall.url}${experiencePath}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${hall.tokens.of("terminal")}` },
      body: JSON.stringify({ terminalId: "HL-01", ...message }),
    });
    return { status: response.status, text: await response.text() };
  };
  const matter = "self-employed-registration";
  const key = crypto.randomUUID();
  const created = (await ask("Create", { matter, by: "陈经理", idempotencyKey: key })) as ExperienceList;
  const [task] = created.tasks;
  if (!task?.code) throw new Error("a task has a code");
  const recorded = (more: Partial<ExperienceRecord> = {}): ExperienceRecord => ({
    ...sampleRecord(),
    id: crypto.randomUUID(),
    taskId: task.id,
    ...more,
  });
  return { ...hall, ask, tell, task, key, matter, recorded };
}

describe("experience sessions of a hall", { timeout: patience }, () => {
  it("begin by the code of a task, and are kept once", async () => {
    const { ask, tell, task, key, recorded } = await hallWithTask();
    expect(task).toMatchObject({ id: key, code: expect.stringMatching(/^\d{6}$/), by: "陈经理" });
    expect(
      ((await ask("Create", { matter: null, by: "x", idempotencyKey: key })) as ExperienceList).tasks,
    ).toHaveLength(1);
    expect(await ask("Create", { matter: "no-such", by: "x", idempotencyKey: crypto.randomUUID() })).toBe(
      "desk.unknown",
    );
    expect((await tell({ ask: "isOpen" })).text).toBe('{"open":true}');
    expect(JSON.parse((await tell({ ask: "begin", code: task.code })).text)).toMatchObject({
      outcome: "begun",
      task: { id: key },
    });
    const record = recorded();
    for (let times = 0; times < 2; times += 1)
      expect((await tell({ ask: "record", record })).status).toBe(200);
    // Of a task that nobody made.
    await tell({ ask: "record", record: recorded({ taskId: crypto.randomUUID() }) });
    expect(((await ask("List")) as ExperienceList).records).toMatchObject([
      { id: record.id, terminalId: "HL-01", end: "ended", steps: 12, milliseconds: 214_000 },
    ]);
  });

  it("do not begin by a wrong code, nor by many, nor by one that was ended", async () => {
    const { ask, tell, task } = await hallWithTask();
    const wrong = task.code === "000000" ? "000001" : "000000";
    const outcomes: string[] = [];
    for (let times = 0; times < 7; times += 1)
      outcomes.push(JSON.parse((await tell({ ask: "begin", code: wrong })).text).outcome);
    expect(outcomes).toEqual([...Array(5).fill("unknown"), "tooMany", "tooMany"]);
    // Who has the right one is let in all the same.
    expect(JSON.parse((await tell({ ask: "begin", code: task.code })).text).outcome).toBe("begun");
    await ask("End", { id: task.id });
    expect(JSON.parse((await tell({ ask: "begin", code: task.code })).text).outcome).toBe("tooMany");
    expect((await ask("List")) as ExperienceList).toMatchObject({ tasks: [{ code: null }] });
  });

  it("become pain points with the step attached, each step once, handled like any other", async () => {
    const { ask, tell, task, matter, recorded, connect } = await hallWithTask();
    const begun = JSON.parse((await tell({ ask: "begin", code: task.code })).text);
    expect(begun.task.categories.map(({ id }: { id: string }) => id)).toContain("unclear");
    const place = { matter, version: "2026-11", stage: "question" as const, part: "shopName" };
    const steps = [
      sampleStep(0),
      sampleStep(4_000, { screen: "handling", inner: "handleQuestion", place }),
      sampleStep(9_000, { screen: "handling", inner: "handleRefused", error: "queue.hallUnreachable" }),
    ];
    const remarks = [
      { at: 5_000, category: "unclear" },
      // What the hall has no name for is let go of.
      { at: 6_000, category: "350206195001020017" },
    ];
    const record = recorded({ steps, remarks, length: 10_000 });
    await tell({ ask: "record", record });
    const open = async () => (await ask<OpenedExperience>("Open", { id: record.id })) as OpenedExperience;
    const opened = await open();
    expect(opened.record.remarks).toEqual([{ at: 5_000, category: "unclear" }]);
    expect(opened.reported).toEqual([]);
    const kept = opened.record.steps[1]?.place;

    const said = { categories: ["unclear"], words: "店名怎么写看不懂", language: "zh-CN", by: "陈经理" };
    const wrong = { ...said, categories: ["no-such"] };
    expect(await ask("Report", { ...wrong, id: record.id, step: 1 })).toBe("message.invalidPayload");
    expect(await ask("Report", { ...said, id: record.id, step: 3 })).toBe("desk.unknown");
    expect(await ask("Report", { ...said, id: crypto.randomUUID(), step: 1 })).toBe("desk.unknown");
    expect((await open()).reported).toEqual([]);
    const report = async (step: number) =>
      ((await ask<OpenedExperience>("Report", { ...said, id: record.id, step })) as OpenedExperience)
        .reported;
    const numbers = (await Promise.all([report(1), report(1)])).map(([first]) => first?.number);
    expect(new Set(numbers).size).toBe(1);
    await report(2);
    expect((await open()).reported.map(({ step }) => step)).toEqual([1, 2]);

    const pains = await connect(painDesk, "manager");
    const list = async () =>
      (await pains.command("XiaohuPainDesk.List")).payload as unknown as { items: PainItem[] };
    const items = (await list()).items.toSorted((one, other) => (one.number < other.number ? -1 : 1));
    expect(items).toMatchObject([
      {
        number: numbers[0],
        kind: "painPoint",
        source: "experience",
        matter: { id: matter },
        step: kept,
        screen: "handling.handleQuestion",
        terminal: "HL-01",
        stage: "reported",
        named: false,
      },
      { kind: "notDone", step: null, matter: null, error: "queue.hallUnreachable" },
    ]);
    expect(items).toHaveLength(2);
    const accepted = await pains.command("XiaohuPainDesk.Accept", {
      numbers: [numbers[0]],
      by: "陈经理",
      idempotencyKey: crypto.randomUUID(),
    });
    expect(accepted.payload).toMatchObject({ items: [{ stage: "accepted" }] });
    // What is made of it stands apart from the record.
    await ask("Remove", { id: record.id });
    expect((await list()).items).toHaveLength(2);
  });

  it("make whoever is at it an officer, and nobody else, for what is told at the terminal in own words", async () => {
    const { url, tokens, task, ask, connect, directory } = await hallWithTask();
    // A session may be longer than its task is good for.
    await ask("End", { id: task.id });
    const words = "字太小，看不清店名那一栏";
    const report = async (of: string | null) => {
      const response = await fetch(`${url}${hallCommandsPath}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${tokens.of("terminal")}` },
        body: JSON.stringify({
          name: "PainPoint.Report",
          payload: {
            kind: "painPoint",
            step: null,
            screen: "matter",
            error: null,
            categories: ["unclear"],
            words,
            telephone: null,
            language: "zh-CN",
            task: of,
            terminalId: "HL-01",
            idempotencyKey: crypto.randomUUID(),
          },
        }),
      });
      expect(response.status).toBe(200);
    };
    for (const of of [task.id, null, crypto.randomUUID()]) await report(of);
    const pains = await connect(painDesk, "manager");
    const { payload } = await pains.command("XiaohuPainDesk.List");
    const { items } = payload as unknown as { items: PainItem[] };
    expect(items.toSorted((one, other) => (one.number < other.number ? -1 : 1))).toMatchObject([
      { source: "experience", screen: "matter", terminal: "HL-01" },
      { source: "citizen" },
      { source: "citizen" },
    ]);
    const { payload: opened } = await pains.command("XiaohuPainDesk.Open", {
      number: items.find(({ source }) => source === "experience")?.number,
      by: "陈经理",
      idempotencyKey: crypto.randomUUID(),
    });
    expect(opened).toMatchObject({ words });
    for (const file of readdirSync(directory))
      if (file.includes(".sqlite"))
        expect(readFileSync(join(directory, file)).includes(words), file).toBe(false);
  });

  it("keep nothing that the catalogue does not know: a planted identity stands on no disk and in no answer", async () => {
    const { ask, tell, recorded, matter, directory } = await hallWithTask();
    const spelled = "zhangsan350206195001020017";
    const planted = ["测试样本", "350206195001020017", "13800000000", spelled];
    const place = { matter, version: "2026-11", stage: "question" as const, part: "shopName" };
    // As far as the contract goes, and further.
    const steps = [
      sampleStep(0, { place: { ...place, matter: spelled } }),
      sampleStep(1, { place: { ...place, part: spelled } }),
      sampleStep(2, { place }),
    ];
    const remarks = planted
      .filter((words) => /^[A-Za-z0-9-]+$/.test(words))
      .map((category) => ({ at: 1, category }));
    expect(remarks).toHaveLength(3);
    expect((await tell({ ask: "record", record: recorded({ steps, remarks }) })).status).toBe(200);
    for (const words of planted) {
      const refused = await tell({ ask: "record", record: { ...recorded(), note: words } });
      expect([refused.status, refused.text.includes(words)]).toEqual([400, false]);
      const named = await tell({ ask: "record", record: { ...recorded(), id: words } });
      expect([named.status, named.text.includes(words)]).toEqual([400, false]);
    }
    const { records } = (await ask("List")) as ExperienceList;
    expect(records).toHaveLength(1);
    const opened = (await ask<OpenedExperience>("Open", { id: records[0]?.id })) as OpenedExperience;
    expect(opened.record.steps.map((step) => step.place?.part ?? null)).toEqual([
      null,
      "",
      expect.any(String),
    ]);
    const said = JSON.stringify(opened);
    const files = readdirSync(directory).filter((name) => name.startsWith("experience.sqlite"));
    expect(files).toContain("experience.sqlite");
    for (const words of planted) {
      expect(said).not.toContain(words);
      for (const file of files)
        expect(readFileSync(join(directory, file)).includes(words), `${file} ${words}`).toBe(false);
    }
  });

  it("are opened with the guide's words and citizens' mean and median, removed on wish, and forgotten when their days are over", async () => {
    const clock = new SimulatedClock(at);
    const database = openDatabase(temporaryDatabase(), { migrations: experienceMigrations });
    const catalogue = demoCatalogue;
    const [matter] = catalogue.matters.filter(({ form }) => form !== undefined);
    const field = matter?.form?.sections[0]?.fields[0];
    if (!matter || !field) throw new Error("the demo has forms");
    const row = {
      day: "2026-11-20",
      matter: matter.id,
      version: matter.version,
      stage: "question" as const,
      part: field.id,
    };
    const experience = openExperience({
      store: openExperienceStore(database),
      catalogue: { current: () => ({ catalogue }) },
      citizens: (from, to) => {
        expect([from, to]).toEqual(["2026-10-24", "2026-11-23"]);
        return [
          { ...row, kind: "reached", count: 4, seconds: 90 },
          { ...row, version: "2026-10", kind: "reached", count: 1, seconds: 10 },
          { ...row, kind: "gaveUp", count: 9, seconds: 900 },
        ];
      },
      stays: (from, to) => {
        expect([from, to]).toEqual(["2026-10-24", "2026-11-23"]);
        const of = { matter: matter.id, stage: "question" as const, part: field.id };
        // Four below ten seconds, and one who walked away.
        return [
          { ...of, bucket: 1, count: 4 },
          { ...of, bucket: 12, count: 1 },
        ];
      },
      painPoints: { categories: [], desk: () => Promise.reject(new Error("nothing is reported here")) },
      clock,
      randomBytes: () => Uint8Array.of(0, 0, 0, 7),
      keepDays: 30,
      log: () => undefined,
    });
    const taskId = crypto.randomUUID();
    experience.create({ id: taskId, matter: matter.id, by: "陈经理" });
    expect(experience.list().tasks[0]?.code).toBe("000007");
    const steps = [
      sampleStep(0, {
        place: { matter: matter.id, version: matter.version, stage: "question", part: field.id },
      }),
    ];
    const record = { ...sampleRecord(), taskId, steps };
    experience.keep("HL-01", record);
    const key = `${matter.id} question ${field.id}`;
    expect(experience.open(record.id)).toMatchObject({
      names: { [key]: { matter: matter.plainName, part: field.label } },
      citizens: { [key]: 20 },
      medians: { [key]: { from: 5, below: 10 } },
    });
    experience.keep("HL-01", { ...record, id: crypto.randomUUID() });
    experience.remove(record.id);
    expect(() => experience.open(record.id)).toThrow();
    expect(experience.list().records).toHaveLength(1);
    expect([experience.isOpen(), experience.begin("HL-01", "000007").outcome]).toEqual([true, "begun"]);
    await clock.advance(day);
    expect([experience.isOpen(), experience.begin("HL-01", "000007").outcome]).toEqual([false, "unknown"]);
    await clock.advance(31 * day);
    expect(experience.list()).toEqual({ tasks: [], records: [] });
    experience.close();
    database.close();
  });
});
