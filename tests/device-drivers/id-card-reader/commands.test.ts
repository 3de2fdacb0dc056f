import { describe, expect, it } from "vitest";
import {
  findCard,
  longestReply,
  readCardData,
  readCardDataWithFingerprint,
  readNewestAddress,
  readSamId,
  readSamStatus,
  refusals,
  resetSam,
  selectCard,
  shortestReply,
} from "../../../device-drivers/id-card-reader/commands.ts";
import { encodeNewestAddressReply } from "../../../device-drivers/id-card-reader/encode-card.ts";
import { buildFrame, isFrame, responseFormat } from "../../../device-drivers/id-card-reader/frame.ts";
import { bytesOf, cardVectors, concatenate, frameOf, photo, replyOf } from "./vectors.ts";

const all = [
  resetSam,
  readSamStatus,
  readSamId,
  findCard,
  selectCard,
  readCardData,
  readCardDataWithFingerprint,
  readNewestAddress,
];

const done = frameOf("00 04 00 00 90 94");
const samId = frameOf("00 14 00 00 90 05 00 01 00 E5 D6 34 01 87 D6 12 00 B1 CB 74 00 CB");
const found = frameOf("00 08 00 00 9F 00 00 00 00 97");
const noCard = frameOf("00 04 00 00 80 84");
const selected = frameOf("00 0C 00 00 90 00 00 00 00 00 00 00 00 9C");
const notSelected = frameOf("00 04 00 00 81 85");
const card = replyOf(cardVectors[0]!);
const address = encodeNewestAddressReply("样例省样例市新址1号");
const nothing = frameOf("00 04 00 00 91 95");

describe("requests", () => {
  it.each([
    [resetSam, "00 03 10 FF EC"],
    [readSamStatus, "00 03 11 FF ED"],
    [readSamId, "00 03 12 FF EE"],
    [findCard, "00 03 20 01 22"],
    [selectCard, "00 03 20 02 21"],
    [readCardData, "00 03 30 01 32"],
    [readCardDataWithFingerprint, "00 03 30 10 23"],
    [readNewestAddress, "00 03 30 03 30"],
  ])("$name", (command, tail) => {
    expect(command.request).toEqual(frameOf(tail));
  });
});

