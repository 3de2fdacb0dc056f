import { lengthOf, type TracedMessage } from "../device/trace-lines.ts";
import { exchangesOf, type RecordedExchange } from "../simulator/recorded-device.ts";
import { readSamId, readSamStatus, successes } from "./commands.ts";
import type { IdentityDocument } from "./document.ts";
import { encodeCardReply, encodeCardReplyWithFingerprint, encodeNewestAddressReply } from "./encode-card.ts";
import { buildFrame, isFrame, responseFormat } from "./frame.ts";
import { fingerprintLengths } from "./layout.ts";
import { blankPhoto } from "./simulated-card.ts";

/** Of `AA AA AA 96 69 · Len · SW1 SW2 SW3`. */
const statusOffset = 9;
const overhead = 7;

/** Milliseconds to an answer that the recording does not have. */
const makeUpDelay = 10;

/** `05.00-20240101-0000000000-0000000000`: no SAM has it. */
const madeUpSamId = [0x05, 0, 0, 0, 0xe5, 0xd6, 0x34, 0x01, 0, 0, 0, 0, 0, 0, 0, 0];

/**
 * What a card reader's trace recorded, to be played back. Every card in it is `document`, every appended address
 * `address`: a trace does not hold them. What was damaged is damaged again, by zeros.
 *
 * A trace may begin when the reader had been known for long; since nobody uses a reader that does not say what it is, a
 * SAM number and its good state are made up where the trace has none.
 */
export function recordedReaderExchanges(
  messages: readonly TracedMessage[],
  document: IdentityDocument,
  address: string,
): readonly RecordedExchange[] {
  const recorded = exchangesOf(messages, (reply) => fillReply(reply, document, address));
  const madeUp = [
    { request: readSamId.request, body: [0, 0, successes.done, ...madeUpSamId] },
    { request: readSamStatus.request, body: [0, 0, successes.done] },
  ];
  return [
    ...recorded,
    ...madeUp
      .filter(({ request }) => !recorded.some((exchange) => isWhole(exchange.request, request)))
      .map(({ request, body }) => ({
        request: [request],
        replies: [{ delay: makeUpDelay, bytes: buildFrame(Uint8Array.from(body)) }],
      })),
  ];
}

function fillReply({ parts }: TracedMessage, document: IdentityDocument, address: string): Uint8Array {
  const asRecorded = joined(parts);
  if (parts.every((part) => part instanceof Uint8Array)) return asRecorded;
  const hasHead = parts[0] instanceof Uint8Array && parts[0].length > statusOffset;
  // A damaged frame has no checksum behind what was redacted, and noise no head.
  if (!hasHead || parts.length !== 3 || asRecorded[statusOffset] !== successes.done) return asRecorded;
  const candidates = [
    encodeCardReply(document, blankPhoto),
    ...fingerprintLengths.map((length) =>
      encodeCardReplyWithFingerprint(document, blankPhoto, new Uint8Array(length)),
    ),
    encodeNewestAddressReply(address),
  ];
  const refilled = candidates.find((candidate) => candidate.length === asRecorded.length);
  if (refilled) return refilled;
  // A reply that no command of ours has: whole again, with nothing in it.
  const whole = buildFrame(asRecorded.subarray(overhead, -1));
  return isFrame(responseFormat, whole) ? whole : asRecorded;
}

/** The recorded bytes, with zeros for the others. */
function joined(parts: TracedMessage["parts"]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      part instanceof Uint8Array ? [...part] : new Array<number>(lengthOf(part)).fill(0),
    ),
  );
}

function isWhole(parts: TracedMessage["parts"], request: Uint8Array): boolean {
  const [only, ...rest] = parts;
  return (
    only instanceof Uint8Array &&
    rest.length === 0 &&
    only.length === request.length &&
    only.every((byte, at) => byte === request[at])
  );
}
