import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  appointmentCommands,
  checkSign,
  codeIn,
  codeSigns,
} from "../../../../server/contract/appointments.ts";
import { ContractError } from "../../../../server/contract/errors.ts";
import type { AppointmentQueue } from "../../../../server/hall/appointments/appointments.ts";
import { newCode } from "../../../../server/hall/appointments/code.ts";
import { openDaysFrom, weekdayHours } from "../../../../server/hall/appointments/opening-hours.ts";
import { triesAllowed, triesCount } from "../../../../server/hall/appointments/tries.ts";
import { startOf } from "../../../../server/hall/calendar/day.ts";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import type { Hall } from "../../../../server/hall/hall.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { at, codeOf, countedBytes, newKey, openAll, person, WallClock } from "./fixture.ts";

const config = {
  ...demoHall,
  appointments: { services: [{ serviceId: "social-insurance", slotMinutes: 30, perWindow: 1 }] },
};
/** Two windows handle it. */
const capacity = 2;

describe("a code", () => {
  it("has a check sign that finds every wrong sign and every two neighbours that changed places", () => {
    const bytes = countedBytes();
    for (let round = 0; round < 12; round++) {
      const code = newCode(bytes);
      expect(codeIn(code)).toBe(code);
      for (let place = 0; place < code.length; place++) {
        for (const sign of codeSigns)
          if (sign !== code[place])
            expect(codeIn(code.slice(0, place) + sign + code.slice(place + 1))).toBeUndefined();
        const [one = "", other = ""] = [code[place], code[place + 1]];
        if (other !== "" && one !== other)
          expect(codeIn(code.slice(0, place) + other + one + code.slice(place + 2))).toBeUndefined();
      }
    }
  });

  it("is understood however it is written, and nothing else is", () => {
    const code = `3467ACD${checkSign("3467ACD")}`;
    expect(codeIn(` ${code.toLowerCase().slice(0, 4)}-${code.slice(4)} `)).toBe(code);
    expect(codeIn(`XIAOHU-YY:${code}`)).toBe(code);
    for (const other of ["", "https://hall.example/", code.slice(1), `${code}3`, `0${code.slice(1)}`])
      expect(codeIn(other)).toBeUndefined();
  });

  it("uses every sign equally often: what would favour some is thrown away", () => {
    const seen = new Map<string, number>();
    for (let value = 0; value < 256; value++) {
      let given = 0;
      // A byte that is thrown away is followed by ones that are not.
      const sign = newCode((size) => new Uint8Array(size).fill(given++ === 0 ? value : 0)).charAt(0);
      if (given === 1) seen.set(sign, (seen.get(sign) ?? 0) + 1);
    }
    expect([...seen.values()]).toEqual(Array.from(codeSigns, () => 11));
  });
});

