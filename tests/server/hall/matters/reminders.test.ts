import { describe, expect, it } from "vitest";
import type { IdentityDocument } from "../../../../server/contract/identity.ts";
import type { MatterPayload } from "../../../../server/contract/matters/hall.ts";
import { renewalCode } from "../../../../server/hall/licence-reminders/code.ts";
import type { LicenceReminders } from "../../../../server/hall/licence-reminders/reminders.ts";
import { dueAt } from "../../../../server/hall/licence-reminders/schedule.ts";
import type { KeptReminder } from "../../../../server/hall/licence-reminders/store.ts";
import { type ReminderDays, reminderDays } from "../../../../server/hall/reminder-days.ts";
import { codeOf, newKey } from "../appointments/fixture.ts";
import { holder, licencesInMemory, openAll, renewal, simpleMatter, stranger } from "./fixture.ts";

/** Reminders in memory. */
function remindersInMemory() {
  const kept: KeptReminder[] = [];
  const reminders: LicenceReminders = {
    agree(person, agreed) {
      const id = `reminder-${kept.length + 1}`;
      kept.push({ ...agreed, id, person, dueAt: dueAt(agreed.validTo, agreed.before), sentAt: null });
      return id;
    },
    ofPerson: (person) => kept.filter((each) => each.person === person),
    forget(person, id) {
      const at = kept.findIndex((each) => each.person === person && each.id === id);
      if (at >= 0) kept.splice(at, 1);
      return at >= 0;
    },
    about: () => undefined,
    outbox: undefined as never,
    close: async () => undefined,
  };
  return { kept, reminders };
}

function open({
  days = reminderDays(),
  ...memory
}: Partial<ReturnType<typeof remindersInMemory>> & { readonly days?: ReminderDays } = {}) {
  const { kept, reminders } = { ...remindersInMemory(), ...memory };
  const { source } = licencesInMemory("2027-03-31");
  const hall = openAll({ licences: source, reminders, days });
  const terminalId = "HL-01";
  const remind = (more: Partial<MatterPayload<"Matter.Remind">> = {}) =>
    hall.matters.execute("Matter.Remind", {
      identity: holder,
      kind: "foodLicence",
      before: 30,
      telephone: "13800000001",
      consent: "2026-11",
      language: "zh-CN",
      idempotencyKey: newKey(),
      terminalId,
      ...more,
    });
  const list = (identity: IdentityDocument = holder) =>
    hall.matters.execute("Matter.Reminders", { identity, terminalId });
  return { hall, kept, remind, list, terminalId };
}

describe("the licences of somebody", () => {
  it("are listed with their ends; reminded of is what a matter renews and what still lies ahead", async () => {
    const { list } = open();
    const { licences, asked, texts } = await list();
    expect([asked, texts]).toEqual([true, true]);
    expect(licences).toMatchObject([
      {
        kind: "foodLicence",
        validTo: "2027-03-31",
        choices: [90, 30, 7],
        renewedBy: { matterId: renewal.id },
      },
      { kind: "businessLicence", validTo: null, choices: [], renewedBy: null },
    ]);
  });

  it("are reminded of on the days that the hall has for their kind; what was agreed to keeps its own", async () => {
    const memory = remindersInMemory();
    await open(memory).remind();
    // Another configuration: what was agreed to stays, with its day, and is still taken back.
    const days = reminderDays({ licenceDays: [45], licenceDaysByKind: { foodLicence: [14, 60] } });
    const { remind, list, kept } = open({ ...memory, days });
    const own = { before: 30, on: "2027-03-01" };
    expect((await list()).licences[0]).toMatchObject({ choices: [60, 14], reminders: [own] });
    expect(await codeOf(remind({ before: 7 }))).toBe("message.invalidPayload");
    // Agreed to already, the same once more is no other one.
    await remind();
    expect((await remind({ before: 60 })).licences[0]).toMatchObject({
      choices: [14],
      reminders: [own, { before: 60, on: "2027-01-30" }],
    });
    expect(kept.map(({ before }) => before)).toEqual([30, 60]);
    const others = open({ ...memory, days: reminderDays({ licenceDays: [45] }) });
    expect((await others.list()).licences[0]?.choices).toEqual([45]);
  });

  it("are reminded of once, with the number said back in part, until it is taken back by its holder", async () => {
    const { hall, kept, remind, list, terminalId } = open();
    await remind();
    const { licences } = await remind();
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ telephone: "+8613800000001", before: 30, consent: "2026-11" });
    expect(licences[0]).toMatchObject({
      choices: [90, 7],
      reminders: [{ before: 30, on: "2027-03-01", telephone: "138****0001", sent: false }],
    });
    const { id = "" } = kept[0] ?? {};
    const forget = (identity: typeof holder | typeof stranger) =>
      hall.matters.execute("Matter.ForgetReminder", { identity, id, terminalId });
    await forget(stranger);
    expect(kept).toHaveLength(1);
    await forget(holder);
    expect(kept).toEqual([]);
    expect((await list()).licences[0]?.choices).toEqual([90, 30, 7]);
    expect(hall.logged.join()).not.toMatch(/1380000|350206/);
  });

  it.each([{ before: 8 }, { kind: "businessLicence" }, { kind: "taxRecord" }, { consent: "2025-01" }])(
    "are not reminded of otherwise than was offered: %o",
    async (more) => {
      const { kept, remind } = open();
      expect(await codeOf(remind(more))).toBe("message.invalidPayload");
      expect(kept).toEqual([]);
    },
  );
});

