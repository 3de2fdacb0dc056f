import type { DeviceSession } from "./session.ts";

/** One proof that a device works, run by a technician while the device does nothing else. */
export interface SelfTest<Session extends DeviceSession> {
  /** In camel case, stable: `printTestPage`. Pages have its name in every language. */
  readonly name: string;
  /** Whether only a person can tell how it ended: what the light showed, what the voice said. */
  readonly needsEyes: boolean;
  /**
   * Resolves with what was found, for the report: no personal data. Rejects with a `DeviceError` when the device fails
   * the test, or with the signal's reason.
   *
   * @param show told, in camel case, what eyes should see from now on, where a test shows one thing after the other
   */
  run(
    session: Session,
    signal: AbortSignal,
    show?: (value: string) => void,
  ): Promise<readonly SelfTestFinding[]>;
}

export interface SelfTestFinding {
  /** In camel case: `firmware`, `samId`. */
  readonly name: string;
  readonly value: string;
}
