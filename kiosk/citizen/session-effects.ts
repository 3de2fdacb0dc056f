import { fromCallback, fromPromise } from "xstate";
import type { CompletionPayload } from "../../server/contract/envelope.ts";
import { type ErrorCode, errorCodeOf } from "../../server/contract/errors.ts";
import type { Ticket } from "../../server/contract/hall.ts";
import type { IdentityDocument } from "../../server/contract/identity.ts";
import type { identityTerminal } from "../../server/contract/identity-terminal.ts";
import type { Elsewhere } from "../../server/contract/sites.ts";
import { idCardReader, queueTerminal, type TicketTexts } from "../../server/contract/terminal.ts";
import type { ServiceConnection } from "../connection/service-connection.ts";
import type { Connections, Sources } from "./effects.ts";
import { type CardHolder, holderOf } from "./holder.ts";

/** How long the reader waits for a card, milliseconds. House rule: shorter than the idle time, so that "no card" comes before the warning. */
export const cardPatience = 45_000;

/** How long the reader watches a forgotten card, milliseconds; longer than the screen asks for it. */
export const removalPatience = 120_000;

export type CardEvent =
  | { type: "card.laid" }
  | { type: "card.refused"; error: ErrorCode }
  /** `person`: by which the hall knows the holder, where the terminal has the hall's key. */
  | { type: "card.read"; holder: CardHolder; person?: string }
  | { type: "card.failed"; error: ErrorCode }
  /** What was held to the scanner is no zone with right check digits, or of a document that is not taken. */
  | { type: "document.misread"; why: "check" | "other" };

/** The same, where the whole document is needed. */
export type IdentityEvent =
  | Exclude<CardEvent, { type: "card.read" }>
  | { type: "card.identity"; holder: CardHolder; identity: IdentityDocument };

export interface PrintResult {
  readonly print: "printed" | "failed" | "unknown";
  readonly error: ErrorCode | null;
}

/** What a number is asked for. */
export interface NumberWish {
  readonly serviceId: string;
  readonly classId?: string;
  readonly person?: string;
  readonly idempotencyKey: string;
}

export interface TakenNumber {
  readonly ticket: Ticket;
  /** The person has had it before. */
  readonly already: boolean;
}

export interface SessionConnections {
  readonly reader: ServiceConnection<typeof idCardReader>;
  readonly queue: ServiceConnection<typeof queueTerminal>;
  readonly identity: ServiceConnection<typeof identityTerminal>;
}

/** The terminal's own connections, with all that a session asks of them. */
export function sessionConnections(
  { reader, queue }: Connections,
  identity: SessionConnections["identity"],
): SessionConnections {
  return { reader: reader.as(idCardReader), queue: queue.as(queueTerminal), identity };
}

/** Waits for a card and reads it, telling what happens on the way. Returns how to stop. */
function readDocument(
  reader: SessionConnections["reader"],
  tell: (event: Exclude<CardEvent, { type: "card.read" }>) => void,
  read: (answer: CompletionPayload<typeof idCardReader, "XiaohuIdentity.ReadIdentity">) => void,
): () => void {
  const abort = new AbortController();
  reader
    .request(
      "XiaohuIdentity.ReadIdentity",
      {},
      {
        timeout: cardPatience,
        signal: abort.signal,
        onEvent: (name, payload) => {
          if (name === "CardReader.MediaInsertedEvent") tell({ type: "card.laid" });
          else if ("error" in payload) tell({ type: "card.refused", error: payload.error });
        },
      },
    )
    .then(read, (error: unknown) => tell({ type: "card.failed", error: errorCodeOf(error) }));
  return () => abort.abort();
}

type Scanned = CompletionPayload<typeof identityTerminal, "XiaohuIdentity.ScanDocument">;

/** Waits for a document at the scanner, telling what is not taken. Returns how to stop. */
function scanZone(
  identity: SessionConnections["identity"],
  tell: (event: Exclude<CardEvent, { type: "card.read" }>) => void,
  read: (answer: Scanned) => void,
): () => void {
  const abort = new AbortController();
  identity
    .request(
      "XiaohuIdentity.ScanDocument",
      {},
      { signal: abort.signal, onEvent: (_name, { why }) => tell({ type: "document.misread", why }) },
    )
    .then(read, (error: unknown) => tell({ type: "card.failed", error: errorCodeOf(error) }));
  return () => abort.abort();
}

/** What a session does to the outside, as actors on the connections to the terminal's device bridge. */
export function createSessionEffects(
  { reader, queue, identity: scanner }: SessionConnections,
  { now, newKey, report }: Sources,
) {
  return {
    now,
    newKey,
    report,

    /** Reads one card. Masks it here: the whole document goes no further. */
    readCard: fromCallback<{ type: "none" }, Record<string, never>, CardEvent>(({ sendBack }) =>
      readDocument(reader, sendBack, ({ identity, person }) =>
        sendBack({ type: "card.read", holder: holderOf(identity, person, now()), person }),
      ),
    ),

    /** Reads one card, whole: for an application, which is made in the holder's name. */
    readIdentity: fromCallback<{ type: "none" }, Record<string, never>, IdentityEvent>(({ sendBack }) =>
      readDocument(reader, sendBack, ({ identity, person }) =>
        sendBack({ type: "card.identity", holder: holderOf(identity, person, now()), identity }),
      ),
    ),

    /** By what else than a card somebody can be known here. */
    documentWays: fromPromise<{ scanner: boolean }>(({ signal }) =>
      scanner.request("XiaohuIdentity.Ways", {}, { signal }),
    ),

    /** The same two, of a document without a chip that is held to the scanner. */
    scanPerson: fromCallback<{ type: "none" }, Record<string, never>, CardEvent>(({ sendBack }) =>
      scanZone(scanner, sendBack, ({ identity, person }) =>
        sendBack({ type: "card.read", holder: holderOf(identity, person, now()), person }),
      ),
    ),
    scanIdentity: fromCallback<{ type: "none" }, Record<string, never>, IdentityEvent>(({ sendBack }) =>
      scanZone(scanner, sendBack, ({ identity, person }) =>
        sendBack({ type: "card.identity", holder: holderOf(identity, person, now()), identity }),
      ),
    ),

    waitCardRemoved: fromPromise<void>(async ({ signal }) => {
      await reader.request("XiaohuIdentity.WaitCardRemoved", {}, { timeout: removalPatience, signal });
    }),

    /** What is not done here now, and where else. A hall that cannot be reached knows nothing of others. */
    findElsewhere: fromPromise<readonly Elsewhere[]>(
      async ({ signal }) => (await queue.request("XiaohuQueue.FindElsewhere", {}, { signal })).services,
    ),

    /** A number; the one that a check-in has brought already needs no asking. */
    takeNumber: fromPromise<TakenNumber, NumberWish & { ticket: Ticket | null }>(
      async ({ input: { ticket, ...wish }, signal }) =>
        ticket ? { ticket, already: false } : await queue.request("XiaohuQueue.TakeNumber", wish, { signal }),
    ),

    printTicket: fromPromise<PrintResult, { ticketId: string; texts: TicketTexts }>(({ input }) =>
      // Never cancelled: half a ticket helps nobody.
      queue.request("XiaohuQueue.PrintTicket", input),
    ),
  };
}

export type SessionEffects = ReturnType<typeof createSessionEffects>;
