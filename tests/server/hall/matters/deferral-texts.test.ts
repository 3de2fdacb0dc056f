import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { httpSmsGateway } from "../../../../server/connectors/sms/http-gateway.ts";
import { startSmsStandIn } from "../../../../server/connectors/sms/stand-in.ts";
import type { HandedIn } from "../../../../server/contract/matters.ts";
import { dayOf, daysAfter, hourOfDay, startOf } from "../../../../server/hall/calendar/day.ts";
import { arrangementsWith } from "../../../../server/hall/calendar/working-days.ts";
import { deferralText } from "../../../../server/hall/matters/deferral-text.ts";
import { sendDeferralTexts } from "../../../../server/hall/matters/send-deferral-texts.ts";
import { workingDaysBefore } from "../../../../server/hall/matters/terms.ts";
import { openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { reminderDays } from "../../../../server/hall/reminder-days.ts";
import { pdfFile, pngFile, whole } from "../../../support/picture-files.ts";
import { at, newKey } from "../appointments/fixture.ts";
import { holder, material, openAll, simpleMatter } from "./fixture.ts";

const words = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });
const name = { "zh-CN": "平面图", "zh-TW": "平面圖", en: "Floor plan" };
const hallName = { "zh-CN": "样例大厅", "zh-TW": "樣例大廳", en: "Sample hall" };
const matter = simpleMatter("plan", {
  materials: [
    material("drawing"),
    material("photo", { name, need: "secondary", deferrable: true }),
    material("list", { name: words("清单"), need: "secondary", deferrable: true }),
  ],
  terms: { handling: "committed", legal: 20, committed: 5, deferral: 8, special: [] },
});
const secret = "a-secret-of-the-test";
const terminalId = "HL-01";
const telephone = "13800000077";
const told = { notice: "2026-12" as const, language: "zh-CN" as const };

/** A site from Monday 23 November, whose texts go to a stand-in by real requests. What is deferred then ends on Monday the 30th. */
async function open(days = reminderDays()) {
  const said: string[] = [];
  const note = (data: object, message: string) => void said.push(`${message} ${JSON.stringify(data)}`);
  const hall = openAll({ catalogue: { matters: [matter], packages: [] }, days, texts: true });
  const { clock, matters } = hall;
  const standIn = await startSmsStandIn(secret, clock);
  const store = join(dirname(hall.path), "deferral-texts.sqlite");
  let inFlight = 0;
  const gateway = httpSmsGateway({ url: standIn.url, secret, clock });
  const start = () =>
    sendDeferralTexts({
      gateway: {
        ...gateway,
        async send(text, signal) {
          inFlight += 1;
          return gateway.send(text, signal).finally(() => {
            inFlight -= 1;
          });
        },
      },
      sites: [{ hall: hallName, deferrals: matters.deferrals }],
      store: openOutboxStore(store),
      key: Buffer.alloc(32, 7),
      clock,
      random: () => 0.5,
      log: { info: note, warn: note, error: note },
    });
  // Two processes on one file.
  let running = [start(), start()];
  const stop = async () => {
    await Promise.all(running.map((each) => each.close()));
    running = [];
  };
  onTestFinished(async () => {
    await stop();
    await standIn.close();
  });
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  const settled = async () => {
    for (let turns = 0; turns < 4 || inFlight > 0; turns += 1) await turn();
  };
  const attach = async (
    caseId: string,
    materialId: string,
    file: Buffer,
    mediaType: "application/pdf" | "image/png",
  ) =>
    (
      await matters.execute("Matter.Attach", {
        caseId,
        matterId: "plan",
        materialId,
        mediaType,
        upload: newKey(),
        ...whole(file),
        terminalId,
      })
    ).file ?? "";
  const file = async (caseId: string, materialId: string) => ({
    by: "file" as const,
    files: [await attach(caseId, materialId, pngFile(), "image/png")],
  });
  const desk = { by: "K01", reasons: [] };
  return {
    ...hall,
    standIn,
    store,
    said,
    async handIn(later: HandedIn = { by: "later", told }, list: HandedIn | null = null) {
      const { caseId } = await hall.begin({ matterId: "plan" });
      const drawing = {
        by: "file" as const,
        files: [await attach(caseId, "drawing", pdfFile(), "application/pdf")],
      };
      const { receipt, problems } = await hall.submit(caseId, {
        answers: { plan: { telephone } },
        materials: [
          { matterId: "plan", materialId: "drawing", how: drawing },
          { matterId: "plan", materialId: "photo", how: later },
          { matterId: "plan", materialId: "list", how: list ?? (await file(caseId, "list")) },
        ],
      });
      expect(problems).toEqual([]);
      return { code: receipt?.code ?? "", number: receipt?.applications[0]?.number ?? "" };
    },
    async bring(code: string, applicationNumber: string) {
      const { case: opened } = await matters.execute("Matter.BeginSupplement", {
        code,
        identity: null,
        terminalId,
        idempotencyKey: newKey(),
      });
      await matters.execute("Matter.Supplement", {
        caseId: opened.caseId,
        applicationNumber,
        materials: [{ matterId: "plan", materialId: "photo", how: await file(opened.caseId, "photo") }],
        terminalId,
        idempotencyKey: newKey(),
      });
    },
    extend: (applicationNumber: string, days: number) =>
      matters.desk("XiaohuMatterDesk.ExtendDeferral", {
        applicationNumber,
        days,
        reason: "台风停运",
        by: "K01",
        idempotencyKey: newKey(),
      }),
    decide: (applicationNumber: string, outcome: "granted" | "refused") =>
      matters.desk("XiaohuMatterDesk.Decide", {
        applicationNumber,
        outcome,
        ...desk,
        reasons: ["样例"],
        idempotencyKey: newKey(),
      }),
    withdraw: (code: string, applicationNumber: string) =>
      matters.execute("Matter.Withdraw", {
        code,
        applicationNumber,
        identity: holder,
        terminalId,
        idempotencyKey: newKey(),
      }),
    stuck: () => running[0]?.outbox.stuck() ?? [],
    release: (key: string) => running[0]?.outbox.release(key, "林经办"),
    async restart() {
      await stop();
      running = [start(), start()];
    },
    /** It is so late now, and everything has been looked at. */
    async go(time: number) {
      clock.set(Math.max(time, clock.now()));
      await clock.advance(90_000, settled);
    },
  };
}
type Open = Awaited<ReturnType<typeof open>>;

