import { largestPicture } from "../../server/contract/camera-provider.ts";

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
