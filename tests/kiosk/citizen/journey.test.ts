import { beforeEach, describe, expect, it } from "vitest";
import { sessionDelays, takeNumberDelays, warningSeconds } from "../../../kiosk/citizen/machines/delays.ts";
import { terminalDelays } from "../../../kiosk/citizen/machines/terminal-delays.ts";
import { cardPatience } from "../../../kiosk/citizen/session-effects.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import {
  goodCondition,
  sampleTicket,
  withPrinterFault,
  withReaderFault,
} from "../../support/citizen-paths.ts";
import { settle } from "../../support/simulated-clock.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

const person = "5".repeat(64);
const identity: IdentityDocument = {
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
};

let bench: TerminalOnBench;
beforeEach(() => {
  bench = new TerminalOnBench();
});
const reading = () => bench.reader.pending("XiaohuIdentity.ReadIdentity");
const printing = () => bench.queue.pending("XiaohuQueue.PrintTicket");
const taking = () => bench.queue.pending("XiaohuQueue.TakeNumber");

describe("the journey", () => {
  it("goes from the touch to the seal with a card, and leaves nothing of its citizen", async () => {
    await bench.rest();
    const before = bench.terminal.context;
    const seen: string[] = [];
    bench.actor.subscribe(() => seen.push(JSON.stringify(bench.actor.getPersistedSnapshot())));

    bench.send("start");
    expect(bench.screen).toBe("home");
    bench.send("chooseMatter");
    expect(bench.screen).toBe("matter");
    bench.send({ type: "choose", serviceId: "social-insurance" });
    expect(bench.screen).toBe("identifyChoice");
    bench.send("useCard");
    expect(bench.screen).toBe("placeCard");
    expect(reading().timeout).toBe(cardPatience);
    reading().event("CardReader.InsertCardEvent", {});
    reading().event("CardReader.MediaInsertedEvent", {});
    expect(bench.screen).toBe("readingCard");
    reading().resolve({ identity, person });
    await settle();
    expect(bench.screen).toBe("identified");
    expect(bench.session.holder).toMatchObject({ maskedName: "测***", maskedNumber: "350206********0017" });
    bench.send("next");
    expect(bench.screen).toBe("requesting");
    expect(taking().payload.serviceId).toBe("social-insurance");
    taking().resolve({ ticket: sampleTicket, already: false });
    await settle();
    expect(bench.screen).toBe("issued");
    await bench.clock.advance(takeNumberDelays.issuedTime);
    expect(bench.screen).toBe("printing");
    expect(printing().payload).toMatchObject({ ticketId: "ticket-1", texts: { yourNumber: "您的号码" } });
    printing().resolve({ print: "printed", error: null });
    await settle();
    expect(bench.screen).toBe("takeTicket");
    bench.send("done");
    expect(bench.screen).toBe("takeCard");
    bench.reader.pending("XiaohuIdentity.WaitCardRemoved").resolve({});
    await settle();
    expect(bench.screen).toBe("thanks");
    expect(bench.session.ticket?.number).toBe("A012");
    await bench.clock.advance(sessionDelays.thanksTime);

    expect(bench.screen).toBe("rest");
    expect(bench.terminal.context).toEqual(before);
    expect(bench.terminal.children.session).toBeUndefined();
    for (const snapshot of seen)
      for (const secret of [identity.name, identity.number, identity.address, identity.birth])
        expect(snapshot).not.toContain(secret);
    expect(JSON.stringify(bench.queue.requests)).not.toContain("测");
    expect(bench.reported).toEqual([]);
  });

  it("needs no card, and then asks for none back", async () => {
    await bench.print();
    printing().resolve({ print: "printed", error: null });
    await settle();
    bench.send("done");
    expect(bench.screen).toBe("thanks");
    bench.send("done");
    await settle();
    expect(bench.screen).toBe("rest");
  });

  it("prints in the language chosen on the way", async () => {
    await bench.askForNumber();
    bench.send({ type: "setModes", modes: { language: "en" } });
    taking().resolve({ ticket: sampleTicket, already: false });
    await bench.clock.advance(takeNumberDelays.issuedTime);
    expect(printing().payload.texts).toMatchObject({ yourNumber: "Your number" });
  });

  it("begins in large text through the second door, and forgets it", async () => {
    await bench.rest();
    bench.send({ type: "start", modes: { text: "large" } });
    expect(bench.session.modes).toEqual({ language: "zh-CN", text: "large", contrast: "normal" });
    bench.send("leave", "done");
    await settle();
    bench.send("start");
    expect(bench.session.modes.text).toBe("normal");
  });

  it("goes on by itself when the ticket is taken without a word", async () => {
    await bench.print();
    printing().resolve({ print: "printed", error: null });
    await bench.clock.advance(takeNumberDelays.takeTicketTime);
    expect(bench.screen).toBe("thanks");
  });
});

