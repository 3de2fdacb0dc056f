/**
 * Everything that can go wrong with a device, as data. The short numbers a lobby guide reads aloud and the
 * sentences a citizen reads are the server contract's and the pages' business.
 */
export const deviceErrorCodes = [
  /** The port does not exist. */
  "line.absent",
  /** The port exists but another program holds it, or we may not open it. */
  "line.busy",
  /** The line went away while in use. */
  "line.lost",
  /** No answer within the deadline. */
  "device.silent",
  /** An answer that breaks the protocol. */
  "device.garbled",
  /** Asked while the device was not ready. */
  "device.notReady",
  /** Taken out of service by a technician. */
  "device.outOfService",
  /** SAM self-test failed (SW3 60). */
  "reader.selfTestFailed",
  /** SAM not authorised (SW3 66). */
  "reader.notAuthorised",
  /** The card left, or was moved, in the middle of a read. */
  "reader.cardMoved",
  /** The card failed authentication or verification (SW3 31, 32, 33). */
  "reader.cardRejected",
  /** The text block does not decode to a document we know. */
  "reader.cardUnreadable",
  "printer.paperOut",
  "printer.coverOpen",
  "printer.cutter",
  /** Offline for a cause that the printer does not name. */
  "printer.offline",
  /** Unrecoverable hardware error. */
  "printer.hardware",
  /** Paper is stuck on its way through the printer or in its presenter. */
  "printer.paperJam",
  /** A document printer does not take the job, or ended it undone. */
  "printer.refused",
  /** The printer never said whether the job came out. */
  "printer.resultUnknown",
  /** A code was read, and not all of it arrived: hold it to the scanner once more. */
  "scanner.codeDamaged",
  /** The scanner cannot be switched so: its protocol, or this model, has no such trigger. */
  "scanner.noTrigger",
  /** A door of the terminal's cabinet stands open. */
  "sensors.doorOpen",
  /** A contact against tampering has sprung. */
  "sensors.tampered",
] as const;

export type DeviceErrorCode = (typeof deviceErrorCodes)[number];

export class DeviceError extends Error {
  override readonly name = "DeviceError";
  readonly code: DeviceErrorCode;

  /** `detail` is for the technician; it never holds personal data. */
  constructor(code: DeviceErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
  }
}
