import * as z from "zod/mini";
import type { ServiceDefinition } from "./envelope.ts";
import { cancelCommand, nothing } from "./envelope.ts";
import { errorCodes } from "./errors.ts";
import { identityDocument } from "./identity.ts";
import { cardReaderWatch } from "./terminal.ts";

/** The identity-card reader's whole service. A file of its own, so that a page at rest does not load what stands on cards. */
export const idCardReader = {
  ...cardReaderWatch,
  commands: {
    ...cardReaderWatch.commands,
    "Common.Cancel": cancelCommand,
    /**
     * Ours: waits for a card, reads it, checks it. `timeout` of the header bounds the wait for the card.
     * Completion codes: success; timeOut (no card came); canceled; commandErrorCode with one of `reader.*`;
     * deviceNotReady.
     */
    "XiaohuIdentity.ReadIdentity": { payload: nothing, completion: z.object({ identity: identityDocument }) },
    /** Ours: completes when the card that was read has left, or with `timeOut`. */
    "XiaohuIdentity.WaitCardRemoved": { payload: nothing, completion: z.object({}) },
  },
  events: {
    /** The reader waits for a card. */
    "CardReader.InsertCardEvent": z.object({}),
    /** A card lies there and is being read: do not move it. */
    "CardReader.MediaInsertedEvent": z.object({}),
    /** This card could not be read; the reader waits again (the citizen may lay it anew). */
    "CardReader.InvalidMediaEvent": z.object({ error: z.enum(errorCodes) }),
  },
} as const satisfies ServiceDefinition;