describe("the offer", () => {
  it("has whole slots of the open times, on open days alone, and not what begins too soon", async () => {
    const { offered, clock } = openAll({ config });
    clock.set(at("10:40"));
    const days = await offered();
    expect(days.map(({ day }) => day)).toEqual([
      "2026-11-23",
      "2026-11-24",
      "2026-11-25",
      "2026-11-26",
      "2026-11-27",
      "2026-11-30",
      "2026-12-01",
      "2026-12-02",
    ]);
    expect(days[0]?.slots.map(({ start }) => start)).toEqual(
      ["11:30", "13:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30"].map((time) => at(time)),
    );
    expect(days[1]?.slots).toHaveLength(6 + 7);
    expect(days[1]?.slots[0]).toEqual({ start: at("09:00", 1), end: at("09:30", 1), free: capacity });
  });

  it("counts open days, over a weekend, a closed week and the turn of a year", () => {
    const days = (now: number, ahead: number, closed: readonly string[] = []) =>
      openDaysFrom(
        { openSpans: (id, day) => (closed.includes(day) ? [] : weekdayHours.openSpans(id, day)) },
        "business",
        now,
        ahead,
      );
    // Friday evening: Friday is there, then Monday.
    expect(days(at("20:00", 4), 1)).toEqual(["2026-11-27", "2026-11-30"]);
    // On Saturday: the next two open days.
    expect(days(at("08:00", 5), 2)).toEqual(["2026-11-30", "2026-12-01"]);
    expect(days(startOf("2026-12-31"), 2, ["2027-01-01"])).toEqual([
      "2026-12-31",
      "2027-01-04",
      "2027-01-05",
    ]);
    // A hall that is closed for good does not look for ever.
    expect(openDaysFrom({ openSpans: () => [] }, "business", at("08:00"), 5)).toEqual([]);
  });

  it("ends with the day in Xiamen, not in Greenwich", async () => {
    const { offered, clock } = openAll({ config });
    clock.set(at("23:59"));
    expect((await offered())[0]).toEqual({ day: "2026-11-23", slots: [] });
    clock.set(at("00:00", 1));
    expect((await offered())[0]?.slots[0]?.start).toBe(at("09:00", 1));
  });

  it("names the services that take appointments, and no time for another", async () => {
    const { appointments } = openAll({ config });
    const offer = await appointments.execute("Appointment.Offer", { serviceId: "general" });
    expect(offer.services.map(({ id }) => id)).toEqual(["social-insurance"]);
    expect(offer.days).toEqual([]);
  });
});

describe("booking", () => {
  it("gives a time, once for one key, and never more than the slot takes", async () => {
    const { book, offered } = openAll({ config });
    const key = newKey();
    const first = await book(at("09:30"), 1, "social-insurance", key);
    expect(appointmentCommands["Appointment.Book"].completion.parse({ appointment: first })).toBeTruthy();
    expect(first).toMatchObject({
      day: "2026-11-23",
      start: at("09:30"),
      end: at("10:00"),
      state: "open",
      ticketNumber: null,
    });
    expect((await book(at("09:30"), 1, "social-insurance", key)).id).toBe(first.id);
    await book(at("09:30"), 2);
    expect(await codeOf(book(at("09:30"), 3))).toBe("appointment.slotTaken");
    expect((await offered())[0]?.slots.some(({ start }) => start === at("09:30"))).toBe(false);
  });

  it("refuses what is not offered, a second for the same service, and who shows nothing", async () => {
    const { book, appointments, clock, cancel } = openAll({ config });
    for (const start of [at("09:10"), at("08:00"), at("12:30"), at("09:00", 5), at("09:00", 30)])
      expect(await codeOf(book(start, 1))).toBe("appointment.notOffered");
    expect(await codeOf(book(at("09:30"), 1, "general"))).toBe("appointment.notOffered");
    const one = await book(at("09:30"), 1);
    expect(await codeOf(book(at("14:00"), 1))).toBe("appointment.personLimit");
    await cancel(one.code);
    await book(at("14:00"), 1);
    clock.set(at("09:31", -1));
    const nobody = { serviceId: "social-insurance", start: at("14:00"), via: "HL-01" };
    expect(
      await codeOf(appointments.execute("Appointment.Book", { ...nobody, idempotencyKey: newKey() })),
    ).toBe("appointment.personNeeded");
  });

  it("is refused to who missed too many of late, until that is long ago", async () => {
    const { book, clock } = openAll({ config });
    for (const day of [0, 1, 2]) {
      clock.set(at("08:00", day));
      await book(at("09:30", day), 7);
    }
    clock.set(at("08:00", 3));
    expect(await codeOf(book(at("09:30", 3), 7))).toBe("appointment.tooOften");
    clock.set(at("08:00", 31));
    expect((await book(at("09:30", 31), 7)).state).toBe("open");
  });
});

