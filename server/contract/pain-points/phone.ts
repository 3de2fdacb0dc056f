import * as z from "zod/mini";
import { idempotencyKey } from "../hall.ts";
import { followedPain, painCode } from "./words.ts";

/**
 * What was reported, followed on a telephone. The code stands behind the `#` of the address, so that it is in no request line and no log; over HTTP:
 *
 *   GET  /f          the page; the same one whatever the code is
 *   POST /f/look     `painLook` → `phonePain`
 *   POST /f/settle   `painSettling` → `phonePain`
 *
 * Errors are error bodies: `painPoint.notFound`, `matter.tooManyTries`, `desk.notInState`, `message.invalidPayload`, `message.tooManyRequests`.
 */
export const painLook = z.strictObject({ code: painCode });
export const painSettling = z.strictObject({ code: painCode, enough: z.boolean(), idempotencyKey });
export const phonePain = z.object({ pain: followedPain });
