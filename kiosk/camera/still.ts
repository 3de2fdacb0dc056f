import { largestPicture } from "../../server/contract/camera-provider.ts";
import type { Crop, Picture } from "./plane.ts";

/** Of a JPEG, best first: a document at 1080 lines fits with the first, and whatever does not is tried with the next. */
const qualities = [0.92, 0.8, 0.6, 0.4] as const;

/** What stands on a canvas, as a JPEG that a program may be handed. Rejects where it is empty, or too large however poor. */
export async function jpegOf(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  for (const quality of qualities) {
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (!jpeg) throw new Error("the canvas is empty");
    if (jpeg.size <= largestPicture) return new Uint8Array(await jpeg.arrayBuffer());
  }
  throw new Error(`${canvas.width} × ${canvas.height}: no JPEG of it is small enough`);
}

/** A part of a picture as a JPEG. It holds the dots and their colour profile: a canvas knows of no place, time or camera. */
export async function jpegOfPart({ data, width, height }: Picture, part: Crop): Promise<Uint8Array> {
  const canvas = document.createElement("canvas");
  canvas.width = part.width;
  canvas.height = part.height;
  const whole = new ImageData(new Uint8ClampedArray(data), width, height);
  canvas.getContext("2d")?.putImageData(whole, -part.x, -part.y, part.x, part.y, part.width, part.height);
  try {
    return await jpegOf(canvas);
  } finally {
    // Its dots are given back at once, not when the browser gets around to it.
    canvas.width = 0;
  }
}
