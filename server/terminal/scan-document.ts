import type { Clock } from "../../device-drivers/clock.ts";
import type { DecodedCode } from "../../device-drivers/code-scanner/code.ts";
import type { CodeScannerSession } from "../../device-drivers/code-scanner/session.ts";
import type { Device } from "../../device-drivers/device/device.ts";
import { DeviceError } from "../../device-drivers/device/errors.ts";
import { ContractError } from "../contract/errors.ts";
import { hallDay } from "../contract/hall-time.ts";
import type { TravelDocument } from "../contract/identifiers/travel-document.ts";
import { ZoneLines, type ZoneRead } from "./zone-lines.ts";

type Misread = Extract<ZoneRead, { kind: "misread" }>;

/** AIM's character for what was read as letters (OCR). A zone in a bar code is no document: anybody can make one. */
const asLetters = "o";

/**
 * The first passport or 台胞证 that is held to the scanner. It listens without a pause, since lines come one behind the other.
 *
 * @throws ContractError appointment.noScanner: there is none, or it does not work
 */
export async function scanDocument(
  scanner: Device<CodeScannerSession> | undefined,
  clock: Clock,
  tell: (misread: Misread) => void,
  signal: AbortSignal,
): Promise<TravelDocument> {
  if (!scanner) throw new ContractError("appointment.noScanner", "no scanner at this terminal");
  try {
    return await scanner.use((session, linked) => listen(session, clock, tell, linked), signal);
  } catch (cause) {
    if (!(cause instanceof DeviceError)) throw cause;
    throw new ContractError("appointment.noScanner", cause.message, { cause });
  }
}

async function listen(
  session: CodeScannerSession,
  clock: Clock,
  tell: (misread: Misread) => void,
  signal: AbortSignal,
): Promise<TravelDocument> {
  signal.throwIfAborted();
  const lines = new ZoneLines();
  // Scanners take their trigger back with a code.
  const aim = () =>
    session.triggers.has("initiated") ? session.setTrigger("initiated", signal) : Promise.resolve();
  const undo: (() => void)[] = [];
  try {
    return await new Promise<TravelDocument>((resolve, reject) => {
      const onAbort = () => reject(signal.reason);
      signal.addEventListener("abort", onAbort, { once: true });
      const look = ({ text, aimIdentifier, payload }: DecodedCode) => {
        const now = clock.now();
        const isPrint = aimIdentifier === undefined || aimIdentifier.code === asLetters;
        const read = isPrint ? lines.push(text ?? "", now, hallDay(now)) : undefined;
        payload.fill(0);
        if (read?.kind === "document") return resolve(read.document);
        if (read) tell(read);
        aim().catch(reject);
      };
      undo.push(
        () => signal.removeEventListener("abort", onAbort),
        session.onCode(look),
        // Held there once more, it may well be read.
        session.onDamage(() => void aim().catch(reject)),
      );
      aim().catch(reject);
    });
  } finally {
    for (const step of undo) step();
    if (session.triggers.has("released") && !signal.aborted) await session.setTrigger("released", signal);
  }
}
