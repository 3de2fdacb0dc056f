import { fromCallback, fromPromise } from "xstate";
import { ContractError, type ErrorCode } from "../../server/contract/errors.ts";
import type { Localized, ServiceOffer, Ticket } from "../../server/contract/hall.ts";
import type {
  CardReaderStatus,
  idCardReader,
  PrinterStatus,
  queueTerminal,
  receiptPrinter,
  TicketTexts,
} from "../../server/contract/terminal.ts";
import type { ConnectionState, ServiceConnection } from "../connection/service-connection.ts";
import { type CardHolder, holderOf } from "./holder.ts";

/** How long the reader waits for a card, milliseconds. House rule: shorter than the idle time, so that "no card" comes before the warning. */
export const cardPatience = 45_000;

/** How long the reader watches a forgotten card, milliseconds; longer than the screen asks for it. */
export const removalPatience = 120_000;

export type BridgeEvent =
  | { type: "bridge"; state: ConnectionState }
  | { type: "reader"; status: CardReaderStatus }
  | { type: "printer"; status: PrinterStatus };

export type CardEvent =
  | { type: "card.laid" }
  | { type: "card.refused"; error: ErrorCode }
  | { type: "card.read"; holder: CardHolder }
  | { type: "card.failed"; error: ErrorCode };

export interface ServiceList {
  readonly hallName: Localized;
  readonly services: readonly ServiceOffer[];
}

export interface PrintResult {
  readonly print: "printed" | "failed" | "unknown";
  readonly error: ErrorCode | null;
}

export interface Connections {
  readonly reader: ServiceConnection<typeof idCardReader>;
  readonly printer: ServiceConnection<typeof receiptPrinter>;
  readonly queue: ServiceConnection<typeof queueTerminal>;
}

export interface Sources {
  now(): number;
  /** A fresh idempotency key. */
  newKey(): string;
  /** Where a bug is reported. */
  report(error: unknown): void;
}

/** The error's code; what is not one of ours is a bug on our side. */
export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof ContractError ? error.code : "message.internal";
}

/** Everything the machines do to the outside, as actors on three connections to the terminal's device bridge. */
export function createEffects({ reader, printer, queue }: Connections, { now, newKey, report }: Sources) {
  const bridgeState = (): ConnectionState => {
    const states = [reader.state, printer.state, queue.state];
    return states.find((state) => state === "lost") ?? states.find((state) => state !== "open") ?? "open";
  };

  return {
    newKey,
    report,

    /** Tells the bridge's connection and both devices' states, now and at every change. */
    watchBridge: fromCallback<{ type: "none" }, Record<string, never>, BridgeEvent>(({ sendBack }) => {
      const tellBridge = () => sendBack({ type: "bridge", state: bridgeState() });
      const ask = (connection: Connections["reader"] | Connections["printer"], tell: () => Promise<void>) => {
        tellBridge();
        if (connection.state === "open") void tell().catch(report);
      };
      const askReader = () =>
        ask(reader, async () =>
          sendBack({ type: "reader", status: await reader.request("Common.Status", {}) }),
        );
      const askPrinter = () =>
        ask(printer, async () =>
          sendBack({ type: "printer", status: await printer.request("Common.Status", {}) }),
        );
      const undo = [
        reader.onState(askReader),
        printer.onState(askPrinter),
        queue.onState(tellBridge),
        reader.on("Common.StatusChangedEvent", (status) => sendBack({ type: "reader", status })),
        printer.on("Common.StatusChangedEvent", (status) => sendBack({ type: "printer", status })),
      ];
      askReader();
      askPrinter();
      return () => {
        for (const step of undo) step();
      };
    }),

    listServices: fromPromise<ServiceList>(async ({ signal }) => {
      const { hallName, services } = await queue.request("XiaohuQueue.ListServices", {}, { signal });
      return { hallName: hallName as Localized, services };
    }),

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
          ({ identity }) => sendBack({ type: "card.read", holder: holderOf(identity, now()) }),
          (error: unknown) => sendBack({ type: "card.failed", error: errorCodeOf(error) }),
        );
      return () => abort.abort();
    }),

    waitCardRemoved: fromPromise<void>(async ({ signal }) => {
      await reader.request("XiaohuIdentity.WaitCardRemoved", {}, { timeout: removalPatience, signal });
    }),

    takeNumber: fromPromise<Ticket, { serviceId: string; idempotencyKey: string }>(
      async ({ input, signal }) => (await queue.request("XiaohuQueue.TakeNumber", input, { signal })).ticket,
    ),

    printTicket: fromPromise<PrintResult, { ticketId: string; texts: TicketTexts }>(({ input }) =>
      // Never cancelled: half a ticket helps nobody.
      queue.request("XiaohuQueue.PrintTicket", input),
    ),
  };
}

export type CitizenEffects = ReturnType<typeof createEffects>;
