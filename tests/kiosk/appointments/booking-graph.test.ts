import { beforeAll, describe, expect, it } from "vitest";
import { createActor, getNextSnapshot, waitFor } from "xstate";
import type { Ask } from "../../../kiosk/appointments/api.ts";
import {
  type BookingEvent,
  bookable,
  createBookingMachine,
  hallInHand,
} from "../../../kiosk/appointments/booking.machine.ts";
import type { BookingSnapshot } from "../../../kiosk/appointments/booking-screen.tsx";
import {
  beginning,
  bookingMachine,
  bookingPaths,
  sampleHalls,
  sampleVisit,
  soleHall,
  streetAppointment,
} from "../../support/booking-paths.ts";
import { sampleOffer } from "../../support/citizen-paths.ts";
import { flawsOf } from "../../support/machine-nodes.ts";

type Path = ReturnType<typeof bookingPaths>[number];
let paths: Path[] = [];
beforeAll(() => {
  paths = bookingPaths();
});

describe("the booking page", () => {
  it("reaches all of its states, and answers the failure of everything it asks", () => {
    const reached = [...paths.map(({ state }) => state.value), beginning("nowhere", sampleHalls).value];
    expect([...new Set(reached)].sort()).toEqual(Object.keys(bookingMachine.states).sort());
    expect(flawsOf(bookingMachine)).toEqual([]);
  });

  it("holds the document only until the hall has taken it", () => {
    const holding = paths.filter(({ state }) => state.context.document.number !== "");
    expect(holding.length).toBeGreaterThan(0);
    for (const { state } of holding) {
      expect(["hall", "who", "identifying"]).toContain(state.value);
      expect(state.context.visit).toBe("");
    }
  });

  it("leaves nothing of a visit behind, and sends nothing that was not shown whole before", () => {
    for (const { steps, state } of paths) {
      const values = steps.map((step) => step.state.value);
      for (const [index, value] of values.entries()) {
        if (value === "saving") expect(values.slice(0, index)).toContain("review");
        if (value === "cancelling") expect(values.slice(0, index)).toContain("cancelAsk");
      }
      if (state.value === "who") expect(JSON.stringify(state.context)).not.toContain(sampleVisit);
    }
    // The walk did leave from within a visit.
    const left = paths.filter(({ steps }) => steps.some((step) => step.state.context.visit === sampleVisit));
    expect(left.length).toBeGreaterThan(0);
  });
});

describe("the hall", () => {
  const begins = (site: string | null, halls: typeof sampleHalls) => {
    const { value, context } = beginning(site, halls);
    return [value, context.hall?.site ?? null];
  };

  it("is asked first, but where the address names it, or there is one alone", () => {
    expect(begins(null, sampleHalls)).toEqual(["hall", null]);
    expect(begins("street", sampleHalls)).toEqual(["who", "street"]);
    expect(begins(null, soleHall)).toEqual(["who", "district"]);
    expect(begins("district", soleHall)).toEqual(["who", "district"]);
    // None of that name, and one that takes no appointments.
    expect(begins("nowhere", sampleHalls)).toEqual(["noHall", null]);
    expect(begins("community", sampleHalls)).toEqual(["noHall", null]);
    expect(begins("nowhere", soleHall)).toEqual(["noHall", null]);
  });

  it("is known at every step behind it, and is one that takes appointments", () => {
    for (const { state } of paths) {
      const { hall, halls } = state.context;
      if (["looking", "unreached", "hall", "noHall"].includes(state.value)) continue;
      expect(bookable({ halls })).toContain(hall);
    }
  });

  it("can be another one at every step that waits for a person, and whoever was booking goes on with that", () => {
    const from = new Set<string>();
    for (const { state } of paths) {
      const next = (event: BookingEvent, before = state) => getNextSnapshot(bookingMachine, before, event);
      const choosing = next({ type: "otherHall" });
      if (state.value === "hall" || choosing.value !== "hall") continue;
      from.add(state.value);
      const { visit, isNew } = state.context;
      const step = visit === "" ? "who" : isNew ? "service" : "mine";
      for (const site of ["district", "street"]) {
        const chosen = next({ type: "chooseHall", site }, choosing);
        expect([chosen.value, chosen.context.hall?.site]).toEqual([step, site]);
        expect(chosen.context.service).toBeNull();
      }
      // What takes no appointments cannot be chosen, and whoever thinks better of it has the one of before.
      expect(next({ type: "chooseHall", site: "community" }, choosing).value).toBe("hall");
      if (state.context.hall)
        expect(next({ type: "back" }, choosing)).toMatchObject({
          value: step,
          context: { hall: state.context.hall },
        });
    }
    expect([...from].sort()).toEqual([
      "booked",
      "cancelAsk",
      "day",
      "mine",
      "refused",
      "review",
      "service",
      "time",
      "who",
    ]);
  });

  it("is no question where there is one alone", () => {
    const alone = paths.filter(({ state }) => state.context.halls === soleHall);
    expect(alone.length).toBeGreaterThan(10);
    for (const { state } of alone) expect(state.value).not.toBe("hall");
  });

  it("is what the hall's server is asked for: where it is booked, and of an appointment where that is", async () => {
    const asked: unknown[] = [];
    const answers = {
      "Appointment.Halls": { halls: sampleHalls },
      "Appointment.Identify": { visit: sampleVisit, appointments: [streetAppointment] },
      "Appointment.Offer": sampleOffer,
      "Appointment.Book": { appointment: streetAppointment },
    };
    const ask = ((name: keyof typeof answers, { site }: { site?: string }) => {
      asked.push([name, site]);
      return Promise.resolve(answers[name]);
    }) as unknown as Ask;
    const actor = createActor(
      createBookingMachine(ask, () => "key"),
      { input: { site: "district" } },
    ).start();
    const at = (value: BookingSnapshot["value"]) => waitFor(actor, (state) => state.value === value);
    const [day] = sampleOffer.days;
    const timed = async () => {
      await at("day");
      actor.send({ type: "chooseDay", day: day?.day ?? "" });
      actor.send({ type: "chooseTime", start: day?.slots[0]?.start ?? 0 });
    };
    await at("who");
    actor.send({ type: "show" });
    await at("mine");
    actor.send({ type: "change", id: streetAppointment.id });
    await at("day");
    expect(hallInHand(actor.getSnapshot().context)?.name).toEqual(streetAppointment.hall?.name);
    actor.send({ type: "back" });
    actor.send({ type: "book" });
    actor.send({ type: "chooseService", id: "residence" });
    await timed();
    actor.send({ type: "confirm" });
    await at("booked");
    actor.stop();
    expect(asked).toEqual([
      ["Appointment.Halls", undefined],
      ["Appointment.Identify", undefined],
      ["Appointment.Offer", "street"],
      ["Appointment.Offer", "district"],
      ["Appointment.Book", "district"],
    ]);
  });
});
