import { jpegOfPart } from "../../../camera/still.ts";
import { pageVisibility } from "../../../camera/visibility.ts";
import type { ScanSources } from "../../scan-effects.ts";

/** What scanning needs of this browser. Without a safe origin it has no camera, and nothing is scanned. */
export const browserForScans = (): ScanSources => ({
  media: navigator.mediaDevices as MediaDevices | undefined,
  visibility: pageVisibility,
  encode: jpegOfPart,
  async digest(bytes) {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  },
});
