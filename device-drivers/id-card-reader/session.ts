import type { Clock } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { DeviceIdentity, DeviceSession } from "../device/session.ts";
import type { Transport } from "../transport/transport.ts";
import { decodeCard, decodeNewestAddress } from "./card.ts";
import {
  type Command,
  findCard,
  type Refusal,
  readCardData,
  readCardDataWithFingerprint,
  readNewestAddress,
  readSamId,
  readSamStatus,
  refusals,
  resetSam,
  selectCard,
} from "./commands.ts";
import type { IdentityDocument } from "./document.ts";
import { CommandLane } from "./exchange.ts";
import { type CardPhoto, type PhotoDecoder, sealPhoto } from "./photo.ts";

export interface CardReading {
  readonly document: IdentityDocument;
  /** Only where a decoder is configured; without one a photo never leaves the driver. */
  readonly photo?: CardPhoto;
}

/** The template on a card, in a format that only its maker's matcher knows. The caller wipes it. */
export type Fingerprint =
  /** 512 bytes a finger, one or two. */
  | { readonly kind: "read"; readonly template: Uint8Array }
  | { readonly kind: "notOnCard" }
  /** The card's text and photo could be read, and its fingerprint not, or the reader is too old for it. */
  | { readonly kind: "notReadable" };

export interface CardReadingWithFingerprint extends CardReading {
  readonly fingerprint: Fingerprint;
}

/** What a security module (SAM) says of itself. */
export type SamState = "ready" | "selfTestFailed" | "notAuthorised";

/** An identity-card reader on an open line. Commands queue; the reader never has two of them. */
export interface IdCardReaderSession extends DeviceSession {
  /** Looks once for a card. Call again after at least 300 ms while there is none. */
  findAndSelect(signal: AbortSignal): Promise<"card" | "noCard">;
  /**
   * Reads the card that `findAndSelect` has selected. Rejects with a `DeviceError` `reader.cardMoved`,
   * `reader.cardRejected` or `reader.cardUnreadable` when laying the card again may help.
   */
  readCard(signal: AbortSignal): Promise<CardReading>;
  /** Like `readCard`, for who needs the fingerprint too; takes about twice as long. */
  readCardWithFingerprint(signal: AbortSignal): Promise<CardReadingWithFingerprint>;
  /**
   * The address by which the holder's last move was appended to the selected card; nothing when none was.
   * Rejects like `readCard`.
   */
  readNewestAddress(signal: AbortSignal): Promise<string | undefined>;
  /** Number of the security module, `05.01-20240101-0001234567-0007654321`. */
  readSamId(signal: AbortSignal): Promise<string>;
  /** Also tells what makes every other command reject. */
  readSamState(signal: AbortSignal): Promise<SamState>;
  /**
   * Whether the card that was read last still lies there. Find cannot tell: a reader tends to answer "no card" to it
   * until the card it has read is gone.
   */
  cardStillThere(signal: AbortSignal): Promise<boolean>;
}

export interface IdCardReaderOptions {
  /** Of the transport, in baud. Readers come with 115200. */
  readonly baudRate?: number;
  /** Makes pictures of photos. Without one photos are dropped with the frames that they came in. */
  readonly photoDecoder?: PhotoDecoder;
}

export function createIdCardReaderSession(
  transport: Transport,
  clock: Clock,
  options: IdCardReaderOptions = {},
): IdCardReaderSession {
  const { baudRate, photoDecoder } = options;
  const seal = photoDecoder && ((wlt: Uint8Array) => sealPhoto(wlt, photoDecoder, clock));
  return new SamSession(new CommandLane(transport, clock, baudRate), seal);
}

/** SW3: the card has to be found and selected anew. */
const unauthorised = 0x23;

/** SW3 by which the reader, not the card, is at fault. */
const readerFaults: readonly number[] = [0x10, 0x11, 0x21, 0x24, 0x60, 0x66];

/**
 * SW3 of a 30 10 that may yet be a good 30 01: command unknown to an older SAM, fingerprint not verified, of a wrong
 * length, and a kind of card that the reader has no fingerprint of.
 */
const refusedForFingerprint: readonly number[] = [0x21, 0x37, 0x3f, 0x40];

class SamSession implements IdCardReaderSession {
  readonly #lane: CommandLane;
  readonly #sealPhoto: ((wlt: Uint8Array) => CardPhoto) | undefined;
  /** A card may lie there that the reader takes for read although we have not got it: only a reset finds it again. */
  #mustReset = false;

  constructor(lane: CommandLane, seal: ((wlt: Uint8Array) => CardPhoto) | undefined) {
    this.#lane = lane;
    this.#sealPhoto = seal;
  }

  async identify(signal: AbortSignal): Promise<DeviceIdentity> {
    // First the reply that no other can be taken for: whatever the reader still owed an earlier session is past.
    const serialNumber = await this.readSamId(signal);
    await this.checkHealth(signal);
    return { protocol: "GA/T 467 SAM_V", serialNumber };
  }

  async checkHealth(signal: AbortSignal): Promise<void> {
    await this.#lane.run(readSamStatus, signal, (reply) => accept(readSamStatus, reply));
  }

  async reset(signal: AbortSignal): Promise<void> {
    await this.#lane.run(resetSam, signal, (reply) => accept(resetSam, reply));
    this.#mustReset = false;
  }

