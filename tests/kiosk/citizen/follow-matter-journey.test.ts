import { beforeEach, describe, expect, it } from "vitest";
import {
  findCasesDelays,
  followDelays,
  sessionDelays,
  warningSeconds,
} from "../../../kiosk/citizen/machines/delays.ts";
import type { FollowEvent } from "../../../kiosk/citizen/machines/follow-matter/context.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import { sampleRequests } from "../../support/assistance-paths.ts";
import { writtenPage } from "../../support/camera-film.ts";
import { withPrinterFault, withReaderFault } from "../../support/citizen-paths.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { followedCases, followedCode, sampleIdentity } from "../../support/followed-cases.ts";
import { photograph } from "../../support/photographed-page.ts";
import { samplePapers } from "../../support/sample-papers.ts";
import { settle } from "../../support/simulated-clock.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

const { receipts, renewal, opened } = followedCases(demoCatalogue);

const goodPicture = photograph(writtenPage(), { width: 640, height: 860, pageHeight: 790 });

let bench: TerminalOnBench;
beforeEach(async () => {
  bench = new TerminalOnBench();
  await bench.rest();
  bench.send("start");
  say({ type: "open" });
  asked("Ways").resolve({ scanner: true });
  await settle();
});
const say = (...events: FollowEvent[]) => {
  for (const event of events) bench.send({ type: "following", event });
};
const asked = (name: string) => bench.matters.pending(`XiaohuMatters.${name}`);
/** Of 上门办 and 帮代办. */
const requests = () => bench.assistance.pending("XiaohuAssistance.Find");
const count = (name: string) =>
  bench.matters.requests.filter((request) => request.name === `XiaohuMatters.${name}`).length;
const state = () => bench.session.following?.state;
const typeCode = () => {
  say({ type: "typeCode" });
  for (const sign of followedCode) say({ type: "sign", sign });
};
async function layCard(identity = sampleIdentity) {
  const reading = bench.reader.pending("XiaohuIdentity.ReadIdentity");
  reading.event("CardReader.MediaInsertedEvent", {});
  reading.resolve({ identity, person: "ab".repeat(32) });
  await settle();
}
const answerGuide = async () => {
  bench.catalogue.pending("XiaohuCatalogue.GetMatter").resolve({ matter: renewal });
  await settle();
};
async function findByCode(receipt = receipts.owing) {
  typeCode();
  expect(asked("Progress").payload).toEqual({ of: { code: followedCode } });
  asked("Progress").resolve({ receipts: [receipt], renews: null });
  await settle();
  expect(state()).toBe("followApplication");
}

describe("at a reader that is out of order", () => {
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

  it.each([
    ["adding what is owed", "owing", [{ type: "add" }], "BeginSupplement"],
    ["taking it back", "underWay", [{ type: "withdraw" }, { type: "confirm" }], "Withdraw"],
    ["another delivery", "underWay", [{ type: "changeDelivery" }], null],
  ] as const)("%s goes on with a document that the scanner reads", async (_what, receipt, events, name) => {
    await findByCode(receipts[receipt]);
    bench.reader.tell(withReaderFault("reader.selfTestFailed").reader);
    say(...(events as readonly FollowEvent[]));
    bench.identity.pending("XiaohuIdentity.Ways").resolve({ scanner: true });
    await settle();
    expect([state(), bench.session.following?.reading?.state]).toEqual(["followDocument", "documentChoice"]);
    // What is somebody's own is opened by nothing that was typed.
    say({ type: "typeNumber" }, { type: "scanDocument" });
    bench.identity.pending("XiaohuIdentity.ScanDocument").resolve({ identity: passport, person: "" });
    await settle();
    if (name) expect(asked(name).payload).toMatchObject({ identity: passport });
    else expect(bench.session.following?.delivering).not.toBeNull();
    expect(bench.session.cardLaid).toBe(false);
  });

  it("a personal paper is opened with a document that the scanner reads", async () => {
    await findByCode(receipts.underWay);
    bench.reader.tell(withReaderFault("reader.selfTestFailed").reader);
    bench.send({ type: "showPapers", papers: samplePapers.filter(({ personal }) => personal).slice(0, 1) });
    bench.identity.pending("XiaohuIdentity.Ways").resolve({ scanner: true });
    await settle();
    expect(bench.session.papers).toMatchObject({
      state: "papersDocument",
      reading: { state: "documentChoice" },
    });
    bench.send({ type: "papers", event: { type: "scanDocument" } });
    bench.identity.pending("XiaohuIdentity.ScanDocument").resolve({ identity: passport, person: "" });
    await settle();
    expect(asked("Document").payload).toMatchObject({ code: followedCode, identity: passport, part: 0 });
    // Another's, or one that was renewed: it is asked for again in the same way.
    asked("Document").reject("matter.notFound");
    await settle();
    expect(bench.session.papers).toMatchObject({ state: "papersRefused", error: "matter.notFound" });
    bench.send({ type: "papers", event: { type: "tryAgain" } });
    expect(bench.session.papers?.reading?.state).toBe("documentChoice");
  });

  it("leaves e-licences and reminders to the chip", async () => {
    bench.reader.tell(withReaderFault("reader.selfTestFailed").reader);
    say({ type: "licences" });
    expect(state()).toBe("followWho");
  });
});

