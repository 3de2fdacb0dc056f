import { beforeEach, describe, expect, it } from "vitest";
import type { AppointmentEvent } from "../../../kiosk/citizen/machines/appointment.machine.ts";
import { appointmentDelays, takeNumberDelays } from "../../../kiosk/citizen/machines/delays.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import {
  elsewhereAppointment,
  sampleAppointment,
  sampleServices,
  sampleTicket,
  withPrinterFault,
  withReaderFault,
} from "../../support/citizen-paths.ts";
import { settle } from "../../support/simulated-clock.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

const identity: IdentityDocument & { person: string } = {
  kind: "resident",
  name: "测试样本",
  sex: "male",
  nation: "01",
  birth: "1950-01-02",
  address: "测试市样本路1号",
  number: "350206195001020017",
  authority: "测试市公安局",
  validFrom: "2020-01-01",
  validTo: "longTerm",
  person: "ab".repeat(32),
};
const passport: IdentityDocument = {
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
const arrival = {
  appointment: { ...sampleAppointment, state: "checkedIn" as const, ticketNumber: sampleTicket.number },
  ticket: sampleTicket,
  manner: "onTime",
  already: false,
};

let bench: TerminalOnBench;
beforeEach(async () => {
  bench = new TerminalOnBench();
  await bench.rest();
  bench.send("start");
  say({ type: "open" });
  asked("Offer").resolve({ services: sampleServices, days: [], scanner: true });
  await settle();
});
const say = (...events: AppointmentEvent[]) => {
  for (const event of events) bench.send({ type: "appointment", event });
};
const asked = (name: string) => bench.appointments.pending(`XiaohuAppointment.${name}`);
const count = (name: string) =>
  bench.appointments.requests.filter((request) => request.name === `XiaohuAppointment.${name}`).length;
const state = () => bench.session.appointment?.state;
const days = [
  { day: "2026-11-24", slots: [{ start: sampleAppointment.start, end: sampleAppointment.end, free: 2 }] },
];

async function layCard(withPerson = true) {
  const reading = bench.reader.pending("XiaohuIdentity.ReadIdentity");
  reading.event("CardReader.MediaInsertedEvent", {});
  const { person, ...document } = identity;
  reading.resolve({ identity: document, ...(withPerson ? { person } : {}) });
  await settle();
}

async function toReview() {
  say({ type: "purpose", purpose: "book" });
  await layCard();
  say({ type: "choose", id: "social-insurance" });
  expect(asked("Offer").payload).toEqual({ serviceId: "social-insurance" });
  asked("Offer").resolve({ services: sampleServices, days, scanner: true });
  await settle();
  say({ type: "chooseDay", day: "2026-11-24" }, { type: "chooseTime", start: sampleAppointment.start });
  expect(state()).toBe("appointmentReview");
}

describe("at a reader that is out of order", () => {
  it("books for whoever holds a document to the scanner", async () => {
    bench.reader.tell(withReaderFault("reader.selfTestFailed").reader);
    say({ type: "purpose", purpose: "book" });
    bench.identity.pending("XiaohuIdentity.Ways").resolve({ scanner: true });
    await settle();
    expect(bench.session.appointment).toMatchObject({
      state: "appointmentDocument",
      reading: { state: "documentChoice" },
    });
    say({ type: "scanDocument" });
    bench.identity
      .pending("XiaohuIdentity.ScanDocument")
      .resolve({ identity: passport, person: "cd".repeat(32) });
    await settle();
    say({ type: "choose", id: "social-insurance" });
    asked("Offer").resolve({ services: sampleServices, days, scanner: true });
    await settle();
    say({ type: "chooseDay", day: "2026-11-24" }, { type: "chooseTime", start: sampleAppointment.start });
    say({ type: "confirm" });
    expect(asked("Book").payload).toMatchObject({ person: "cd".repeat(32) });
    expect(bench.session.cardLaid).toBe(false);
  });

  it("asks which document where the reader failed while the card lay on it, and is asked again", async () => {
    say({ type: "purpose", purpose: "checkIn" }, { type: "useCard" });
    bench.reader.pending("XiaohuIdentity.ReadIdentity").reject("reader.silent");
    await settle();
    expect(bench.session.appointment).toMatchObject({ state: "appointmentRefused", failed: "card" });
    bench.reader.tell(withReaderFault("reader.selfTestFailed").reader);
    say({ type: "tryAgain" });
    expect(bench.session.appointment?.reading?.state).toBe("documentChoice");
  });
});

describe("checking in", () => {
  it("by the code that is typed leads to the number, on paper, with one command", async () => {
    say({ type: "purpose", purpose: "checkIn" }, { type: "typeCode" });
    for (const sign of sampleAppointment.code) say({ type: "sign", sign });
    expect(asked("Find").payload).toEqual({ code: sampleAppointment.code });
    asked("Find").resolve({ appointments: [sampleAppointment] });
    await settle();
    expect(asked("CheckIn").payload).toMatchObject({ code: sampleAppointment.code });
    asked("CheckIn").resolve(arrival);
    await settle();
    expect(state()).toBe("appointmentArrived");
    say({ type: "done" });
    await settle();
    expect(bench.screen).toBe("issued");
    await bench.clock.advance(takeNumberDelays.issuedTime);
    expect(bench.queue.pending("XiaohuQueue.PrintTicket").payload).toMatchObject({
      ticketId: sampleTicket.id,
    });
    expect(bench.queue.requests.some(({ name }) => name === "XiaohuQueue.TakeNumber")).toBe(false);
    expect(bench.session.appointment).toBeNull();
  });

  it("by a code that cannot be one asks nobody, and can be mended", () => {
    say({ type: "purpose", purpose: "checkIn" }, { type: "typeCode" });
    for (const sign of "33333334") say({ type: "sign", sign });
    say({ type: "sign", sign: "3" });
    expect(state()).toBe("appointmentCode");
    expect(bench.session.appointment?.typing?.typed).toBe("33333334");
    expect(count("Find")).toBe(0);
    say({ type: "erase" }, { type: "erase" });
    expect(bench.session.appointment?.typing?.typed).toBe("333333");
  });

  it("by the card asks for the person's, asks which of several, and asks the card back at the end", async () => {
    say({ type: "purpose", purpose: "checkIn" }, { type: "useCard" });
    await layCard();
    expect(asked("Find").payload).toEqual({ person: identity.person });
    const other = { ...sampleAppointment, id: "appointment-2", code: "AAAAAAAA" };
    asked("Find").resolve({ appointments: [sampleAppointment, other] });
    await settle();
    expect(state()).toBe("appointmentList");
    say({ type: "choose", id: "appointment-2" });
    expect(asked("CheckIn").payload).toMatchObject({ code: "AAAAAAAA" });
    expect(JSON.stringify(bench.session)).not.toContain(identity.person);
    expect(JSON.stringify(bench.appointments.requests)).not.toContain(identity.number);
    asked("CheckIn").reject("appointment.tooEarly");
    await settle();
    expect(state()).toBe("appointmentRefused");
    bench.send("leave");
    expect(bench.screen).toBe("takeCard");
  });

  it("by a card whose holder the hall cannot know says so, and asks the hall nothing", async () => {
    say({ type: "purpose", purpose: "checkIn" }, { type: "useCard" });
    await layCard(false);
    expect(bench.session.appointment).toMatchObject({
      state: "appointmentRefused",
      error: "appointment.personNeeded",
    });
    expect(count("Find")).toBe(0);
  });

  it("by the scanner stops waiting when another way is chosen", async () => {
    say({ type: "purpose", purpose: "checkIn" }, { type: "scan" });
    const scanning = asked("ScanCode");
    say({ type: "typeCode" });
    expect(scanning.signal?.aborted).toBe(true);
    say({ type: "back" }, { type: "scan" });
    asked("ScanCode").resolve({ code: sampleAppointment.code });
    await settle();
    expect(asked("Find").payload).toEqual({ code: sampleAppointment.code });
  });

  it.each(["appointment.missed", "appointment.cancelled"] as const)(
    "refused with %s leads on to a number without it",
    async (error) => {
      say({ type: "purpose", purpose: "checkIn" }, { type: "typeCode" });
      for (const sign of sampleAppointment.code) say({ type: "sign", sign });
      asked("Find").resolve({ appointments: [sampleAppointment] });
      await settle();
      asked("CheckIn").reject(error);
      await settle();
      expect(bench.session.appointment?.error).toBe(error);
      say({ type: "withoutAppointment" });
      await settle();
      expect(bench.screen).toBe("matter");
    },
  );

  it("is not ended in the middle, and a silent hall is called so", async () => {
    say({ type: "purpose", purpose: "checkIn" }, { type: "typeCode" });
    for (const sign of sampleAppointment.code) say({ type: "sign", sign });
    bench.send("leave");
    expect(state()).toBe("appointmentFinding");
    await bench.clock.advance(appointmentDelays.requestPatience);
    expect(bench.session.appointment).toMatchObject({
      state: "appointmentRefused",
      error: "queue.hallUnreachable",
    });
    say({ type: "tryAgain" });
    expect(count("Find")).toBe(2);
  });
});

describe("booking", () => {
  it("sends what was reviewed for the person of the card, and shows the code", async () => {
    await toReview();
    say({ type: "confirm" });
    expect(asked("Book").payload).toMatchObject({
      serviceId: "social-insurance",
      start: sampleAppointment.start,
      person: identity.person,
    });
    asked("Book").resolve({ appointment: sampleAppointment });
    await settle();
    expect(bench.session.appointment).toMatchObject({
      state: "appointmentBooked",
      appointment: { code: sampleAppointment.code },
      slip: null,
    });
  });

  it("asks again with the same key after silence, and with another after another review", async () => {
    await toReview();
    say({ type: "confirm" });
    const first = asked("Book").payload.idempotencyKey;
    asked("Book").reject("queue.hallUnreachable");
    await settle();
    say({ type: "tryAgain" });
    expect(asked("Book").payload.idempotencyKey).toBe(first);
    asked("Book").reject("appointment.slotTaken");
    await settle();
    say({ type: "editTime" });
    asked("Offer").resolve({ services: sampleServices, days, scanner: true });
    await settle();
    say({ type: "chooseDay", day: "2026-11-24" }, { type: "chooseTime", start: sampleAppointment.start });
    say({ type: "confirm" });
    expect(asked("Book").payload.idempotencyKey).not.toBe(first);
  });

  it.each([
    ["printed", null],
    ["unknown", "printer.resultUnknown"],
    ["failed", "printer.paperOut"],
  ] as const)("says honestly that the slip is %s", async (print, error) => {
    await toReview();
    say({ type: "confirm" });
    asked("Book").resolve({ appointment: sampleAppointment });
    await settle();
    say({ type: "print" });
    expect(asked("PrintSlip").payload).toMatchObject({
      code: sampleAppointment.code,
      texts: { heading: "预约单", time: "11月24日 周二 09:30–10:00" },
    });
    asked("PrintSlip").resolve({ print, error });
    await settle();
    expect(bench.session.appointment).toMatchObject({ state: "appointmentBooked", slip: { print, error } });
  });

  it("is not printed by a printer that cannot", async () => {
    await toReview();
    say({ type: "confirm" });
    asked("Book").resolve({ appointment: sampleAppointment });
    await settle();
    bench.printer.tell(withPrinterFault("printer.paperOut").printer);
    say({ type: "print" });
    expect(count("PrintSlip")).toBe(0);
  });
});

describe("changing and cancelling", () => {
  beforeEach(async () => {
    say({ type: "purpose", purpose: "manage" }, { type: "typeCode" });
    for (const sign of sampleAppointment.code) say({ type: "sign", sign });
    asked("Find").resolve({ appointments: [sampleAppointment] });
    await settle();
    expect(state()).toBe("appointmentOne");
  });

  it("asks before it cancels, and tells the hall once", async () => {
    say({ type: "cancel" });
    expect(count("Cancel")).toBe(0);
    say({ type: "confirm" });
    expect(asked("Cancel").payload).toMatchObject({ code: sampleAppointment.code });
    asked("Cancel").resolve({ appointment: { ...sampleAppointment, state: "cancelled" } });
    await settle();
    expect(state()).toBe("appointmentCancelled");
  });

  it("prints the slip again, and shows the code with what became of it", async () => {
    say({ type: "print" });
    expect(asked("PrintSlip").payload).toMatchObject({ code: sampleAppointment.code });
    asked("PrintSlip").resolve({ print: "failed", error: "printer.paperOut" });
    await settle();
    expect(bench.session.appointment).toMatchObject({
      state: "appointmentBooked",
      slip: { print: "failed" },
    });
    say({ type: "print" });
    expect(count("PrintSlip")).toBe(2);
  });

  it("changes the time and keeps the matter", async () => {
    say({ type: "change" });
    expect(asked("Offer").payload).toEqual({ serviceId: sampleAppointment.serviceId });
    asked("Offer").resolve({ services: sampleServices, days, scanner: true });
    await settle();
    say({ type: "chooseDay", day: "2026-11-24" }, { type: "chooseTime", start: sampleAppointment.start });
    say({ type: "editService" });
    expect(state()).toBe("appointmentReview");
    say({ type: "confirm" });
    expect(asked("Change").payload).toMatchObject({
      code: sampleAppointment.code,
      start: sampleAppointment.start,
    });
    expect(count("Book")).toBe(0);
  });
});

describe("an appointment at another hall", () => {
  const found = async (purpose: "manage" | "checkIn") => {
    say({ type: "purpose", purpose }, { type: "typeCode" });
    for (const sign of elsewhereAppointment.code) say({ type: "sign", sign });
    asked("Find").resolve({ appointments: [elsewhereAppointment] });
    await settle();
  };

  it("is changed among the times of that hall, and its slip names that hall", async () => {
    await found("manage");
    say({ type: "change" });
    expect(asked("Offer").payload).toEqual({ serviceId: sampleAppointment.serviceId, site: "street" });
    say({ type: "back" });
    asked("Offer").resolve({ services: sampleServices, days, scanner: true });
    await settle();
    say({ type: "back" }, { type: "print" });
    expect(asked("PrintSlip").payload).toMatchObject({
      texts: { hall: elsewhereAppointment.hall?.name["zh-CN"] },
    });
  });

  it("is not checked in here: it says so once, and where it is", async () => {
    await found("checkIn");
    asked("CheckIn").reject("appointment.otherHall");
    await settle();
    expect(bench.session.appointment).toMatchObject({
      state: "appointmentRefused",
      error: "appointment.otherHall",
      appointment: elsewhereAppointment,
    });
  });
});
