import { and, assign, type SnapshotFrom, setup } from "xstate";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import { readerProblem, type TerminalCondition } from "../condition.ts";
import type { FollowEffects, ResumedCase } from "../follow-effects.ts";
import { type AsksCode, askingCode, codeActions, codeGivenBy } from "./ask-code.ts";
import {
  type AsksDocument,
  askingDocument,
  documentActions,
  identityReadBy,
  noDocumentYet,
} from "./ask-document.ts";
import { type CodeEvent, codeEvents, createCodeMachine } from "./code.machine.ts";
import { savedDelays } from "./delays.ts";
import { createDocumentMachine, type DocumentEvent, documentEvents } from "./document.machine.ts";
import { errorOfOutcome, hasFailed, refused, wasLeft } from "./outcome.ts";
import { failing, failureOf, silent } from "./request.ts";

export interface SavedInput {
  readonly condition: TerminalCondition;
  /** Under which nothing was handed in. */
  readonly code: string;
}

/** What failed, and is asked again. */
type Question = "card" | "resume";

/** Going on with what was saved. It is one person's: it ends with the actor. */
export interface SavedContext extends SavedInput, AsksDocument, AsksCode {
  /** The whole document; it goes to the hall and to no screen. */
  readonly identity: IdentityDocument | null;
  /** The end of the document's number. */
  readonly lastFour: string;
  readonly idempotencyKey: string;
  readonly error: ErrorCode | null;
  readonly failed: Question;
  readonly outcome: SavedOutput["outcome"];
  readonly resumed: ResumedCase | null;
}

export type SavedEvent =
  | DocumentEvent
  | CodeEvent
  | { type: "lastFour" }
  | { type: "tryAgain" }
  | { type: "back" };
export const savedEvents = [
  ...documentEvents,
  ...codeEvents,
  "lastFour",
  "tryAgain",
] as const satisfies readonly SavedEvent["type"][];

type Told = { type: "condition"; condition: TerminalCondition };

export interface SavedOutput {
  /** `typeCode`: it was another code. */
  readonly outcome: "resumed" | "typeCode" | "back";
  readonly resumed: ResumedCase | null;
}

export type SavedEffects = Pick<FollowEffects, "newKey" | "document" | "scanCode" | "resume">;