describe("changing and cancelling", () => {
  it("keeps the code, gives the old place back and takes a new one that is free", async () => {
    const { book, change, cancel, offered, find } = openAll({ config });
    const mine = await book(at("09:30"), 1);
    await book(at("10:00"), 2);
    await book(at("10:00"), 3);
    expect(await codeOf(change(mine.code, at("10:00")))).toBe("appointment.slotTaken");
    const moved = await change(mine.code, at("14:00", 1));
    expect(moved).toMatchObject({ id: mine.id, code: mine.code, day: "2026-11-24" });
    const free = async (start: number) =>
      (await offered()).flatMap(({ slots }) => slots).find((slot) => slot.start === start)?.free;
    expect(await free(at("09:30"))).toBe(capacity);
    expect(await free(at("14:00", 1))).toBe(capacity - 1);
    expect((await cancel(mine.code)).state).toBe("cancelled");
    expect(await free(at("14:00", 1))).toBe(capacity);
    expect(await codeOf(cancel(mine.code))).toBe("appointment.cancelled");
    expect(await codeOf(find({ person: person(1) }))).toBe("appointment.notFound");
    expect((await find({ code: mine.code }))[0]?.state).toBe("cancelled");
  });

  it("is too late an hour before, to the millisecond", async () => {
    const { book, change, cancel, clock } = openAll({ config });
    const mine = await book(at("09:30"), 1);
    clock.set(at("08:30"));
    await change(mine.code, at("10:00"));
    clock.set(at("09:00") + 1);
    expect(await codeOf(change(mine.code, at("14:00")))).toBe("appointment.tooLate");
    expect(await codeOf(cancel(mine.code))).toBe("appointment.tooLate");
  });

  it("is nobody's business who has another document, and tells nothing", async () => {
    const { book, appointments } = openAll({ config });
    const mine = await book(at("09:30"), 1);
    const command = { code: mine.code, via: "web", idempotencyKey: newKey() };
    expect(await codeOf(appointments.execute("Appointment.Cancel", command, { person: person(2) }))).toBe(
      "appointment.notFound",
    );
    expect(await codeOf(appointments.execute("Appointment.Cancel", command, { person: person(1) }))).toBe(
      "done",
    );
  });
});

describe("a slip of paper", () => {
  const open = async () => {
    const all = openAll({ config });
    const mine = await all.book(at("09:30"), 1);
    const record = async (state: "requested" | "printed" | "failed" | "unknown", code = mine.code) =>
      (
        await all.appointments.execute("Appointment.RecordSlip", {
          code,
          state,
          via: "HL-01",
          idempotencyKey: newKey(),
        })
      ).appointment.slip;
    return { ...all, mine, record };
  };

  it("is known by what became of it, also to another process; once printed it stays so", async () => {
    const { mine, record, path, clock } = await open();
    expect(mine.slip).toBe("notRequested");
    expect(await record("requested")).toBe("requested");
    expect(await record("failed")).toBe("failed");
    expect((await openAll({ config, path, clock }).find({ code: mine.code }))[0]?.slip).toBe("failed");
    expect(await record("printed")).toBe("printed");
    expect(await record("unknown")).toBe("printed");
  });

  it("is no more the right one when the time has been changed", async () => {
    const { mine, record, change } = await open();
    await record("printed");
    expect((await change(mine.code, at("10:00"))).slip).toBe("notRequested");
    expect(await record("failed")).toBe("failed");
  });

  it("of no appointment is refused, and counted as a wrong code", async () => {
    const { record } = await open();
    const wrong = () => codeOf(record("printed", "33333333"));
    for (let tried = 0; tried < triesAllowed; tried++) expect(await wrong()).toBe("appointment.notFound");
    expect(await wrong()).toBe("appointment.tooManyTries");
  });
});

