import { describe, expect, it } from "vitest";
import { isFrame, responseFormat } from "../../../device-drivers/id-card-reader/frame.ts";
import { SimulatedIdCardReader } from "../../../device-drivers/id-card-reader/simulated.ts";
import { type ReaderFault, readerFaults } from "../../../device-drivers/id-card-reader/simulated-faults.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { MemoryLine } from "./memory-line.ts";
import { bytesOf, concatenate, frameOf } from "./vectors.ts";

const find = "00 03 20 01 22";
const select = "00 03 20 02 21";
const read = "00 03 30 01 32";
const readWithFingerprint = "00 03 30 10 23";
const newest = "00 03 30 03 30";
const samStatus = "00 03 11 FF ED";
const document = personas[0]!.document;

function powerUp() {
  const clock = new SimulatedClock();
  const line = new MemoryLine(4096);
  const reader = new SimulatedIdCardReader(clock);
  reader.attach(line.device);
  const heard: Uint8Array[] = [];
  line.host.onData((chunk) => heard.push(chunk));
  /** What comes back within the time, without the preamble of whole frames. */
  const ask = async (tail: string, milliseconds = 500) => {
    heard.length = 0;
    await line.host.write(frameOf(tail));
    await clock.advance(milliseconds);
    const all = concatenate(...heard);
    const bytes = isFrame(responseFormat, all) ? all.subarray(5) : all;
    return Buffer.from(bytes)
      .toString("hex")
      .toUpperCase()
      .replace(/..(?!$)/g, "$& ");
  };
  return { clock, line, reader, ask };
}

const refused = {
  10: "10 14",
  11: "11 15",
  21: "21 25",
  23: "23 27",
  37: "37 33",
  41: "41 45",
  60: "60 64",
  66: "66 62",
  80: "80 84",
  81: "81 85",
  91: "91 95",
};
const short = (status: keyof typeof refused) => `00 04 00 00 ${refused[status]}`;
const found = "00 08 00 00 9F 00 00 00 00 97";
const selected = "00 0C 00 00 90 00 00 00 00 00 00 00 00 9C";