describe("the card", () => {
  beforeEach(async () => {
    await bench.choose();
    bench.send("useCard");
  });

  it.each(["reader.cardMoved", "reader.cardRejected", "reader.cardUnreadable"] as const)(
    "is asked for again after %s, by the same reading",
    async (error) => {
      reading().event("CardReader.MediaInsertedEvent", {});
      reading().event("CardReader.InvalidMediaEvent", { error });
      expect(bench.screen).toBe("layCardAgain");
      expect(bench.session.error).toBe(error);
      reading().event("CardReader.MediaInsertedEvent", {});
      expect(bench.screen).toBe("readingCard");
      reading().resolve({ identity, person });
      await settle();
      expect(bench.screen).toBe("identified");
      expect(bench.reader.requests.filter(({ name }) => name.endsWith("ReadIdentity"))).toHaveLength(1);
    },
  );

  it("that is expired leads on without it, or to another", async () => {
    reading().resolve({ identity: { ...identity, validTo: "2026-11-22" }, person });
    await settle();
    expect(bench.screen).toBe("cardExpired");
    bench.send("tryAgain");
    expect(bench.screen).toBe("placeCard");
    expect(bench.session.holder).toBeNull();
  });

  it("that never came is asked for once more", async () => {
    reading().reject("reader.noCard");
    await settle();
    expect(bench.screen).toBe("noCard");
    bench.send("withoutCard");
    expect(bench.screen).toBe("requesting");
  });

  it("is not waited for when the reader is gone; the reader comes back by itself", async () => {
    const gone = withReaderFault("reader.absent").reader;
    bench.reader.tell(gone);
    reading().reject("reader.absent");
    await settle();
    expect(bench.screen).toBe("readerFault");
    bench.send("tryAgain");
    expect(bench.screen).toBe("readerFault");
    bench.reader.tell(goodCondition.reader);
    bench.send("tryAgain");
    expect(bench.screen).toBe("placeCard");
  });

  it("cannot be chosen while the reader is gone", () => {
    bench.send("back");
    bench.reader.tell(withReaderFault("reader.silent").reader);
    bench.send("useCard");
    expect(bench.screen).toBe("readerFault");
    expect(bench.session.error).toBe("reader.silent");
  });

  it("is not read for ever: a reader silent in the middle is a fault", async () => {
    reading().event("CardReader.MediaInsertedEvent", {});
    await bench.clock.advance(sessionDelays.readPatience);
    expect(bench.screen).toBe("readerFault");
    expect(reading().signal?.aborted).toBe(true);
  });

  it("is asked back on every way out, and not for ever", async () => {
    reading().event("CardReader.MediaInsertedEvent", {});
    bench.send("leave");
    expect(bench.screen).toBe("takeCard");
    expect(reading().signal?.aborted).toBe(true);
    bench.send("leave");
    expect(bench.screen).toBe("takeCard");
    await bench.clock.advance(sessionDelays.takeCardPatience);
    expect(bench.screen).toBe("thanks");
  });

  it("is asked back for a readable time by a reader that cannot see it go, and no longer", async () => {
    reading().event("CardReader.MediaInsertedEvent", {});
    bench.send("leave");
    bench.reader.pending("XiaohuIdentity.WaitCardRemoved").reject("reader.absent");
    await settle();
    expect(bench.screen).toBe("takeCardUnseen");
    bench.send("leave");
    await bench.clock.advance(sessionDelays.unseenCardTime - 1);
    expect(bench.screen).toBe("takeCardUnseen");
    await bench.clock.advance(1);
    expect(bench.screen).toBe("thanks");
  });
});

describe("the printer", () => {
  it.each(["printer.paperOut", "printer.coverOpen", "printer.cutter", "printer.absent"] as const)(
    "in %s costs the paper, not the number; it prints when it is well again",
    async (error) => {
      await bench.print();
      bench.printer.tell(withPrinterFault(error).printer);
      printing().resolve({ print: "failed", error });
      await settle();
      expect(bench.screen).toBe("printFailed");
      expect(bench.session.number).toMatchObject({ ticket: { number: "A012" }, error });
      bench.send("printAgain");
      expect(bench.screen).toBe("printFailed");
      bench.printer.tell(goodCondition.printer);
      bench.send("printAgain");
      expect(bench.screen).toBe("printing");
      printing().resolve({ print: "printed", error: null });
      await settle();
      expect(bench.screen).toBe("takeTicket");
      expect(bench.queue.requests.filter(({ name }) => name.endsWith("TakeNumber"))).toHaveLength(1);
    },
  );

  it("that was down before the number is not waited for", async () => {
    await bench.askForNumber();
    bench.printer.tell(withPrinterFault("printer.paperOut").printer);
    taking().resolve({ ticket: sampleTicket, already: false });
    await bench.clock.advance(takeNumberDelays.issuedTime);
    expect(bench.screen).toBe("printFailed");
    expect(bench.session.number?.error).toBe("printer.paperOut");
    bench.send("done");
    expect(bench.screen).toBe("thanks");
  });

  it("that never says lets the citizen look", async () => {
    await bench.print();
    printing().resolve({ print: "unknown", error: "printer.resultUnknown" });
    await settle();
    expect(bench.screen).toBe("printUnknown");
    bench.send("ticketMissing");
    expect(bench.screen).toBe("printFailed");
    bench.send("printAgain");
    await bench.clock.advance(takeNumberDelays.printPatience);
    expect(bench.screen).toBe("printUnknown");
    bench.send("ticketCameOut");
    expect(bench.screen).toBe("takeTicket");
  });

  it("whose answer is lost with the connection still leaves the number", async () => {
    await bench.print();
    printing().reject("message.connectionLost");
    await settle();
    expect(bench.screen).toBe("printFailed");
    expect(bench.session.ticket?.number).toBe("A012");
  });
});

