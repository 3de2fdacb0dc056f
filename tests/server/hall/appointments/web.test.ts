import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mod10Check, mod11Check } from "../../../../device-drivers/id-card-reader/check-digits.ts";
import { createDoor, type Door } from "../../../../server/door/door.ts";
import { Tokens } from "../../../../server/door/tokens.ts";
import { typedDocument } from "../../../../server/hall/appointments/person.ts";
import {
  documentsAllowed,
  serveWebAppointments,
  visitTime,
} from "../../../../server/hall/appointments/web.ts";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import {
  type BookedSite,
  bookingHalls,
  siteAppointments,
} from "../../../../server/hall/sites/site-appointments.ts";
import { createPersonHash } from "../../../../server/opening/person-hash.ts";
import { silentLog } from "../../../support/silent-log.ts";
import { at, newKey, openAll } from "./fixture.ts";

/** A made-up number with its check digit. */
const numberOf = (serial: string) => {
  const body = `35020619900101${serial}`;
  return body + mod11Check(body);
};
const number = numberOf("001");

const hashPerson = createPersonHash("7".repeat(32));
let door: Door;
let all: ReturnType<typeof openAll>;
const tokens = new Tokens();
beforeEach(async () => {
  all = openAll();
  door = createDoor({ tokens, clock: all.clock, log: silentLog() });
  const site: BookedSite = {
    config: { id: "main", parentId: null, level: "district", place: demoHall.name, hall: demoHall },
    appointments: all.appointments,
  };
  const halls = {
    bookingHalls: () => bookingHalls([site]),
    appointments: () => siteAppointments([site], site),
  };
  serveWebAppointments(door, halls, all.clock, hashPerson);
  await door.listen(0);
});
afterEach(() => door.close());

interface Answer {
  readonly error?: string;
  readonly visit?: string;
  readonly appointment: { readonly code: string };
  readonly appointments: readonly unknown[];
  readonly halls: readonly { readonly services: readonly { readonly id: string }[] }[];
}

async function ask(name: string, payload: object, role: "appointments" | "terminal" = "appointments") {
  const address = door.app.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const response = await fetch(`http://127.0.0.1:${port}/hall/v1/appointments`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${tokens.of(role)}` },
    body: JSON.stringify({ name, payload }),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}
const identify = (given = number) =>
  ask("Appointment.Identify", { document: { kind: "resident", number: given } });
const visitOf = async (given = number) => String((await identify(given)).body.visit);
const book = async (visit: string, start = at("09:30", 1)) =>
  ask("Appointment.Book", { site: "main", serviceId: "business", start, visit, idempotencyKey: newKey() });

describe("the booking page's way in", () => {
  it("is for its own page alone", async () =>
    expect((await ask("Appointment.Halls", {}, "terminal")).status).toBe(401));

  it("names the hall, which alone needs no way to it", async () => {
    const { halls } = (await ask("Appointment.Halls", {})).body;
    expect(halls).toMatchObject([{ site: "main", name: demoHall.name, place: null }]);
    expect(halls[0]?.services.map(({ id }) => id)).toEqual([
      "social-insurance",
      "business",
      "residence",
      "taiwan",
    ]);
  });

  it("books, shows, changes and cancels for the person of the document", async () => {
    const visit = await visitOf();
    const booked = (await book(visit)).body.appointment;
    expect(booked).toMatchObject({ serviceId: "business", state: "open" });
    expect((await identify()).body.appointments).toMatchObject([{ code: booked.code }]);
    // The same document at a terminal's reader is the same person.
    const person = hashPerson({ kind: "resident", number });
    expect(await all.find({ person })).toHaveLength(1);
    const { code } = booked;
    const moved = await ask("Appointment.Change", {
      code,
      start: at("10:00", 1),
      visit,
      idempotencyKey: newKey(),
    });
    expect(moved.body.appointment).toMatchObject({ start: at("10:00", 1) });
    const cancelled = await ask("Appointment.Cancel", { code, visit, idempotencyKey: newKey() });
    expect(cancelled.body.appointment).toMatchObject({ state: "cancelled" });
    expect((await identify()).body.appointments).toEqual([]);
  });

  it("gives nobody another person's, whatever code is sent", async () => {
    const code = (await book(await visitOf())).body.appointment.code;
    const other = await visitOf(numberOf("002"));
    const answer = await ask("Appointment.Cancel", { code, visit: other, idempotencyKey: newKey() });
    expect(answer.body.error).toBe("appointment.notFound");
  });

  it("ends a visit by itself, and knows none that it did not begin", async () => {
    const visit = await visitOf();
    all.clock.set(all.clock.now() + visitTime);
    expect((await book(visit)).status).toBe(200);
    all.clock.set(all.clock.now() + visitTime + 1);
    expect((await book(visit, at("10:00", 1))).body.error).toBe("message.notAuthorised");
    expect((await book("guessed")).body.error).toBe("message.notAuthorised");
  });

  it("refuses numbers that can be none, and slows down whoever shows many", async () => {
    expect((await identify(`${number.slice(0, -1)}${number.endsWith("1") ? "2" : "1"}`)).body.error).toBe(
      "appointment.noDocument",
    );
    for (let shown = 1; shown < documentsAllowed; shown++) await identify();
    expect((await identify()).body.error).toBe("appointment.tooManyTries");
  });

  it("keeps nothing of the document: not in the store, not in an answer, not in a refusal", async () => {
    const visit = await visitOf();
    const answers = [
      await book(visit),
      await identify(),
      await identify(`${number}7`),
      await ask("Appointment.Identify", { document: { kind: "passport", number } }),
    ];
    expect(JSON.stringify(answers)).not.toContain(number.slice(6, 14));
    expect(visit).not.toContain(number);
    for (const file of [all.path, `${all.path}-wal`])
      expect(readFileSync(file).includes(number.slice(6, 14))).toBe(false);
  });
});

describe("a document", () => {
  const eighteen = (first17: string) => first17 + mod11Check(first17);
  const fifteen = (first14: string) => first14 + mod10Check(first14);
  it("is known by its check digit and its division, however it was typed", () => {
    const typed = (kind: Parameters<typeof typedDocument>[0]["kind"], given: string) =>
      typedDocument({ kind, number: given })?.kind;
    expect(typed("resident", ` ${number.toLowerCase()} `)).toBe("resident");
    expect(typed("resident", eighteen("81000019900101001"))).toBeUndefined();
    expect(typed("hkMacaoTaiwan", eighteen("83000019900101001"))).toBe("hkMacaoTaiwan");
    expect(typed("hkMacaoTaiwan", number)).toBeUndefined();
    expect(typed("foreignPermanentResident", eighteen("93568219850101001"))).toBe(
      "foreignPermanentResident2023",
    );
    expect(typed("foreignPermanentResident", fifteen("XXX35009001010"))).toBe("foreignPermanentResident2017");
    expect(typed("resident", "")).toBeUndefined();
  });
});
