import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { mod11Check } from "../../device-drivers/id-card-reader/check-digits.ts";
import type { Appointment, BookingHall, OfferedDay } from "../../server/contract/appointments.ts";
import { newCode } from "../../server/hall/appointments/code.ts";
import { triesAllowed } from "../../server/hall/appointments/tries.ts";
import { startHallSide } from "../support/hall-side.ts";

interface Answer {
  readonly error?: string;
  readonly halls: readonly BookingHall[];
  readonly days: readonly OfferedDay[];
  readonly visit: string;
  readonly appointment: Appointment;
  readonly appointments: readonly Appointment[];
}

/** The demo's three sites, the booking page's way in, and their terminals'. */
async function start() {
  const { url, tokens } = await startHallSide("{}", Date.UTC(2026, 10, 23, 1), true);
  const post = async (path: string, role: "appointments" | "terminal", body: object): Promise<Answer> => {
    const response = await fetch(`${url}/hall/v1/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${tokens.of(role)}` },
      body: JSON.stringify(body),
    });
    return response.json() as Promise<Answer>;
  };
  const web = (name: string, payload: object) =>
    post("appointments", "appointments", { name: `Appointment.${name}`, payload });
  return {
    web,
    async visitOf(serial: string) {
      const body = `35020619900101${serial}`;
      const document = { kind: "resident", number: body + mod11Check(body) };
      return web("Identify", { document });
    },
    async bookAt(site: string, visit: string) {
      const { days } = await web("Offer", { site, serviceId: "residence" });
      const start = days.at(-1)?.slots[0]?.start ?? Number.NaN;
      return web("Book", { site, serviceId: "residence", start, visit, idempotencyKey: randomUUID() });
    },
    terminal: (site: string, name: string, payload: object) =>
      post("commands", "terminal", {
        name: `Appointment.${name}`,
        payload: { via: "HL-01", ...payload },
        site,
      }),
  };
}

it("books on the web at the site that was chosen, shows it with its hall, and changes and cancels it there", async () => {
  const { web, visitOf, bookAt, terminal } = await start();
  expect((await web("Halls", {})).halls.map(({ site }) => site)).toEqual(["district", "street", "community"]);
  const { visit } = await visitOf("001");
  const { appointment } = await bookAt("street", visit);
  const { code } = appointment;
  expect(appointment.hall).toMatchObject({ site: "street", place: { "zh-CN": "示范里20号" } });
  expect((await visitOf("001")).appointments).toEqual([
    { ...appointment, hall: { ...appointment.hall, elsewhere: true } },
  ]);
  // The street's terminal has it as its own; another site's finds it, and says where it is.
  expect((await terminal("street", "Find", { code })).appointments[0]?.hall?.elsewhere).toBe(false);
  expect((await terminal("community", "Find", { code })).appointments[0]?.hall).toMatchObject({
    site: "street",
    elsewhere: true,
  });
  const { days } = await web("Offer", { site: "street", serviceId: "residence" });
  const moved = days[0]?.slots.at(-1)?.start;
  const key = () => ({ visit, idempotencyKey: randomUUID() });
  expect((await web("Change", { code, start: moved, ...key() })).appointment).toMatchObject({
    start: moved,
    hall: { site: "street" },
  });
  const { visit: other } = await visitOf("002");
  expect((await web("Cancel", { code, visit: other, idempotencyKey: randomUUID() })).error).toBe(
    "appointment.notFound",
  );
  expect((await web("Cancel", { code, ...key() })).appointment.state).toBe("cancelled");
  expect((await visitOf("001")).appointments).toEqual([]);
});

it("knows no site that is not there, and books at none that takes no appointments", async () => {
  const { web, visitOf } = await start();
  const { visit } = await visitOf("001");
  const wish = { serviceId: "social-insurance", start: 0, visit, idempotencyKey: randomUUID() };
  expect((await web("Book", { ...wish, site: "nowhere" })).error).toBe("queue.unknownSite");
  expect((await web("Offer", { site: "nowhere", serviceId: "residence" })).error).toBe("queue.unknownSite");
  expect((await web("Book", { ...wish, site: "community" })).error).toBe("appointment.notOffered");
});

it("counts the codes that one address tries for all sites together", async () => {
  const { web, visitOf, bookAt } = await start();
  const { visit } = await visitOf("001");
  const { code } = (await bookAt("street", visit)).appointment;
  const { visit: guesser } = await visitOf("002");
  const guess = async (tried: string) =>
    (await web("Cancel", { code: tried, visit: guesser, idempotencyKey: randomUUID() })).error;
  const bytes = (size: number) => crypto.getRandomValues(new Uint8Array(size));
  for (let tries = 0; tries < triesAllowed; tries++)
    expect(await guess(newCode(bytes))).toBe("appointment.notFound");
  expect(await guess(code)).toBe("appointment.tooManyTries");
});
