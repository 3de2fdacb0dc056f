import * as z from "zod/mini";
import { appointmentCode as code } from "../appointments.ts";
import { fileName } from "../catalogue/media.ts";
import { errorCodes } from "../error-numbers.ts";
import { idempotencyKey } from "../hall.ts";
import { identityDocument } from "../identity.ts";
import { printOutcome } from "../terminal.ts";
import { ref } from "./submission.ts";

/** Papers that leave the house: printed on the terminal's A4 printer. */

/** One paper of a case. `identity`: the card of whose it is, which a personal one wants; null: it was not shown. */
export const paperOfCase = { code, documentId: ref, identity: z.nullable(identityDocument) };

/** What is printed: a paper of a case, or an empty form of the catalogue, which is nobody's. */
export const paperWanted = z.union([z.strictObject(paperOfCase), z.strictObject({ blank: fileName })]);
export type PaperWanted = z.infer<typeof paperWanted>;

/** Whether papers can be printed here. */
export const paperPrinter = z.object({
  /** `none`: there is no A4 printer here. `trouble`: there is one, and it does not print now; `error` says why. */
  state: z.enum(["ready", "trouble", "none"]),
  error: z.nullable(z.enum(errorCodes)),
});
export type PaperPrinter = z.infer<typeof paperPrinter>;

export const printPaper = {
  payload: z.strictObject({ of: paperWanted, idempotencyKey }),
  /**
   * `printed`: the printer says that the last page is out. `failed`: nothing came out. `unknown`: pages may be out; the printer stopped in the
   * middle, or never said, and what was left was taken back from it.
   */
  completion: z.object({ print: printOutcome, error: z.nullable(z.enum(errorCodes)) }),
};