describe("checking in", () => {
  it("brings one number, in the appointments' class, and the same one again", async () => {
    const { book, checkIn, clock, hall, find } = openAll({ config });
    const mine = await book(at("09:30"), 1);
    clock.set(at("09:00"));
    const arrival = await checkIn(mine.code);
    expect(appointmentCommands["Appointment.CheckIn"].completion.parse(arrival)).toBeTruthy();
    expect(arrival).toMatchObject({
      manner: "onTime",
      already: false,
      ticket: { number: "A001", priority: { id: "appointment" } },
      appointment: { state: "checkedIn", ticketNumber: "A001" },
    });
    expect(await checkIn(mine.code)).toMatchObject({ already: true, ticket: { number: "A001" } });
    expect(hall.boardView().waiting.find(({ prefix }) => prefix === "A")?.count).toBe(1);
    expect((await find({ person: person(1) }))[0]?.state).toBe("checkedIn");
  });

  it("goes by its rules to the minute: early, on time, late, another day", async () => {
    const { book, checkIn, clock, hall } = openAll({ config });
    const codes = await Promise.all([1, 2].map(async (who) => (await book(at("10:00"), who)).code));
    const [first = "", second = ""] = codes;
    const tomorrow = await book(at("09:00", 1), 3);
    clock.set(at("09:00") - 1);
    expect(await codeOf(checkIn(first))).toBe("appointment.tooEarly");
    expect(await codeOf(checkIn(tomorrow.code))).toBe("appointment.tooEarly");
    clock.set(at("10:15"));
    expect((await checkIn(first)).manner).toBe("onTime");
    clock.set(at("10:15") + 1);
    const late = await checkIn(second);
    expect(late).toMatchObject({ manner: "late", ticket: { priority: null } });
    expect((await hall.execute("Queue.GetTicket", { ticketId: late.ticket.id })).ticket.takenAt).toBe(
      clock.now(),
    );
    clock.set(at("00:00", 2));
    expect(await codeOf(checkIn(tomorrow.code))).toBe("appointment.missed");
    expect(await codeOf(checkIn(first))).toBe("appointment.missed");
  });

  it("shuts what was checked in against change and cancellation, and opens nothing that was cancelled", async () => {
    const { book, checkIn, change, cancel, clock } = openAll({ config });
    const mine = await book(at("10:00"), 1);
    const other = await book(at("14:00"), 2);
    await cancel(other.code);
    clock.set(at("09:30"));
    await checkIn(mine.code);
    expect(await codeOf(change(mine.code, at("15:00")))).toBe("appointment.checkedIn");
    expect(await codeOf(cancel(mine.code))).toBe("appointment.checkedIn");
    expect(await codeOf(checkIn(other.code))).toBe("appointment.cancelled");
  });

  it("gives back the number that the same person took without it", async () => {
    const { book, checkIn, clock, hall } = openAll({ config });
    const mine = await book(at("10:00"), 1);
    clock.set(at("09:30"));
    const { ticket } = await hall.execute("Queue.Take", {
      serviceId: "social-insurance",
      terminalId: "HL-01",
      person: person(1),
      idempotencyKey: newKey(),
    });
    const arrival = await checkIn(mine.code);
    expect(arrival.ticket.number).not.toBe(ticket.number);
    expect((await hall.execute("Queue.GetTicket", { ticketId: ticket.id })).ticket.state).toBe("cancelled");
  });

  it("leaves who goes before others already, and came before the appointment, where they stand", async () => {
    const { book, checkIn, clock, hall } = openAll({ config });
    const mine = await book(at("10:00"), 1);
    clock.set(at("09:30"));
    const { ticket } = await hall.execute("Queue.Take", {
      serviceId: "social-insurance",
      terminalId: "HL-01",
      classId: "elder",
      person: person(1),
      idempotencyKey: newKey(),
    });
    const arrival = await checkIn(mine.code);
    expect(arrival.ticket).toMatchObject({
      number: ticket.number,
      state: "waiting",
      priority: { id: "elder" },
    });
    // Once for one appointment: who has been served with it is given no second number.
    const session = { windowId: "1", clerkId: "clerk-1" };
    await hall.executeAtWindow("XiaohuWindow.SignIn", null, { ...session, idempotencyKey: newKey() });
    for (const name of ["CallNext", "Start", "Finish"] as const)
      await hall.executeAtWindow(`XiaohuWindow.${name}`, session, { idempotencyKey: newKey() });
    expect(await checkIn(mine.code)).toMatchObject({
      already: true,
      ticket: { number: ticket.number, state: "finished" },
    });
  });

  it("brings another number to who gave the first one back and is here after all", async () => {
    const { book, checkIn, clock, hall, find } = openAll({ config });
    const mine = await book(at("10:00"), 1);
    clock.set(at("09:30"));
    const { ticket } = await checkIn(mine.code);
    await hall.execute("Queue.Cancel", { ticketId: ticket.id, idempotencyKey: newKey() });
    for (const already of [false, true])
      expect(await checkIn(mine.code)).toMatchObject({
        already,
        ticket: { number: "A002", state: "waiting", priority: { id: "appointment" } },
        appointment: { ticketNumber: "A002" },
      });
    expect((await find({ code: mine.code }))[0]?.ticketNumber).toBe("A002");
  });

  it("slows down who guesses codes, each place for itself, and only for a while", async () => {
    const { book, find, appointments, clock } = openAll({ config });
    const mine = await book(at("09:30"), 1);
    const bytes = countedBytes();
    bytes(64);
    for (let guess = 0; guess < triesAllowed; guess++)
      expect(await codeOf(find({ code: newCode(bytes) }))).toBe("appointment.notFound");
    expect(await codeOf(find({ code: mine.code }))).toBe("appointment.tooManyTries");
    const elsewhere = { code: mine.code, via: "HL-02" };
    expect((await appointments.execute("Appointment.Find", elsewhere)).appointments).toHaveLength(1);
    clock.set(clock.now() + triesCount);
    expect(await find({ code: mine.code })).toHaveLength(1);
  });
});