describe("a reminder of what comes later (容缺)", () => {
  it("is sent two working days before, at a decent hour, with what is owed, the day and the code, and nothing of the person", async () => {
    const site = await open();
    const { code } = await site.handIn();
    await site.go(at("09:10", 3));
    expect(site.standIn.texts).toEqual([]);
    await site.go(at("09:15", 3));
    const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
    expect(site.standIn.texts).toMatchObject([
      {
        to: `+86${telephone}`,
        template: "deferralEnds",
        language: "zh-CN",
        text: `【样例大厅】您还有材料要补：平面图，最晚2026-11-30。到自助机点“查进度、接着办”，输入${spaced}就能补。`,
      },
    ]);
    expect(JSON.stringify(site.standIn.texts)).not.toMatch(/陈小湖|350206/);
    await site.restart();
    await site.go(at("09:30", 4));
    expect(site.standIn.texts).toHaveLength(1);
  });

  it("comes on the day that was said where it was chosen, whatever the hall says afterwards", async () => {
    // Another number of days is configured by now: nobody was told of it.
    const site = await open(reminderDays({ deferralWorkingDays: 5 }));
    const [four, usual] = [
      await site.handIn({ by: "later", told: { ...told, notice: "2026-12-2", before: 4 } }),
      await site.handIn(),
    ];
    await site.go(at("09:10", 1));
    expect(site.standIn.texts).toEqual([]);
    await site.go(at("09:15", 1));
    const codes = () => site.standIn.texts.map(({ parameters }) => parameters.code?.replace(" ", ""));
    expect(codes()).toEqual([four.code]);
    await site.go(at("10:00", 2));
    expect(codes()).toEqual([four.code]);
    await site.go(at("09:15", 3));
    expect(codes()).toEqual([four.code, usual.code]);
  });

  it("is told of with the case, for the slip, for as long as something is owed", async () => {
    const site = await open();
    const [agreed, silent] = [
      await site.handIn({ by: "later", told: { ...told, notice: "2026-12-2", before: 4 } }),
      await site.handIn({ by: "later" }),
    ];
    const textBefore = async (code: string) => {
      const { receipts } = await site.matters.execute("Matter.Progress", { of: { code }, terminalId });
      return receipts[0]?.applications[0]?.textBefore;
    };
    expect([await textBefore(agreed.code), await textBefore(silent.code)]).toEqual([4, undefined]);
    await site.bring(agreed.code, agreed.number);
    expect(await textBefore(agreed.code)).toBeUndefined();
  });

  it("is in the language in which it was chosen, and names all that is owed", async () => {
    const site = await open();
    await site.handIn({ by: "later", told: { notice: "2026-12", language: "zh-TW" } }, { by: "later" });
    await site.go(at("10:00", 3));
    expect(site.standIn.texts[0]?.text).toContain("要補：平面圖、清单，最晚2026-11-30");
  });

  it("is announced by a case where the hall sends texts, and by none where it does not", async () => {
    const catalogue = { matters: [matter], packages: [] };
    const days = reminderDays({ deferralWorkingDays: 4 });
    for (const [options, textBefore] of [
      [{ texts: true }, 2],
      [{ texts: true, days }, 4],
      [{ texts: false, days }, null],
    ] as const)
      expect((await openAll({ catalogue, ...options }).begin({ matterId: "plan" })).textBefore).toBe(
        textBefore,
      );
  });

  it("goes to nobody who was not told of it where it was chosen", async () => {
    const site = await open();
    await site.handIn({ by: "later" });
    await site.go(at("10:00", 3));
    expect(site.standIn.texts).toEqual([]);
  });

  it.each<[string, (site: Open, code: string, number: string) => Promise<unknown>]>([
    ["came", (site, code, number) => site.bring(code, number)],
    ["is withdrawn", (site, code, number) => site.withdraw(code, number)],
    ["is refused", (site, _code, number) => site.decide(number, "refused")],
  ])("is not sent of what %s, not even where it waited to be sent", async (_what, end) => {
    const site = await open();
    const [before, waiting] = [await site.handIn(), await site.handIn()];
    await end(site, before.code, before.number);
    site.standIn.setFault("down");
    await site.go(at("09:15", 3));
    await end(site, waiting.code, waiting.number);
    site.standIn.setFault("none");
    for (const hours of [10, 12, 24]) await site.go(at(`${hours}:00`, 3));
    expect(site.standIn.texts).toEqual([]);
  });

  it("is still sent of what is granted, since its result waits for it", async () => {
    const site = await open();
    const { number } = await site.handIn();
    await site.decide(number, "granted");
    await site.go(at("09:15", 3));
    expect(site.standIn.texts).toHaveLength(1);
  });

  it("moves with the term, also where it was waiting to be sent", async () => {
    const site = await open();
    const { number } = await site.handIn();
    site.standIn.setFault("throttled");
    await site.go(at("09:15", 3));
    await site.extend(number, 2);
    site.standIn.setFault("none");
    await site.go(at("19:00", 3));
    expect(site.standIn.texts).toEqual([]);
    await site.go(at("09:30", 7));
    expect(site.standIn.texts.map(({ parameters }) => parameters.day)).toEqual(["2026-12-02"]);
  });

  it("is not sent a second time where its answer was lost and the gateway is then silent for more than a day", async () => {
    const site = await open();
    const { number } = await site.handIn();
    site.standIn.setFault("losesAnswer");
    await site.go(at("09:15", 3));
    expect(site.standIn.texts).toHaveLength(1);
    site.standIn.setFault("down");
    for (const hours of [12, 18]) await site.go(at(`${hours}:00`, 3));
    await site.restart();
    site.standIn.setFault("none");
    // The gateway knows its key no more.
    await site.go(at("10:00", 4));
    expect(site.standIn.texts).toHaveLength(1);
    expect(site.stuck()).toMatchObject([
      { key: number, state: "parked", reason: "outcomeUnknown", status: null },
    ]);
    // Whoever says so has it sent all the same.
    site.release(number);
    await site.go(at("10:30", 4));
    expect(site.standIn.texts).toHaveLength(2);
    expect(site.stuck()).toEqual([]);
  });

  it("is sent however long the gateway says that it has not taken it", async () => {
    const site = await open();
    await site.handIn();
    site.standIn.setFault("throttled");
    for (const hours of [10, 14, 18]) await site.go(at(`${hours}:00`, 3));
    await site.go(at("11:00", 4));
    site.standIn.setFault("none");
    await site.go(at("12:00", 4));
    expect(site.standIn.texts).toHaveLength(1);
  });

  it("that is refused for good is shown by its application, until it is not owed any more", async () => {
    const site = await open();
    const { code, number } = await site.handIn();
    site.standIn.setFault("refuses");
    await site.go(at("09:15", 3));
    expect(site.stuck()).toMatchObject([{ stream: number, state: "parked", reason: "fault", status: 400 }]);
    expect(JSON.stringify(site.stuck())).not.toContain(telephone);
    await site.go(at("12:00", 3));
    expect(site.stuck()).toHaveLength(1);
    await site.bring(code, number);
    await site.go(at("12:30", 3));
    expect(site.stuck()).toEqual([]);
  });

  it("that waits for the morning is not late", async () => {
    const site = await open();
    await site.handIn();
    site.standIn.setFault("throttled");
    await site.go(at("19:50", 3));
    await site.go(at("20:10", 3));
    site.standIn.setFault("none");
    await site.go(at("23:00", 3));
    expect(site.stuck()).toEqual([]);
  });

  it("comes the next day where it could not be sent by night, and no more when its last day is over", async () => {
    const site = await open();
    await site.handIn();
    site.standIn.setFault("down");
    await site.go(at("19:00", 3));
    site.standIn.setFault("none");
    await site.go(at("20:30", 3));
    expect(site.standIn.texts).toEqual([]);
    await site.go(at("10:00", 8));
    expect(site.standIn.texts).toEqual([]);
  });

  it("leaves nothing of the person in what waits or is logged", async () => {
    const site = await open();
    await site.handIn();
    site.standIn.setFault("down");
    await site.go(at("09:15", 3));
    const onDisk = () =>
      [site.store, `${site.store}-wal`, site.path, `${site.path}-wal`]
        .map((path) => readFileSync(path).toString("latin1"))
        .join();
    const canaries = [telephone, "350206198005060025", Buffer.from("陈小湖").toString("latin1")];
    for (const canary of canaries) expect(onDisk()).not.toContain(canary);
    site.standIn.setFault("none");
    await site.go(at("10:15", 3));
    expect(site.standIn.texts).toHaveLength(1);
    for (const canary of canaries) expect(onDisk()).not.toContain(canary);
    for (const canary of [telephone, "350206198005060025", "陈小湖"])
      expect(`${site.said.join()}${site.logged.join()}`).not.toContain(canary);
  });
});

