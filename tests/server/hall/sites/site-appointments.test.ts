import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { newCode } from "../../../../server/hall/appointments/code.ts";
import { triesAllowed } from "../../../../server/hall/appointments/tries.ts";
import { demoDistrict } from "../../../../server/hall/sites/demo-district.ts";
import { inTreeOrder } from "../../../../server/hall/sites/district.ts";
import { openDistrict } from "../../../../server/hall/sites/open-district.ts";
import { turnTime } from "../../../../server/hall/sites/turns.ts";
import { lockPause } from "../../../../server/storage/command-log.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { at, codeOf, countedBytes, newKey, person, WallClock } from "../appointments/fixture.ts";

const names = Object.fromEntries(demoDistrict.sites.map(({ id, hall }) => [id, hall.name]));
const via = "HL-01";

/** The demo's three sites: the district and the street take appointments, the community takes none. */
function open(
  bytes: (size: number) => Uint8Array = randomBytes,
  directory = mkdtempSync(join(tmpdir(), "xiaohu-appointments-")),
) {
  const clock = new WallClock(at("08:00"));
  const district = openDistrict({
    district: demoDistrict,
    directory,
    clock,
    appointments: { randomBytes: bytes, newKey: randomUUID, log: () => undefined },
  });
  onTestFinished(() => {
    district.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const from = (site: string | null) => {
    const { execute } = district.appointments(site);
    return {
      book: async (who: number, start = at("09:30", 1), serviceId = "residence") =>
        (
          await execute("Appointment.Book", {
            serviceId,
            start,
            person: person(who),
            via,
            idempotencyKey: newKey(),
          })
        ).appointment,
      find: async (by: { code?: string; person?: string }) =>
        (await execute("Appointment.Find", { ...by, via })).appointments,
      change: async (code: string, start: number) =>
        (await execute("Appointment.Change", { code, start, via, idempotencyKey: newKey() })).appointment,
      cancel: async (code: string, whose?: string) =>
        (
          await execute(
            "Appointment.Cancel",
            { code, via, idempotencyKey: newKey() },
            whose === undefined ? {} : { person: whose },
          )
        ).appointment,
      checkIn: (code: string) =>
        execute("Appointment.CheckIn", { code, terminalId: via, idempotencyKey: newKey() }),
      slip: (code: string) =>
        execute("Appointment.RecordSlip", { code, state: "printed", via, idempotencyKey: newKey() }),
      free: async (site?: string) =>
        (
          await execute("Appointment.Offer", {
            serviceId: "residence",
            ...(site === undefined ? {} : { site }),
          })
        ).days.reduce((sum, { slots }) => sum + slots.reduce((of, { free }) => of + free, 0), 0),
    };
  };
  return { clock, directory, district, from };
}

/** Codes that nobody has. */
const guesses = (count: number) => Array.from({ length: count }, () => newCode(randomBytes));

describe("the appointments of a district", () => {
  it("are booked in the log of the site that was chosen, and take no place of another", async () => {
    const { district, from } = open();
    const before = [await from("district").free(), await from("street").free()];
    const { code, hall } = await from("street").book(1);
    expect(hall).toEqual({
      site: "street",
      name: names.street,
      place: demoDistrict.sites[1]?.place,
      elsewhere: false,
    });
    expect([await from("district").free(), await from("street").free()]).toEqual([
      before[0],
      (before[1] ?? 0) - 1,
    ]);
    // Any site says how it stands at another.
    expect(await from("community").free("street")).toBe(await from("street").free());
    expect(await codeOf(from("community").free("nowhere"))).toBe("queue.unknownSite");
    const has = district.sites.map(({ appointments }) => appointments.has({ code }));
    expect(has).toEqual([false, true, false]);
  });

  it("are one person's for a service once in the district, also where two sites are asked in one moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { district, from } = open();
      const asked = await Promise.allSettled([
        from("district").book(1),
        from("street").book(1),
        from("street").book(1, at("10:00", 1)),
        from("district").book(1, at("10:00", 1)),
      ]);
      expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const open2 = district.sites.map(({ appointments }) => appointments.openOf(person(1), "residence"));
      expect(open2.reduce((sum, count) => sum + count)).toBe(1);
    }
  });

  it("are so too where two processes are asked in one moment", async () => {
    const { clock, directory, from } = open();
    const other = open(randomBytes, directory);
    let asked: PromiseSettledResult<unknown>[] | undefined;
    void Promise.allSettled([from("district").book(1), other.from("street").book(1)]).then((settled) => {
      asked = settled;
    });
    await expect
      .poll(async () => {
        for (const each of [clock, other.clock]) await each.advance(25);
        return asked?.filter(({ status }) => status === "fulfilled").length;
      })
      .toBe(1);
    // Others do not wait for them.
    await Promise.all([from("district").book(2), other.from("street").book(3)]);
  });

  it("are not booked by who took so long that another had the turn meanwhile", async () => {
    const { clock, directory, from } = open();
    const other = open(randomBytes, directory);
    // Somebody else writes, so that the booking has its turn and waits for the disk.
    const writer = openDatabase(join(directory, "hall.sqlite"));
    onTestFinished(() => void writer.close());
    writer.exec("BEGIN IMMEDIATE");
    const slow = codeOf(from("district").book(1));
    await clock.advance(lockPause);
    clock.set(clock.now() + turnTime);
    other.clock.set(clock.now());
    expect((await other.from("street").book(1)).hall?.site).toBe("street");
    writer.exec("ROLLBACK");
    await clock.advance(lockPause);
    expect(await slow).toBe("message.connectionLost");
    expect(await from("district").find({ person: person(1) })).toMatchObject([{ hall: { site: "street" } }]);
    // Asked again, it is said what stands in the way.
    expect(await codeOf(from("district").book(1))).toBe("appointment.personLimit");
  });

  it("are booked late where nobody came meanwhile", async () => {
    const { clock, directory, from } = open();
    const writer = openDatabase(join(directory, "hall.sqlite"));
    onTestFinished(() => void writer.close());
    writer.exec("BEGIN IMMEDIATE");
    const slow = codeOf(from("district").book(1));
    await clock.advance(lockPause);
    clock.set(clock.now() + 2 * turnTime);
    writer.exec("ROLLBACK");
    await clock.advance(lockPause);
    expect(await slow).toBe("done");
  });

  it("are found, changed and cancelled by their code whichever site is asked, and it says where they are", async () => {
    const { from } = open();
    const { code } = await from("street").book(1);
    for (const site of [null, "district", "street", "community"])
      expect(await from(site).find({ code })).toMatchObject([
        { code, hall: { site: "street", name: names.street, elsewhere: site !== "street" } },
      ]);
    expect(await from("community").change(code, at("10:00", 1))).toMatchObject({
      start: at("10:00", 1),
      hall: { site: "street", elsewhere: true },
    });
    expect((await from("district").slip(code)).appointment.slip).toBe("printed");
    expect((await from("district").cancel(code)).state).toBe("cancelled");
    expect(await from("street").find({ code })).toMatchObject([{ state: "cancelled" }]);
  });

  it("are shown to their person from all sites, in the order of time", async () => {
    const { from } = open();
    await from("street").book(1, at("15:00", 1));
    await from("district").book(1, at("09:30", 1), "social-insurance");
    await from("district").book(2);
    const found = await from("community").find({ person: person(1) });
    expect(found.map(({ hall, serviceId }) => [hall?.site, serviceId])).toEqual([
      ["district", "social-insurance"],
      ["street", "residence"],
    ]);
    expect(await codeOf(from("community").find({ person: person(3) }))).toBe("appointment.notFound");
  });

  it("are checked in at their own site alone", async () => {
    const { clock, district, from } = open();
    const { code } = await from("street").book(1, at("14:30"));
    clock.set(at("14:25"));
    expect(await codeOf(from("district").checkIn(code))).toBe("appointment.otherHall");
    expect([...district.hall("district").ticketIds()]).toEqual([]);
    const { ticket, manner, appointment } = await from("street").checkIn(code);
    expect([ticket.number, manner, appointment.hall?.elsewhere]).toEqual(["C001", "onTime", false]);
    expect([...district.hall("street").ticketIds()]).toHaveLength(1);
  });

  it("are one of a person for one matter, at whichever site", async () => {
    const { from } = open();
    const { code } = await from("street").book(1);
    expect(await codeOf(from("district").book(1))).toBe("appointment.personLimit");
    await from("district").book(1, at("11:00", 1), "business");
    await from("district").cancel(code);
    expect((await from("district").book(1)).hall?.site).toBe("district");
  });

  it("have codes that no two sites gave", async () => {
    // Each site's own chance says the same.
    let bytes = countedBytes();
    const { from } = open((size) => bytes(size));
    const first = await from("district").book(1);
    bytes = countedBytes();
    const second = await from("street").book(2);
    expect(first.code).toBe(newCode(countedBytes()));
    expect(second.code).not.toBe(first.code);
  });

  it("are nobody's who has another document, at any site", async () => {
    const { from } = open();
    const { code } = await from("street").book(1);
    for (const site of ["district", "street"])
      expect(await codeOf(from(site).cancel(code, person(2)))).toBe("appointment.notFound");
    expect((await from("district").cancel(code, person(1))).state).toBe("cancelled");
  });
});

