import { createHash } from "node:crypto";
import type { ScanSources } from "../../kiosk/citizen/scan-effects.ts";
import { jpegFile } from "./picture-files.ts";

/** A browser's camera, played by the test: none is there until it is put in. */
export class PlayedCamera {
  /** Streams that are on. */
  on = 0;
  /** Why the next opening fails; null: it does not. */
  failure: string | null = null;
  /** Until then the browser does not answer, as one that asks somebody. */
  gate: Promise<void> = Promise.resolve();
  readonly #ended = new Set<() => void>();
  readonly #changed = new Set<() => void>();
  readonly #visibility = new Set<() => void>();
  #isThere: boolean;
  #isSeen = true;

  constructor(isThere = false) {
    this.#isThere = isThere;
  }

  putIn(): void {
    this.#isThere = true;
    for (const tell of this.#changed) tell();
  }

  pullOut(): void {
    this.#isThere = false;
    for (const tell of [...this.#ended]) tell();
    for (const tell of this.#changed) tell();
  }

  setSeen(isSeen: boolean): void {
    this.#isSeen = isSeen;
    for (const tell of [...this.#visibility]) tell();
  }

  readonly sources: ScanSources = {
    media: {
      enumerateDevices: async () => (this.#isThere ? [{ kind: "videoinput" } as MediaDeviceInfo] : []),
      getUserMedia: async () => {
        await this.gate;
        if (this.failure || !this.#isThere) throw new DOMException("", this.failure ?? "NotFoundError");
        this.on += 1;
        const track = {
          label: "a camera",
          getSettings: () => ({ width: 1920, height: 1080 }),
          addEventListener: (_name: string, tell: () => void) => this.#ended.add(tell),
          removeEventListener: (_name: string, tell: () => void) => this.#ended.delete(tell),
          stop: () => {
            this.on -= 1;
          },
        };
        return { getVideoTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
      },
      addEventListener: (_name: string, tell: unknown) => void this.#changed.add(tell as () => void),
      removeEventListener: (_name: string, tell: unknown) => void this.#changed.delete(tell as () => void),
    },
    visibility: {
      isSeen: () => this.#isSeen,
      onChange: (tell) => {
        this.#visibility.add(tell);
        return () => this.#visibility.delete(tell);
      },
    },
    encode: async (_picture, { width, height }) => new Uint8Array(jpegFile({ width, height })),
    digest: async (bytes) => createHash("sha256").update(bytes).digest("hex"),
  };
}
