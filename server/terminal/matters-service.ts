import type { Device } from "../../device-drivers/device/device.ts";
import type { PaperWidth } from "../../device-drivers/receipt-printer/document.ts";
import { defaultPrinterProfile, encodeTicket } from "../../device-drivers/receipt-printer/encode.ts";
import type { ReceiptPrinterSession } from "../../device-drivers/receipt-printer/session.ts";
import type { CommandName } from "../contract/envelope.ts";
import { type MatterCommandName, type MatterPayload, matterCommands } from "../contract/matters/hall.ts";
import { matterTerminal } from "../contract/matters.ts";
import type { Log } from "../door/log.ts";
import { defineService, type Service, type ServiceSession } from "../door/service.ts";
import type { MattersClient } from "./matters-client.ts";
import { printSlip } from "./print-slip.ts";
import { matterSlipDocument } from "./slip-document.ts";

export interface MattersServiceOptions {
  readonly terminalId: string;
  readonly hall: MattersClient;
  readonly printer: Device<ReceiptPrinterSession>;
  /** Width of the paper, millimetres. */
  readonly paper: PaperWidth;
  readonly log: Log;
}

type Name = CommandName<typeof matterTerminal>;
type Commands = ServiceSession<typeof matterTerminal>["commands"];

const asked = Object.keys(matterCommands) as MatterCommandName[];
const nameHere = (name: MatterCommandName) => name.replace(/^Matter\./, "XiaohuMatters.") as Name;

/**
 * Handling a matter for the citizen: everything is handed on to the hall with the terminal's name, and nothing of it is kept or logged here;
 * the slip is printed. A hall that cannot be told of paper keeps nobody from it: two slips of one case harm nobody.
 */
export function mattersTerminalService({
  terminalId,
  hall,
  printer,
  paper,
  log,
}: MattersServiceOptions): Service {
  const profile = { ...defaultPrinterProfile, paper };
  const toHall = Object.fromEntries(
    asked.map((name) => [
      nameHere(name),
      (payload: object) => hall.execute(name, { ...payload, terminalId } as MatterPayload<typeof name>),
    ]),
  ) as unknown as Omit<Commands, "XiaohuMatters.PrintReceipt">;

  return defineService<typeof matterTerminal>({
    definition: matterTerminal,
    roles: ["terminal"],
    // A printer that is out of paper holds up no question to the hall.
    atOnce: asked.map(nameHere),
    open: () => ({
      commands: {
        ...toHall,
        "XiaohuMatters.PrintReceipt": ({ code, texts }) =>
          printSlip(printer, encodeTicket(matterSlipDocument(code, texts), profile), (finished) =>
            finished.catch((later: unknown) =>
              log.error({ cause: String(later) }, "a slip was not finished"),
            ),
          ),
      },
      close: () => undefined,
    }),
  });
}
