import type { CodeScannerSession } from "../../device-drivers/code-scanner/session.ts";
import type { Device } from "../../device-drivers/device/device.ts";
import type { DocumentPrinterSession } from "../../device-drivers/document-printer/session.ts";
import type { CommandName } from "../contract/envelope.ts";
import { enterpriseCodeIn } from "../contract/identifiers/agent-authorisation.ts";
import { type MatterCommandName, type MatterPayload, matterCommands } from "../contract/matters/hall.ts";
import { matterCodeIn, matterTerminal, type PaperWanted } from "../contract/matters.ts";
import { defineService, type Service, type ServiceSession } from "../door/service.ts";
import { fetchPaper } from "./fetch-paper.ts";
import type { MattersClient } from "./matters-client.ts";
import { onceByKey } from "./once-by-key.ts";
import { paperPrinterState, printDocument } from "./print-document.ts";
import { createSlipPrinter, type SlipPrinterOptions, type SlipResult } from "./print-slip.ts";
import { scanCode } from "./scan-code.ts";
import { matterSlipDocument } from "./slip-document.ts";

export interface MattersServiceOptions extends SlipPrinterOptions {
  readonly terminalId: string;
  readonly hall: MattersClient;
  readonly scanner: Device<CodeScannerSession> | undefined;
  /** For A4. */
  readonly documentPrinter: Device<DocumentPrinterSession> | undefined;
  /** An empty form of the catalogue. @throws ContractError */
  readonly blankForm: (file: string) => Promise<Buffer>;
}

type Name = CommandName<typeof matterTerminal>;
type Commands = ServiceSession<typeof matterTerminal>["commands"];

const asked = Object.keys(matterCommands) as MatterCommandName[];
/** What the terminal does by itself. */
const here = [
  "XiaohuMatters.Ways",
  "XiaohuMatters.ScanCode",
  "XiaohuMatters.ScanEnterprise",
  "XiaohuMatters.PrintReceipt",
  "XiaohuMatters.PaperPrinter",
  "XiaohuMatters.PrintDocument",
] as const;
const nameHere = (name: MatterCommandName) => name.replace(/^Matter\./, "XiaohuMatters.") as Name;

/**
 * Handling a matter for the citizen: everything is handed on to the hall with the terminal's name, and nothing of it is kept or logged here;
 * the slip is printed, and its code scanned. A hall that cannot be told of paper keeps nobody from it: two slips of one case harm nobody.
 */
export function mattersTerminalService({
  terminalId,
  hall,
  scanner,
  documentPrinter,
  blankForm,
  ...slips
}: MattersServiceOptions): Service {
  const once = onceByKey<SlipResult>();
  const bytesOf = (of: PaperWanted, signal: AbortSignal): Promise<Buffer> =>
    "blank" in of ? blankForm(of.blank) : fetchPaper(hall, { ...of, terminalId }, signal);
  const print = createSlipPrinter(slips);
  const toHall = Object.fromEntries(
    asked.map((name) => [
      nameHere(name),
      (payload: object) => hall.execute(name, { ...payload, terminalId } as MatterPayload<typeof name>),
    ]),
  ) as unknown as Omit<Commands, (typeof here)[number]>;

  return defineService<typeof matterTerminal>({
    definition: matterTerminal,
    roles: ["terminal"],
    // Neither a scanner that waits nor a printer that is out of paper holds up a question to the hall, or one printer the other.
    atOnce: [
      ...asked.map(nameHere),
      "XiaohuMatters.Ways",
      "XiaohuMatters.PaperPrinter",
      "XiaohuMatters.PrintDocument",
    ],
    open: () => ({
      commands: {
        ...toHall,
        "XiaohuMatters.Ways": async () => ({ scanner: scanner?.status().state === "online" }),
        "XiaohuMatters.ScanCode": async (_payload, { signal }) => ({
          code: await scanCode(scanner, matterCodeIn, signal),
        }),
        "XiaohuMatters.ScanEnterprise": async (_payload, { signal }) => ({
          code: await scanCode(scanner, enterpriseCodeIn, signal),
        }),
        "XiaohuMatters.PrintReceipt": ({ code, texts, address }) =>
          print(matterSlipDocument(code, texts, address)),
        "XiaohuMatters.PaperPrinter": (_payload, { signal }) => paperPrinterState(documentPrinter, signal),
        "XiaohuMatters.PrintDocument": ({ of, idempotencyKey }, { signal }) =>
          once(idempotencyKey, () => printDocument(documentPrinter, () => bytesOf(of, signal), signal)),
      },
      close: () => undefined,
    }),
  });
}
