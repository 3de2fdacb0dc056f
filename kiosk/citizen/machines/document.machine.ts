import { assign, type SnapshotFrom, sendTo, setup } from "xstate";
import type { HolderKind } from "../../../server/contract/catalogue/words.ts";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import { readerProblem, type TerminalCondition } from "../condition.ts";
import type { CardHolder } from "../holder.ts";
import type { CardEvent, IdentityEvent, SessionEffects } from "../session-effects.ts";
import { documentDelays } from "./delays.ts";
import { forwarded } from "./request.ts";
import {
  type TypedDocumentEvent,
  type TypedDocumentView,
  typedDocumentEvents,
  typedDocumentMachine,
  typedDocumentViewOf,
} from "./typed-document.machine.ts";

export interface DocumentInput {
  /** With what it begins: the reader, or the question which document it is. */
  readonly first: "card" | "choice";
  /** What may be typed instead, where the journey takes what was typed. */
  readonly typing?: DocumentTyping | undefined;
}

export interface DocumentTyping {
  readonly kinds: readonly HolderKind[];
  /** The hall's day. */
  readonly today: string;
  /** As much of it as screens need. */
  readonly holderOf: (identity: IdentityDocument) => CardHolder;
}

export type DocumentEvent =
  | { type: "otherDocument" }
  | { type: "useCard" }
  | { type: "scanDocument" }
  | { type: "typeNumber" }
  | TypedDocumentEvent;
export const documentEvents = [
  "otherDocument",
  "useCard",
  "scanDocument",
  "typeNumber",
  ...typedDocumentEvents,
] as const satisfies readonly DocumentEvent["type"][];

/** How it went: read, not to be read here now, or left. */
export type DocumentOutput =
  | {
      readonly outcome: "read";
      readonly holder: CardHolder;
      /** The whole document, where the journey asks for it. */
      readonly identity: IdentityDocument | null;
      /** By which the hall knows the holder, where the terminal has the hall's key. */
      readonly person: string | null;
    }
  | { readonly outcome: "failed"; readonly error: ErrorCode }
  | { readonly outcome: "back" };

export interface DocumentContext extends DocumentInput {
  /** Whether a document can be held to a scanner here. */
  readonly scanner: boolean;
  readonly cardLaid: boolean;
  /** Why the card is to be laid once more. */
  readonly error: ErrorCode | null;
  /** Why what was held to the scanner was not taken. */
  readonly misread: "check" | "other" | null;
  /** What the child machine `typedDocument` shows. */
  readonly typed: TypedDocumentView | null;
  readonly output: DocumentOutput;
}

/** What is asked of the devices: with the whole document, or with as much of it as the screens need. */
export interface DocumentEffects {
  readonly ways: SessionEffects["documentWays"];
  readonly readCard: SessionEffects["readCard"] | SessionEffects["readIdentity"];
  readonly scanDocument: SessionEffects["scanPerson"] | SessionEffects["scanIdentity"];
}

