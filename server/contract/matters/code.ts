import { appointmentCode as code } from "../appointments.ts";

/** How a case is named on paper and on screens. */

/** The QR code of a case is its code behind this. The code itself is as an appointment's: eight signs, the last a check sign. */
export const matterQrPrefix = "XIAOHU-BJ:";

/** Where a saved case is gone on with on a telephone (`carry-on.ts`); its code stands behind the `#`, which is sent to nobody. */
export const carryOnPath = "/c";
export const carryOnAddress = (base: string, code: string): string => `${base}${carryOnPath}#${code}`;

/** Where it is followed on a telephone what somebody reported that does not work (`pain-points/`); looked up at a terminal as a case is. */
export const painPath = "/f";
export const painAddress = (base: string, code: string): string => `${base}${painPath}#${code}`;

const pages = [carryOnPath, painPath].map((path) => path.toUpperCase()).join("|");
const beforeCode = new RegExp(`^(?:${matterQrPrefix}|HTTPS?://[^#\\s]+(?:${pages})#)`);

/** The code in what was scanned or typed, however it was written; undefined when there is none. */
export function matterCodeIn(text: string): string | undefined {
  const read = text.trim().toUpperCase().replace(beforeCode, "").replaceAll(/[\s-]/g, "");
  return code.safeParse(read).success ? read : undefined;
}
