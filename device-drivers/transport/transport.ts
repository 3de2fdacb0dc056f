/**
 * Bytes in and out of one opened line. No protocol knowledge.
 *
 * A transport is single-use: once closed, by us or by the line, it stays closed and the source opens a fresh
 * one, so no listener outlives its line.
 */
export interface Transport {
  /** Resolves when the operating system has taken every byte; rejects with a `DeviceError` `line.lost`. */
  write(bytes: Uint8Array): Promise<void>;
  /** One consumer; chunks come as the line delivers them, cut anywhere. */
  onData(listener: (chunk: Uint8Array) => void): void;
  /** Called once, with the cause, when the line goes away without our asking. Not called after `close()`. */
  onLost(listener: (cause: Error) => void): void;
  close(): Promise<void>;
}

/**
 * Reports in and out of one opened HID device. A chunk of `onData` is one whole input report, with its report number in
 * front only where the device numbers its reports; `write` takes one whole output report, always with its report number
 * in front, 0 where the device numbers none (the convention of hidapi and hidraw).
 *
 * Whatever is asked of the device rejects with a `DeviceError`: `line.lost` when the device is gone, `device.garbled` when
 * it is there and refuses: a report that it does not have, or a length that it does not take.
 */
export interface HidTransport extends Transport {
  /**
   * The report descriptor as the device gave it (HID 1.11 §6.2.2): what stands where in a report. Empty where the system
   * does not hand it out.
   */
  readonly reportDescriptor: Uint8Array;
  /** One whole feature report with its number in front. */
  sendFeatureReport(report: Uint8Array): Promise<void>;
  /** The feature report of this number, at most `length` bytes, with the number in front. */
  getFeatureReport(reportNumber: number, length: number): Promise<Uint8Array>;
}

/** Where a transport comes from: one configured port. */
export interface TransportSource<Line extends Transport = Transport> {
  /** What a technician would call it: `/dev/ttyUSB0`, `memory:id-card-reader`. */
  readonly address: string;
  /** Whether the port is there at all. Cheap; used to tell "unplugged" from "does not answer". */
  exists(): Promise<boolean>;
  /** Opens the line. Rejects with a `DeviceError` `line.absent` or `line.busy`. */
  open(): Promise<Line>;
}
