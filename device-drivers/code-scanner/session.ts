import type { DeviceError } from "../device/errors.ts";
import type { DeviceSession } from "../device/session.ts";
import type { DecodedCode } from "./code.ts";

/**
 * `released`: the scanner reads as it is set up to, by its own button or whenever something lies before it. `initiated`:
 * it is told to read now. `prevented`: it is told not to read at all.
 */
export type TriggerState = "released" | "initiated" | "prevented";

/**
 * A code scanner on an open line. It speaks without being asked, and cannot be asked whether it is well: a scanner on
 * its line counts as well.
 */
export interface CodeScannerSession extends DeviceSession {
  /** What `setTrigger` takes; empty for a scanner that cannot be told. */
  readonly triggers: ReadonlySet<TriggerState>;
  /**
   * Calls `listener` with each code, from now until the line ends or the function that it returns is called. Codes that
   * come while nobody listens are gone. Who has a `Device` and wants every code of it, whatever line it is on, adds the
   * listener in its `SessionFactory`.
   */
  onCode(listener: (code: DecodedCode) => void): () => void;
  /** Likewise, with each code that did not arrive whole: `scanner.codeDamaged`. */
  onDamage(listener: (error: DeviceError) => void): () => void;
  /**
   * The next code. Initiates reading, where the scanner can be told to, and releases it afterwards. Rejects with a
   * `DeviceError` `scanner.codeDamaged` when the code should be held to the scanner once more, or with the signal's reason.
   */
  read(signal: AbortSignal): Promise<DecodedCode>;
  /** Rejects with a `DeviceError` `scanner.noTrigger` for what is not in `triggers`. */
  setTrigger(state: TriggerState, signal: AbortSignal): Promise<void>;
}
