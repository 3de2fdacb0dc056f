import type { Browser } from "playwright-core";
import type { EncodedFrame } from "./webm.ts";

/** A picture and when it is shown first, milliseconds. */
export interface Picture {
  readonly at: number;
  readonly svg: string;
}

const secondsBetweenKeys = 4;
const bitsPerSecond = 90_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Encodes pictures as VP9 by the browser's own encoder, which takes them as fast as it can, and not as they will be watched. */
export async function encode(
  browser: Browser,
  { width, height }: Size,
  pictures: readonly Picture[],
): Promise<readonly EncodedFrame[]> {
  const page = await browser.newPage();
  // The encoder exists only where a page is trusted, as one from this machine is.
  await page.route("http://localhost/", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  // What tsx writes around functions for their names.
  await page.addInitScript("globalThis.__name = (each) => each");
  await page.goto("http://localhost/");
  const encoded = await page.evaluate(encodeInPage, {
    width,
    height,
    pictures,
    bitrate: bitsPerSecond,
    keyEvery: secondsBetweenKeys * 1000,
  });
  await page.close();
  return encoded.map(({ at, isKey, base64 }) => ({ at, isKey, bytes: Buffer.from(base64, "base64") }));
}

/** Runs in the page. */
async function encodeInPage({
  width,
  height,
  pictures,
  bitrate,
  keyEvery,
}: Size & { readonly pictures: readonly Picture[]; readonly bitrate: number; readonly keyEvery: number }) {
  const frames: { at: number; isKey: boolean; base64: string }[] = [];
  let failure: unknown;
  const encoder = new VideoEncoder({
    output: (chunk) => {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      frames.push({ at: Math.round(chunk.timestamp / 1000), isKey: chunk.type === "key", base64 });
    },
    error: (cause) => {
      failure = cause;
    },
  });
  encoder.configure({ codec: "vp09.00.21.08", width, height, bitrate, framerate: 5, latencyMode: "quality" });
  const canvas = new OffscreenCanvas(width, height);
  const drawn = canvas.getContext("2d");
  if (!drawn) throw new Error("the page cannot draw");
  let lastKey = Number.NEGATIVE_INFINITY;
  for (const { at, svg } of pictures) {
    const image = new Image(width, height);
    image.src = `data:image/svg+xml;base64,${btoa(svg)}`;
    await image.decode();
    drawn.drawImage(image, 0, 0, width, height);
    const frame = new VideoFrame(canvas, { timestamp: at * 1000 });
    const isKey = at - lastKey >= keyEvery;
    if (isKey) lastKey = at;
    encoder.encode(frame, { keyFrame: isKey });
    frame.close();
  }
  await encoder.flush();
  if (failure) throw failure;
  return frames;
}
