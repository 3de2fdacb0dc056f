/**
 * The device's end of a simulated line. The host's end is a real pseudo-terminal opened by the `serialport`
 * package, or, where none can be had, an in-memory transport.
 */
export interface SimulatedLine {
  /** Sends bytes to the host, in order; may pace them at the line's rate. */
  write(bytes: Uint8Array): void;
  /** One consumer of what the host sends. */
  onData(listener: (chunk: Uint8Array) => void): void;
}

/** A simulated device, powered by the bench: it speaks on whatever line it is attached to. */
export interface SimulatedDevice {
  attach(line: SimulatedLine): void;
  /** The cable is out: says nothing until attached again, and forgets what a real device would forget. */
  detach(): void;
}
