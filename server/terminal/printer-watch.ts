import type { ReceiptPrinterSession } from "../../device-drivers/receipt-printer/session.ts";
import {
  obstacleOf,
  type PrinterStatus as SessionStatus,
  unknownStatus,
} from "../../device-drivers/receipt-printer/status.ts";
import type { Presenter } from "../../device-drivers/receipt-printer/status-profiles.ts";
import type { PrinterStatus } from "../contract/terminal.ts";

type Media = PrinterStatus["printer"];

/** What the printer last said of its paper, cover and cutter, over all its sessions. */
export interface PrinterWatch {
  /** Listens to a fresh session; what an earlier one said is forgotten. */
  follow(session: ReceiptPrinterSession): void;
  media(): Media;
  /** Why it does not print although it answers, where paper, cover and cutter do not say it. */
  trouble(): "printer.offline" | "printer.hardware" | null;
  /** The ticket in the presenter's mouth; "notSupported" without a presenter. */
  ticket(): SessionStatus["media"];
  /** Undefined without a presenter, or before the printer has said what it is. */
  presenter(): Presenter | undefined;
  subscribe(listener: () => void): void;
}

export function createPrinterWatch(): PrinterWatch {
  const listeners: (() => void)[] = [];
  let last = unknownStatus;
  let followed: ReceiptPrinterSession | undefined;
  const set = (next: SessionStatus) => {
    last = next;
    for (const listener of listeners) listener();
  };
  return {
    follow(session) {
      followed = session;
      set(unknownStatus);
      session.onStatus(set);
    },
    media: () => ({ paper: { upper: last.paper }, cover: last.cover, cutter: last.cutter }),
    trouble() {
      const obstacle = obstacleOf(last);
      return obstacle === "printer.offline" || obstacle === "printer.hardware" ? obstacle : null;
    },
    ticket: () => (followed?.profile.presenter ? last.media : "notSupported"),
    presenter: () => followed?.profile.presenter,
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}
