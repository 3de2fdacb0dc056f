import type { ReceiptPrinterSession } from "../../device-drivers/receipt-printer/session.ts";
import type { PrinterStatus as SessionStatus } from "../../device-drivers/receipt-printer/status.ts";
import type { PrinterStatus } from "../contract/terminal.ts";

type Media = PrinterStatus["printer"];

const unknown: Media = { paper: { upper: "unknown" }, cover: "unknown", cutter: "unknown" };

/** What the printer last said of its paper, cover and cutter, over all its sessions. */
export interface PrinterWatch {
  /** Listens to a fresh session; what an earlier one said is forgotten. */
  follow(session: ReceiptPrinterSession): void;
  media(): Media;
  subscribe(listener: () => void): void;
}

export function createPrinterWatch(): PrinterWatch {
  const listeners: (() => void)[] = [];
  let media = unknown;
  const set = (next: Media) => {
    media = next;
    for (const listener of listeners) listener();
  };
  return {
    follow(session) {
      set(unknown);
      session.onStatus((status: SessionStatus) =>
        set({ paper: { upper: status.paper }, cover: status.cover, cutter: status.cutter }),
      );
    },
    media: () => media,
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}
