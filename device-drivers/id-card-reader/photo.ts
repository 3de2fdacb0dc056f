import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { type Clock, sleep } from "../clock.ts";
import { linkSignals } from "../device/linked-signal.ts";

/** The one size in which cards hold photos, in pixels. */
export const photoWidth = 102;
export const photoHeight = 126;

/**
 * Milliseconds that a decoder is given. Ours: the page shows the name meanwhile, and decoders take tens of milliseconds
 * for a picture.
 */
export const decodingLimit = 3000;

export interface Picture {
  readonly width: typeof photoWidth;
  readonly height: typeof photoHeight;
  /** Rows from the top, three bytes a pixel. */
  readonly rgb: Uint8Array;
}

/**
 * What an operator who has a licensed WLT decoder plugs in. There is no open one, so none comes with this program, and
 * without one there is no picture.
 *
 * A plug-in is an ES module on the terminal's own disk, named by its absolute path in the terminal's configuration,
 * whose default export is such an object; `loadPhotoDecoder` imports it at the start. It runs with all rights of this
 * process: install only what you would install as this program. One that wraps a maker's library had best run that in
 * a process of its own, so that a photo which crashes the library does not crash the terminal.
 */
export interface PhotoDecoder {
  /** For the technician: maker and version. */
  readonly name: string;
  /**
   * @param wlt 1,024 bytes, a copy that is wiped when the promise settles: keep nothing of it
   * @returns 102 × 126 pixels. Rejects when the bytes are no photo, and soon after the signal aborts.
   */
  decode(
    wlt: Uint8Array,
    signal: AbortSignal,
  ): Promise<{ readonly width: number; readonly height: number; readonly rgb: Uint8Array }>;
}

/** A card's photo, still undecoded. Its bytes do not come out. */
export interface CardPhoto {
  /**
   * Once: the bytes are wiped with it. Rejects with the decoder's error, with a `TypeError` when what it gave is no
   * picture, a `RangeError` when it took longer than `decodingLimit`; with the signal's reason when aborted.
   */
  decode(signal: AbortSignal): Promise<Picture>;
  /** For who does not want the picture after all. */
  wipe(): void;
}

/** Takes the bytes over: a copy is made here, and they are the caller's to wipe. */
export function sealPhoto(wlt: Uint8Array, decoder: PhotoDecoder, clock: Clock): CardPhoto {
  const bytes = wlt.slice();
  let isSpent = false;
  const wipe = () => {
    isSpent = true;
    bytes.fill(0);
  };
  return {
    wipe,
    async decode(signal) {
      signal.throwIfAborted();
      if (isSpent) throw new Error("the photo was decoded or wiped already");
      isSpent = true;
      const ended = new AbortController();
      const linked = linkSignals(signal, ended.signal);
      const tooLong = sleep(clock, decodingLimit, linked.signal).then(() => {
        throw new RangeError(`${decoder.name} did not decode within ${decodingLimit} ms`);
      });
      try {
        return checkPicture(await Promise.race([decoder.decode(bytes, linked.signal), tooLong]), decoder);
      } finally {
        ended.abort(new Error("decoding has ended"));
        linked.release();
        wipe();
      }
    },
  };
}

/**
 * Imports a plug-in. Rejects with what importing it threw, or with a `TypeError` that says what is wrong with it: a
 * terminal that is configured to show pictures and cannot should say so at its start.
 *
 * @param path absolute
 */
export async function loadPhotoDecoder(path: string): Promise<PhotoDecoder> {
  if (!isAbsolute(path)) throw new TypeError(`the photo decoder's path is not absolute: ${path}`);
  const module: { readonly default?: unknown } = await import(/* @vite-ignore */ pathToFileURL(path).href);
  const decoder = module.default;
  const isDecoder =
    typeof decoder === "object" &&
    decoder !== null &&
    "name" in decoder &&
    typeof decoder.name === "string" &&
    "decode" in decoder &&
    typeof decoder.decode === "function";
  if (!isDecoder) throw new TypeError(`${path} has no photo decoder as its default export`);
  return decoder as PhotoDecoder;
}

function checkPicture(
  { width, height, rgb }: Awaited<ReturnType<PhotoDecoder["decode"]>>,
  { name }: PhotoDecoder,
): Picture {
  const isPicture =
    width === photoWidth &&
    height === photoHeight &&
    rgb instanceof Uint8Array &&
    rgb.length === photoWidth * photoHeight * 3;
  if (!isPicture)
    throw new TypeError(`${name} gave something that is no ${photoWidth} × ${photoHeight} picture`);
  return { width, height, rgb };
}