/** Who somebody is, by a document: the part of every journey that needs to know it. */
export function createDocumentMachine({ ways, readCard, scanDocument }: DocumentEffects) {
  return setup({
    types: {
      context: {} as DocumentContext,
      events: {} as DocumentEvent | CardEvent | IdentityEvent,
      input: {} as DocumentInput,
      output: {} as DocumentOutput,
    },
    actors: {
      ways,
      readCard: readCard as SessionEffects["readCard"],
      scanDocument: scanDocument as SessionEffects["scanPerson"],
      typedDocument: typedDocumentMachine,
    },
    delays: documentDelays,
    guards: {
      hasScanner: ({ context }) => context.scanner,
      beganWithCard: ({ context }) => context.first === "card",
      mayType: ({ context }) => mayType(context),
    },
    actions: {
      toTyped: sendTo("typedDocument", ({ event }) => event as TypedDocumentEvent),
      noteCard: assign({ cardLaid: true }),
      keepRefusal: assign(({ event }) => ("error" in event ? { error: event.error } : {})),
      keepMisread: assign(({ event }) => (event.type === "document.misread" ? { misread: event.why } : {})),
      keepRead: assign(({ event }) => {
        if (event.type !== "card.read" && event.type !== "card.identity") return {};
        return {
          output: {
            outcome: "read" as const,
            holder: event.holder,
            identity: event.type === "card.identity" ? event.identity : null,
            person: event.type === "card.read" ? (event.person ?? null) : null,
          },
        };
      }),
      noteFailure: assign((_, { error }: { error: ErrorCode }) => ({
        output: { outcome: "failed" as const, error },
      })),
    },
  }).createMachine({
    id: "document",
    context: ({ input }) => ({
      ...input,
      scanner: false,
      cardLaid: false,
      error: null,
      misread: null,
      typed: null,
      output: { outcome: "back" },
    }),
    initial: "beginning",
    // The card stands without it: where it cannot be had, no scanner is offered.
    invoke: {
      src: "ways",
      onDone: { actions: assign({ scanner: ({ event }) => event.output.scanner }) },
      onError: { actions: assign({ scanner: false }) },
    },
    states: {
      beginning: { always: [{ guard: "beganWithCard", target: "card" }, { target: "choice" }] },
      choice: {
        initial: "documentChoice",
        on: {
          useCard: "card",
          scanDocument: { guard: "hasScanner", target: "scan" },
          typeNumber: { guard: "mayType", target: "type" },
          back: "finished",
        },
        states: { documentChoice: {} },
      },
      card: {
        initial: "documentPlace",
        entry: assign({ error: null }),
        invoke: {
          src: "readCard",
          input: {},
          onError: {
            target: "finished",
            actions: {
              type: "noteFailure",
              params: ({ event }) => ({ error: errorCodeOf(event.error) }),
            },
          },
        },
        on: {
          "card.laid": { target: ".documentReading", actions: "noteCard" },
          "card.refused": { target: ".documentAgain", actions: ["keepRefusal", "noteCard"] },
          "card.read": { target: "finished", actions: ["keepRead", "noteCard"] },
          "card.identity": { target: "finished", actions: ["keepRead", "noteCard"] },
          "card.failed": {
            target: "finished",
            actions: { type: "noteFailure", params: ({ event }) => ({ error: event.error }) },
          },
          otherDocument: "choice",
          back: [{ guard: "beganWithCard", target: "finished" }, { target: "choice" }],
        },
        states: {
          documentPlace: {},
          documentReading: {
            after: {
              readPatience: {
                target: "#document.finished",
                actions: { type: "noteFailure", params: { error: "reader.silent" } },
              },
            },
          },
          documentAgain: {},
        },
      },
      scan: {
        initial: "documentScan",
        entry: assign({ misread: null }),
        invoke: {
          src: "scanDocument",
          input: {},
          onError: {
            target: "finished",
            actions: {
              type: "noteFailure",
              params: ({ event }) => ({ error: errorCodeOf(event.error) }),
            },
          },
        },
        on: {
          "document.misread": { target: ".documentScanAgain", actions: "keepMisread" },
          "card.read": { target: "finished", actions: "keepRead" },
          "card.identity": { target: "finished", actions: "keepRead" },
          "card.failed": {
            target: "finished",
            actions: { type: "noteFailure", params: ({ event }) => ({ error: event.error }) },
          },
          back: "choice",
        },
        after: { scanPatience: "choice" },
        states: { documentScan: {}, documentScanAgain: {} },
      },
      type: {
        initial: "documentTyped",
        invoke: {
          src: "typedDocument",
          id: "typedDocument",
          input: ({ context: { typing } }) => ({ kinds: typing?.kinds ?? [], today: typing?.today ?? "" }),
          onSnapshot: { actions: assign({ typed: ({ event }) => typedDocumentViewOf(event.snapshot) }) },
          onDone: [
            {
              guard: ({ event }) => event.output !== null,
              target: "finished",
              actions: assign(({ context: { typing }, event: { output: identity } }) =>
                identity && typing
                  ? {
                      output: {
                        outcome: "read" as const,
                        holder: typing.holderOf(identity),
                        identity,
                        person: null,
                      },
                    }
                  : {},
              ),
            },
            { target: "choice" },
          ],
          onError: {
            target: "finished",
            actions: { type: "noteFailure", params: ({ event }) => ({ error: errorCodeOf(event.error) }) },
          },
        },
        exit: assign({ typed: null }),
        on: forwarded("toTyped", typedDocumentEvents),
        states: { documentTyped: {} },
      },
      finished: { type: "final" },
    },
    output: ({ context }) => context.output,
  });
}

const mayType = ({ typing }: Pick<DocumentContext, "typing">): boolean => (typing?.kinds.length ?? 0) > 0;

export type DocumentMachine = ReturnType<typeof createDocumentMachine>;
type DocumentSnapshot = SnapshotFrom<DocumentMachine>;
type Leaves<V> = V extends string ? V : V extends object ? Leaves<V[keyof V]> : never;
export type DocumentScreen = Exclude<Leaves<DocumentSnapshot["value"]>, "beginning" | "finished">;

/** What the screens are drawn from; what was read never is. */
export interface DocumentView extends Pick<DocumentContext, "scanner" | "error" | "misread" | "typed"> {
  readonly state: DocumentScreen;
  /** Whether a number can be typed instead. */
  readonly types: boolean;
}

/** Where the reader is out of order, the question which document it is, and with it the scanner, comes first; else what was wanted. */
export const firstByReader = (
  condition: TerminalCondition,
  wanted: DocumentInput["first"] = "card",
): DocumentInput["first"] => (readerProblem(condition) === null ? wanted : "choice");

/** Before the machine has told of itself. */
export const firstDocumentView = (first: DocumentInput["first"]): DocumentView => ({
  state: first === "card" ? "documentPlace" : "documentChoice",
  scanner: false,
  error: null,
  misread: null,
  typed: null,
  types: false,
});

/** What a journey keeps of the machine while it runs; nothing once it has finished, but that a card was laid. */
export function readingFrom(
  before: { readonly reading: DocumentView | null; readonly cardLaid: boolean },
  { value, context }: Pick<DocumentSnapshot, "value" | "context">,
): { reading: DocumentView | null; cardLaid: boolean } {
  const { scanner, error, misread, typed, cardLaid } = context;
  const [state] = typeof value === "string" ? [] : (Object.values(value) as DocumentScreen[]);
  return {
    reading: state ? { state, scanner, error, misread, typed, types: mayType(context) } : before.reading,
    cardLaid: before.cardLaid || cardLaid,
  };
}
