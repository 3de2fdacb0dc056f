import type { Clock } from "../../device-drivers/clock.ts";
import type { CodeScannerSession } from "../../device-drivers/code-scanner/session.ts";
import type { Device } from "../../device-drivers/device/device.ts";
import { identityTerminal } from "../contract/identity-terminal.ts";
import { defineService, type Service } from "../door/service.ts";
import type { HashPerson } from "../opening/person-hash.ts";
import { scanDocument } from "./scan-document.ts";

/** Documents that are read by their print. What was read is told to the page that asked, and forgotten. */
export function identityTerminalService(
  scanner: Device<CodeScannerSession> | undefined,
  clock: Clock,
  hashPerson: HashPerson,
): Service {
  return defineService<typeof identityTerminal>({
    definition: identityTerminal,
    roles: ["terminal"],
    atOnce: ["XiaohuIdentity.Ways"],
    open: () => ({
      commands: {
        "XiaohuIdentity.Ways": () => ({ scanner: scanner?.status().state === "online" }),
        "XiaohuIdentity.ScanDocument": async (_payload, { signal, event }) => {
          const identity = await scanDocument(
            scanner,
            clock,
            ({ why }) => event("XiaohuIdentity.MisreadEvent", { why }),
            signal,
          );
          return { identity, person: hashPerson(identity) };
        },
      },
      close: () => undefined,
    }),
  });
}