describe("the hall", () => {
  it("that cannot be reached is asked again with the same key, by hand or when it is back", async () => {
    await bench.askForNumber();
    const first = taking().payload.idempotencyKey;
    taking().reject("queue.hallUnreachable");
    await settle();
    expect(bench.screen).toBe("hallUnreachable");
    bench.send("tryAgain");
    expect(bench.screen).toBe("requesting");
    taking().reject("queue.hallUnreachable");
    await bench.clock.advance(terminalDelays.hallLookInterval);
    bench.queue.pending("XiaohuQueue.ListServices").reject("queue.hallUnreachable");
    await bench.clock.advance(terminalDelays.hallLookInterval);
    expect(bench.screen).toBe("hallUnreachable");
    await bench.answerHall();
    expect(bench.screen).toBe("requesting");
    expect(taking().payload.idempotencyKey).toBe(first);
  });

  it("that is silent is called so, and another number has another key", async () => {
    await bench.askForNumber();
    const first = taking().payload.idempotencyKey;
    await bench.clock.advance(takeNumberDelays.requestPatience);
    expect(bench.screen).toBe("hallUnreachable");
    bench.send("chooseAnother");
    expect(bench.screen).toBe("matter");
    bench.send({ type: "choose", serviceId: "business" }, "withoutCard");
    expect(taking().payload).toMatchObject({ serviceId: "business" });
    expect(taking().payload.idempotencyKey).not.toBe(first);
  });

  it("that has just closed the matter offers the others", async () => {
    await bench.askForNumber();
    taking().reject("queue.serviceClosed");
    await settle();
    expect(bench.screen).toBe("serviceClosed");
    bench.send("chooseAnother");
    expect(bench.screen).toBe("matter");
  });

  it("gives no number for a matter that is closed or unknown", async () => {
    await bench.rest();
    bench.send("start", "chooseMatter");
    bench.send({ type: "choose", serviceId: "taiwan" }, { type: "choose", serviceId: "nowhere" });
    expect(bench.screen).toBe("matter");
  });
});

describe("who goes before others", () => {
  it("says so at the terminal, and may take it back", async () => {
    await bench.choose();
    bench.send("choosePriority");
    expect(bench.screen).toBe("priority");
    bench.send({ type: "setClass", classId: "pregnant" });
    expect([bench.screen, bench.session.classId]).toEqual(["identifyChoice", "pregnant"]);
    bench.send("choosePriority", { type: "setClass", classId: null });
    expect(bench.session.classId).toBeNull();
    bench.send("choosePriority", { type: "setClass", classId: "disabled" }, "withoutCard");
    expect(taking().payload).toMatchObject({ serviceId: "social-insurance", classId: "disabled" });
    expect(taking().payload).not.toHaveProperty("person");
  });

  it("is known by the age on the card, unless another class was chosen", async () => {
    const old = { ...identity, birth: "1950-03-01" };
    await bench.choose();
    bench.send("useCard");
    reading().resolve({ identity: old, person });
    await settle();
    expect(bench.session.classId).toBe("elder");
    bench.send("back", "choosePriority", { type: "setClass", classId: "disabled" }, "useCard");
    reading().resolve({ identity: old, person });
    await settle();
    bench.send("next");
    expect(taking().payload).toMatchObject({ classId: "disabled", person });
  });

  it("is nobody without a card or a word", async () => {
    await bench.askForNumber();
    expect(taking().payload).not.toHaveProperty("classId");
  });
});

