import type { Device } from "../../device-drivers/device/device.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import { encodeTicket } from "../../device-drivers/receipt-printer/encode.ts";
import type { ReceiptPrinterSession } from "../../device-drivers/receipt-printer/session.ts";
import type { ErrorCode } from "../contract/errors.ts";
import type { Ticket } from "../contract/hall.ts";
import { queueTerminal, type TicketTexts } from "../contract/terminal.ts";
import { defineService, type Service } from "../door/service.ts";
import { errorCodeOf } from "./device-errors.ts";
import type { HallClient } from "./hall-client.ts";
import { ticketDocument } from "./ticket-document.ts";

interface PrintResult {
  print: "printed" | "failed" | "unknown";
  error: ErrorCode | null;
}

export interface QueueServiceOptions {
  readonly terminalId: string;
  readonly hall: HallClient;
  readonly printer: Device<ReceiptPrinterSession>;
  /** Width of the paper, millimetres. */
  readonly paper: 58 | 80;
  /** A fresh key of at least 16 characters. */
  readonly newKey: () => string;
}

/** Numbers for the citizen: asked from the hall, printed here, their print states reported back as events. */
export function queueTerminalService({
  terminalId,
  hall,
  printer,
  paper,
  newKey,
}: QueueServiceOptions): Service {
  /** One job a ticket, however often a page asks for it. */
  const printing = new Map<string, Promise<PrintResult>>();

  const print = async (ticketId: string, texts: TicketTexts): Promise<PrintResult> => {
    const { ticket } = await hall.execute("Queue.GetTicket", { ticketId });
    if (ticket.print === "printed") return { print: "printed", error: null };
    await record(ticket, "requested");
    const result = await printOnPaper(ticket, texts);
    await record(ticket, result.print);
    return result;
  };

  const record = (ticket: Ticket, state: "requested" | PrintResult["print"]) =>
    hall.execute("Queue.RecordPrint", { ticketId: ticket.id, state, idempotencyKey: newKey() });

  const printOnPaper = async (ticket: Ticket, texts: TicketTexts): Promise<PrintResult> => {
    const bytes = encodeTicket(ticketDocument(ticket, texts, paper));
    try {
      // Not aborted when the page goes away: half a ticket helps nobody, and its outcome must be recorded.
      const outcome = await printer.use((session, signal) => session.print(bytes, signal));
      return outcome === "printed"
        ? { print: "printed", error: null }
        : { print: "unknown", error: "printer.resultUnknown" };
    } catch (cause) {
      if (!(cause instanceof DeviceError)) throw cause;
      return { print: "failed", error: errorCodeOf(cause.code, "printer") };
    }
  };

  return defineService<typeof queueTerminal>({
    definition: queueTerminal,
    roles: ["terminal"],
    open: () => ({
      commands: {
        "XiaohuQueue.ListServices": () => hall.execute("Queue.ListServices", {}),
        "XiaohuQueue.TakeNumber": ({ serviceId, idempotencyKey }) =>
          hall.execute("Queue.Take", { serviceId, terminalId, idempotencyKey }),
        "XiaohuQueue.PrintTicket": ({ ticketId, texts }) => {
          const running = printing.get(ticketId);
          if (running) return running;
          const job = print(ticketId, texts).finally(() => printing.delete(ticketId));
          printing.set(ticketId, job);
          return job;
        },
      },
      close: () => undefined,
    }),
  });
}
