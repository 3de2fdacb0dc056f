import { appointmentCode as code } from "../appointments.ts";

/** How a case is named on paper and on screens. */

/** The QR code of a case is its code behind this. The code itself is as an appointment's: eight signs, the last a check sign. */
export const matterQrPrefix = "XIAOHU-BJ:";

/** Where a saved case is gone on with on a telephone (`carry-on.ts`); its code stands behind the `#`, which is sent to nobody. */
export const carryOnPath = "/c";
export const carryOnAddress = (base: string, code: string): string => `${base}${carryOnPath}#${code}`;

const beforeCode = new RegExp(`^(?:${matterQrPrefix}|HTTPS?://[^#\\s]+${carryOnPath.toUpperCase()}#)`);

/** The code in what was scanned or typed, however it was written; undefined when there is none. */
export function matterCodeIn(text: string): string | undefined {
  const read = text.trim().toUpperCase().replace(beforeCode, "").replaceAll(/[\s-]/g, "");
  return code.safeParse(read).success ? read : undefined;
}
