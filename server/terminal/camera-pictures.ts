import type { Clock } from "../../device-drivers/clock.ts";
import { largestPicture, type ShownCamera } from "../contract/camera-provider.ts";
import { ContractError } from "../contract/errors.ts";
import { CompletionError } from "../door/completion-error.ts";

/**
 * Milliseconds from asking a page for a picture to its last byte. House rule: a page shows the picture before for about a second, and a slow
 * machine needs as long to encode one; whoever is slower hangs.
 */
export const pictureWithin = 5_000;

/** A page that shows the camera. */
export interface Provider {
  readonly camera: ShownCamera;
  /** Asks it for a picture. */
  want(pictureId: number): void;
}

interface Wanted {
  readonly resolve: (jpeg: Buffer) => void;
  readonly reject: (reason: unknown) => void;
}

/** The picture that a page has been asked for, as far as it has come. */
interface Asked {
  readonly id: number;
  readonly of: Provider;
  readonly wanted: Wanted;
  readonly timer: unknown;
  readonly parts: Buffer[];
  bytes: number;
}

export interface CameraPicturesOptions {
  readonly clock: Clock;
  /** Called when the camera that is seen, or whether it is busy, has changed. */
  readonly onChange: () => void;
}

/**
 * Pictures of the camera that a page shows: taken one at a time, first come first served, by the page that came last; when that goes, by
 * the one before. None is kept.
 */
export class CameraPictures {
  readonly #options: CameraPicturesOptions;
  readonly #providers: Provider[] = [];
  readonly #waiting: Wanted[] = [];
  #asked: Asked | undefined;
  #lastId = 0;

  constructor(options: CameraPicturesOptions) {
    this.#options = options;
  }

  /** The camera that is seen; undefined while none is. */
  get camera(): ShownCamera | undefined {
    return this.#providers.at(-1)?.camera;
  }

  /** Whether a picture is being taken. */
  get isBusy(): boolean {
    return this.#asked !== undefined;
  }

  /** From now on pictures may be wanted of this page. Returns the way to leave, which ends what it was asked for. */
  provide(provider: Provider): () => void {
    this.#providers.push(provider);
    this.#options.onChange();
    return () => {
      this.#providers.splice(this.#providers.indexOf(provider), 1);
      if (this.#asked?.of === provider) this.#end()?.reject(notSeen());
      if (this.#providers.length === 0) for (const { reject } of this.#waiting.splice(0)) reject(notSeen());
      this.#options.onChange();
    };
  }

  /**
   * A picture, JPEG. Rejects with the signal's reason when that aborts first.
   *
   * @throws CompletionError deviceNotReady | commandErrorCode cameraInoperable
   */
  take(signal: AbortSignal): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.#providers.length === 0) throw notSeen();
      signal.throwIfAborted();
      const wanted: Wanted = {
        resolve: (jpeg) => {
          signal.removeEventListener("abort", forget);
          resolve(jpeg);
        },
        reject: (reason) => {
          signal.removeEventListener("abort", forget);
          reject(reason);
        },
      };
      const forget = () => {
        const place = this.#waiting.indexOf(wanted);
        if (place >= 0) this.#waiting.splice(place, 1);
        else this.#end();
        wanted.reject(signal.reason);
      };
      signal.addEventListener("abort", forget);
      this.#waiting.push(wanted);
      this.#askNext();
    });
  }

  /**
   * The next part of a picture that this page was asked for.
   *
   * @throws ContractError message.notFound | message.tooLarge | message.malformed
   */
  deliver(provider: Provider | undefined, pictureId: number, part: Buffer, isLast: boolean): void {
    const asked = this.#askedOf(provider, pictureId);
    asked.bytes += part.length;
    if (asked.bytes > largestPicture) {
      this.#end()?.reject(inoperable("the picture is too large"));
      throw new ContractError("message.tooLarge", `a picture has at most ${largestPicture} bytes`);
    }
    asked.parts.push(part);
    if (!isLast) return;
    const jpeg = Buffer.concat(asked.parts);
    if (!isJpeg(jpeg)) {
      this.#end()?.reject(inoperable("what the page sent is no JPEG"));
      throw new ContractError("message.malformed", "no JPEG");
    }
    this.#end()?.resolve(jpeg);
  }

  /** This page cannot take the picture. @throws ContractError message.notFound */
  refuse(provider: Provider | undefined, pictureId: number): void {
    this.#askedOf(provider, pictureId);
    this.#end()?.reject(inoperable("the page could take no picture"));
  }

  #askedOf(provider: Provider | undefined, pictureId: number): Asked {
    const asked = this.#asked;
    if (!asked || asked.id !== pictureId || asked.of !== provider)
      throw new ContractError("message.notFound", `nobody wants picture ${pictureId} of this page`);
    return asked;
  }

  #askNext(): void {
    const provider = this.#providers.at(-1);
    if (this.#asked || !provider) return;
    const wanted = this.#waiting.shift();
    if (!wanted) return;
    this.#lastId += 1;
    const timer = this.#options.clock.setTimeout(
      () => this.#end()?.reject(inoperable(`no picture within ${pictureWithin} ms`)),
      pictureWithin,
    );
    this.#asked = { id: this.#lastId, of: provider, wanted, timer, parts: [], bytes: 0 };
    this.#options.onChange();
    provider.want(this.#lastId);
  }

  /** Nothing more is expected of the page that was asked; the next picture has its turn. Returns who wanted this one. */
  #end(): Wanted | undefined {
    const asked = this.#asked;
    if (!asked) return undefined;
    this.#options.clock.clearTimeout(asked.timer);
    this.#asked = undefined;
    this.#askNext();
    if (!this.#asked) this.#options.onChange();
    return asked.wanted;
  }
}

/** By its first marker, start of image, and its last, end of image (ITU-T T.81, B.1.1.3). */
function isJpeg(bytes: Buffer): boolean {
  return (
    bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 && bytes.readUInt16BE(bytes.length - 2) === 0xffd9
  );
}

function notSeen(): CompletionError {
  return new CompletionError(
    "deviceNotReady",
    "nobody sees the camera: switch it on at this terminal's screen, service page, Camera",
  );
}

function inoperable(why: string): CompletionError {
  return new CompletionError("commandErrorCode", why, { errorCode: "cameraInoperable" });
}
