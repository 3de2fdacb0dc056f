import type { Clock } from "../clock.ts";
import type { Completion } from "./completion.ts";
import type { ReplyLine } from "./reply-line.ts";
import type { PrinterStatus } from "./status.ts";
import type { StatusProfile } from "./status-profiles.ts";

/** What the sessions of one printer, one after the other, have to know of each other. */
export interface LeftInPrinter {
  /**
   * Whether part of a ticket stands on the paper, uncut, and its end will not come. Surely: not all of it was sent; such a part is marked
   * void and cut off before anything else. Perhaps: all was sent, and no proof came back; it may be whole, and is cut off alone.
   */
  half: "no" | "perhaps" | "surely";
}

/** What a job needs of its session. */
export interface JobPrinter {
  readonly line: ReplyLine;
  readonly clock: Clock;
  readonly profile: StatusProfile;
  readonly completion: Completion;
  /** Size of its receive buffer. */
  readonly bufferBytes: number;
  /** False: it answers nothing. */
  readonly reports: boolean;
  readonly left: LeftInPrinter;
  /** Marks what stands on the paper as void. */
  readonly voidMark: Uint8Array;
  /** What is known now. */
  status(): PrinterStatus;
  ask(signal: AbortSignal): Promise<PrinterStatus>;
  /** Makes sure that it takes the next byte for the beginning of a command. */
  getInStep(signal: AbortSignal): Promise<void>;
}