describe("finding one's cases", () => {
  it("by the card asks for all of them and for what is offered, newest first", async () => {
    say({ type: "useCard" });
    await layCard();
    expect(asked("Progress").payload).toEqual({ of: { identity: sampleIdentity } });
    asked("Progress").resolve({ receipts: [receipts.refused, receipts.underWay], renews: null });
    asked("Offered").resolve({ matterIds: [renewal.id] });
    requests().resolve({ requests: [] });
    await settle();
    await answerGuide();
    expect(state()).toBe("followList");
    expect(bench.session.following?.receipts.map(({ code }) => code)).toEqual([
      receipts.underWay.code,
      receipts.refused.code,
    ]);
    expect(JSON.stringify(bench.session)).not.toContain(sampleIdentity.number);

    say({ type: "take", matterId: renewal.id });
    await settle();
    expect(bench.screen).toBe("finding");
    bench.catalogue.pending("XiaohuCatalogue.Head").resolve({ head: {}, counts: {} });
    await settle();
    await answerGuide();
    expect(bench.session.finding).toMatchObject({
      state: "findGuide",
      guide: { matter: { id: renewal.id } },
    });
  });

  it("by the code of a reminder opens the guide of what renews the licence", async () => {
    typeCode();
    asked("Progress").resolve({ receipts: [], renews: renewal.id });
    await settle();
    expect(bench.screen).toBe("finding");
    bench.catalogue.pending("XiaohuCatalogue.Head").resolve({ head: {}, counts: {} });
    await settle();
    await answerGuide();
    expect(bench.session.finding).toMatchObject({
      state: "findGuide",
      guide: { matter: { id: renewal.id } },
    });
  });

  it("by the card shows how they stand although nobody can say what is offered", async () => {
    say({ type: "useCard" });
    await layCard();
    asked("Progress").resolve({ receipts: [receipts.underWay], renews: null });
    asked("Offered").reject("queue.hallUnreachable");
    requests().reject("queue.hallUnreachable");
    await settle();
    expect(state()).toBe("followApplication");
    expect(bench.reported).toHaveLength(2);
  });

  it("by the card shows what was asked for at home beside them, and goes on with it", async () => {
    say({ type: "useCard" });
    await layCard();
    asked("Progress").resolve({ receipts: [] });
    asked("Offered").resolve({ matterIds: [] });
    requests().resolve({ requests: [sampleRequests.new] });
    await settle();
    expect(state()).toBe("followList");
    say({ type: "assist", code: sampleRequests.new.code });
    await settle();
    requests().resolve({ requests: [sampleRequests.new] });
    await settle();
    expect(bench.session.assisting).toMatchObject({ state: "assistOne", request: sampleRequests.new });
    bench.send({ type: "assisting", event: { type: "back" } });
    await settle();
    expect(bench.screen).toBe("following");
  });

  it("by the code of what was asked for at home goes straight on with it", async () => {
    typeCode();
    asked("Progress").reject("matter.notFound");
    await settle();
    expect(requests().payload).toEqual({ of: { code: followedCode } });
    requests().resolve({ requests: [{ ...sampleRequests.new, code: followedCode }] });
    await settle();
    requests().resolve({ requests: [{ ...sampleRequests.new, code: followedCode }] });
    await settle();
    expect(bench.session.assisting?.state).toBe("assistOne");
  });

  it("by the scanner stops waiting when the code is typed instead", async () => {
    say({ type: "scan" });
    const scanning = asked("ScanCode");
    say({ type: "typeCode" });
    expect(scanning.signal?.aborted).toBe(true);
    say({ type: "back" });
    asked("Ways").resolve({ scanner: true });
    await settle();
    say({ type: "scan" });
    asked("ScanCode").resolve({ code: followedCode });
    await settle();
    expect(asked("Progress").payload).toEqual({ of: { code: followedCode } });
  });

  it("offers no scanner where there is none, or nobody knows", async () => {
    say({ type: "typeCode" }, { type: "back" });
    asked("Ways").reject("message.internal");
    await settle();
    say({ type: "scan" });
    expect(state()).toBe("followWho");
    expect(count("ScanCode")).toBe(0);
  });

  it("after too many codes says to wait, and asks nothing more by itself", async () => {
    typeCode();
    asked("Progress").reject("matter.tooManyTries");
    await settle();
    expect(bench.session.following).toMatchObject({ state: "followRefused", error: "matter.tooManyTries" });
    expect(count("Progress")).toBe(1);
  });

  it("is not ended in the middle, and a silent hall is called so", async () => {
    typeCode();
    bench.send("leave");
    expect(state()).toBe("followFinding");
    await bench.clock.advance(findCasesDelays.requestPatience);
    expect(bench.session.following).toMatchObject({ state: "followRefused", error: "queue.hallUnreachable" });
    say({ type: "tryAgain" });
    expect(count("Progress")).toBe(2);
  });
});

