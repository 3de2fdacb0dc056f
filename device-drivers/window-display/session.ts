import type { DeviceSession } from "../device/session.ts";

/** What a display can show at once. A Chinese character takes two columns, as on every character display. */
export interface DisplaySize {
  readonly rows: number;
  /** In half-width characters. */
  readonly columns: number;
}

/** A display of text: over a window, on its counter, or on the wall. */
export interface WindowDisplaySession extends DeviceSession {
  readonly size: DisplaySize;
  /** Whether the display has this character. */
  has(character: string): boolean;
  /**
   * Replaces all that the display shows. Resolves when the display has taken it. What it has no room or no character for is cut at
   * the column, or shown as `?`; rows that are not given become blank. Rejects with a `DeviceError`, or with the signal's reason.
   */
  show(lines: readonly string[], signal: AbortSignal): Promise<void>;
}
