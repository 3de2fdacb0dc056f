import type { Clock } from "../clock.ts";
import type { Completion } from "./completion.ts";
import type { ReplyLine } from "./reply-line.ts";
import type { PrinterStatus } from "./status.ts";
import type { StatusProfile } from "./status-profiles.ts";

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
  /** True from the first byte of a ticket until it is known not to stand half on the paper. */
  readonly left: { halfTicket: boolean };
  /** Marks what stands on the paper as void. */
  readonly voidMark: Uint8Array;
  /** What is known now. */
  status(): PrinterStatus;
  ask(signal: AbortSignal): Promise<PrinterStatus>;
  /** Makes sure that it takes the next byte for the beginning of a command. */
  getInStep(signal: AbortSignal): Promise<void>;
}
