import type { Clock } from "../../device-drivers/clock.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import { troubleOf } from "../../device-drivers/document-printer/session.ts";
import type { Config } from "../config/config.ts";
import { withPrinter } from "../opening/open-office-printers.ts";
import type { Finding } from "./doctor.ts";

/** Whether each office's printer answers, takes PDF, and would print now. */
export async function officePrinterFindings(
  { officePrinters = [] }: Pick<Config, "officePrinters">,
  clock: Clock,
): Promise<Finding[]> {
  return Promise.all(officePrinters.map(({ url, site }) => findingOf(url, site, clock)));
}

async function findingOf(url: string, site: string | undefined, clock: Clock): Promise<Finding> {
  const check = site === undefined ? "office printer" : `office printer of ${site}`;
  try {
    const { signal } = new AbortController();
    const attributes = await withPrinter(url, clock, signal, (session) => session.attributes(signal));
    const trouble = troubleOf(attributes);
    const found = [attributes.model, url].filter(Boolean).join(", ");
    return trouble
      ? {
          check,
          verdict: "doubtful",
          found: `${found}: ${trouble}`,
          advice: "see to its paper, its doors and its display",
        }
      : { check, verdict: "good", found, advice: "" };
  } catch (cause) {
    if (!(cause instanceof DeviceError)) throw cause;
    return {
      check,
      verdict: "bad",
      found: cause.message,
      advice: "switch it on, see to its network, or mend officePrinters.url; lpstat -v names CUPS's own",
    };
  }
}
