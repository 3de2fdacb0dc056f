import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holderOf } from "../../../kiosk/citizen/holder.ts";
import { slipTextsOf } from "../../../kiosk/i18n/appointment-slip.ts";
import { ticketTextsOf } from "../../../kiosk/i18n/ticket.ts";
import { dayAndTime, hallDay, wallTime } from "../../../server/contract/hall-time.ts";
import { goodCondition, sampleAppointment, sampleTicket } from "../../support/citizen-paths.ts";

const moment = Date.UTC(2026, 10, 22, 16, 5, 7);
const hallName = goodCondition.hall.name ?? { "zh-CN": "", "zh-TW": "", en: "" };

describe.each(["UTC", "Asia/Shanghai", "America/New_York", "Asia/Kolkata"])("on a machine in %s", (zone) => {
  const before = process.env.TZ;
  beforeEach(() => {
    process.env.TZ = zone;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it("shows the hall's day and time, UTC+8", () => {
    expect([wallTime(moment), wallTime(moment, "seconds")]).toEqual(["00:05", "00:05:07"]);
    expect([hallDay(moment), dayAndTime(moment)]).toEqual(["2026-11-23", "2026-11-23 00:05"]);
  });

  it("prints the hall's day and time on ticket and slip", () => {
    expect(ticketTextsOf({ ...sampleTicket, takenAt: moment }, hallName, "zh-CN").takenAt).toBe(
      "取号 2026-11-23 00:05",
    );
    const appointment = { ...sampleAppointment, start: moment, end: moment + 30 * 60_000 };
    expect(slipTextsOf(appointment, hallName, "zh-CN").time).toBe("11月23日 周一 00:05–00:35");
  });

  it("lets a card expire when the hall's day begins", () => {
    const card = {
      kind: "resident",
      name: "测试样本",
      sex: "male",
      nation: "01",
      birth: "1956-11-23",
      address: "测试市样本路1号",
      number: "350206195611230017",
      authority: "测试市公安局",
      validFrom: "2016-11-22",
      validTo: "2026-11-22",
    } as const;
    const held = (now: number) => holderOf(card, "0".repeat(64), now);
    const midnight = Date.UTC(2026, 10, 22, 16);
    expect([held(midnight - 1).expired, held(midnight).expired]).toEqual([false, true]);
    expect([held(midnight - 1).age, held(midnight).age]).toEqual([69, 70]);
  });
});

it("nothing that people see asks for the machine's own zone", () => {
  const local = /\.get(FullYear|Month|Date|Day|Hours|Minutes|Seconds)\(/;
  const sources = readdirSync("kiosk", { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((file) => local.test(readFileSync(join("kiosk", file), "utf8")))).toEqual([]);
});
