import * as z from "zod/mini";
import { deviceState, paperState } from "../status.ts";
import { faultCode } from "../technician.ts";

/** How a terminal is, as it tells its hall: nothing of who stands before it but that somebody does. */

export const terminalDevice = z.strictObject({
  name: z.string().check(z.maxLength(60)),
  /** `receipt-printer`: the family's folder. */
  family: z.string().check(z.maxLength(40)),
  /** `online` also while it is at work. */
  state: deviceState,
  /** Since when it is not well, milliseconds since the epoch; null: it is. */
  since: z.nullable(z.number()),
  /** What is wrong with it now; null: nothing, or nobody knows what. */
  fault: z.nullable(faultCode),
  /** A technician has it in hand. */
  inService: z.boolean(),
});
export type TerminalDevice = z.infer<typeof terminalDevice>;

export const terminalStatus = z.strictObject({
  /** `closed`: it shows that it is out of service at the hall's word; `technician`: it is in a technician's hands. */
  state: z.enum(["rest", "session", "closed", "technician", "noPage"]),
  /** Of the receipt printer. */
  paper: paperState,
  devices: z.array(terminalDevice).check(z.maxLength(24)),
});
export type TerminalStatus = z.infer<typeof terminalStatus>;

/** Why a terminal is closed: the citizen reads it. */
export const closeReasons = ["repair", "cleaning", "paper", "moved", "other"] as const;
export const closeReason = z.enum(closeReasons);
export type CloseReason = z.infer<typeof closeReason>;

export const terminalClosed = z.object({ reason: closeReason, since: z.number() });
export type TerminalClosed = z.infer<typeof terminalClosed>;
