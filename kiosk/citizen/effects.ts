import { fromCallback, fromPromise } from "xstate";
import type { Localized, OfferedClass, ServiceOffer } from "../../server/contract/hall.ts";
import type {
  CardReaderStatus,
  idCardReaderAtRest,
  PrinterStatus,
  queueTerminalAtRest,
  receiptPrinter,
} from "../../server/contract/terminal-at-rest.ts";
import type { ConnectionState, ServiceConnection } from "../connection/service-connection.ts";

export type BridgeEvent =
  | { type: "bridge"; state: ConnectionState }
  | { type: "reader"; status: CardReaderStatus }
  | { type: "printer"; status: PrinterStatus };

export interface ServiceList {
  readonly hallName: Localized;
  readonly services: readonly ServiceOffer[];
  readonly classes: readonly OfferedClass[];
  readonly offline: boolean;
  readonly phoneEntry?: string | null | undefined;
}

export interface Connections {
  readonly reader: ServiceConnection<typeof idCardReaderAtRest>;
  readonly printer: ServiceConnection<typeof receiptPrinter>;
  readonly queue: ServiceConnection<typeof queueTerminalAtRest>;
}

export interface Sources {
  now(): number;
  /** A fresh idempotency key. */
  newKey(): string;
  /** Where a bug is reported. */
  report(error: unknown): void;
}

/** What the terminal does to the outside while it rests, as actors on three connections to its device bridge. */
export function createTerminalEffects({ reader, printer, queue }: Connections, { report }: Sources) {
  const bridgeState = (): ConnectionState => {
    const states = [reader.state, printer.state, queue.state];
    return states.find((state) => state === "lost") ?? states.find((state) => state !== "open") ?? "open";
  };

  return {
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
      const { hallName, ...list } = await queue.request("XiaohuQueue.ListServices", {}, { signal });
      return { hallName: hallName as Localized, ...list };
    }),
  };
}

export type TerminalEffects = ReturnType<typeof createTerminalEffects>;
