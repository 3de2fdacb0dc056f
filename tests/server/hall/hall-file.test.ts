import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { numbersAt } from "../../../server/hall/calendar/numbers.ts";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { hallDirectory } from "../../../server/hall/hall-config.ts";
import { demoSectionsOf, readHallFile } from "../../../server/hall/hall-file.ts";

const directory = mkdtempSync(join(tmpdir(), "xiaohu-hall-"));
afterAll(() => rmSync(directory, { recursive: true }));

function fileWith(text: string): string {
  const path = join(directory, "hall.yaml");
  writeFileSync(path, text);
  return path;
}

const text = "{ zh-CN: 税, zh-TW: 稅, en: Tax }";
const service = (id: string, prefix: string) =>
  `{ id: ${id}, prefix: ${prefix}, name: ${text}, area: ${text} }`;
const hallWith = (services: string, windows: string) => `services: [${services}]\nwindows: [${windows}]\n`;
const classWith = (inside: string) => `classes: [{ name: ${text}, ${inside} }]`;
const calendar = (inside: string) => `calendar: { workingDay: ["09:00-12:00"], ${inside} }`;

describe("a hall's file", () => {
  const example = join(import.meta.dirname, "../../../docs/hall.example.yaml");

  it("is shown by an example that names every section and keeps what it says", () => {
    const hall = readHallFile(example);
    expect(demoSectionsOf(hall)).toEqual([]);
    const { service, window, windowsOf } = hallDirectory(hall);
    expect(service.get("marriage")?.plainName.en).toBe("Marriage registration");
    expect(window.get("1")?.name["zh-TW"]).toBe("1號櫃檯");
    expect(window.get("3")?.name.en).toBe("Unresolved matters");
    expect(windowsOf.get("marriage")).toEqual(["2", "3"]);
    const at = (time: string) =>
      numbersAt(hall.calendar, { id: "marriage" }, Date.parse(`${time}+08:00`)).kind;
    expect(at("2026-11-25T11:29:00")).toBe("open");
    expect(at("2026-11-25T11:30:00")).toBe("break");
    expect(at("2026-11-25T16:30:00")).toBe("lastTicketGiven");
    expect(at("2026-12-12T10:00:00")).toBe("closedToday");
  });

  it("shows in its example how a later year is named", () => {
    const commented = readFileSync(example, "utf8").replace(
      /^ {2}# (?= *(arrangements|- year|source|holidays|- \{ names|workingDays))/gm,
      "  ",
    );
    const filled = commented.replace("from: …, to: …", "from: 2027-01-01, to: 2027-01-01");
    expect(readHallFile(fileWith(filled)).calendar?.arrangements).toMatchObject([
      { year: 2027, source: "the number of the notice", workingDays: [] },
    ]);
  });

  it("may leave any section out: it is the demo hall's, and numbers are given day and night", () => {
    expect(readHallFile(fileWith(""))).toEqual(demoHall);
    const hall = readHallFile(fileWith("clerks: [{ id: c, name: C }]"));
    expect(hall.services).toBe(demoHall.services);
    expect(demoSectionsOf(hall)).toEqual([
      "name",
      "services",
      "floor",
      "appointments",
      "assistance",
      "classes",
      "profiles",
      "windows",
    ]);
    expect(numbersAt(hall.calendar, hall.services[0]!, 0)).toEqual({ kind: "open", until: null });
  });

  it.each([
    ["name: { zh-CN: 厅, en: Hall }", "name.zh-TW"],
    ["nmae: {}", "unknown nmae"],
    [hallWith(service("tax", "a"), "{ id: 1, serviceIds: [tax] }"), "services.0.prefix"],
    [hallWith(service("tax", "A"), "{ id: 1, serviceIds: [tax] }"), "windows.0.id"],
    [
      hallWith(`${service("tax", "A")}, ${service("tax", "B")}`, '{ id: "1", serviceIds: [tax] }'),
      "services.1.id: tax is there already",
    ],
    [
      hallWith(`${service("tax", "A")}, ${service("fee", "A")}`, '{ id: "1", serviceIds: [tax] }'),
      "services.1.prefix: A is there already",
    ],
    [
      hallWith(service("tax", "A"), '{ id: "1", serviceIds: [fee] }'),
      "window 1 handles fee, which is no service",
    ],
    [hallWith(service("tax", "A"), '{ id: "1", serviceIds: [] }'), "windows.0.serviceIds"],
    [`services: [${service("tax", "A")}]`, "name services and windows together"],
    ["clerks: [{ id: c, name: C }, { id: c, name: D }]", "clerks.1.id"],
    [classWith("id: elder, weight: 1"), "classes.0.weight"],
    [classWith("id: elder, weight: .inf"), "classes.0.weight"],
    [classWith("id: elder, weight: 3, fromAge: 0"), "classes.0.fromAge"],
    [classWith("id: ordinary, weight: 3"), "classes.0.id: ordinary is there by itself"],
    [classWith("id: appointment, weight: 3, fromAge: 70"), "classes.0.fromAge: of this class is who has"],
    ["calendar: {}", "calendar.workingDay"],
    ["reminders: { licenceDays: [] }", "reminders.licenceDays: name a day at least"],
    ["reminders: { licenceDays: [30, 30] }", "reminders.licenceDays: a day stands there twice"],
    ["reminders: { licenceDays: [0] }", "reminders.licenceDays.0"],
    ["reminders: { licenceDaysByKind: { foodLicence: [400] } }", "reminders.licenceDaysByKind.foodLicence.0"],
    ["reminders: { licenceDaysByKind: { Food Licence: [30] } }", "reminders.licenceDaysByKind"],
    ["reminders: { deferralWorkingDays: 0 }", "reminders.deferralWorkingDays"],
    ["reminders: { deferralDays: 2 }", "reminders: unknown deferralDays"],
    ['calendar: { workingDay: ["9-12"] }', "calendar.workingDay.0: write 09:00-12:00"],
    ['calendar: { workingDay: ["09:00-25:00"] }', "calendar.workingDay.0"],
    ['calendar: { workingDay: ["12:00-09:00"] }', "calendar.workingDay: ends before it begins"],
    ['calendar: { workingDay: ["13:30-17:30", "09:00-12:00"] }', "calendar.workingDay: hours come in order"],
    ['calendar: { workingDay: ["09:00-12:00", "12:00-17:30"] }', "calendar.workingDay: hours come in order"],
    [calendar('weekdays: { caturday: ["09:00-12:00"] }'), "calendar.weekdays"],
    [calendar("lastTicket: -1"), "calendar.lastTicket"],
    [calendar("services: { fees: { lastTicket: 5 } }"), "the calendar speaks of fees, which is no service"],
    [calendar("services: { general: { first: 5 } }"), "calendar.services.general: unknown first"],
    [
      calendar("specialDays: [{ from: 2026-02-30, to: 2026-03-01, hours: [] }]"),
      "calendar.specialDays.0.from: no such day",
    ],
    [
      calendar("specialDays: [{ from: 2026-03-02, to: 2026-03-01, hours: [] }]"),
      "calendar.specialDays.0.to: ends before it begins",
    ],
    [
      calendar(
        "specialDays: [{ from: 2026-03-01, to: 2026-03-02, hours: [] }, { from: 2026-03-02, to: 2026-03-02, hours: [] }]",
      ),
      "calendar.specialDays: two of them overlap",
    ],
    [
      calendar(
        "arrangements: [{ year: 2027, source: n, holidays: [{ names: [newYears], from: 2027-01-01, to: 2027-01-01 }] }]",
      ),
      "calendar.arrangements.0.holidays.0.names.0",
    ],
  ])("refuses %j, naming the file and the place", (content, place) => {
    expect(() => readHallFile(fileWith(content))).toThrow(
      expect.objectContaining({
        code: "config.invalid",
        message: expect.stringMatching(new RegExp(`hall\\.yaml: .*${place.replace(/[.]/g, "\\.")}`)),
      }),
    );
  });

  it("is checked as strictly where it is written in code", () => {
    const classes = [{ id: "elder", name: { "zh-CN": "老", "zh-TW": "老", en: "Elder" }, weight: 0.5 }];
    expect(() => hallDirectory({ ...demoHall, classes })).toThrow(/^classes\.0\.weight: /);
    expect(() => hallDirectory({ ...demoHall, classes: [{ ...classes[0]!, weight: Number.NaN }] })).toThrow(
      /^classes\.0\.weight: /,
    );
    expect(hallDirectory({ ...demoHall, classes: [{ ...classes[0]!, weight: 1.5 }] }).weightOf("elder")).toBe(
      1.5,
    );
  });

  it("is named when it is not there", () => {
    expect(() => readHallFile(join(directory, "none.yaml"))).toThrow(
      expect.objectContaining({ code: "config.unreadable", message: expect.stringContaining("none.yaml") }),
    );
  });
});
