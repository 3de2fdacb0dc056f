import type { ReceiptPrinterSession } from "../../device-drivers/receipt-printer/session.ts";
import {
  obstacleOf,
  type PrinterStatus as SessionStatus,
  unknownStatus,
} from "../../device-drivers/receipt-printer/status.ts";
import type { PrinterStatus } from "../contract/terminal.ts";

type Media = PrinterStatus["printer"];

/** What the printer last said of its paper, cover and cutter, over all its sessions. */
export interface PrinterWatch {
  /** Listens to a fresh session; what an earlier one said is forgotten. */
  follow(session: ReceiptPrinterSession): void;
  media(): Media;
  /** Why it does not print although it answers, where paper, cover and cutter do not say it. */
  trouble(): "printer.offline" | "printer.hardware" | null;
  subscribe(listener: () => void): void;
}

export function createPrinterWatch(): PrinterWatch {
  const listeners: (() => void)[] = [];
  let last = unknownStatus;
  const set = (next: SessionStatus) => {
    last = next;
    for (const listener of listeners) listener();
  };
  return {
    follow(session) {
      set(unknownStatus);
      session.onStatus(set);
    },
    media: () => ({ paper: { upper: last.paper }, cover: last.cover, cutter: last.cutter }),
    trouble() {
      const obstacle = obstacleOf(last);
      return obstacle === "printer.offline" || obstacle === "printer.hardware" ? obstacle : null;
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}
