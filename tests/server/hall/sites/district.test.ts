import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { demoDistrict } from "../../../../server/hall/sites/demo-district.ts";
import {
  checkDistrict,
  type District,
  distanceBetween,
  type SiteConfig,
} from "../../../../server/hall/sites/district.ts";
import { readDistrictFile } from "../../../../server/hall/sites/district-file.ts";
import { openDistrict } from "../../../../server/hall/sites/open-district.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";

const example = join(import.meta.dirname, "../../../../docs/district.example.yaml");

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-district-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

function open(district: District = demoDistrict, at = Date.UTC(2026, 10, 23, 1)) {
  const opened = openDistrict({
    district,
    directory: temporaryDirectory(),
    clock: new SimulatedClock(at),
    appointments: { randomBytes, newKey: randomUUID, log: () => undefined },
  });
  onTestFinished(() => opened.close());
  return opened;
}

let keys = 0;
const take = async (district: ReturnType<typeof open>, site: string | null, serviceId: string) => {
  const key = `take-key-${String(++keys).padStart(10, "0")}`;
  const wish = { serviceId, terminalId: "HL-01", idempotencyKey: key };
  return (await district.hall(site).execute("Queue.Take", wish)).ticket.number;
};

describe("sites of a district", () => {
  it("have a number space each", async () => {
    const district = open();
    expect(await take(district, null, "general")).toBe("E001");
    expect(await take(district, "street", "general")).toBe("E001");
    expect(await take(district, "street", "general")).toBe("E002");
    expect(await take(district, "district", "general")).toBe("E002");
    expect(() => district.hall("nowhere")).toThrow(expect.objectContaining({ code: "queue.unknownSite" }));
  });

  it("know what is done elsewhere: open ones first, the nearest first, with who waits there", async () => {
    const district = open();
    await take(district, "street", "marriage-booking");
    const elsewhere = async (site: string | null) =>
      (await district.hall(site).execute("Queue.Elsewhere", {})).services;
    expect(await elsewhere(null)).toMatchObject([
      {
        serviceId: "marriage-booking",
        here: true,
        sites: [{ siteId: "street", level: "street", open: true, waiting: 1, distance: 990 }],
      },
    ]);
    const atCommunity = await elsewhere("community");
    expect(atCommunity.map(({ serviceId, here }) => [serviceId, here])).toEqual([
      ["business", false],
      ["residence", false],
      ["taiwan", false],
      ["marriage-booking", false],
    ]);
    expect(atCommunity[1]?.sites.map(({ siteId }) => siteId)).toEqual(["street", "district"]);
    // What is held at a site is not offered to anybody.
    expect(atCommunity[3]?.sites.map(({ siteId }) => siteId)).toEqual(["street"]);
  });

  it("offer what is done here but not now, where it is done now", async () => {
    // Wednesday, 13:00 in Xiamen: the district hall has its break, and the street opens at half past two.
    const district = open(readDistrictFile(example), Date.UTC(2026, 10, 25, 5));
    const [marriage, insurance] = [
      ...(await district.hall(null).execute("Queue.Elsewhere", {})).services,
    ].sort((one, other) => other.serviceId.localeCompare(one.serviceId));
    expect(marriage).toMatchObject({ serviceId: "social-insurance", here: true });
    expect(insurance).toMatchObject({
      serviceId: "marriage",
      sites: [{ siteId: "street", open: false, opensAt: Date.UTC(2026, 10, 25, 6, 30) }],
    });
  });
});

describe("a district's configuration", () => {
  it("gives each site of the catalogue what it offers, with its differences and its own calendar", () => {
    const { sites } = readDistrictFile(example);
    expect(sites.map(({ id, level, parentId }) => [id, level, parentId])).toEqual([
      ["district", "district", null],
      ["street", "street", "district"],
      ["community", "community", "street"],
    ]);
    const services = Object.fromEntries(sites.map(({ id, hall }) => [id, hall.services]));
    expect(services.community?.map(({ id, perDay }) => [id, perDay])).toEqual([["social-insurance", 40]]);
    expect(services.district?.[1]).toMatchObject({ id: "marriage", suspended: true });
    expect(services.street?.[1]).toMatchObject({ perDay: 30, area: { en: "Ground floor" } });
    expect(sites[0]?.hall.calendar).toBe(sites[2]?.hall.calendar);
    expect(sites[1]?.hall.calendar).not.toEqual(sites[0]?.hall.calendar);
    expect(sites.every(({ hall }) => hall.classes?.[0]?.id === "elder")).toBe(true);
  });

  it.each([
    [(text: string) => text.replace("parent: district", "parent: nowhere"), "nowhere, which is no site"],
    [(text: string) => text.replace("parent: street", "parent: community"), "community"],
    [(text: string) => text.replace("parent: street\n", "\n"), "one site at the top, not 2"],
    [(text: string) => text.replace("marriage: { perDay: 30", "wedding: { perDay: 30"), "wedding"],
    [(text: string) => text.replace("id: community", "id: street"), "sites.2.id"],
    [(text: string) => text.replace("latitude: 24.5061", "latitude: 240"), "sites.1.position.latitude"],
    [
      (text: string) => text.replace('windows: [{ id: "1", serviceIds: [social-insurance] }]', "windows: []"),
      "sites.2.windows",
    ],
  ])("is refused with the file and the place named (%#)", (spoil, place) => {
    const path = join(temporaryDirectory(), "district.yaml");
    const text = readFileSync(example, "utf8");
    const spoiled = spoil(text);
    expect(spoiled).not.toBe(text);
    writeFileSync(path, spoiled);
    expect(() => readDistrictFile(path)).toThrow(
      expect.objectContaining({ code: "config.invalid", message: expect.stringContaining(place) }),
    );
  });

  it("is a tree: nothing hangs under its own level", () => {
    const [top, street] = demoDistrict.sites as [SiteConfig, SiteConfig];
    const under = { ...street, id: "other", parentId: "street" };
    expect(() => checkDistrict({ sites: [top, street, under] })).toThrow(
      "other is a street and hangs under street",
    );
    expect(() => checkDistrict(demoDistrict)).not.toThrow();
  });
});

it("measures distances on the sphere", () => {
  // One degree of a meridian: 111.195 km with the mean radius.
  const metres = distanceBetween({ latitude: 24, longitude: 118 }, { latitude: 25, longitude: 118 });
  expect(metres).toBeCloseTo(111_195, -1);
  expect(distanceBetween({ latitude: 24, longitude: 118 }, { latitude: 24, longitude: 118 })).toBe(0);
});
