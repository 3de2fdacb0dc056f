import type { ErrorCode } from "../../server/contract/errors.ts";
import type { Localized, OfferedClass, ServiceOffer } from "../../server/contract/hall.ts";
import type { CardReaderStatus, PrinterStatus } from "../../server/contract/terminal.ts";
import type { ConnectionState } from "../connection/service-connection.ts";

/** What the terminal knows about itself and its hall. No part of it is about a person. */
export interface TerminalCondition {
  readonly bridge: ConnectionState;
  /** Null until the first word from the device bridge. */
  readonly reader: CardReaderStatus | null;
  readonly printer: PrinterStatus | null;
  readonly hall: HallCondition;
}

export interface HallCondition {
  /** Null until the first answer. */
  readonly reachable: boolean | null;
  /** The last list that the hall gave; kept while it cannot be reached. */
  readonly name: Localized | null;
  readonly services: readonly ServiceOffer[];
  /** Who goes before others. */
  readonly classes: readonly OfferedClass[];
  /** The list is the last one known, and numbers come from this terminal's own block. */
  readonly offline: boolean;
  /** Address where a telephone takes a number, for a short time; none where the hall opens none. */
  readonly phoneEntry?: string | null | undefined;
}

export const unknownCondition: TerminalCondition = {
  bridge: "connecting",
  reader: null,
  printer: null,
  hall: { reachable: null, name: null, services: [], classes: [], offline: false },
};

/** Why no card can be read now; null when one can. */
export function readerProblem({ reader, bridge }: TerminalCondition): ErrorCode | null {
  if (bridge !== "open") return "message.connectionLost";
  if (!reader) return "reader.notReady";
  if (reader.common.error) return reader.common.error;
  switch (reader.common.device) {
    case "online":
    case "deviceBusy":
      return null;
    case "noDevice":
    case "powerOff":
      return "reader.absent";
    case "offline":
      return "reader.silent";
    case "hardwareError":
    case "userError":
      return "reader.selfTestFailed";
    case "starting":
      return "reader.notReady";
  }
}

/** Why no ticket can be printed now; null when one can. A printer that cannot say its state may still print. */
export function printerProblem({ printer, bridge }: TerminalCondition): ErrorCode | null {
  if (bridge !== "open") return "message.connectionLost";
  if (!printer) return "printer.notReady";
  if (printer.common.error) return printer.common.error;
  const { paper, cover, cutter } = printer.printer;
  if (cover === "open") return "printer.coverOpen";
  if (paper.upper === "out" || paper.upper === "jammed") return "printer.paperOut";
  if (cutter === "fault") return "printer.cutter";
  switch (printer.common.device) {
    case "online":
    case "deviceBusy":
      return null;
    case "noDevice":
    case "powerOff":
      return "printer.absent";
    case "offline":
      return "printer.offline";
    case "hardwareError":
    case "userError":
      return "printer.hardware";
    case "starting":
      return "printer.notReady";
  }
}

/** Why no number can be taken now; null when one can. */
export function hallProblem({ hall, bridge }: TerminalCondition): ErrorCode | null {
  if (bridge !== "open") return "message.connectionLost";
  return hall.reachable === true ? null : "queue.hallUnreachable";
}

/**
 * Whether anything useful can be done here. Numbers need only the hall: without a reader they are taken without a
 * card, without a printer they are read off the screen. Without the hall, the list of windows still shows the way.
 */
export function isUseful(condition: TerminalCondition): boolean {
  return condition.bridge === "open" && condition.hall.services.length > 0;
}

/** Whether a card lies on the reader. */
export function cardPresent({ reader }: TerminalCondition): boolean {
  return reader?.cardReader.media === "present";
}

/** Whether a simulated device stands behind this terminal: what it shows is made up. */
export function isDemonstration({ reader, printer }: TerminalCondition): boolean {
  return Boolean(reader?.common.simulated ?? printer?.common.simulated);
}
