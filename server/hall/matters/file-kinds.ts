import type { Attached } from "./case-data.ts";

/** More dots than this on a side is no scanned page: A3 at 600 dpi has 9,900. */
const longestSide = 12_000;

/** How files of each kind begin (ITU-T T.81 B.1.1.3 with the marker behind it; W3C PNG 5.2; ISO 32000-1 7.5.2). */
const beginnings: Readonly<Record<Attached["mediaType"], string>> = {
  "image/jpeg": "ffd8ff",
  "image/png": "89504e470d0a1a0a",
  "application/pdf": "255044462d",
};

interface Extent {
  readonly width: number;
  readonly height: number;
}

/**
 * What is wrong with a file that is said to be of this kind, in words for the log, which name nothing of what is in it; null: nothing that
 * can be told without drawing it.
 */
export function whatIsWrongWith(bytes: Buffer, mediaType: Attached["mediaType"]): string | null {
  if (!bytes.toString("hex", 0, 8).startsWith(beginnings[mediaType]))
    return `${bytes.length} bytes, said to be ${mediaType}`;
  if (mediaType === "application/pdf") return null;
  const extent = mediaType === "image/jpeg" ? jpegExtent(bytes) : pngExtent(bytes);
  if (!extent) return `a ${mediaType} that is not whole`;
  const { width, height } = extent;
  return Math.min(width, height) < 1 || Math.max(width, height) > longestSide
    ? `a picture of ${width} × ${height}`
    : null;
}

/** Markers with nothing behind them (T.81 table B.1): restarts, start and end of an image, TEM. */
const standsAlone = (marker: number) => (marker >= 0xd0 && marker <= 0xd9) || marker === 0x01;
/** Starts of a frame, which has the extent: all of C0 to CF but the tables C4, CC and the extension C8. */
const beginsFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Reads the segments up to the scan; null where they do not fit together, or the image has no end. */
function jpegExtent(bytes: Buffer): Extent | null {
  let extent: Extent | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes may stand before any marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (standsAlone(marker)) return null;
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    if (beginsFrame(marker) && length >= 8)
      extent = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    if (marker === startOfScan) return isEnded(bytes) ? extent : null;
    at += 2 + length;
  }
  return null;
}

const isEnded = (bytes: Buffer) => bytes.at(-2) === 0xff && bytes.at(-1) === endOfImage;

/** IHDR is the first chunk, and the extent its first words. */
function pngExtent(bytes: Buffer): Extent | null {
  if (bytes.length < 33 || bytes.toString("latin1", 12, 16) !== "IHDR") return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
