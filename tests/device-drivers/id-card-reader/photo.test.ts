import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  decodingLimit,
  loadPhotoDecoder,
  type PhotoDecoder,
  sealPhoto,
} from "../../../device-drivers/id-card-reader/photo.ts";
import { createIdCardReaderSession } from "../../../device-drivers/id-card-reader/session.ts";
import { SimulatedIdCardReader } from "../../../device-drivers/id-card-reader/simulated.ts";
import { personas } from "../../../device-drivers/simulator/personas.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { MemoryLine } from "./memory-line.ts";
import { photo } from "./vectors.ts";

const never = new AbortController().signal;
const pixels = 102 * 126 * 3;
const document = personas[0]!.document;

/** No decoder of photos: it paints everything in the photo's first byte. */
const painter: PhotoDecoder = {
  name: "painter",
  decode: async (wlt) => ({ width: 102, height: 126, rgb: new Uint8Array(pixels).fill(wlt[0]!) }),
};

describe("a sealed photo", () => {
  it("is decoded once, and its bytes are wiped with it", async () => {
    let seen: Uint8Array | undefined;
    const decoder: PhotoDecoder = {
      name: "spy",
      decode: async (wlt, signal) => {
        seen = wlt;
        expect(wlt).toEqual(photo);
        return painter.decode(wlt, signal);
      },
    };
    const clock = new SimulatedClock();
    const sealed = sealPhoto(photo, decoder, clock);
    expect(await sealed.decode(never)).toEqual({
      width: 102,
      height: 126,
      rgb: new Uint8Array(pixels).fill(0x57),
    });
    expect(seen?.every((byte) => byte === 0)).toBe(true);
    expect(photo[0]).toBe(0x57);
    expect(clock.pendingTimers).toBe(0);
    await expect(sealed.decode(never)).rejects.toThrow("already");
  });

  it("that nobody wants is wiped", async () => {
    const sealed = sealPhoto(photo, painter, new SimulatedClock());
    sealed.wipe();
    await expect(sealed.decode(never)).rejects.toThrow("already");
  });

  it.each([
    ["of another size", { width: 126, height: 102, rgb: new Uint8Array(pixels) }],
    ["with too few pixels", { width: 102, height: 126, rgb: new Uint8Array(pixels - 1) }],
    ["without pixels", { width: 102, height: 126, rgb: [] as unknown as Uint8Array }],
  ])("does not become a picture %s", async (_what, picture) => {
    const sealed = sealPhoto(photo, { name: "odd", decode: async () => picture }, new SimulatedClock());
    await expect(sealed.decode(never)).rejects.toThrow(/^odd gave something that is no 102 × 126 picture$/);
  });

  it("gives the decoder's error, and its caller's reason", async () => {
    const failing: PhotoDecoder = { name: "failing", decode: () => Promise.reject(new Error("no licence")) };
    const clock = new SimulatedClock();
    await expect(sealPhoto(photo, failing, clock).decode(never)).rejects.toThrow("no licence");

    const stuck: PhotoDecoder = { name: "stuck", decode: () => new Promise(() => undefined) };
    const abort = new AbortController();
    const decoding = sealPhoto(photo, stuck, clock).decode(abort.signal);
    abort.abort(new Error("enough"));
    await expect(decoding).rejects.toThrow("enough");
    await expect(sealPhoto(photo, painter, clock).decode(abort.signal)).rejects.toThrow("enough");

    const slow = sealPhoto(photo, stuck, clock).decode(never);
    const failure = slow.catch((cause: Error) => cause);
    await clock.advance(decodingLimit);
    expect(await failure).toBeInstanceOf(RangeError);
    expect(clock.pendingTimers).toBe(0);
  });
});

describe("a session", () => {
  it("gives photos out where a decoder is configured", async () => {
    const clock = new SimulatedClock();
    const line = new MemoryLine();
    const reader = new SimulatedIdCardReader(clock);
    reader.attach(line.device);
    reader.layCard(document, photo);
    const session = createIdCardReaderSession(line.host, clock, { photoDecoder: painter });
    for (const read of [session.readCard, session.readCardWithFingerprint]) {
      const work = session.findAndSelect(never).then(() => read.call(session, never));
      await clock.advance(2000);
      const picture = await (await work).photo?.decode(never);
      expect(picture?.rgb[0]).toBe(0x57);
      const again = session.reset(never);
      await clock.advance(500);
      await again;
    }
  });
});

describe("a decoder's module", () => {
  let directory: string;
  const modules = {
    "good.mjs":
      "export default { name: 'good', decode: async () => ({ width: 102, height: 126, rgb: new Uint8Array(38556) }) };",
    "empty.mjs": "export const decode = () => {};",
    "nameless.mjs": "export default { decode() {} };",
    "broken.mjs": "throw new Error('no library');",
  };
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "decoder-"));
    for (const [name, text] of Object.entries(modules)) await writeFile(join(directory, name), text);
  });
  afterAll(() => rm(directory, { recursive: true }));

  it("is loaded by its absolute path", async () => {
    const decoder = await loadPhotoDecoder(join(directory, "good.mjs"));
    expect(decoder.name).toBe("good");
    const picture = await sealPhoto(photo, decoder, new SimulatedClock()).decode(never);
    expect(picture.rgb).toHaveLength(pixels);
    await expect(loadPhotoDecoder("good.mjs")).rejects.toThrow("not absolute");
  });

  it("that is none says so", async () => {
    for (const name of ["empty.mjs", "nameless.mjs"])
      await expect(loadPhotoDecoder(join(directory, name))).rejects.toThrow(
        /no photo decoder as its default/,
      );
    await expect(loadPhotoDecoder(join(directory, "broken.mjs"))).rejects.toThrow("no library");
    await expect(loadPhotoDecoder(join(directory, "absent.mjs"))).rejects.toThrow();
  });
});
