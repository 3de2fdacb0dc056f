import { fromCallback, fromPromise } from "xstate";
import { ContractError, type ErrorCode } from "../../server/contract/errors.ts";
import type { Ticket } from "../../server/contract/hall.ts";
import type { idCardReader } from "../../server/contract/id-card-reader.ts";
import type { TicketTexts } from "../../server/contract/terminal.ts";
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
  | { type: "card.failed"; error: ErrorCode };

export interface PrintResult {
  readonly print: "printed" | "failed" | "unknown";
  readonly error: ErrorCode | null;
}

/** The error's code; what is not one of ours is a bug on our side. */
export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof ContractError ? error.code : "message.internal";
}

/** The reader's whole service is the session's: at rest its state is enough. */
export interface SessionConnections extends Pick<Connections, "queue"> {
  readonly reader: ServiceConnection<typeof idCardReader>;
}

/** What a session does to the outside, as actors on the connections to the terminal's device bridge. */
export function createSessionEffects(
  { reader, queue }: SessionConnections,
  { now, newKey, report }: Sources,
) {
  return {
    newKey,
    report,

    /** Reads one card. Masks it here: the whole document goes no further. */
    readCard: fromCallback<{ type: "none" }, Record<string, never>, CardEvent>(({ sendBack }) => {
      const abort = new AbortController();
      reader
        .request(
          "XiaohuIdentity.ReadIdentity",
          {},
          {
            timeout: cardPatience,
            signal: abort.signal,
            onEvent: (name, payload) => {
              if (name === "CardReader.MediaInsertedEvent") sendBack({ type: "card.laid" });
              else if ("error" in payload) sendBack({ type: "card.refused", error: payload.error });
            },
          },
        )
        .then(
          ({ identity }) =>
            sendBack({
              type: "card.read",
              holder: holderOf(identity, now()),
              ...(identity.person === undefined ? {} : { person: identity.person }),
            }),
          (error: unknown) => sendBack({ type: "card.failed", error: errorCodeOf(error) }),
        );
      return () => abort.abort();
    }),

    waitCardRemoved: fromPromise<void>(async ({ signal }) => {
      await reader.request("XiaohuIdentity.WaitCardRemoved", {}, { timeout: removalPatience, signal });
    }),

    /** A number; the one that a check-in has brought already needs no asking. */
    takeNumber: fromPromise<Ticket, { serviceId: string; idempotencyKey: string; ticket: Ticket | null }>(
      async ({ input: { ticket, ...wish }, signal }) =>
        ticket ?? (await queue.request("XiaohuQueue.TakeNumber", wish, { signal })).ticket,
    ),

    printTicket: fromPromise<PrintResult, { ticketId: string; texts: TicketTexts }>(({ input }) =>
      // Never cancelled: half a ticket helps nobody.
      queue.request("XiaohuQueue.PrintTicket", input),
    ),
  };
}

export type SessionEffects = ReturnType<typeof createSessionEffects>;