describe("going on with what was saved", () => {
  beforeEach(async () => {
    typeCode();
    asked("Progress").reject("matter.notFound");
    await settle();
    requests().reject("assistance.notFound");
    await settle();
    bench.pains.pending("XiaohuPainPoints.Follow").reject("painPoint.notFound");
    await settle();
    expect(state()).toBe("followSaved");
  });
  const saved = {
    ...opened,
    situation: { [renewal.id]: { changed: "no", kind: "shop" } },
    materials: [
      { matterId: renewal.id, materialId: "foodLicence", how: { by: "window" as const } },
      { matterId: renewal.id, materialId: "businessLicence", how: { by: "window" as const } },
    ],
  };

  it("with the card stands where it stood: nothing that was answered is asked again", async () => {
    say({ type: "useCard" });
    await layCard();
    expect(asked("Resume").payload).toMatchObject({
      code: followedCode,
      proof: { identity: sampleIdentity },
    });
    asked("Resume").resolve({ case: saved });
    await settle();
    await answerGuide();
    expect(bench.screen).toBe("handling");
    expect(bench.session.handling).toMatchObject({
      caseId: saved.caseId,
      situation: saved.situation,
      handedIn: { [renewal.id]: { foodLicence: { by: "window" } } },
      state: "handleQuestion",
    });
    expect(count("Begin")).toBe(0);
    bench.send("leave");
    expect(bench.screen).toBe("takeCard");
  });

  it("without the card asks for the end of its number", async () => {
    say({ type: "lastFour" });
    for (const sign of "0017") say({ type: "sign", sign });
    expect(asked("Resume").payload).toMatchObject({ code: followedCode, proof: { lastFour: "0017" } });
    asked("Resume").resolve({ case: saved });
    await settle();
    await answerGuide();
    expect(bench.screen).toBe("handling");
  });

  it("says that code and document do not belong together, and takes another", async () => {
    say({ type: "useCard" });
    await layCard();
    const key = asked("Resume").payload.idempotencyKey;
    asked("Resume").reject("matter.notFound");
    await settle();
    expect(bench.session.following).toMatchObject({ state: "followRefused", error: "matter.notFound" });
    say({ type: "tryAgain" }, { type: "useCard" });
    await layCard();
    expect(asked("Resume").payload.idempotencyKey).not.toBe(key);
  });

  it("by another version of the guide is refused in words, and its case is ended", async () => {
    say({ type: "lastFour" });
    for (const sign of "0017") say({ type: "sign", sign });
    asked("Resume").resolve({ case: { ...saved, versions: { [renewal.id]: "another" } } });
    await settle();
    await answerGuide();
    expect(bench.session.following).toMatchObject({ state: "followRefused", error: "matter.caseOver" });
    expect(asked("End").payload).toEqual({ caseId: saved.caseId });
  });
});