describe("who waits already", () => {
  it("keeps the number, gets the missing paper, and may choose another matter", async () => {
    await bench.askForNumber();
    taking().resolve({ ticket: sampleTicket, already: true });
    await settle();
    expect(bench.screen).toBe("alreadyTaken");
    bench.send("printAgain");
    expect(bench.screen).toBe("printing");
    printing().resolve({ print: "printed", error: null });
    await settle();
    expect(bench.screen).toBe("takeTicket");
  });

  it("goes on to another matter without a word about the first", async () => {
    await bench.askForNumber();
    taking().resolve({ ticket: sampleTicket, already: true });
    await settle();
    bench.send("chooseAnother");
    expect(bench.screen).toBe("matter");
  });
});

describe("attention", () => {
  it("warns before it ends, counts down, and ends with everything cleared", async () => {
    await bench.rest();
    const before = bench.terminal.context;
    bench.send("start", "chooseMatter");
    await bench.clock.advance(sessionDelays.idleTime - 1);
    expect(bench.overlay).toBeNull();
    await bench.clock.advance(1);
    expect(bench.overlay).toBe("warning");
    expect(bench.session.secondsLeft).toBe(warningSeconds);
    await bench.clock.advance((warningSeconds - 1) * 1000);
    expect(bench.session.secondsLeft).toBe(1);
    await bench.clock.advance(1000);
    expect(bench.screen).toBe("thanks");
    await bench.clock.advance(sessionDelays.thanksTime);
    expect(bench.screen).toBe("rest");
    expect(bench.terminal.context.door).toEqual(before.door);
  });

  it("is extended as often as one likes, and every touch counts", async () => {
    await bench.rest();
    bench.send("start");
    for (let extension = 0; extension < 12; extension++) {
      await bench.clock.advance(sessionDelays.idleTime);
      expect(bench.overlay).toBe("warning");
      bench.send("stay");
      expect(bench.overlay).toBeNull();
    }
    await bench.clock.advance(sessionDelays.idleTime - 1);
    bench.send("touched");
    await bench.clock.advance(sessionDelays.idleTime - 1);
    expect(bench.overlay).toBeNull();
    expect(bench.screen).toBe("home");
  });

  it("does not run while the terminal works, nor can the session be left then", async () => {
    await bench.print();
    bench.send("leave");
    expect(bench.screen).toBe("printing");
    await bench.clock.advance(takeNumberDelays.printPatience - 1);
    expect(bench.screen).toBe("printing");
    expect(bench.overlay).toBeNull();
  });

  it("keeps help open over any screen, and the screen below it", async () => {
    await bench.askForNumber();
    bench.send("help");
    expect([bench.screen, bench.overlay]).toEqual(["requesting", "help"]);
    bench.send("closeHelp");
    expect([bench.screen, bench.overlay]).toEqual(["requesting", null]);
  });
});

describe("the terminal", () => {
  it("rests only when it knows what it offers, and says so when it cannot", async () => {
    bench.actor.start();
    expect(bench.screen).toBe("connecting");
    bench.queue.pending("XiaohuQueue.ListServices").reject("queue.hallUnreachable");
    await bench.clock.advance(terminalDelays.connectPatience);
    expect(bench.screen).toBe("outOfOrder");
    await bench.clock.advance(terminalDelays.hallLookInterval);
    await bench.answerHall();
    expect(bench.screen).toBe("rest");
  });

  it("believes a lost bridge at the second look, and comes back by itself", async () => {
    await bench.rest();
    bench.reader.setState("lost");
    expect(bench.screen).toBe("connecting");
    bench.reader.setState("open");
    expect(bench.screen).toBe("rest");
    bench.queue.setState("lost");
    await bench.clock.advance(terminalDelays.connectPatience);
    expect(bench.screen).toBe("outOfOrder");
    bench.queue.setState("open");
    await settle();
    expect(bench.screen).toBe("rest");
  });

  it("does not end a session because a connection blinks", async () => {
    await bench.choose();
    bench.printer.setState("lost");
    expect([bench.screen, bench.session.condition.bridge]).toEqual(["identifyChoice", "lost"]);
    bench.printer.setState("open");
    expect([bench.screen, bench.session.condition.bridge]).toEqual(["identifyChoice", "open"]);
  });

  it("keeps the list of windows when the hall falls silent", async () => {
    await bench.rest();
    await bench.clock.advance(terminalDelays.hallLookInterval + terminalDelays.hallLookPatience);
    expect(bench.terminal.context.condition.hall).toMatchObject({ reachable: false });
    expect(bench.terminal.context.condition.hall.services).toHaveLength(5);
    expect(bench.screen).toBe("rest");
  });

  it("reports a bug and goes back to rest: the next citizen finds it well", async () => {
    await bench.askForNumber();
    bench.queue.pending("XiaohuQueue.TakeNumber").resolve({});
    await bench.clock.advance(takeNumberDelays.issuedTime);
    expect(bench.reported).toHaveLength(1);
    expect(bench.screen).toBe("matter");
  });
});
