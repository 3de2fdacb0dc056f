import type { Transport } from "../transport/transport.ts";

/** What a device says it is, for the technician. */
export interface DeviceIdentity {
  /** e.g. `GA/T 467 SAM_V`, `ESC/POS`. */
  readonly protocol: string;
  readonly model?: string;
  readonly firmware?: string;
  readonly serialNumber?: string;
}

/**
 * A protocol spoken over one open transport. Single-use like its transport. Every method takes a signal and
 * rejects with a `DeviceError`, or with the signal's reason when aborted.
 */
export interface DeviceSession {
  /** Proves that the right device answers. Always the first exchange after opening. */
  identify(signal: AbortSignal): Promise<DeviceIdentity>;
  /** A cheap exchange that proves the device still answers; run while idle. */
  checkHealth(signal: AbortSignal): Promise<void>;
  /** The protocol's own reset. */
  reset(signal: AbortSignal): Promise<void>;
}

/** Makes the session of one device family on an opened transport. */
export type SessionFactory<Session extends DeviceSession, Line extends Transport = Transport> = (
  transport: Line,
) => Session;