describe("taking it back", () => {
  it("is asked about, needs the card, and is told once", async () => {
    await findByCode(receipts.underWay);
    say({ type: "withdraw" });
    expect(state()).toBe("followWithdrawAsk");
    say({ type: "confirm" });
    expect(count("Withdraw")).toBe(0);
    await layCard();
    expect(asked("Withdraw").payload).toMatchObject({
      code: followedCode,
      applicationNumber: receipts.underWay.applications[0]?.number,
      identity: sampleIdentity,
    });
    asked("Withdraw").resolve({ receipt: receipts.withdrawn });
    await settle();
    expect(bench.session.following).toMatchObject({ state: "followApplication", done: "withdrawn" });
    say({ type: "withdraw" });
    expect(state()).toBe("followApplication");
    expect(count("Withdraw")).toBe(1);
  });

  it("asks again with the same key after silence", async () => {
    await findByCode(receipts.underWay);
    say({ type: "withdraw" }, { type: "confirm" });
    await layCard();
    const key = asked("Withdraw").payload.idempotencyKey;
    await bench.clock.advance(followDelays.requestPatience);
    say({ type: "tryAgain" });
    expect(count("Withdraw")).toBe(2);
    expect(asked("Withdraw").payload.idempotencyKey).toBe(key);
  });

  it("of what is decided is not offered", async () => {
    await findByCode(receipts.issued);
    say({ type: "withdraw" });
    expect(state()).toBe("followApplication");
  });
});