/** Nothing is handed in under the code: whoever saved it shows that it is theirs, by the document or the end of its number. */
export function createSavedMachine(effects: SavedEffects) {
  return setup({
    types: {
      context: {} as SavedContext,
      events: {} as SavedEvent | Told,
      input: {} as SavedInput,
      output: {} as SavedOutput,
    },
    actors: {
      document: createDocumentMachine(effects.document),
      code: createCodeMachine(effects.scanCode),
      resume: effects.resume,
    },
    delays: savedDelays,
    guards: {
      readerWorks: ({ context }) => readerProblem(context.condition) === null,
      notTheirs: ({ context }) => context.error === "matter.notFound",
      failedAt: ({ context }, { failed }: { failed: Question }) => context.failed === failed,
      isShown: ({ context }) => context.identity !== null || context.lastFour !== "",
      wasLeft,
      hasFailed,
    },
    actions: {
      keepCondition: assign(({ event }) =>
        event.type === "condition" ? { condition: event.condition } : {},
      ),
      keepIdentity: assign(({ event }) => ({ identity: identityReadBy(event) })),
      keepLastFour: assign(({ event }) => ({ lastFour: codeGivenBy(event) ?? "" })),
      forgetIdentity: assign({ identity: null }),
      ...documentActions<SavedContext, SavedEvent | Told>(),
      ...codeActions<SavedContext, SavedEvent | Told>(lastFourAsked),
      freshKey: assign({ idempotencyKey: () => effects.newKey() }),
      forgetError: assign({ error: null }),
      noteOutput: assign(({ event }, { failed }: { failed: Question }) => ({
        error: errorOfOutcome(event),
        failed,
      })),
      noteFailure: assign((_, failure: { error: unknown; failed: Question }) => failureOf(failure)),
    },
  }).createMachine({
    id: "saved",
    context: ({ input }) => ({ ...input, ...atFirst }),
    initial: "followSaved",
    on: { condition: { actions: "keepCondition" } },
    states: {
      followSaved: {
        entry: "forgetError",
        on: {
          useCard: { guard: "readerWorks", target: "followDocument" },
          otherDocument: { target: "followDocument", actions: "askWhich" },
          lastFour: "followLastFour",
          typeCode: { target: "finished", actions: assign({ outcome: "typeCode" }) },
          back: "finished",
        },
      },
      followDocument: askingDocument({
        onDone: [
          { guard: "wasLeft", target: "followSaved" },
          refused("followRefused", "card"),
          { target: "followResuming", actions: ["keepIdentity", "freshKey"] },
        ],
        onError: failing("followRefused", "card"),
      }),
      followLastFour: askingCode(lastFourAsked, {
        onDone: [
          { guard: "wasLeft", target: "followSaved" },
          {
            target: "followResuming",
            actions: ["keepLastFour", "freshKey"],
          },
        ],
        onError: failing("followRefused", "resume"),
      }),
      followResuming: {
        entry: "forgetError",
        invoke: {
          src: "resume",
          input: ({ context: { code, identity, lastFour, idempotencyKey } }) => ({
            code,
            proof: identity ? { identity } : { lastFour },
            idempotencyKey,
          }),
          onDone: {
            target: "finished",
            actions: assign(({ event }) => ({ resumed: event.output, outcome: "resumed" as const })),
          },
          onError: failing("followRefused", "resume"),
        },
        after: {
          requestPatience: silent("followRefused", "resume"),
        },
      },
      followRefused: {
        on: {
          tryAgain: [
            // Another document, or other signs of it.
            { guard: "notTheirs", target: "followSaved", actions: "forgetIdentity" },
            // The same key: what was done already is not done twice.
            { guard: and([resumeFailed, "isShown"]), target: "followResuming" },
            { guard: resumeFailed, target: "followSaved" },
            { guard: "readerWorks", target: "followDocument" },
          ],
          back: { target: "followSaved", actions: "forgetIdentity" },
        },
      },
      finished: { type: "final" },
    },
    output: ({ context: { outcome, resumed } }) => ({ outcome, resumed }),
  });
}

const resumeFailed = { type: "failedAt", params: { failed: "resume" } } as const;
const lastFourAsked = () => ({ kind: "lastFour", scan: false }) as const;

const atFirst: Omit<SavedContext, keyof SavedInput> = {
  identity: null,
  ...noDocumentYet,
  typing: null,
  lastFour: "",
  idempotencyKey: "",
  error: null,
  failed: "resume",
  outcome: "back",
  resumed: null,
};

export type SavedMachine = ReturnType<typeof createSavedMachine>;
type SavedSnapshot = SnapshotFrom<SavedMachine>;
export type SavedScreen = Exclude<SavedSnapshot["value"], "finished">;

/** What the screens are drawn from; the document, the end of its number, and what was saved, never are. */
export interface SavedView
  extends Pick<SavedContext, "reading" | "documentFirst" | "typing" | "error" | "failed"> {
  readonly state: SavedScreen;
}

/** Before the machine has told of itself. */
export const firstSavedView: SavedView = {
  reading: null,
  documentFirst: "card",
  typing: null,
  error: null,
  failed: "resume",
  state: "followSaved",
};

/** Null once it has finished. */
export function savedViewOf({
  value,
  context: { reading, documentFirst, typing, error, failed },
}: Pick<SavedSnapshot, "value" | "context">): SavedView | null {
  return value === "finished" ? null : { reading, documentFirst, typing, error, failed, state: value };
}

/** In these the terminal works and the citizen waits. */
export const busySavedScreens: readonly SavedScreen[] = ["followResuming"];