describe("the simulated reader", () => {
  it("answers what it is", async () => {
    const { ask } = powerUp();
    expect(await ask(samStatus)).toBe("00 04 00 00 90 94");
    expect(await ask("00 03 10 FF EC")).toBe("00 04 00 00 90 94");
    expect(await ask("00 03 12 FF EE")).toBe(
      "00 14 00 00 90 05 00 01 00 E5 D6 34 01 87 D6 12 00 B1 CB 74 00 CB",
    );
  });

  it("wants find, select and read in this order", async () => {
    const { reader, ask } = powerUp();
    expect(await ask(find)).toBe(short(80));
    reader.layCard(document);
    expect(await ask(select)).toBe(short(23));
    expect(await ask(read)).toBe(short(23));
    expect(await ask(newest)).toBe(short(23));
    expect(await ask(find)).toBe(found);
    expect(await ask(read)).toBe(short(23));
    expect(await ask(select)).toBe(selected);
    expect(await ask(select)).toBe(short(23));
    expect(await ask(read)).toMatch(/^05 08 00 00 90 01 00 04 00 4B 6D /);
    expect(await ask(newest)).toBe(short(91));
    expect(reader.state).toEqual({
      card: document,
      reading: false,
      read: true,
      baudRate: 115_200,
      faults: [],
    });
  });

  it("does not find a card that it has read until that is lifted, or the SAM reset", async () => {
    const { reader, ask } = powerUp();
    reader.layCard(document);
    for (const command of [find, select, read]) await ask(command);
    expect(await ask(find)).toBe(short(80));
    expect(await ask(newest)).toBe(short(91));
    reader.removeCard();
    expect(await ask(newest)).toBe(short(41));
    expect(await ask(newest)).toBe(short(23));
    reader.layCard(document);
    for (const command of [find, select, read]) expect(await ask(command)).not.toMatch(/^00 04/);
    expect(await ask(find)).toBe(short(80));
    await ask("00 03 10 FF EC");
    expect(await ask(find)).toBe(found);
  });

  it("tells a card that left between the steps", async () => {
    const { reader, ask } = powerUp();
    reader.layCard(document);
    await ask(find);
    reader.removeCard();
    expect(await ask(select)).toBe(short(81));
    reader.layCard(document);
    await ask(find);
    await ask(select);
    reader.layCard(document);
    expect(await ask(read)).toBe(short(41));
    expect(await ask(read)).toBe(short(23));
  });

  it("gives the newest address of a card that has one", async () => {
    const { reader, ask } = powerUp();
    reader.layCard(document, undefined, { newestAddress: "样例省样例市新址1号" });
    await ask(find);
    await ask(select);
    expect(await ask(newest)).toMatch(/^00 4A 00 00 90 37 68 .* 87$/);
  });

  it("gives the fingerprint with text and photo, in the same order of commands", async () => {
    for (const [length, head] of [
      [0, "05 0A 00 00 90 01 00 04 00 00 00"],
      [512, "07 0A 00 00 90 01 00 04 00 02 00"],
      [1024, "09 0A 00 00 90 01 00 04 00 04 00"],
    ] as const) {
      const { reader, ask } = powerUp();
      const fingerprint = new Uint8Array(length).fill(0xf0);
      reader.layCard(document, undefined, length === 0 ? {} : { fingerprint });
      expect(await ask(readWithFingerprint, 1000)).toBe(short(23));
      await ask(find);
      expect(await ask(readWithFingerprint, 1000)).toBe(short(23));
      await ask(select);
      const reply = await ask(readWithFingerprint, 1000);
      expect(reply).toMatch(new RegExp(`^${head} 4B 6D `));
      expect(reply.match(/F0/g)?.length ?? 0).toBe(length);
      expect(reader.state.read).toBe(true);
      expect(await ask(newest)).toBe(short(91));
      expect(await ask(find)).toBe(short(80));
      reader.removeCard();
      expect(await ask(readWithFingerprint, 1000)).toBe(short(41));
    }
  });

  it("refuses what is wrong as a real one does", async () => {
    const { ask, line, clock } = powerUp();
    expect(await ask("00 03 20 01 21")).toBe(short(10));
    expect(await ask("00 02 20 22")).toBe(short(11));
    expect(await ask("05 08 20 01 22")).toBe(short(11));
    expect(await ask("00 04 20 01 00 25")).toBe(short(11));
    expect(await ask("00 03 77 01 75")).toBe(short(21));
    expect(await ask("00 03 30 02 31")).toBe(short(21));
    expect(await ask("00 03 30 05 36")).toBe(short(21));
    await line.host.write(bytesOf("01 02 AA AA"));
    await clock.advance(200);
    expect(await ask(find)).toBe(short(80));
  });

  it("forgets half a request when the line goes quiet", async () => {
    const { ask, line, clock } = powerUp();
    await line.host.write(frameOf("00 20 20 01"));
    await clock.advance(200);
    expect(await ask(find)).toBe(short(80));
  });

  it("does not listen while it works, and takes its time", async () => {
    const { clock, line, reader, ask } = powerUp();
    const events: Array<[number, string]> = [];
    const start = clock.now();
    reader.onWire((direction, bytes) => events.push([clock.now() - start, `${direction} ${bytes.length}`]));
    reader.layCard(document);
    await ask(find, 30);
    await ask(select, 30);
    await line.host.write(frameOf(read));
    await clock.advance(100);
    expect(reader.state.reading).toBe(true);
    await line.host.write(frameOf(samStatus));
    await clock.advance(1000);
    expect(events).toEqual([
      [0, "toDevice 10"],
      [30, "toHost 15"],
      [30, "toDevice 10"],
      [60, "toHost 19"],
      [60, "toDevice 10"],
      [160, "toDevice 10"],
      [460, "toHost 1295"],
    ]);
  });

  it("says nothing without its cable, and has forgotten the card's state when it is back", async () => {
    const { clock, line, reader, ask } = powerUp();
    reader.layCard(document);
    await ask(find);
    await ask(select);
    await line.host.write(frameOf(read));
    reader.detach();
    expect(clock.pendingTimers).toBe(0);
    expect(await ask(find)).toBe("");
    reader.attach(line.device);
    expect(await ask(read)).toBe(short(23));
    expect(await ask(find)).toBe(found);
    expect(reader.state.reading).toBe(false);

    const other = new MemoryLine();
    reader.attach(other.device);
    const events: string[] = [];
    reader.onWire((direction) => events.push(direction));
    await ask(find);
    expect(events).toEqual([]);
  });
});

