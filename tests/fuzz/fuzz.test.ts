import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { buildFrame, responseFormat } from "../../device-drivers/id-card-reader/frame.ts";
import { FrameReader } from "../../device-drivers/id-card-reader/framing.ts";
import { parsers } from "./parsers.ts";
import { isSamReply } from "./reference.ts";
import { fuzz } from "./run.ts";
import { ofMessage, ofStream } from "./target.ts";

/** Bytes a family of the share that every change must pass; `npm run fuzz` runs fifty times as many. */
const share = 200_000;
const corpus = [Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), Uint8Array.of(9, 8, 7)];
const small = { bytes: 20_000, seed: 1 };

describe("every parser", () => {
  it(`takes ${share} damaged bytes a family without a crash, a hang, a bad message passed or memory kept`, async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        "--import",
        "tsx",
        join(import.meta.dirname, "main.ts"),
        "--bytes",
        String(share),
        "--seed",
        "20261123",
      ],
      { encoding: "utf8", timeout: 60_000 },
    );
    for (const { family, parser } of parsers) expect(stdout).toContain(`${family} · ${parser}: `);
    expect(stdout).not.toContain("FAILED");
    expect(stdout).not.toContain("not measured");
  }, 60_000);
});

describe("the fuzzer", () => {
  it("finds a parser that throws", () => {
    const target = ofMessage(
      "f",
      "p",
      corpus,
      (message) => (message.length > 9 ? ([][0] as never) : message).length,
      () => true,
    );
    expect(() => fuzz(target, small)).toThrow(/threw Cannot read/);
  });

  it("finds a parser that passes a bad message", () => {
    const careless = (found: (frame: Uint8Array) => void) =>
      ({ push: (chunk: Uint8Array) => chunk.length > 11 && found(chunk) }) as never;
    const frames = [buildFrame(Uint8Array.of(0, 0, 0x90)), buildFrame(Uint8Array.of(0, 0, 0x9f, 0, 0, 0, 0))];
    expect(() => fuzz(ofStream("f", "p", frames, careless, isSamReply), small)).toThrow(
      /passed a bad message/,
    );
  });

  it("finds a parser that takes long", () => {
    const slow = () => {
      const from = process.cpuUsage();
      while (process.cpuUsage(from).user < 30_000);
      return 1;
    };
    expect(() =>
      fuzz(
        ofMessage("f", "p", corpus, slow, () => true),
        { bytes: 1, seed: 1, budget: 10 },
      ),
    ).toThrow(/ms for one chunk/);
  });

  it("finds a parser that refuses everything", () => {
    expect(() =>
      fuzz(
        ofMessage(
          "f",
          "p",
          corpus,
          () => undefined,
          () => true,
        ),
        small,
      ),
    ).toThrow(/not one of the good/);
  });

  it("does the same again with the same seed", () => {
    const run = (seed: number) => {
      let passed = "";
      const reader = (found: (frame: Uint8Array) => void) =>
        new FrameReader(responseFormat, {
          onFrame: found,
          onDiscard: (cause, bytes) => {
            passed += `${cause}${bytes}`;
          },
        });
      fuzz(ofStream("f", "p", [buildFrame(Uint8Array.of(0, 0, 0x90))], reader, isSamReply), {
        bytes: 5000,
        seed,
      });
      return passed;
    };
    expect(run(5)).toBe(run(5));
    expect(run(5)).not.toBe(run(6));
  });
});
