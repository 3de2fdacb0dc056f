import { once } from "node:events";
import { InterByteTimeoutParser } from "@serialport/parser-inter-byte-timeout";
import { buildFrame, responseFormat } from "../../device-drivers/id-card-reader/frame.ts";
import { FrameReader } from "../../device-drivers/id-card-reader/framing.ts";
import { type BenchResult, type Contestant, rates, rounded } from "./result.ts";

const frameBytes = 1295;
const framesPerPass = 40;
/** Frames of the recovery corpus. */
const recoveryFrames = 4000;

export async function run(): Promise<BenchResult[]> {
  return [await parseRate("frame-parse-64", 64, 12), await parseRate("frame-parse-1", 1, 30), recovery()];
}

/** MB/s of whole card replies, handed over in chunks of one size. */
async function parseRate(name: string, chunkBytes: number, goal: number): Promise<BenchResult> {
  const random = seeded(20261123);
  const stream = Buffer.concat(Array.from({ length: framesPerPass }, () => cardReply(random)));
  const chunks: Buffer[] = [];
  for (let at = 0; at < stream.length; at += chunkBytes) chunks.push(stream.subarray(at, at + chunkBytes));

  let frames = 0;
  const reader = new FrameReader(responseFormat, { onFrame: () => frames++, onDiscard: () => undefined });
  const ours: Contestant = () => {
    frames = 0;
    for (const chunk of chunks) reader.push(chunk);
    reader.abandon();
    if (frames !== framesPerPass) throw new Error(`${frames} of ${framesPerPass} frames found`);
    return stream.length / 1e6;
  };
  const parser = new InterByteTimeoutParser({ interval: 30 });
  parser.resume();
  const theirs: Contestant = async () => {
    for (const chunk of chunks) {
      // Without waiting, a full stream would only queue the chunks and look fast.
      if (!parser.write(chunk)) await once(parser, "drain");
    }
    return stream.length / 1e6;
  };
  const [rate = 0, peer = 0] = await rates([ours, theirs]);
  parser.destroy();
  const ratio = rate / peer;
  return {
    name,
    value: rounded(rate),
    unit: "MB/s",
    against: `@serialport/parser-inter-byte-timeout ${rounded(peer)} MB/s`,
    ratio: rounded(ratio),
    goal: `≥ ${goal}×`,
    met: ratio >= goal,
  };
}

/** Good frames recovered behind noise, truncation and bad lengths; any bad frame passed spoils it. */
function recovery(): BenchResult {
  const random = seeded(7);
  const good: string[] = [];
  const found: string[] = [];
  const reader = new FrameReader(responseFormat, {
    onFrame: (frame) => found.push(Buffer.from(frame).toString("hex")),
    onDiscard: () => undefined,
  });
  for (let index = 0; index < recoveryFrames; index++) {
    const stream = Buffer.concat([damage(random), goodFrame(random, good)]);
    for (let at = 0; at < stream.length; ) {
      const size = 1 + Math.floor(random() * 200);
      reader.push(stream.subarray(at, at + size));
      at += size;
    }
    // The line is quiet between a reply and the next command.
    reader.abandon();
  }
  const wanted = new Set(good);
  const passed = found.filter((frame) => !wanted.has(frame)).length;
  const recovered = found.length - passed;
  return {
    name: "frame-recovery",
    value: rounded((100 * recovered) / good.length),
    unit: "% of good frames",
    against: `${good.length} frames behind noise, truncation and bad lengths; ${passed} bad passed`,
    ratio: null,
    goal: "100 %, 0 bad passed",
    met: recovered === good.length && passed === 0,
  };
}

function goodFrame(random: () => number, good: string[]): Buffer {
  const frame =
    random() < 0.5 ? cardReply(random) : Buffer.from(buildFrame(Buffer.of(0, 0, 0x9f, 0, 0, 0, 0)));
  good.push(frame.toString("hex"));
  return frame;
}

function damage(random: () => number): Buffer {
  const kind = Math.floor(random() * 5);
  const frame = cardReply(random);
  if (kind === 0) return bytes(random, Math.floor(random() * 300));
  if (kind === 1) return frame.subarray(0, 1 + Math.floor(random() * (frame.length - 1)));
  if (kind === 2) {
    frame.writeUInt16BE(Math.floor(random() * 0x10000), 5);
    return frame.subarray(0, 7 + Math.floor(random() * 40));
  }
  if (kind === 3) {
    const at = Math.floor(random() * frame.length);
    frame[at] = (frame[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    return frame;
  }
  return Buffer.from([0xaa, 0xaa]);
}

/** A card reply with random text and photo: 1,295 bytes. */
function cardReply(random: () => number): Buffer {
  const body = Buffer.concat([Buffer.of(0, 0, 0x90, 1, 0, 4, 0), bytes(random, 256 + 1024)]);
  const frame = Buffer.from(buildFrame(body));
  if (frame.length !== frameBytes) throw new Error(`a card reply of ${frame.length} bytes`);
  return frame;
}

function bytes(random: () => number, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

/** A small seeded generator (mulberry32), so that every run measures the same bytes. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
