import { hostname } from "node:os";
import type { Clock } from "../../device-drivers/clock.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import {
  createDocumentPrinterSession,
  DocumentInterruptedError,
  type DocumentPrinterSession,
} from "../../device-drivers/document-printer/session.ts";
import { ippSource } from "../../device-drivers/transport/ipp-http.ts";
import type { Config } from "../config/config.ts";
import { ContractError } from "../contract/errors.ts";
import type { OfficePrint, OfficePrinter } from "../hall/office-printer.ts";

interface OfficePrinterOptions {
  readonly config: Pick<Config, "officePrinters">;
  /** The hall's sites, the first one first. */
  readonly sites: readonly string[];
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/**
 * The printers of offices. Terminals keep theirs open and watch them, since a citizen stands before them; an office's is used some times a day and may
 * sleep or be off meanwhile: it is opened for each document.
 *
 * @throws ContractError config.invalid where one is of a site that there is not, or two are of one
 */
export function openOfficePrinters({ config, sites, clock, log }: OfficePrinterOptions) {
  const closing = new AbortController();
  const opened = new Map<string, OfficePrinter>();
  for (const { site = sites[0] ?? "", url } of config.officePrinters ?? []) {
    if (!sites.includes(site))
      throw new ContractError(
        "config.invalid",
        `officePrinters: no site ${site}; there are ${sites.join(", ")}`,
      );
    if (opened.has(site)) throw new ContractError("config.invalid", `officePrinters: two are of ${site}`);
    opened.set(site, officePrinter(url, clock, log, closing.signal));
  }
  return {
    of: (site: string): OfficePrinter | null => opened.get(site) ?? null,
    /** What is on its way is taken back from the printer. */
    close: () => closing.abort(),
  };
}

function officePrinter(
  url: string,
  clock: Clock,
  log: OfficePrinterOptions["log"],
  closing: AbortSignal,
): OfficePrinter {
  const print = async (name: string, pdf: Uint8Array): Promise<OfficePrint> => {
    try {
      await withPrinter(url, clock, closing, (session) => session.print(name, pdf, closing));
      return { print: "printed", fault: null };
    } catch (cause) {
      if (!(cause instanceof DeviceError)) throw cause;
      log("the office's printer did not print", { printer: url, cause: cause.message });
      return { print: cause instanceof DocumentInterruptedError ? "unknown" : "failed", fault: cause.code };
    }
  };
  // One after the other: a job that is begun takes back what the same user left there unfinished.
  let before: Promise<unknown> = Promise.resolve();
  return {
    print(name, pdf) {
      const done = before.then(() => print(name, pdf));
      const over = () => undefined;
      before = done.then(over, over);
      return done;
    },
  };
}

/** Opens a printer for as long as the work takes, and sees first that it is one that prints PDF. @throws DeviceError */
export async function withPrinter<Result>(
  url: string,
  clock: Clock,
  signal: AbortSignal,
  work: (session: DocumentPrinterSession) => Promise<Result>,
): Promise<Result> {
  const line = await ippSource(url, clock).open();
  try {
    // Several processes of a hall may use one printer: each its own jobs.
    const session = createDocumentPrinterSession(
      line,
      clock,
      url,
      `xiaohu-office-${hostname()}-${process.pid}`,
    );
    await session.identify(signal);
    return await work(session);
  } finally {
    await line.close();
  }
}
