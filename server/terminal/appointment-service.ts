import type { CodeScannerSession } from "../../device-drivers/code-scanner/session.ts";
import type { Device } from "../../device-drivers/device/device.ts";
import type { PaperWidth } from "../../device-drivers/receipt-printer/document.ts";
import { defaultPrinterProfile, encodeTicket } from "../../device-drivers/receipt-printer/encode.ts";
import type { ReceiptPrinterSession } from "../../device-drivers/receipt-printer/session.ts";
import { appointmentTerminal, codeIn, type SlipTexts } from "../contract/appointments.ts";
import type { CompletionPayload } from "../contract/envelope.ts";
import { ContractError } from "../contract/errors.ts";
import type { Log } from "../door/log.ts";
import { defineService, type Service } from "../door/service.ts";
import type { AppointmentClient } from "./appointment-client.ts";
import { printSlip } from "./print-slip.ts";
import { scanCode } from "./scan-code.ts";
import { slipDocument } from "./slip-document.ts";

export interface AppointmentServiceOptions {
  readonly terminalId: string;
  readonly hall: AppointmentClient;
  readonly printer: Device<ReceiptPrinterSession>;
  /** Width of the paper, millimetres. */
  readonly paper: PaperWidth;
  readonly scanner: Device<CodeScannerSession> | undefined;
  readonly log: Log;
  /** A fresh key of at least 16 characters. */
  readonly newKey: () => string;
}

type PrintResult = CompletionPayload<typeof appointmentTerminal, "XiaohuAppointment.PrintSlip">;

/**
 * Appointments for the citizen: asked from the hall; their slips are printed, and their codes scanned, here. What became of a slip is told
 * to the hall. A hall that cannot be told keeps nobody from the paper: two slips of one appointment harm nobody, as two of a number would.
 */
export function appointmentTerminalService(options: AppointmentServiceOptions): Service {
  const { terminalId, hall, printer, scanner, log, newKey } = options;
  const profile = { ...defaultPrinterProfile, paper: options.paper };

  /** Never rejects. The code stands in no log: whoever has it has the appointment. */
  const record = (code: string, state: "requested" | PrintResult["print"]): Promise<void> =>
    hall.execute("Appointment.RecordSlip", { code, state, via: terminalId, idempotencyKey: newKey() }).then(
      () => undefined,
      (cause: unknown) => {
        const error = cause instanceof ContractError ? cause.code : String(cause);
        log.error({ state, cause: error }, "print state of a slip not recorded");
      },
    );

  /** The citizen is told at once; the hall in its order, and nobody waits for that. */
  const printAndTell = async (code: string, texts: SlipTexts): Promise<PrintResult> => {
    const requested = record(code, "requested");
    const bytes = encodeTicket(slipDocument(code, texts), profile);
    const result = await printSlip(printer, bytes, (finished) =>
      finished.then(
        (late) => (late === "printed" ? record(code, late) : undefined),
        (later: unknown) => log.error({ cause: String(later) }, "a slip was not finished"),
      ),
    );
    void requested.then(() => record(code, result.print));
    return result;
  };

  return defineService<typeof appointmentTerminal>({
    definition: appointmentTerminal,
    roles: ["terminal"],
    // Neither a scanner that waits nor a printer that is out of paper holds up a question to the hall.
    atOnce: [
      "XiaohuAppointment.Offer",
      "XiaohuAppointment.Book",
      "XiaohuAppointment.Change",
      "XiaohuAppointment.Cancel",
      "XiaohuAppointment.Find",
      "XiaohuAppointment.CheckIn",
    ],
    open: () => ({
      commands: {
        "XiaohuAppointment.Offer": async (wish) => ({
          ...(await hall.execute("Appointment.Offer", wish)),
          scanner: scanner?.status().state === "online",
        }),
        "XiaohuAppointment.Book": (wish) => hall.execute("Appointment.Book", { ...wish, via: terminalId }),
        "XiaohuAppointment.Change": (wish) =>
          hall.execute("Appointment.Change", { ...wish, via: terminalId }),
        "XiaohuAppointment.Cancel": (wish) =>
          hall.execute("Appointment.Cancel", { ...wish, via: terminalId }),
        "XiaohuAppointment.Find": (wish) => hall.execute("Appointment.Find", { ...wish, via: terminalId }),
        "XiaohuAppointment.CheckIn": (wish) => hall.execute("Appointment.CheckIn", { ...wish, terminalId }),
        "XiaohuAppointment.ScanCode": async (_payload, { signal }) => ({
          code: await scanCode(scanner, codeIn, signal),
        }),
        "XiaohuAppointment.PrintSlip": ({ code, texts }) => printAndTell(code, texts),
      },
      close: () => undefined,
    }),
  });
}