describe("adding what is owed", () => {
  const open = async (licences = opened.licences) => {
    await findByCode();
    say({ type: "add" });
    await layCard();
    expect(asked("BeginSupplement").payload).toMatchObject({ code: followedCode, identity: sampleIdentity });
    asked("BeginSupplement").resolve({ case: { ...opened, licences }, receipt: receipts.owing });
    await settle();
    await answerGuide();
    expect(state()).toBe("followOwed");
  };

  it("uses the e-licence after consent, hands it in, and ends the case", async () => {
    await open();
    expect(count("UseLicence")).toBe(0);
    say({ type: "useLicences" });
    expect(asked("UseLicence").payload).toMatchObject({
      caseId: opened.caseId,
      materialId: "businessLicence",
      kind: "businessLicence",
    });
    asked("UseLicence").resolve({ authorisation: "authorisation-1", fields: {}, facts: opened.facts });
    await settle();
    expect(asked("Supplement").payload).toMatchObject({
      applicationNumber: receipts.owing.applications[0]?.number,
      materials: [
        { materialId: "businessLicence", how: { by: "licence", authorisation: "authorisation-1" } },
      ],
    });
    asked("Supplement").resolve({ receipt: receipts.supplemented, problems: [] });
    await settle();
    expect(bench.session.following).toMatchObject({ state: "followApplication", done: "supplemented" });
    expect(asked("End").payload).toEqual({ caseId: opened.caseId });
  });

  it("that no e-licence stands for is brought to a window", async () => {
    await open([]);
    say({ type: "useLicences" });
    expect(state()).toBe("followOwed");
    expect(count("UseLicence")).toBe(0);
    say({ type: "back" });
    expect(state()).toBe("followApplication");
    expect(count("End")).toBe(1);
  });

  const owedMaterial = receipts.owing.applications[0]?.owed[0]?.materialId ?? "";
  const number = receipts.owing.applications[0]?.number ?? "";
  /** At the lens, with what is owed lying under it. */
  const openAtLens = async () => {
    bench.camera.putIn();
    await settle();
    await open([]);
    say({ type: "scanOwed", number, materialId: owedMaterial });
    expect(state()).toBe("scanLay");
    say({ type: "scanning", event: { type: "start" } });
    await settle();
    expect([state(), bench.camera.on]).toEqual(["scanLive", 1]);
  };
  const takeGood = async () => {
    say({ type: "scanning", event: { type: "take", picture: goodPicture } });
    await settle();
    say({ type: "scanning", event: { type: "keep" } });
    expect(state()).toBe("scanPages");
  };

  it("that a scan stands for is scanned, sent in parts and handed in by its files", async () => {
    await openAtLens();
    await takeGood();
    say({ type: "scanning", event: { type: "send" } });
    await settle();
    expect(asked("Attach").payload).toMatchObject({
      caseId: opened.caseId,
      materialId: owedMaterial,
      mediaType: "image/jpeg",
      part: 0,
      parts: 1,
    });
    asked("Attach").resolve({ file: "file-0001" });
    await settle();
    expect(asked("Supplement").payload).toMatchObject({
      applicationNumber: number,
      materials: [{ materialId: owedMaterial, how: { by: "file", files: ["file-0001"] } }],
    });
    asked("Supplement").resolve({ receipt: null, problems: [] });
    await settle();
    expect(bench.session.following).toMatchObject({ state: "followRefused", error: "matter.file" });
    say({ type: "tryAgain" });
    asked("Supplement").resolve({ receipt: receipts.supplemented, problems: [] });
    await settle();
    expect(bench.session.following).toMatchObject({ done: "supplemented", scan: null, owing: null });
  });

  it("is scanned by nobody where there is no camera", async () => {
    await open([]);
    say({ type: "scanOwed", number, materialId: owedMaterial });
    expect(state()).toBe("followOwed");
  });

  it("leaves nothing when nobody is there any more in the middle of a scan: the camera is off and the pages are gone", async () => {
    await openAtLens();
    await takeGood();
    say({ type: "scanning", event: { type: "add" } });
    await settle();
    expect(bench.session.following?.scan?.pages).toHaveLength(1);
    for (let second = 0; second < sessionDelays.idleTime / 1000 + warningSeconds + 1; second++) {
      bench.session.following?.scan?.camera?.seen();
      // A picture that comes is no touch: the session ends all the same.
      await bench.clock.advance(1000);
    }
    expect(bench.session.following).toBeNull();
    expect(bench.camera.on).toBe(0);
    expect(JSON.stringify(bench.session)).not.toContain("jpeg");
  });

  it("whose e-licence cannot be had is brought to a window", async () => {
    await open();
    say({ type: "useLicences" });
    asked("UseLicence").reject("matter.licenceUnavailable");
    await settle();
    expect(bench.session.following).toMatchObject({ state: "followOwed", owing: { licencesGone: true } });
    expect(count("Supplement")).toBe(0);
  });
});

describe("the receipt", () => {
  it.each([
    ["printed", null],
    ["failed", "printer.paperOut"],
  ] as const)("is printed again, and honestly said to be %s", async (print, error) => {
    await findByCode();
    say({ type: "print" });
    expect(asked("PrintReceipt").payload).toMatchObject({
      code: followedCode,
      texts: { heading: "受理回执" },
    });
    asked("PrintReceipt").resolve({ print, error });
    await settle();
    expect(bench.session.following).toMatchObject({ state: "followApplication", slip: { print, error } });
  });

  it("is not printed by a printer that cannot", async () => {
    await findByCode();
    bench.printer.tell(withPrinterFault("printer.paperOut").printer);
    say({ type: "print" });
    expect(count("PrintReceipt")).toBe(0);
  });
});

