export type Direction = "toDevice" | "toHost";

/** One message on a device's wire, for every trace and wire display. */
export interface WireDescription {
  /** What the message is, for a technician. */
  readonly name: string;
  /** Upper-case hex, bytes apart; what may be personal data is replaced by its length. */
  readonly hex: string;
}

/**
 * Cuts what crosses a line into the family's messages and describes each. Keeps what it needs of an unfinished message,
 * bounded; one tracer serves one line from its opening to its closing. Never throws, whatever the bytes.
 */
export interface WireTracer {
  /** @param bytes a chunk of a byte stream, cut anywhere; or one whole HID report */
  push(direction: Direction, bytes: Uint8Array): readonly WireDescription[];
}
