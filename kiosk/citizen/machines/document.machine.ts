import { assign, type SnapshotFrom, setup } from "xstate";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import type { CardHolder } from "../holder.ts";
import { type CardEvent, errorCodeOf, type IdentityEvent, type SessionEffects } from "../session-effects.ts";
import { documentDelays } from "./delays.ts";

export type DocumentEvent = { type: "back" };

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

export interface DocumentContext {
  readonly cardLaid: boolean;
  /** Why the card is to be laid once more. */
  readonly error: ErrorCode | null;
  readonly output: DocumentOutput;
}

/** Reads a card and tells of it: either the holder as the screens need them, or with the whole document. */
type ReadCard = SessionEffects["readCard"] | SessionEffects["readIdentity"];

/** Who somebody is, by a document: the part of every journey that needs to know it. */
export function createDocumentMachine(readCard: ReadCard) {
  return setup({
    types: {
      context: {} as DocumentContext,
      events: {} as DocumentEvent | CardEvent | IdentityEvent,
      output: {} as DocumentOutput,
    },
    actors: { readCard: readCard as SessionEffects["readCard"] },
    delays: documentDelays,
    actions: {
      noteCard: assign({ cardLaid: true }),
      keepRefusal: assign(({ event }) => ("error" in event ? { error: event.error } : {})),
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
    context: { cardLaid: false, error: null, output: { outcome: "back" } },
    initial: "card",
    states: {
      card: {
        initial: "documentPlace",
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
          back: "finished",
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
      finished: { type: "final" },
    },
    output: ({ context }) => context.output,
  });
}

export type DocumentMachine = ReturnType<typeof createDocumentMachine>;
type DocumentSnapshot = SnapshotFrom<DocumentMachine>;
export type DocumentScreen = Extract<DocumentSnapshot["value"], object>["card"];

/** What the screens are drawn from; what was read never is. */
export interface DocumentView {
  readonly state: DocumentScreen;
  readonly error: ErrorCode | null;
}

/** Before the machine has told of itself. */
export const firstDocumentView: DocumentView = { state: "documentPlace", error: null };

/** What a journey keeps of the machine while it runs; nothing once it has finished, but that a card was laid. */
export function readingFrom(
  before: { readonly reading: DocumentView | null; readonly cardLaid: boolean },
  { value, context: { error, cardLaid } }: Pick<DocumentSnapshot, "value" | "context">,
): { reading: DocumentView | null; cardLaid: boolean } {
  return {
    reading: typeof value === "string" ? before.reading : { state: value.card, error },
    cardLaid: before.cardLaid || cardLaid,
  };
}
