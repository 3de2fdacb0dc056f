import * as z from "zod/mini";
import type { ServiceDefinition } from "../envelope.ts";
import { idCardReader } from "../id-card-reader.ts";
import { cardReaderStatus } from "../terminal.ts";
import { commonCommands, errorEvent, standardCommon } from "./common.ts";

/** The identity-card reader as XFS4IoT's CardReader: what `../terminal.ts` has for our pages, and the rest of the class. */

const requested = z.optional(z.nullable(z.boolean()));

/** Where `CardReader.ReadRawData` may be asked to read. None of it is a contactless identity card's. */
export const dataSources = [
  "track1",
  "track2",
  "track3",
  "chip",
  "security",
  "watermark",
  "memoryChip",
  "track1Front",
  "frontImage",
  "backImage",
  "track1JIS",
  "track3JIS",
  "ddi",
] as const;

export const readRawDataPayload = z.strictObject({
  track1: requested,
  track2: requested,
  track3: requested,
  chip: requested,
  security: requested,
  fluxInactive: requested,
  watermark: requested,
  memoryChip: requested,
  track1Front: requested,
  frontImage: requested,
  backImage: requested,
  track1JIS: requested,
  track3JIS: requested,
  ddi: requested,
});

const status = z.object({
  common: z.extend(standardCommon, cardReaderStatus.shape.common.shape),
  cardReader: z.object({
    /** Told although the standard excuses contactless readers from it: our pages need it. */
    media: cardReaderStatus.shape.cardReader.shape.media,
    security: z.nullable(z.enum(["notReady", "open"])),
    chipPower: z.null(),
    chipModule: z.null(),
    magWriteModule: z.null(),
    frontImageModule: z.null(),
    backImageModule: z.null(),
  }),
});
export type FullCardReaderStatus = z.infer<typeof status>;

export const cardReader = {
  path: idCardReader.path,
  commands: {
    ...idCardReader.commands,
    ...commonCommands,
    "Common.Status": { payload: idCardReader.commands["Common.Status"].payload, completion: status },
    /**
     * Waits for a card and proves that it is a readable identity card. Each source that is asked for is answered with
     * `dataSourceNotSupported`; who the holder is says `XiaohuIdentity.ReadIdentity`. Completion codes: success; timeOut;
     * canceled; deviceNotReady; hardwareError.
     */
    "CardReader.ReadRawData": { payload: readRawDataPayload, completion: z.record(z.string(), z.unknown()) },
    /** Resets the reader. There is no transport: a card is not moved. Completion codes: success; unsupportedData; deviceNotReady; hardwareError. */
    "CardReader.Reset": {
      payload: z.strictObject({
        to: z.optional(z.nullable(z.enum(["exit", "retain", "currentPosition", "auto"]))),
        storageId: z.optional(z.nullable(z.string().check(z.maxLength(40)))),
      }),
      completion: z.null(),
    },
  },
  events: idCardReader.events,
  unsolicited: {
    "Common.StatusChangedEvent": status,
    "Common.ErrorEvent": errorEvent,
    /** The card that was read has left. */
    "CardReader.MediaRemovedEvent": z.null(),
  },
} as const satisfies ServiceDefinition;