describe("a crash in the middle of a check-in", () => {
  class Crash extends Error {}
  /** Tickets of the queue's log with their appointments. */
  const tickets = (path: string) => {
    const database = openDatabase(path);
    const rows = database
      .prepare("SELECT data ->> 'number' AS number FROM event WHERE type = 'ticketTaken'")
      .pluck()
      .all() as string[];
    database.close();
    return rows;
  };
  const crashes: Record<string, (hall: Hall) => AppointmentQueue> = {
    "before the queue was asked": () => ({
      takeForAppointment: () => Promise.reject(new Crash()),
    }),
    "after the queue had given the number": (hall) => ({
      async takeForAppointment(wish) {
        await hall.takeForAppointment(wish);
        throw new Crash();
      },
    }),
  };

  it.each(Object.keys(crashes))("%s: the next start ends it, with one number", async (when) => {
    const clock = new WallClock(at("08:00"));
    const before = openAll({ config, clock, queue: crashes[when]! });
    const mine = await before.book(at("09:30"), 1);
    clock.set(at("09:20"));
    await expect(before.checkIn(mine.code)).rejects.toBeInstanceOf(Crash);
    // Nothing else can be done with it meanwhile, in any process.
    const deaf = {
      takeForAppointment: () => Promise.reject(new ContractError("message.internal", "played")),
    };
    const other = openAll({ config, clock, path: before.path, queue: () => deaf });
    await other.appointments.resumed;
    expect(other.logged).toEqual(["a check-in could not be finished"]);
    expect(await codeOf(other.cancel(mine.code))).toBe("appointment.checkedIn");
    before.close();
    other.close();

    // It has become late: it was on time when it began.
    clock.set(at("09:50"));
    const after = openAll({ config, clock, path: before.path });
    await after.appointments.resumed;
    expect(tickets(before.path)).toEqual(["A001"]);
    expect((await after.find({ code: mine.code }))[0]).toMatchObject({
      state: "checkedIn",
      ticketNumber: "A001",
    });
    expect(await after.checkIn(mine.code)).toMatchObject({
      already: true,
      manner: "onTime",
      ticket: { number: "A001", priority: { id: "appointment" } },
    });
    expect(tickets(before.path)).toHaveLength(1);
  });

  it("after all was written, before the answer: the same again brings the same number", async () => {
    const clock = new WallClock(at("08:00"));
    const before = openAll({ config, clock });
    const mine = await before.book(at("09:30"), 1);
    clock.set(at("09:20"));
    await before.checkIn(mine.code);
    before.close();
    const after = openAll({ config, clock, path: before.path });
    expect(await after.checkIn(mine.code)).toMatchObject({ already: true, ticket: { number: "A001" } });
    expect(tickets(before.path)).toHaveLength(1);
  });

  it("by two terminals of two processes at once: one number", async () => {
    const clock = new WallClock(at("08:00"));
    const one = openAll({ config, clock });
    const two = openAll({ config, clock, path: one.path });
    const mine = await one.book(at("09:30"), 1);
    clock.set(at("09:20"));
    const arrivals = await Promise.all([one, two, one, two].map(({ checkIn }) => checkIn(mine.code)));
    expect(new Set(arrivals.map(({ ticket }) => ticket.number))).toEqual(new Set(["A001"]));
    expect(tickets(one.path)).toEqual(["A001"]);
  });

  it("what the queue refuses leaves the appointment as it was", async () => {
    const closed = {
      ...config,
      services: config.services.map((service) => ({ ...service, suspended: true })),
    };
    const clock = new WallClock(at("08:00"));
    const before = openAll({ config, clock });
    const mine = await before.book(at("09:30"), 1);
    before.close();
    clock.set(at("09:20"));
    const shut = openAll({ config: closed, clock, path: before.path });
    expect(await codeOf(shut.checkIn(mine.code))).toBe("queue.serviceClosed");
    shut.close();
    const again = openAll({ config, clock, path: before.path });
    expect(await again.checkIn(mine.code)).toMatchObject({ already: false, ticket: { number: "A001" } });
  });
});

