import { beforeEach, describe, expect, it } from "vitest";
import type { AssistanceEvent } from "../../../kiosk/citizen/machines/assistance.machine.ts";
import { assistanceDelays } from "../../../kiosk/citizen/machines/delays.ts";
import type { FindEvent } from "../../../kiosk/citizen/machines/find-matter.machine.ts";
import { sampleOffer, sampleRequests, sampleSlot } from "../../support/assistance-paths.ts";
import { withReaderFault } from "../../support/citizen-paths.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { sampleIdentity } from "../../support/followed-cases.ts";
import { settle } from "../../support/simulated-clock.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

const matter = demoCatalogue.matters.find(({ id }) => id === "elder-card");
const address = "福建省厦门市湖里区江头街道吕厝社区示范路9号";
const telephone = "13800138077";

let bench: TerminalOnBench;
const find = (...events: FindEvent[]) => {
  for (const event of events) bench.send({ type: "finding", event });
};
const say = (...events: AssistanceEvent[]) => {
  for (const event of events) bench.send({ type: "assisting", event });
};
const asked = (name: string) => bench.assistance.pending(`XiaohuAssistance.${name}`);
const count = (name: string) =>
  bench.assistance.requests.filter((request) => request.name === `XiaohuAssistance.${name}`).length;
const state = () => bench.session.assisting?.state;
async function layCard() {
  const reading = bench.reader.pending("XiaohuIdentity.ReadIdentity");
  reading.event("CardReader.MediaInsertedEvent", {});
  reading.resolve({ identity: sampleIdentity, person: "ab".repeat(32) });
  await settle();
}
/** From the guide to the question who it is for. */
async function openOffer() {
  find({ type: "assist", kind: "homeVisit" });
  await settle();
  asked("Offer").resolve(sampleOffer("homeVisit"));
  await settle();
  expect(state()).toBe("assistWho");
}
/** From there to everything on one screen. */
async function fillIn() {
  say({ type: "useCard" });
  await layCard();
  say({ type: "reason", reason: "ill" }, { type: "type", text: telephone }, { type: "answer" });
  say({ type: "type", text: address }, { type: "answer" }, { type: "slot", slot: sampleSlot });
  say({ type: "accept" });
  expect(state()).toBe("assistReview");
}

beforeEach(async () => {
  bench = new TerminalOnBench();
  await bench.rest();
  bench.send("start", { type: "finding", event: { type: "open" } });
  bench.catalogue
    .pending("XiaohuCatalogue.Head")
    .resolve({ head: { lifeEvents: [], organs: [] }, counts: {} });
  await settle();
  find({ type: "list", narrowing: {} });
  await settle();
  bench.catalogue.pending("XiaohuCatalogue.Browse").resolve({ entries: [], total: 0 });
  await settle();
  find({ type: "choose", id: "elder-card", kind: "matter" });
  await settle();
  bench.catalogue.pending("XiaohuCatalogue.GetMatter").resolve({ matter });
  await settle();
});

it("takes a passport at the scanner, also where the reader is out of order", async () => {
  asked("Ways").resolve({ kinds: ["homeVisit"] });
  await settle();
  await openOffer();
  bench.reader.tell(withReaderFault("reader.selfTestFailed").reader);
  say({ type: "useCard" });
  bench.identity.pending("XiaohuIdentity.Ways").resolve({ scanner: true });
  await settle();
  expect([state(), bench.session.assisting?.reading?.state]).toEqual(["assistDocument", "documentChoice"]);
  say({ type: "scanDocument" });
  bench.identity.pending("XiaohuIdentity.ScanDocument").resolve({ identity: sampleIdentity, person: "" });
  await settle();
  expect([state(), bench.session.cardLaid]).toEqual(["assistReason", false]);
});