describe("replies", () => {
  it("mean what they say", () => {
    expect(resetSam.parse(done)).toEqual({ kind: "done" });
    expect(readSamStatus.parse(done)).toEqual({ kind: "done" });
    expect(readSamId.parse(samId)).toEqual({ kind: "samId", text: "05.01-20240101-0001234567-0007654321" });
    expect(findCard.parse(found)).toEqual({ kind: "found" });
    expect(findCard.parse(noCard)).toEqual({ kind: "noCard" });
    expect(selectCard.parse(selected)).toEqual({ kind: "selected" });
    expect(selectCard.parse(notSelected)).toEqual({ kind: "notSelected" });
    expect(readNewestAddress.parse(nothing)).toEqual({ kind: "nothingOnCard" });
  });

  it("with a card's data are taken apart", () => {
    const reply = readCardData.parse(card);
    if (reply?.kind !== "cardData") throw new Error("no card data");
    expect(reply.text).toEqual(cardVectors[0]!.text);
    expect(reply.photo).toHaveLength(1024);
    expect([...reply.photo.subarray(0, 3)]).toEqual([0x57, 0x4c, 0x66]);
  });

  it.each([
    [1024, "09 0A"],
    [512, "07 0A"],
    [0, "05 0A"],
  ])("with %i bytes of fingerprint are taken apart", (length, len) => {
    const fingerprint = Uint8Array.from({ length }, (_, at) => (at * 7) & 0xff);
    const { text } = cardVectors[0]!;
    const frame = buildFrame(
      concatenate(
        bytesOf(`00 00 90 01 00 04 00 ${length === 0 ? "00" : `0${length >> 8}`} 00`),
        text,
        photo,
        fingerprint,
      ),
    );
    expect(isFrame(responseFormat, frame)).toBe(true);
    expect(frame.subarray(5, 7)).toEqual(bytesOf(len));
    expect(readCardDataWithFingerprint.parse(frame)).toEqual({
      kind: "cardDataWithFingerprint",
      text,
      photo,
      fingerprint,
    });
    expect(readCardData.parse(frame)).toBeUndefined();
    expect(readCardDataWithFingerprint.parse(card)).toBeUndefined();
  });

  it("with a fingerprint of a length that no card has are refused", () => {
    for (const length of [1, 256, 1023]) {
      const body = concatenate(
        Uint8Array.of(0, 0, 0x90, 1, 0, 4, 0, length >> 8, length & 0xff),
        new Uint8Array(1280 + length),
      );
      expect(readCardDataWithFingerprint.parse(buildFrame(body))).toBeUndefined();
    }
    expect(readCardDataWithFingerprint.parse(frameOf("00 06 00 00 90 01 00 97"))).toBeUndefined();
  });

  it("with an address are taken apart, preceded by their own length or not", () => {
    expect(address).toHaveLength(81);
    expect([...address.subarray(5, 7), address.at(-1)]).toEqual([0x00, 0x4a, 0x87]);
    const reply = readNewestAddress.parse(address);
    const longer = readNewestAddress.parse(
      buildFrame(concatenate(address.subarray(7, 10), Uint8Array.of(0, 70), address.subarray(10, -1))),
    );
    for (const one of [reply, longer]) {
      if (one?.kind !== "newestAddress") throw new Error("no address");
      expect(new TextDecoder("utf-16le").decode(one.text).trimEnd()).toBe("样例省样例市新址1号");
    }
  });

  it.each([
    [0x10, "00 04 00 00 10 14", "device.garbled"],
    [0x11, "00 04 00 00 11 15", "device.garbled"],
    [0x21, "00 04 00 00 21 25", "device.garbled"],
    [0x23, "00 04 00 00 23 27", "device.notReady"],
    [0x31, "00 04 00 00 31 35", "reader.cardRejected"],
    [0x32, "00 04 00 00 32 36", "reader.cardRejected"],
    [0x41, "00 04 00 00 41 45", "reader.cardMoved"],
    [0x60, "00 04 00 00 60 64", "reader.selfTestFailed"],
    [0x66, "00 04 00 00 66 62", "reader.notAuthorised"],
  ] as const)("refuse with SW3 %s", (status, tail, code) => {
    expect(isFrame(responseFormat, frameOf(tail))).toBe(true);
    expect(readCardData.parse(frameOf(tail))).toEqual({ kind: "refused", status });
    expect(refusals[status].error).toBe(code);
  });

  it("of one command are no replies to another, except the ones that say nothing but done or refused", () => {
    const own: ReadonlyArray<readonly [(typeof all)[number], readonly Uint8Array[]]> = [
      [readSamId, [samId]],
      [findCard, [found, noCard]],
      [selectCard, [selected, notSelected]],
      [readCardData, [card]],
      [readNewestAddress, [address, nothing]],
    ];
    const withCard: readonly unknown[] = [readCardData, readCardDataWithFingerprint, readNewestAddress];
    for (const command of all) {
      for (const [other, frames] of own) {
        if (other === command) continue;
        for (const frame of frames) {
          const reply = command.parse(frame);
          const isPlainNoCard = frame === noCard || frame === notSelected;
          if (isPlainNoCard && withCard.includes(command)) {
            expect(reply).toMatchObject({ kind: "refused" });
          } else expect(reply).toBeUndefined();
        }
      }
    }
    for (const command of [readSamId, findCard, selectCard, readCardData, readNewestAddress]) {
      expect(command.parse(done)).toBeUndefined();
    }
  });

  it("with a card's data of other lengths are refused", () => {
    const parts = (text: number, picture: number, data: number) =>
      buildFrame(
        concatenate(
          Uint8Array.of(0, 0, 0x90, text >> 8, text & 255, picture >> 8, picture & 255),
          new Uint8Array(data),
        ),
      );
    expect(readCardData.parse(parts(256, 1024, 1280))).toMatchObject({ kind: "cardData" });
    expect(readCardData.parse(parts(1024, 256, 1280))).toBeUndefined();
    expect(readCardData.parse(parts(256, 1023, 1279))).toBeUndefined();
    expect(readCardData.parse(parts(256, 1024, 1300))).toBeUndefined();
  });

  it("are 11 to 1,295 bytes long, and up to 2,321 with a fingerprint", () => {
    expect(shortestReply).toBe(noCard.length);
    expect(longestReply).toBe(card.length);
    expect(readCardDataWithFingerprint.longestReply).toBe(2321);
    for (const command of all) {
      if (command !== readCardDataWithFingerprint)
        expect(command.longestReply).toBeLessThanOrEqual(longestReply);
    }
  });
});