describe("any order of bookings, changes, cancellations and restarts, in two processes", () => {
  it("overbooks no slot, gives no code twice and leaves nobody with two", async () => {
    const starts = [at("09:30"), at("10:00"), at("09:00", 1)];
    const step = fc.record({
      kind: fc.constantFrom("book", "book", "book", "change", "cancel", "restart"),
      who: fc.integer({ min: 1, max: 5 }),
      start: fc.constantFrom(...starts),
      process: fc.integer({ min: 0, max: 1 }),
    });
    const property = fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 10, size: "max" }),
      async (rounds) => {
        const bytes = countedBytes();
        const first = openAll({ config, bytes });
        const processes = [first, openAll({ config, bytes, path: first.path, clock: first.clock })];
        const codes = new Map<number, string>();
        for (const round of rounds) {
          await Promise.all(
            round.map(async ({ kind, who, start, process }) => {
              const { book, change, cancel } = processes[process]!;
              const code = codes.get(who);
              if (kind === "book")
                await book(start, who).then(
                  (made) => {
                    codes.set(who, made.code);
                  },
                  (cause: { code: string }) =>
                    expect(["appointment.slotTaken", "appointment.personLimit"]).toContain(cause.code),
                );
              if (code !== undefined && kind === "change") await codeOf(change(code, start));
              if (code !== undefined && kind === "cancel") await codeOf(cancel(code));
            }),
          );
          if (round.some(({ kind }) => kind === "restart")) {
            processes[1]!.close();
            processes[1] = openAll({ config, bytes, path: first.path, clock: first.clock });
          }
        }
        const [one, two] = await Promise.all(processes.map(({ offered }) => offered()));
        expect(one).toEqual(two);
        const found = await Promise.all(
          [1, 2, 3, 4, 5].map((who) => first.find({ person: person(who) }).catch(() => [])),
        );
        for (const theirs of found) expect(theirs.length).toBeLessThanOrEqual(1);
        for (const start of starts) {
          const taken = found.flat().filter((each) => each.start === start).length;
          expect(taken).toBeLessThanOrEqual(capacity);
          const free = one?.flatMap(({ slots }) => slots).find((slot) => slot.start === start)?.free ?? 0;
          expect(free).toBe(capacity - taken);
        }
        for (const { close } of processes) close();
      },
    );
    await fc.assert(property, { numRuns: 12 });
  });
});
