import { assign, type SnapshotFrom, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import { readerProblem, type TerminalCondition } from "../condition.ts";
import type { FollowEffects, FoundCases } from "../follow-effects.ts";
import { type AsksCode, askingCode, codeActions, codeGivenBy } from "./ask-code.ts";
import {
  type AsksDocument,
  askingDocument,
  documentActions,
  identityReadBy,
  noDocumentYet,
} from "./ask-document.ts";

import { type CodeEvent, codeEvents, createCodeMachine } from "./code.machine.ts";
import { findCasesDelays } from "./delays.ts";
import {
  createDocumentMachine,
  type DocumentEvent,
  type DocumentInput,
  documentEvents,
} from "./document.machine.ts";
import { errorOfOutcome, hasFailed, refused, wasLeft } from "./outcome.ts";
import { failing, failureOf, silent } from "./request.ts";

export interface FindCasesInput {
  readonly condition: TerminalCondition;
  /** With what it begins: the question by what they are found, or another code. */
  readonly first: "who" | "code";
  /** Whether a code can be held to a scanner here, as far as it is known. */
  readonly scanner: boolean;
}

/** What failed, and is asked again. */
type Question = "card" | "scan" | "find";

/** Whose cases are looked for. It is theirs: it ends with the actor. */
export interface FindCasesContext extends FindCasesInput, AsksDocument, AsksCode {
  /** The whole document; it goes to the hall and to no screen. */
  readonly identity: IdentityDocument | null;
  /** The code is held to the scanner. */
  readonly scanned: boolean;
  readonly code: string | null;
  readonly error: ErrorCode | null;
  readonly failed: Question;
  readonly output: FindCasesOutput;
}

export type FindCasesEvent =
  | DocumentEvent
  | CodeEvent
  | { type: "licences" }
  | { type: "scan" }
  | { type: "tryAgain" }
  | { type: "back" };
export const findCasesEvents = [
  ...documentEvents,
  ...codeEvents,
  "licences",
  "scan",
  "tryAgain",
] as const satisfies readonly FindCasesEvent["type"][];

type Told = { type: "condition"; condition: TerminalCondition };

export type FindCasesOutput =
  | {
      readonly outcome: "found";
      readonly found: FoundCases;
      /** By which they were found, and how it was asked for. */
      readonly identity: IdentityDocument | null;
      readonly documentFirst: DocumentInput["first"];
    }
  /** The code was of a reminder: what renews the licence opens at once. */
  | { readonly outcome: "guide"; readonly matterId: string }
  /** It was a request's own. */
  | { readonly outcome: "assist"; readonly code: string }
  /** It was of something that was reported. */
  | { readonly outcome: "pain"; readonly code: string }
  /** Nothing was handed in under it: it may be of what was saved. */
  | { readonly outcome: "saved"; readonly code: string }
  | { readonly outcome: "licences" | "back" };

export type FindCasesEffects = Pick<FollowEffects, "document" | "scanCode" | "hasScanner" | "find">;

/** Somebody's cases, by the document, or one of them by its code. */
export function createFindCasesMachine(effects: FindCasesEffects) {
  return setup({
    types: {
      context: {} as FindCasesContext,
      events: {} as FindCasesEvent | Told,
      input: {} as FindCasesInput,
      output: {} as FindCasesOutput,
    },
    actors: {
      document: createDocumentMachine(effects.document),
      code: createCodeMachine(effects.scanCode),
      hasScanner: effects.hasScanner,
      find: effects.find,
    },
    delays: findCasesDelays,
    guards: {
      readerWorks: ({ context }) => readerProblem(context.condition) === null,
      hasScanner: ({ context }) => context.scanner,
      notTheirs: ({ context }) => context.error === "matter.notFound",
      failedAt: ({ context }, { failed }: { failed: Question }) => context.failed === failed,
      wasLeft,
      hasFailed,
    },
    actions: {
      keepCondition: assign(({ event }) =>
        event.type === "condition" ? { condition: event.condition } : {},
      ),
      forget: assign({ identity: null, documentFirst: "card", scanned: false, code: null, error: null }),
      forgetError: assign({ error: null }),
      keepIdentity: assign(({ event }) => ({ identity: identityReadBy(event) })),
      keepCode: assign(({ event }) => ({ code: codeGivenBy(event) })),
      forgetIdentity: assign({ identity: null }),
      ...documentActions<FindCasesContext, FindCasesEvent | Told>(),
      ...codeActions<FindCasesContext, FindCasesEvent | Told>(codeAsked),
      noteOutput: assign(({ event }, { failed }: { failed: Question }) => ({
        error: errorOfOutcome(event),
        failed,
      })),
      noteFailure: assign((_, failure: { error: unknown; failed: Question }) => failureOf(failure)),
    },
  }).createMachine({
    id: "findCases",
    context: ({ input }) => ({ ...input, ...atFirst }),
    initial: "beginning",
    on: { condition: { actions: "keepCondition" } },
    states: {
      beginning: {
        always: [
          { guard: ({ context }) => context.first === "code", target: "followCode" },
          { target: "followWho" },
        ],
      },
      followWho: {
        entry: "forget",
        // The ways stand without it: where it cannot be had, no scanner is offered.
        invoke: {
          src: "hasScanner",
          onDone: { actions: assign({ scanner: ({ event }) => event.output }) },
          onError: { actions: assign({ scanner: false }) },
        },
        on: {
          useCard: { guard: "readerWorks", target: "followDocument" },
          otherDocument: { target: "followDocument", actions: "askWhich" },
          licences: {
            guard: "readerWorks",
            target: "finished",
            actions: assign({ output: { outcome: "licences" } }),
          },
          typeCode: "followCode",
          scan: { guard: "hasScanner", target: "followCode", actions: assign({ scanned: true }) },
          back: "finished",
        },
      },
      followDocument: askingDocument({
        onDone: [
          { guard: "wasLeft", target: "followWho" },
          refused("followRefused", "card"),
          {
            target: "followFinding",
            actions: "keepIdentity",
          },
        ],
        onError: failing("followRefused", "card"),
      }),
      followCode: askingCode(codeAsked, {
        onDone: [
          { guard: "wasLeft", target: "followWho" },
          refused("followRefused", "scan"),
          { target: "followFinding", actions: "keepCode" },
        ],
        onError: failing("followRefused", "scan"),
      }),
      followFinding: {
        entry: "forgetError",
        invoke: {
          src: "find",
          input: ({ context: { code, identity } }) => {
            if (code !== null) return { of: { code } };
            if (!identity) throw new Error("cases were looked for before a card was read or a code known");
            return { of: { identity } };
          },
          onDone: {
            target: "finished",
            actions: assign({ output: ({ context, event }) => outcomeOf(context, event.output) }),
          },
          onError: [
            {
              guard: ({ context, event }) =>
                context.code !== null && errorCodeOf(event.error) === "matter.notFound",
              target: "finished",
              actions: assign({
                output: ({ context }) => ({ outcome: "saved" as const, code: context.code ?? "" }),
              }),
            },
            failing("followRefused", "find"),
          ],
        },
        after: {
          requestPatience: silent("followRefused", "find"),
        },
      },
      followRefused: {
        on: {
          tryAgain: [
            // Another document.
            { guard: "notTheirs", target: "followDocument", actions: "forgetIdentity" },
            { guard: { type: "failedAt", params: { failed: "find" } }, target: "followFinding" },
            { guard: { type: "failedAt", params: { failed: "scan" } }, target: "followCode" },
            { target: "followDocument" },
          ],
          typeCode: { target: "followCode", actions: "forget" },
          back: "followWho",
        },
      },
      finished: { type: "final" },
    },
    output: ({ context }) => context.output,
  });
}

const codeAsked = ({ scanned }: Pick<FindCasesContext, "scanned">) =>
  ({ kind: "matter", scan: scanned }) as const;

/** Where what was found leads. */
function outcomeOf({ code, identity, documentFirst }: FindCasesContext, found: FoundCases): FindCasesOutput {
  if (code !== null && found.requests.length > 0) return { outcome: "assist", code };
  if (code !== null && found.pain) return { outcome: "pain", code };
  if (found.renews !== null) return { outcome: "guide", matterId: found.renews };
  return { outcome: "found", found, identity, documentFirst };
}

const atFirst: Omit<FindCasesContext, keyof FindCasesInput> = {
  identity: null,
  ...noDocumentYet,
  typing: null,
  scanned: false,
  code: null,
  error: null,
  failed: "find",
  output: { outcome: "back" },
};

export type FindCasesMachine = ReturnType<typeof createFindCasesMachine>;
type FindCasesSnapshot = SnapshotFrom<FindCasesMachine>;
export type FindCasesScreen = Exclude<FindCasesSnapshot["value"], "beginning" | "finished">;

/** What the screens are drawn from; the document never is. */
export interface FindCasesView
  extends Pick<
    FindCasesContext,
    "scanner" | "reading" | "documentFirst" | "typing" | "scanned" | "error" | "failed"
  > {
  readonly state: FindCasesScreen;
}

/** Before the machine has told of itself. */
export const firstFindCasesView = ({
  first,
  scanner,
}: Pick<FindCasesInput, "first" | "scanner">): FindCasesView => ({
  scanner,
  reading: null,
  documentFirst: "card",
  typing: null,
  scanned: false,
  error: null,
  failed: "find",
  state: first === "code" ? "followCode" : "followWho",
});

/** Null once it has finished. */
export function findCasesViewOf({
  value,
  context: { scanner, reading, documentFirst, typing, scanned, error, failed },
}: Pick<FindCasesSnapshot, "value" | "context">): FindCasesView | null {
  if (value === "beginning" || value === "finished") return null;
  return { scanner, reading, documentFirst, typing, scanned, error, failed, state: value };
}

/** In these the terminal works and the citizen waits. */
export const busyFindCasesScreens: readonly FindCasesScreen[] = ["followFinding"];