describe("having the result another way", () => {
  it("asks for the card, says the fee, and takes the address of the card and a number that was typed", async () => {
    await findByCode(receipts.underWay);
    say({ type: "changeDelivery" });
    await layCard();
    expect(state()).toBe("followDelivery");
    const place = { province: "福建省", city: "厦门市", district: "湖里区" };
    expect(asked("PostFee").payload).toEqual(place);
    asked("PostFee").resolve({ served: true, quote: { fee: 1200, days: 2 } });
    await settle();
    expect(Object.values(bench.session.following?.delivering?.postFees ?? {})).toMatchObject([
      { quote: { fee: 1200 } },
    ]);
    say({ type: "deliver", kind: "post" });
    const { knownAddress = "" } = bench.session.following?.delivering ?? {};
    say({ type: "answer", value: "样例路1号" });
    expect(bench.session.following).toMatchObject({
      state: "followPostAddress",
      delivering: { checked: true },
    });
    say({ type: "answer", value: knownAddress }, { type: "answer", value: "13800000001" });
    expect(asked("AppointDelivery").payload).toMatchObject({
      code: followedCode,
      identity: sampleIdentity,
      delivery: {
        kind: "post",
        to: { name: "测试样本", address: "福建省厦门市湖里区样例路1号", telephone: "13800000001" },
      },
    });
    asked("AppointDelivery").resolve({ receipt: receipts.appointed });
    await settle();
    expect(bench.session.following).toMatchObject({ state: "followApplication", done: "appointed" });
  });
});

describe("one's licences", () => {
  const kept = { licences: [], asked: true, texts: true };
  const licence = {
    kind: "foodLicence",
    name: renewal.name,
    validTo: "2027-03-31",
    state: "valid" as const,
    renewedBy: null,
    choices: [30, 7],
    reminders: [],
  };

  it("are shown to who lays the card, and reminded of with a number and a tick", async () => {
    say({ type: "licences" });
    await layCard();
    expect(state()).toBe("followLicences");
    expect(asked("Reminders").payload).toEqual({ identity: sampleIdentity });
    asked("Reminders").resolve({ ...kept, licences: [licence] });
    await settle();
    say({ type: "chooseLicence", kind: "foodLicence" }, { type: "remindBefore", before: 30 });
    say({ type: "draft", value: "13800000001" }, { type: "answer", value: "13800000001" });
    say({ type: "remind" });
    expect(count("Remind")).toBe(0);
    say({ type: "tick" }, { type: "remind" });
    expect(asked("Remind").payload).toMatchObject({
      identity: sampleIdentity,
      kind: "foodLicence",
      before: 30,
      telephone: "13800000001",
      consent: "2026-11",
      language: "zh-CN",
    });
    asked("Remind").resolve({ ...kept, licences: [licence] });
    await settle();
    expect(bench.session.following?.licences).toMatchObject({ state: "licencesList", done: "reminded" });
    expect(JSON.stringify(bench.session)).not.toContain(sampleIdentity.number);
    say({ type: "back" });
    await settle();
    expect(state()).toBe("followWho");
    expect(JSON.stringify(bench.session)).not.toContain("13800000001");
  });

  it("are led to from a result that ends, with the card, and back to it; from another nothing leads there", async () => {
    await findByCode(receipts.underWay);
    say({ type: "licences" });
    expect(state()).toBe("followApplication");
    say({ type: "back" });
    await findByCode(receipts.issued);
    say({ type: "licences" });
    expect(state()).toBe("followDocument");
    say({ type: "back" });
    await settle();
    expect(state()).toBe("followApplication");
    say({ type: "licences" });
    await layCard();
    expect(state()).toBe("followLicences");
    asked("Reminders").resolve({ ...kept, licences: [licence] });
    await settle();
    say({ type: "back" });
    await settle();
    expect(state()).toBe("followApplication");
    // The card has been shown.
    say({ type: "licences" });
    expect(state()).toBe("followLicences");
  });
});