it("the code of a text leads to what renews the licence, and says nothing of anybody", async () => {
  const { hall, terminalId } = open();
  const code = renewalCode("foodLicence");
  expect(await hall.matters.execute("Matter.Progress", { of: { code }, terminalId })).toEqual({
    receipts: [],
    renews: renewal.id,
  });
  expect(renewalCode("foodLicence")).toBe(code);
  expect(renewalCode("hygieneLicence")).not.toBe(code);
  expect(await codeOf(hall.progress({ code: renewalCode("hygieneLicence") }))).toBe("matter.notFound");
});

it("a result that is out leads to a reminder where it ends and something renews it, and texts are sent", async () => {
  const renewed = { renews: undefined, result: { ...simpleMatter("card").result, renewedBy: "other" } };
  const other = simpleMatter("other");
  const cases = [
    [simpleMatter("card"), [], true, true],
    [simpleMatter("card", renewed), [other], true, true],
    [simpleMatter("card", renewed), [], true, false],
    [simpleMatter("card", { renews: undefined }), [other], true, false],
    [simpleMatter("card", { result: { ...other.result, kind: "record" } }), [], true, false],
    [simpleMatter("card", { result: { ...other.result, validMonths: undefined } }), [], true, false],
    [simpleMatter("card"), [], false, false],
  ] as const;
  for (const [matter, others, texts, expected] of cases) {
    const { reminders } = remindersInMemory();
    const hall = openAll({
      catalogue: { matters: [matter, ...others], packages: [] },
      ...(texts ? { reminders } : {}),
    });
    const { caseId } = await hall.begin({ matterId: "card" });
    const { receipt } = await hall.submit(caseId, {
      answers: { card: { telephone: "13800000001" } },
      delivery: [{ matterId: "card", kind: "hall" }],
    });
    const [before] = receipt?.applications ?? [];
    expect(before?.result.reminds).toBe(false);
    const { item } = await hall.matters.desk("XiaohuMatterDesk.Decide", {
      applicationNumber: before?.number ?? "",
      by: "K01",
      outcome: "granted",
      reasons: [],
      idempotencyKey: newKey(),
    });
    expect([item.application.state, item.application.result.reminds]).toEqual(["issued", expected]);
  }
});

it("nothing is told, noted or taken back for a document of which only the print was read", async () => {
  const { hall, kept, remind, list, terminalId } = open();
  await remind();
  const { id = "" } = kept[0] ?? {};
  const printed: IdentityDocument = {
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
  expect(await codeOf(list(printed))).toBe("matter.identityNeeded");
  expect(await codeOf(remind({ identity: printed }))).toBe("matter.identityNeeded");
  const forget = hall.matters.execute("Matter.ForgetReminder", { identity: printed, id, terminalId });
  expect(await codeOf(forget)).toBe("matter.identityNeeded");
  expect(kept).toHaveLength(1);
});
