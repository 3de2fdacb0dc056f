import { assign, type PromiseActorLogic, type SnapshotFrom, setup } from "xstate";
import { codeIn, codeLength, codeSigns } from "../../../server/contract/appointments.ts";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import { matterCodeIn } from "../../../server/contract/matters.ts";

import { codeDelays } from "./delays.ts";

/** The signs at the end of a document's number that stand for the document. */
export const lastSigns = 4;

/** What is typed: how many signs, which, and what they come to once they are whole and right. */
export const codeKinds = {
  appointment: { places: codeLength, signs: codeSigns, read: codeIn },
  matter: { places: codeLength, signs: codeSigns, read: matterCodeIn },
  /** Digits, and the X of a resident's number. */
  lastFour: {
    places: lastSigns,
    signs: "1234567890X",
    read: (typed: string) => (typed.length === lastSigns ? typed : undefined),
  },
} as const;
export type CodeKind = keyof typeof codeKinds;

export interface CodeInput {
  readonly kind: CodeKind;
  /** Whether it is held to the scanner; it can be typed instead at any time. */
  readonly scan: boolean;
}

export type CodeEvent =
  | { type: "sign"; sign: string }
  | { type: "erase" }
  | { type: "typeCode" }
  | { type: "back" };
export const codeEvents = [
  "sign",
  "erase",
  "typeCode",
  "back",
] as const satisfies readonly CodeEvent["type"][];

/** How it went: a code that is right in itself, none to be had from the scanner, or left. */
export type CodeOutput =
  | { readonly outcome: "code"; readonly code: string }
  | { readonly outcome: "failed"; readonly error: ErrorCode }
  | { readonly outcome: "back" };

export interface CodeContext extends CodeInput {
  /** The signs typed so far. */
  readonly typed: string;
  readonly output: CodeOutput;
}

/** A code, typed on the glass or held to the scanner. */
export function createCodeMachine(scanCode: PromiseActorLogic<string, Record<string, never>>) {
  return setup({
    types: {
      context: {} as CodeContext,
      events: {} as CodeEvent,
      input: {} as CodeInput,
      output: {} as CodeOutput,
    },
    actors: { scanCode },
    delays: codeDelays,
    guards: {
      isFull: ({ context: { kind, typed } }) => typed.length >= codeKinds[kind].places,
      /** With the sign that is being typed, it is whole and right. */
      isWhole: ({ context: { kind, typed }, event }) =>
        event.type === "sign" && codeKinds[kind].read(typed + event.sign) !== undefined,
    },
    actions: {
      type: assign(({ context, event }) =>
        event.type === "sign" ? { typed: context.typed + event.sign } : {},
      ),
      erase: assign(({ context }) => ({ typed: context.typed.slice(0, -1) })),
      keepTyped: assign(({ context: { kind, typed }, event }) => {
        const code = event.type === "sign" ? codeKinds[kind].read(typed + event.sign) : undefined;
        return code === undefined ? {} : { output: { outcome: "code" as const, code } };
      }),
    },
  }).createMachine({
    id: "code",
    context: ({ input }) => ({ ...input, typed: "", output: { outcome: "back" } }),
    initial: "choosing",
    states: {
      choosing: {
        always: [{ guard: ({ context }) => context.scan, target: "codeScanning" }, { target: "codeTyping" }],
      },
      codeTyping: {
        on: {
          sign: [
            { guard: "isFull" },
            { guard: "isWhole", target: "finished", actions: "keepTyped" },
            { actions: "type" },
          ],
          erase: { actions: "erase" },
          back: "finished",
        },
      },
      codeScanning: {
        invoke: {
          src: "scanCode",
          input: {},
          onDone: {
            target: "finished",
            actions: assign({ output: ({ event }) => ({ outcome: "code", code: event.output }) }),
          },
          onError: {
            target: "finished",
            actions: assign({
              output: ({ event }) => ({ outcome: "failed", error: errorCodeOf(event.error) }),
            }),
          },
        },
        on: { typeCode: "codeTyping", back: "finished" },
        after: { scanPatience: "finished" },
      },
      finished: { type: "final" },
    },
    output: ({ context }) => context.output,
  });
}

export type CodeMachine = ReturnType<typeof createCodeMachine>;
export type CodeScreen = Exclude<SnapshotFrom<CodeMachine>["value"], "choosing" | "finished">;

/** What the screens are drawn from. */
export interface CodeView {
  readonly state: CodeScreen;
  readonly kind: CodeKind;
  readonly typed: string;
}

/** Null once it has finished. */
export function codeViewOf({
  value,
  context: { kind, typed },
}: Pick<SnapshotFrom<CodeMachine>, "value" | "context">): CodeView | null {
  return value === "choosing" || value === "finished" ? null : { state: value, kind, typed };
}

/** Before the machine has told of itself. */
export const firstCodeView = ({ kind, scan }: CodeInput): CodeView => ({
  state: scan ? "codeScanning" : "codeTyping",
  kind,
  typed: "",
});
