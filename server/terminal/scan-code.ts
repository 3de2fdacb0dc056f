import type { CodeScannerSession } from "../../device-drivers/code-scanner/session.ts";
import type { Device } from "../../device-drivers/device/device.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import { ContractError } from "../contract/errors.ts";

/**
 * The first code of one kind that is held to the scanner; what else is held there is passed over. A payload is outside data, and is told to
 * nobody.
 *
 * @param codeIn the code in what was read, if it is one of that kind
 * @throws ContractError appointment.noScanner: there is none, or it does not work
 */
export async function scanCode(
  scanner: Device<CodeScannerSession> | undefined,
  codeIn: (text: string) => string | undefined,
  signal: AbortSignal,
): Promise<string> {
  if (!scanner) throw new ContractError("appointment.noScanner", "no scanner at this terminal");
  for (;;) {
    try {
      const read = await scanner.use((session, linked) => session.read(linked), signal);
      const code = codeIn(read.text ?? "");
      if (code !== undefined) return code;
    } catch (cause) {
      if (!(cause instanceof DeviceError)) throw cause;
      // Held there once more, it may well be read.
      if (cause.code === "scanner.codeDamaged") continue;
      throw new ContractError("appointment.noScanner", cause.message, { cause });
    }
  }
}
