import { assign, type EventObject, sendTo } from "xstate";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import type { TerminalCondition } from "../condition.ts";
import {
  type DocumentInput,
  type DocumentMachine,
  type DocumentOutput,
  type DocumentView,
  documentEvents,
  firstByReader,
  firstDocumentView,
  readingFrom,
} from "./document.machine.ts";
import { forwarded } from "./request.ts";

/*
 * How the machines of a journey ask for a document in their middle: by the machine of documents, which they have under the name `document`.
 * Such a machine spreads `documentActions` into its own actions, has `forgetError` beside them, and makes its state of `askingDocument`, to
 * which it says what the answer leads to.
 */

/** What such a machine keeps. */
export interface AsksDocument {
  readonly condition: TerminalCondition;
  /** A card was laid, and is to be taken at the end. */
  readonly cardLaid: boolean;
  /** What the machine of documents shows. */
  readonly reading: DocumentView | null;
  readonly documentFirst: DocumentInput["first"];
}

export const noDocumentYet = { cardLaid: false, reading: null, documentFirst: "card" } as const;

type First = DocumentInput["first"];

/** What it begins with: told anew each time, since the reader may be back by then. */
const byReader = ({ condition, documentFirst }: AsksDocument): First =>
  firstByReader(condition, documentFirst);

/** @param first with what it begins, where that is another than `askingDocument` says by itself */
export function documentActions<Context extends AsksDocument, Event extends EventObject>(
  first: (context: Context) => First = byReader,
) {
  const set = (change: (context: Context, event: Event) => Partial<AsksDocument>) =>
    assign<Context, Event, undefined, Event, never>(
      ({ context, event }) => change(context, event) as Partial<Context>,
    );
  return {
    toDocument: sendTo<Context, Event, undefined, never, Event, never>(
      "document",
      ({ event }) => event as never,
    ),
    askWhich: set(() => ({ documentFirst: "choice" })),
    showDocument: set((context) => ({ reading: firstDocumentView(first(context)) })),
    keepReading: set((context, event) =>
      "snapshot" in event ? readingFrom(context, event.snapshot as Snapshot) : {},
    ),
    hideDocument: set(() => ({ reading: null })),
  };
}

type Snapshot = ReturnType<DocumentMachine["getInitialSnapshot"]>;

/**
 * The state in which a document is asked for.
 *
 * @param led where it leads, as an invocation's `onDone` and `onError` say it, by names
 * @param how with what it begins, where not with the reader or what was wanted; and what of a document can be typed instead
 */
export const askingDocument = <const Done, const Failed, Context extends AsksDocument>(
  led: { readonly onDone: Done; readonly onError: Failed },
  how: {
    readonly first?: (context: Context) => First;
    readonly typing?: (context: Context) => DocumentInput["typing"];
  } = {},
) =>
  ({
    entry: ["forgetError", "showDocument"],
    invoke: {
      src: "document",
      id: "document",
      input: ({ context }: { context: Context }): DocumentInput => ({
        first: (how.first ?? byReader)(context),
        typing: how.typing?.(context),
      }),
      onSnapshot: { actions: "keepReading" },
      ...led,
    },
    on: forwarded("toDocument", documentEvents),
    exit: "hideDocument",
  }) as const;

type Read = Extract<DocumentOutput, { readonly outcome: "read" }>;

/** What was read, of the event with which the machine of documents ended; null where nothing was. */
export function readBy(event: object): Read | null {
  const output = "output" in event ? (event.output as DocumentOutput) : null;
  return output?.outcome === "read" ? output : null;
}

export const identityReadBy = (event: object): IdentityDocument | null => readBy(event)?.identity ?? null;
