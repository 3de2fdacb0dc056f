/** WebM files (webmproject.org/docs/container) of one film without sound: written, and asked how long they are. */

export interface EncodedFrame {
  /** Milliseconds from the film's beginning. */
  readonly at: number;
  readonly isKey: boolean;
  readonly bytes: Uint8Array;
}

export interface Film {
  readonly width: number;
  readonly height: number;
  readonly milliseconds: number;
  /** VP9. In order; the first is a key frame. */
  readonly frames: readonly EncodedFrame[];
}

const element = (id: number, ...content: Uint8Array[]): Buffer => {
  const body = Buffer.concat(content);
  const head = Buffer.from(id.toString(16), "hex");
  // A length of eight bytes: one form for all.
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([head, size, body]);
};
const number = (id: number, value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return element(id, bytes);
};
const text = (id: number, words: string) => element(id, Buffer.from(words, "ascii"));
const real = (id: number, value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return element(id, bytes);
};

const header = () =>
  element(
    0x1a45dfa3,
    number(0x4286, 1),
    number(0x42f7, 1),
    number(0x42f2, 4),
    number(0x42f3, 8),
    text(0x4282, "webm"),
    number(0x4287, 4),
    number(0x4285, 2),
  );

const durationId = 0x4489;

/** A whole file: it says how long it is, and where its key frames are, so that a player can go to any of them. */
export function webmOf({ width, height, milliseconds, frames }: Film): Buffer {
  const info = element(
    0x1549a966,
    number(0x2ad7b1, 1_000_000),
    real(durationId, milliseconds),
    text(0x4d80, "xiaohu"),
    text(0x5741, "xiaohu"),
  );
  const track = element(
    0xae,
    number(0xd7, 1),
    number(0x73c5, 1),
    number(0x83, 1),
    text(0x86, "V_VP9"),
    element(0xe0, number(0xb0, width), number(0xba, height)),
  );
  const tracks = element(0x1654ae6b, track);
  const groups = groupsFrom(frames);
  const clusters = groups.map(clusterOf);
  const cues = (before: number) => {
    let position = before;
    const points = groups.map(([first], index) => {
      const point = element(
        0xbb,
        number(0xb3, first?.at ?? 0),
        element(0xb7, number(0xf7, 1), number(0xf1, position)),
      );
      position += clusters[index]?.length ?? 0;
      return point;
    });
    return element(0x1c53bb6b, ...points);
  };
  const before = info.length + tracks.length + cues(0).length;
  return Buffer.concat([header(), element(0x18538067, info, tracks, cues(before), ...clusters)]);
}

/** Each key frame with those that need it. */
function groupsFrom(frames: readonly EncodedFrame[]): readonly (readonly EncodedFrame[])[] {
  const groups: EncodedFrame[][] = [];
  for (const frame of frames)
    if (frame.isKey) groups.push([frame]);
    else groups.at(-1)?.push(frame);
  return groups;
}

function clusterOf(frames: readonly EncodedFrame[]): Buffer {
  const start = frames[0]?.at ?? 0;
  const blocks = frames.map(({ at, isKey, bytes }) => {
    const head = Buffer.from([0x81, 0, 0, isKey ? 0x80 : 0]);
    head.writeInt16BE(at - start, 1);
    return element(0xa3, head, bytes);
  });
  return element(0x1f43b675, number(0xe7, start), ...blocks);
}

/** How long a WebM file says it is, seconds. @throws Error where it does not say */
export function secondsOf(file: Buffer): number {
  const id = Buffer.from([durationId >> 8, durationId & 0xff]);
  const at = file.subarray(0, 4096).indexOf(id);
  // Of a double, in a length of one byte or of eight.
  for (const sizeBytes of [1, 8]) {
    const size = file.subarray(at + 2, at + 2 + sizeBytes);
    const isDouble = size[0] === (sizeBytes === 1 ? 0x88 : 0x01) && (sizeBytes === 1 || size[7] === 8);
    if (at >= 0 && isDouble) return file.readDoubleBE(at + 2 + sizeBytes) / 1000;
  }
  throw new Error("the film does not say how long it is");
}