describe("a fault of the simulated reader", () => {
  it("has a line that says what it does", () => {
    for (const { description } of Object.values(readerFaults)) expect(description).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ["garbageBeforeFrame", /^00 5A FF AA AA 13 AA AA AA 96 AA AA AA 96 69 00 04 00 00 80 84$/],
    ["flippedBit", /^AA AA AA 96 69 10 04 00 00 80 84$/],
    ["cutFrame", /^AA AA AA 96 69$/],
  ] as const)("%s spoils one reply", async (fault, spoiled) => {
    const { reader, ask } = powerUp();
    reader.setFault(fault);
    expect(reader.state.faults).toEqual([fault]);
    expect(await ask(find)).toMatch(spoiled);
    expect(reader.state.faults).toEqual([]);
    expect(await ask(find)).toBe(short(80));
  });

  it.each([
    ["silence", ""],
    ["selfTestFailed", short(60)],
    ["samNotAuthorised", short(66)],
  ] as const)("%s lasts until it is cleared", async (fault, answer) => {
    const { reader, ask } = powerUp();
    reader.setFault(fault);
    for (const command of [find, samStatus, find]) expect(await ask(command)).toBe(answer);
    reader.clearFault(fault);
    expect(await ask(find)).toBe(short(80));
  });

  it("lateReply holds one reply back, and those behind it wait their turn", async () => {
    const { clock, line, reader, ask } = powerUp();
    reader.setFault("lateReply");
    expect(await ask(find)).toBe("");
    expect(await ask(samStatus, 5000)).toBe("");
    const heard: number[] = [];
    line.host.onData((chunk) => heard.push(chunk[9]!));
    await clock.advance(100);
    expect(heard).toEqual([0x80, 0x90]);
    reader.setFault("lateReply");
    await ask(find);
    reader.clearFault("lateReply");
  });

  it("of the fingerprint leaves text and photo readable", async () => {
    for (const [fault, answer] of [
      ["fingerprintNotVerified", short(37)],
      ["noFingerprintCommand", short(21)],
    ] as const) {
      const { reader, ask } = powerUp();
      reader.layCard(document, undefined, { fingerprint: new Uint8Array(512) });
      reader.setFault(fault);
      await ask(find);
      await ask(select);
      expect(await ask(readWithFingerprint, 1000)).toBe(answer);
      expect(reader.state).toMatchObject({ reading: false, read: false });
      expect(await ask(read)).toMatch(/^05 08 /);
      reader.removeCard();
      expect(await ask(readWithFingerprint, 1000)).toBe(
        fault === "noFingerprintCommand" ? answer : short(41),
      );
    }
    const { reader, ask } = powerUp();
    reader.setFault("fingerprintNotVerified");
    reader.layCard(document);
    await ask(find);
    await ask(select);
    expect(await ask(readWithFingerprint, 1000)).toMatch(/^05 0A /);
  });

  it("cardLiftedDuringRead takes the card away in the middle of the next read", async () => {
    const { reader, ask } = powerUp();
    reader.layCard(document);
    reader.setFault("cardLiftedDuringRead");
    expect(await ask(read)).toBe(short(23));
    await ask(find);
    await ask(select);
    expect(await ask(read)).toBe(short(41));
    expect(reader.state.card).toBeNull();
    expect(reader.state.faults satisfies readonly ReaderFault[]).toEqual([]);
  });
});
