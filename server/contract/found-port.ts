import * as z from "zod/mini";

/** One port of the terminal that the configuration does not name, and what is known of it. */
export const foundPort = z.object({
  /** `/dev/ttyUSB0`, `/dev/hidraw3`, `/dev/usb/lp0`. */
  path: z.string(),
  kind: z.enum(["serial", "hid", "usb-printer"]),
  /** `10c4:ea60`, of the USB device or of the USB bridge that the port is. */
  usb: z.nullable(z.string()),
  /** What it calls itself. */
  label: z.nullable(z.string()),
  /**
   * `asking`: it is being asked, or waits for it. `known`: the family's device. `spare`: a second one, in reserve. `unknown`:
   * nobody recognises it. `taken`: it cannot be opened.
   */
  knowledge: z.enum(["asking", "known", "spare", "unknown", "taken"]),
  /** `receipt-printer`: the family's folder. */
  family: z.nullable(z.string()),
  protocol: z.nullable(z.string()),
  baudRate: z.nullable(z.number()),
  /** What was asked the last time, and what was heard. */
  attempts: z.array(
    z.object({ protocol: z.string(), baudRate: z.number(), heard: z.enum(["answer", "other", "nothing"]) }),
  ),
  /** Why it cannot be opened. */
  trouble: z.nullable(z.string()),
});
export type FoundPort = z.infer<typeof foundPort>;
