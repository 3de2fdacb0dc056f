import * as z from "zod/mini";

/** Device, media and paper words are CEN XFS4IoT's. */
export const deviceState = z.enum([
  "online",
  "offline",
  "powerOff",
  "noDevice",
  "hardwareError",
  "userError",
  "deviceBusy",
  "starting",
]);
export type DeviceState = z.infer<typeof deviceState>;

export const paperState = z.enum(["unknown", "full", "low", "out", "jammed"]);
/** Ours: the standard has no cover state for printers; the words are UnifiedPOS's. */
export const coverState = z.enum(["unknown", "closed", "open"]);
export const cutterState = z.enum(["unknown", "ok", "fault"]);
export const cardMedia = z.enum(["unknown", "present", "notPresent"]);