describe("a hall that is away", () => {
  it("leaves the guide as it is, without anybody who would come", async () => {
    asked("Ways").reject("queue.hallUnreachable");
    await settle();
    expect(bench.session.finding).toMatchObject({ state: "findGuide", assistance: [] });
    find({ type: "assist", kind: "homeVisit" });
    expect(bench.screen).toBe("finding");
  });

  describe("once somebody can be asked for", () => {
    beforeEach(async () => {
      asked("Ways").resolve({ kinds: ["homeVisit", "handledForYou"] });
      await settle();
    });

    it("is said before anything is asked, and tried again; back is the guide", async () => {
      find({ type: "assist", kind: "homeVisit" });
      await settle();
      await bench.clock.advance(assistanceDelays.requestPatience);
      expect(bench.session.assisting).toMatchObject({
        state: "assistRefused",
        error: "queue.hallUnreachable",
      });
      say({ type: "tryAgain" });
      await settle();
      asked("Offer").reject("queue.hallUnreachable");
      await settle();
      expect(state()).toBe("assistRefused");
      say({ type: "back" });
      await settle();
      expect(bench.screen).toBe("finding");
    });

    it("is asked for the same by the same key, and nothing is typed twice", async () => {
      await openOffer();
      await fillIn();
      say({ type: "texts" }, { type: "confirm" });
      const first = asked("Book").payload as { idempotencyKey: string };
      expect(first).toMatchObject({
        matterId: "elder-card",
        kind: "homeVisit",
        who: { identity: sampleIdentity },
        reason: "ill",
        telephone,
        address,
        slot: sampleSlot,
        notice: "abc",
        texts: true,
      });
      // In the middle of it nobody is sent away.
      bench.send("leave");
      expect(state()).toBe("assistSaving");
      await bench.clock.advance(assistanceDelays.requestPatience);
      expect(bench.session.assisting).toMatchObject({ state: "assistRefused", failed: "save" });
      say({ type: "tryAgain" });
      await settle();
      const [one, other] = bench.assistance.requests.filter(({ name }) => name.endsWith("Book"));
      expect(other?.payload).toEqual(one?.payload);
      asked("Book").resolve({ request: sampleRequests.new });
      await settle();
      expect(state()).toBe("assistBooked");
      for (const secret of [sampleIdentity.number, telephone, address])
        expect(JSON.stringify(bench.session.assisting)).not.toContain(secret);
    });

    it("whose half day was taken meanwhile offers another, and has the notice accepted anew", async () => {
      await openOffer();
      await fillIn();
      say({ type: "confirm" });
      asked("Book").reject("assistance.slotTaken");
      await settle();
      say({ type: "tryAgain" });
      await settle();
      asked("Offer").resolve(sampleOffer("homeVisit"));
      await settle();
      expect(bench.session.assisting).toMatchObject({ state: "assistSlot", slot: null, telephone, address });
      say({ type: "back" });
      // Nothing can be sent without a time.
      expect(bench.session.assisting).toMatchObject({ state: "assistReview", whole: false });
      say({ type: "confirm" });
      expect(count("Book")).toBe(1);
      say({ type: "edit", what: "slot" }, { type: "slot", slot: sampleSlot });
      expect(state()).toBe("assistNotice");
      say({ type: "accept" }, { type: "confirm" });
      await settle();
      expect(count("Book")).toBe(2);
    });

    it("asks the card back at the end, and forgets everything when time runs out", async () => {
      await openOffer();
      await fillIn();
      await bench.clock.advance(60_000 + 31_000);
      expect(bench.screen).toBe("takeCard");
      expect(bench.session.assisting).toBeNull();
      expect(JSON.stringify(bench.session)).not.toContain(telephone);
    });

    it("takes a name and a telephone where no card can be read", async () => {
      await openOffer();
      say({ type: "withoutCard" }, { type: "answer" });
      expect(bench.session.assisting).toMatchObject({ state: "assistName", checked: true });
      say({ type: "type", text: "陈爷爷" }, { type: "answer" });
      expect(state()).toBe("assistReason");
    });
  });
});