describe("whatever happens in whatever order", () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant("pass" as const), hours: fc.integer({ min: 1, max: 40 }) }),
    },
    fc.record({
      do: fc.constantFrom("bring" as const, "withdraw" as const, "refuse" as const, "restart" as const),
    }),
    fc.record({ do: fc.constant("extend" as const), days: fc.integer({ min: 1, max: 3 }) }),
    fc.record({
      do: fc.constant("fault" as const),
      fault: fc.constantFrom("down" as const, "losesAnswer" as const, "throttled" as const, "none" as const),
    }),
  );
  it("one text at most comes, by day, two working days before or later, before the end, and never of what is not owed", async () => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const site = await open();
        const { code, number } = await site.handIn();
        let seen = 0;
        for (const one of steps) {
          const before = (await site.progress({ code }))[0]?.applications[0];
          const owed = before?.owed.find(({ why }) => why === "deferred");
          if (one.do === "restart") await site.restart();
          if (one.do === "fault") site.standIn.setFault(one.fault);
          if (one.do === "pass") await site.go(site.clock.now() + one.hours * 3_600_000);
          if (owed && one.do === "bring") await site.bring(code, number);
          if (owed && one.do === "withdraw") await site.withdraw(code, number);
          if (owed && one.do === "refuse") await site.decide(number, "refused");
          if (owed && one.do === "extend") await site.extend(number, one.days);
          for (const { at: when, parameters } of site.standIn.texts.slice(seen)) {
            const last = owed?.until?.day ?? "nothing was owed";
            expect(parameters.day).toBe(last);
            expect(dayOf(when) <= last).toBe(true);
            expect(dayOf(when) >= workingDaysBefore(arrangementsWith([]), last, 2)).toBe(true);
            expect(hourOfDay(when)).toBeGreaterThanOrEqual(9);
            expect(hourOfDay(when)).toBeLessThan(20);
          }
          seen = site.standIn.texts.length;
          expect(seen).toBeLessThanOrEqual(1);
        }
        // What is owed is said by the morning of its day, when nothing fails any more.
        const [receipt] = await site.progress({ code });
        const last = receipt?.applications[0]?.owed.find(({ why }) => why === "deferred")?.until?.day;
        site.standIn.setFault("none");
        if (last !== undefined && startOf(last) + 9 * 3_600_000 > site.clock.now()) {
          await site.go(startOf(last) + 10 * 3_600_000);
          // What may have arrived, and would not be known again, is somebody's to decide.
          const unknown = site.stuck().filter(({ reason }) => reason === "outcomeUnknown").length;
          expect(site.standIn.texts.length > 0 || unknown > 0).toBe(true);
        }
        sent += site.standIn.texts.length;
      }),
      {
        numRuns: 15,
        // Whatever chance brings, something is sent: by itself, and behind a longer term and a fault.
        examples: [
          [[{ do: "pass", hours: 40 }, { do: "restart" }, { do: "pass", hours: 40 }]],
          [
            [
              { do: "fault", fault: "losesAnswer" },
              { do: "pass", hours: 40 },
              { do: "extend", days: 2 },
              { do: "pass", hours: 40 },
            ],
          ],
        ],
      },
    );
    expect(sent, "this proved nothing").toBeGreaterThan(1);
  }, 60_000);
});

it("a text of many materials stays short", () => {
  const many = Array.from({ length: 20 }, (_, index) => words(`${index}${"材".repeat(28)}`));
  for (const language of ["zh-CN", "zh-TW", "en"] as const) {
    const { text } = deferralText(
      hallName,
      { materials: many, day: "2026-11-30", code: "4FKM 7RTY" },
      language,
    );
    expect(text.length).toBeLessThan(300);
    expect(text).toContain("20");
  }
  expect(daysAfter(workingDaysBefore(arrangementsWith([]), "2026-11-30", 2), 4)).toBe("2026-11-30");
});
