/**
 * The device's end of a simulated line. The host's end is a real pseudo-terminal opened by the `serialport`
 * package, or, where none can be had, an in-memory transport.
 */
export interface SimulatedLine {
  /** Sends bytes to the host, in order; may pace them at the line's rate. */
  write(bytes: Uint8Array): void;
  /** One consumer of what the host sends. */
  onData(listener: (chunk: Uint8Array) => void): void;
  /** The rate that the host has its end set to, in baud, as of the last chunk; nothing where the line cannot tell. */
  hostRate?(): number | undefined;
}

/** A simulated device, powered by the bench: it speaks on whatever line it is attached to. */
export interface SimulatedDevice {
  attach(line: SimulatedLine): void;
  /** The cable is out: says nothing until attached again, and forgets what a real device would forget. */
  detach(): void;
}

/**
 * The device's end of a simulated HID line: `write` sends one whole input report and `onData` takes whole output
 * reports, numbered as `HidTransport` has them. Always in memory.
 */
export interface SimulatedHidLine extends SimulatedLine {
  /** How the device takes and gives feature reports, numbers in front. Without it, it refuses them all. */
  onFeature(reports: {
    /** Whether the device takes the report; if not, it stalls. */
    set(report: Uint8Array): boolean;
    /** Undefined if the device stalls. */
    get(reportNumber: number): Uint8Array | undefined;
  }): void;
}

/** What a HID device says of itself, and the same once more in the shape that its line needs. */
export interface HidLayout {
  readonly reportDescriptor: Uint8Array;
  /** Report number → bytes behind the number; the number is 0, and the only one, where reports are not numbered. */
  readonly input: ReadonlyMap<number, number>;
  readonly output: ReadonlyMap<number, number>;
  readonly feature: ReadonlyMap<number, number>;
}

/** A simulated HID device. One that has no feature reports may be a `SimulatedDevice`. */
export interface SimulatedHidDevice {
  attach(line: SimulatedHidLine): void;
  /** As with `SimulatedDevice`. */
  detach(): void;
}