  async findAndSelect(signal: AbortSignal): Promise<"card" | "noCard"> {
    if (this.#mustReset) await this.reset(signal);
    const select = await this.#tryFindAndSelect(signal);
    if (!isUnauthorised(select)) return select;
    const again = await this.#tryFindAndSelect(signal);
    if (isUnauthorised(again)) throw toError(selectCard, again);
    return again;
  }

  async #tryFindAndSelect(signal: AbortSignal): Promise<"card" | "noCard" | Refusal> {
    const found = await this.#lane.run(findCard, signal, (reply) => accept(findCard, reply).kind === "found");
    if (!found) return "noCard";
    return this.#lane.run(selectCard, signal, (reply) => {
      if (isUnauthorised(reply)) return reply;
      return accept(selectCard, reply).kind === "selected" ? "card" : "noCard";
    });
  }

  readSamId(signal: AbortSignal): Promise<string> {
    return this.#lane.run(readSamId, signal, (reply) => accept(readSamId, reply).text);
  }

  readSamState(signal: AbortSignal): Promise<SamState> {
    return this.#lane.run(readSamStatus, signal, (reply) => {
      if (isRefusal(reply) && reply.status === 0x60) return "selfTestFailed";
      if (isRefusal(reply) && reply.status === 0x66) return "notAuthorised";
      accept(readSamStatus, reply);
      return "ready";
    });
  }

  readCard(signal: AbortSignal): Promise<CardReading> {
    return this.#untilHeld(this.#readSelected(readCardData, signal, () => this.#tryReadCard(signal)));
  }

  readCardWithFingerprint(signal: AbortSignal): Promise<CardReadingWithFingerprint> {
    const read = () => this.#tryReadCardWithFingerprint(signal);
    return this.#untilHeld(this.#readSelected(readCardDataWithFingerprint, signal, read));
  }

  /** A card whose reading got lost on its way is found where it lies only after a reset. */
  async #untilHeld<Reading>(reading: Promise<Reading>): Promise<Reading> {
    try {
      return await reading;
    } catch (cause) {
      if (!(cause instanceof DeviceError) || cause.code.startsWith("device.")) this.#mustReset = true;
      throw cause;
    }
  }

  /** Finds and selects the card anew when the reader has forgotten that it was. */
  async #readSelected<Reading extends object>(
    command: Command<unknown>,
    signal: AbortSignal,
    read: () => Promise<Reading | Refusal>,
  ): Promise<Reading> {
    const reading = await read();
    if (!isUnauthorised(reading)) return reading;
    if ((await this.findAndSelect(signal)) === "noCard") {
      throw new DeviceError("reader.cardMoved", "the card was gone before it was read");
    }
    const again = await read();
    if (isUnauthorised(again)) throw toError(command, again);
    return again;
  }

  #tryReadCard(signal: AbortSignal): Promise<CardReading | Refusal> {
    return this.#lane.run(readCardData, signal, (reply) => {
      if (isUnauthorised(reply)) return reply;
      const { text, photo } = accept(readCardData, reply);
      return this.#toReading(text, photo);
    });
  }

  /** Of bytes that are wiped when this has returned. */
  #toReading(text: Uint8Array, photo: Uint8Array): CardReading {
    const document = decodeCard(text);
    return this.#sealPhoto ? { document, photo: this.#sealPhoto(photo) } : { document };
  }

  async #tryReadCardWithFingerprint(signal: AbortSignal): Promise<CardReadingWithFingerprint | Refusal> {
    const reading = await this.#lane.run(readCardDataWithFingerprint, signal, (reply) => {
      if (isRefusal(reply) && refusedForFingerprint.includes(reply.status)) return undefined;
      if (isUnauthorised(reply)) return reply;
      const { text, photo, fingerprint } = accept(readCardDataWithFingerprint, reply);
      return { ...this.#toReading(text, photo), fingerprint: toFingerprint(fingerprint) };
    });
    if (reading) return reading;
    const plain = await this.#tryReadCard(signal);
    return isUnauthorised(plain) ? plain : { ...plain, fingerprint: { kind: "notReadable" } };
  }

  async readNewestAddress(signal: AbortSignal): Promise<string | undefined> {
    const { address } = await this.#readSelected(readNewestAddress, signal, () =>
      this.#lane.run(readNewestAddress, signal, (reply) => {
        if (isUnauthorised(reply)) return reply;
        const accepted = accept(readNewestAddress, reply);
        const isOnCard = accepted.kind === "newestAddress";
        return { address: isOnCard ? decodeNewestAddress(accepted.text) : undefined };
      }),
    );
    return address;
  }

  cardStillThere(signal: AbortSignal): Promise<boolean> {
    return this.#lane.run(readNewestAddress, signal, (reply) => {
      if (!isRefusal(reply)) return true;
      if (readerFaults.includes(reply.status)) throw toError(readNewestAddress, reply);
      return false;
    });
  }
}

function accept<Reply extends { readonly kind: string }>(
  command: Command<Reply>,
  reply: Reply | Refusal,
): Reply {
  if (isRefusal(reply)) throw toError(command, reply);
  return reply;
}

function toFingerprint(template: Uint8Array): Fingerprint {
  return template.length === 0 ? { kind: "notOnCard" } : { kind: "read", template: template.slice() };
}

function isRefusal(reply: { readonly kind: string }): reply is Refusal {
  return reply.kind === "refused";
}

function isUnauthorised(reply: string | object): reply is Refusal {
  return typeof reply === "object" && "status" in reply && reply.status === unauthorised;
}

function toError(command: Command<unknown>, { status }: Refusal): DeviceError {
  const { error, meaning } = refusals[status];
  return new DeviceError(error, `${command.name}: ${meaning}`);
}
