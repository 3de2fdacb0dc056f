import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "./envelope.ts";
import { personHash } from "./hall.ts";
import { identityDocument } from "./identity.ts";

/** The terminal's own service for documents without a chip that the card reader knows: it reads their print, and keeps nothing. */
export const identityTerminal = {
  path: "/xfs4iot/v1.0/Identity",
  commands: {
    "Common.Cancel": cancelCommand,
    /** Whether a document's machine-readable zone can be held to a scanner here. */
    "XiaohuIdentity.Ways": { payload: nothing, completion: z.object({ scanner: z.boolean() }) },
    /**
     * Waits for a passport or a 台胞证 at the scanner, and reads its machine-readable zone; what else is held there is passed over.
     * `timeout` of the header bounds it. Errors: `appointment.noScanner`.
     */
    "XiaohuIdentity.ScanDocument": {
      payload: nothing,
      completion: z.object({ identity: identityDocument, person: personHash }),
    },
  },
  events: {
    /** A zone was read and is not taken: its check digits are wrong, or it is another document's. The scanner goes on waiting. */
    "XiaohuIdentity.MisreadEvent": z.object({ why: z.enum(["check", "other"]) }),
  },
  unsolicited: {},
} as const satisfies ServiceDefinition;
