import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinSounds, readWave, writeWave } from "../../../../server/hall/speech/wave.ts";
import { aSound, aWave } from "./sound-fixture.ts";

/** A WAV file, with some of it changed. */
const changed = (change: (bytes: Buffer) => void) => {
  const bytes = aWave();
  change(bytes);
  return bytes;
};

describe("a WAV file", () => {
  it("comes back as it was written", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(8_000, 16_000, 22_050, 48_000),
        fc.constantFrom(1, 2),
        fc.int16Array({ minLength: 2, maxLength: 50 }),
        (rate, channels, values) => {
          const samples = Buffer.from(
            values.buffer,
            0,
            values.byteLength - (values.byteLength % (2 * channels)),
          );
          expect(readWave(writeWave({ rate, channels, samples }))).toEqual({ rate, channels, samples });
        },
      ),
    );
  });

  it("may tell a length that its writer did not know, and other chunks before the sound", () => {
    const endless = changed((bytes) => bytes.writeUInt32LE(0x7ffff000, 40));
    expect(readWave(endless)).toEqual(aSound(7));
    // Half a sample at the end is none.
    expect(readWave(Buffer.concat([endless, Buffer.of(1)]))).toEqual(aSound(7));
    const [before, after] = [aWave().subarray(0, 36), aWave().subarray(36)];
    const list = Buffer.from("LIST\x03\0\0\0abc\0", "latin1");
    expect(readWave(Buffer.concat([before, list, after]))).toEqual(aSound(7));
  });

  it.each<[string, Buffer, RegExp]>([
    ["no bytes", Buffer.alloc(0), /not a WAV/],
    ["words", Buffer.from("Full dictionary is not installed for 'cmn', nothing to say"), /not a WAV/],
    ["a header alone", aWave().subarray(0, 44), /without sound/],
    ["no data chunk", aWave().subarray(0, 36), /not a WAV/],
    ["floats", changed((bytes) => bytes.writeUInt16LE(3, 20)), /not 16-bit PCM/],
    ["bytes for samples", changed((bytes) => bytes.writeUInt16LE(8, 34)), /not 16-bit PCM/],
    ["a thousand channels", changed((bytes) => bytes.writeUInt16LE(1000, 22)), /not what a voice has/],
    ["no rate", changed((bytes) => bytes.writeUInt32LE(0, 24)), /not what a voice has/],
    ["sound before its format", changed((bytes) => bytes.write("skip", 12)), /before its format/],
  ])("is refused as %s", (_what, bytes, why) => {
    expect(() => readWave(bytes)).toThrow(why);
  });

  it("is refused or read, whatever is damaged", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(51), fc.nat(255)), { maxLength: 6 }), (damage) => {
        const bytes = changed((each) => {
          for (const [at, value] of damage) each[at] = value;
        });
        try {
          const { samples, channels } = readWave(bytes);
          expect(samples.length % (2 * channels)).toBe(0);
        } catch (cause) {
          expect(String(cause)).toMatch(/WAV file|PCM|what a voice has/);
        }
      }),
    );
  });
});

describe("sounds that are joined", () => {
  it("follow each other with silence between", () => {
    const { samples } = joinSounds([aSound(1, 2), aSound(2, 2)], 0.5);
    expect([...new Int16Array(samples.buffer, samples.byteOffset, samples.length / 2)]).toEqual([
      1, 1, 0, 0, 0, 0, 2, 2,
    ]);
  });

  it("were recorded alike", () => {
    expect(() => joinSounds([aSound(1), { ...aSound(1), rate: 16_000 }], 0)).toThrow(/differ/);
  });
});