describe("who guesses codes of a district", () => {
  it("waits after as many as at one hall, and a right one of another site is then told as little", async () => {
    const { clock, from } = open();
    const { code } = await from("street").book(1);
    const here = from("district");
    for (const guess of guesses(triesAllowed))
      expect(await codeOf(here.find({ code: guess }))).toBe("appointment.notFound");
    expect(
      await Promise.all(
        [
          here.find({ code }),
          here.change(code, at("10:00", 1)),
          here.cancel(code),
          here.checkIn(code),
          here.slip(code),
        ].map(codeOf),
      ),
    ).toEqual(Array.from({ length: 5 }, () => "appointment.tooManyTries"));
    // A terminal of the same name elsewhere is another place, and the wait ends.
    expect(await from("street").find({ code })).toHaveLength(1);
    clock.set(at("08:11"));
    expect(await here.find({ code })).toHaveLength(1);
  });

  it("is not counted who has right ones of other sites", async () => {
    const { from } = open();
    const { code } = await from("street").book(1);
    for (let times = 0; times <= triesAllowed; times++)
      expect(await from("community").find({ code })).toHaveLength(1);
  });
});

describe("the halls of a district", () => {
  it("are offered from the top to the bottom, with what can be booked there", async () => {
    const halls = await open().district.bookingHalls();
    expect(halls.map(({ site, level, services }) => [site, level, services.map(({ id }) => id)])).toEqual([
      ["district", "district", ["social-insurance", "business", "residence", "taiwan"]],
      ["street", "street", ["social-insurance", "residence"]],
      ["community", "community", []],
    ]);
    expect(halls[1]).toMatchObject({ name: names.street, place: demoDistrict.sites[1]?.place });
  });

  it("stand each before those below it, wherever the configuration has them", () => {
    const site = (id: string, parentId: string | null) => ({ config: { id, parentId } });
    const order = inTreeOrder([
      site("community-2", "street-2"),
      site("street-1", "top"),
      site("top", null),
      site("street-2", "top"),
      site("community-1", "street-1"),
    ]).map(({ config }) => config.id);
    expect(order).toEqual(["top", "street-1", "community-1", "street-2", "community-2"]);
  });
});
