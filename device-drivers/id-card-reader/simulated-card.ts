import type { IdentityDocument } from "./document.ts";
import { photoLength } from "./layout.ts";

/** What not every card holds. */
export interface CardContent {
  /** What 30 03 gives. */
  readonly newestAddress?: string;
  /** What 30 10 gives beside text and photo: 512 or 1,024 bytes. */
  readonly fingerprint?: Uint8Array;
}

/** A card that lies on the simulated reader. */
export interface SimulatedCard extends CardContent {
  readonly document: IdentityDocument;
  /** 1,024 bytes. */
  readonly photo: Uint8Array;
}

/** A photo's head as cards have it, and nothing behind it. */
export const blankPhoto = new Uint8Array(photoLength);
blankPhoto.set([0x57, 0x4c, 0x66, 0x00, 0x7e, 0x00, 0x32]);
