import { createHash } from "node:crypto";

/** Files as a terminal hands them over, whole in their form and with nothing drawn in them. */

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** A JPEG of that extent. `note` stands in its comment and among its dots; `exif` beside it as a camera's program would write it. */
export function jpegFile({
  width = 620,
  height = 877,
  note = "",
  exif = "",
}: {
  readonly width?: number;
  readonly height?: number;
  readonly note?: string;
  readonly exif?: string;
} = {}): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from("ffd8", "hex"),
    ...(exif ? [segment(0xe1, Buffer.from(`Exif\0\0${exif}`))] : []),
    ...(note ? [segment(0xfe, Buffer.from(note.slice(0, 60_000)))] : []),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from(note),
    Buffer.from("ffd9", "hex"),
  ]);
}

/** A PNG of that extent, as far as its first chunk. */
export function pngFile(width = 620, height = 877): Buffer {
  const head = Buffer.alloc(33);
  head.write("89504e470d0a1a0a0000000d49484452", 0, "hex");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

export const pdfFile = (text = "drawing"): Buffer => Buffer.from(`%PDF-1.7 ${text}`);

export const digestOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** What goes with every part of a file that is one part. */
export const whole = (bytes: Buffer) => ({
  digest: digestOf(bytes),
  doubts: [],
  part: 0,
  parts: 1,
  data: bytes.toString("base64"),
});
