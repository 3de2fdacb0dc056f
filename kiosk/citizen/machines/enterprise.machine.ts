import { assign, type SnapshotFrom, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import { parseCreditCode } from "../../../server/contract/identifiers/credit-code.ts";
import type { ActingProof, ActingRefusal, OpenCase } from "../../../server/contract/matters.ts";
import type { MatterEffects } from "../matter-effects.ts";

import { enterpriseDelays } from "./delays.ts";

export interface EnterpriseInput {
  readonly caseId: string;
  /** Why what was shown before does not do any more; null: nothing was. */
  readonly refusal: ActingRefusal | null;
}

export type EnterpriseEvent =
  | { type: "scanEnterprise" }
  | { type: "typeEnterprise" }
  /** Their own shop, or none that is registered yet: the case is the person's. */
  | { type: "ownEnterprise" }
  | { type: "draft"; value: string | null }
  | { type: "answer" }
  | { type: "tryAgain" }
  | { type: "back" };
export const enterpriseEvents = [
  "scanEnterprise",
  "typeEnterprise",
  "ownEnterprise",
  "draft",
  "answer",
  "tryAgain",
  "back",
] as const satisfies readonly EnterpriseEvent["type"][];

export type EnterpriseOutput =
  | { readonly outcome: "acting"; readonly case: OpenCase }
  | { readonly outcome: "own" }
  | { readonly outcome: "back" };

export interface EnterpriseContext extends EnterpriseInput {
  readonly scanner: boolean;
  readonly typed: string;
  /** Whether what is wrong with it is said: not before somebody has tried to go on. */
  readonly checked: boolean;
  readonly proof: ActingProof | null;
  readonly idempotencyKey: string;
  readonly error: ErrorCode | null;
  readonly output: EnterpriseOutput;
}

export type EnterpriseEffects = Pick<MatterEffects, "hasScanner" | "scanEnterprise" | "actFor" | "newKey">;

/** For which enterprise somebody handles a matter, and with what they show it (码上办). */
export function createEnterpriseMachine(effects: EnterpriseEffects) {
  return setup({
    types: {
      context: {} as EnterpriseContext,
      events: {} as EnterpriseEvent,
      input: {} as EnterpriseInput,
      output: {} as EnterpriseOutput,
    },
    actors: {
      hasScanner: effects.hasScanner,
      scanEnterprise: effects.scanEnterprise,
      actFor: effects.actFor,
    },
    delays: enterpriseDelays,
    guards: {
      hasScanner: ({ context }) => context.scanner,
      isCode: ({ context }) => parseCreditCode(context.typed).ok,
    },
    actions: {
      keepDraft: assign(({ event }) =>
        event.type === "draft" ? { typed: event.value ?? "", checked: false } : {},
      ),
      keepTyped: assign(({ context }) => {
        const parsed = parseCreditCode(context.typed);
        return parsed.ok ? { proof: { creditCode: parsed.value.code } } : {};
      }),
      forget: assign({ typed: "", checked: false, proof: null, error: null }),
      freshKey: assign({ idempotencyKey: () => effects.newKey() }),
      noteFailure: assign((_, { error }: { error: unknown }) => ({ error: errorCodeOf(error) })),
    },
  }).createMachine({
    id: "enterprise",
    context: ({ input }) => ({
      ...input,
      scanner: false,
      typed: "",
      checked: false,
      proof: null,
      idempotencyKey: "",
      error: null,
      output: { outcome: "back" },
    }),
    initial: "beginning",
    states: {
      beginning: {
        always: [
          { guard: ({ context }) => context.refusal !== null, target: "enterpriseRefused" },
          { target: "enterpriseChoice" },
        ],
      },
      enterpriseChoice: {
        entry: "forget",
        // The others stand without it: where it cannot be had, no scanner is offered.
        invoke: {
          src: "hasScanner",
          onDone: { actions: assign({ scanner: ({ event }) => event.output }) },
          onError: { actions: assign({ scanner: false }) },
        },
        on: {
          scanEnterprise: { guard: "hasScanner", target: "enterpriseScan" },
          typeEnterprise: "enterpriseCode",
          ownEnterprise: { target: "finished", actions: assign({ output: { outcome: "own" } }) },
          back: "finished",
        },
      },
      enterpriseScan: {
        invoke: {
          src: "scanEnterprise",
          input: {},
          onDone: {
            target: "enterpriseActing",
            actions: [assign({ proof: ({ event }) => ({ code: event.output }) }), "freshKey"],
          },
          onError: {
            target: "enterpriseFailed",
            actions: { type: "noteFailure", params: ({ event }) => ({ error: event.error }) },
          },
        },
        on: { back: "enterpriseChoice" },
        after: { scanPatience: "enterpriseChoice" },
      },
      enterpriseCode: {
        on: {
          draft: { actions: "keepDraft" },
          answer: [
            { guard: "isCode", target: "enterpriseActing", actions: ["keepTyped", "freshKey"] },
            { actions: assign({ checked: true }) },
          ],
          back: "enterpriseChoice",
        },
      },
      enterpriseActing: {
        entry: assign({ error: null, refusal: null }),
        invoke: {
          src: "actFor",
          input: ({ context: { caseId, proof, idempotencyKey } }) => {
            if (!proof) throw new Error("nothing was shown that somebody acts for an enterprise");
            return { caseId, by: proof, idempotencyKey };
          },
          onDone: [
            {
              guard: ({ event }) => event.output.case === null,
              target: "enterpriseRefused",
              actions: assign({ refusal: ({ event }) => event.output.refusal ?? "noAnswer" }),
            },
            {
              target: "finished",
              actions: assign(({ event: { output } }) =>
                output.case ? { output: { outcome: "acting" as const, case: output.case } } : {},
              ),
            },
          ],
          onError: {
            target: "enterpriseFailed",
            actions: { type: "noteFailure", params: ({ event }) => ({ error: event.error }) },
          },
        },
        after: {
          requestPatience: {
            target: "enterpriseFailed",
            actions: assign({ error: "queue.hallUnreachable" as const }),
          },
        },
      },
      /** The code, or what was typed, does not do: why, and another way. */
      enterpriseRefused: { on: { tryAgain: "enterpriseChoice", back: "enterpriseChoice" } },
      /** It could not be asked. */
      enterpriseFailed: {
        on: {
          // The same key: who acts already is not asked about twice.
          tryAgain: [
            { guard: ({ context }) => context.proof !== null, target: "enterpriseActing" },
            { target: "enterpriseChoice" },
          ],
          back: "enterpriseChoice",
        },
      },
      finished: { type: "final" },
    },
    output: ({ context }) => context.output,
  });
}

export type EnterpriseMachine = ReturnType<typeof createEnterpriseMachine>;
type EnterpriseSnapshot = SnapshotFrom<EnterpriseMachine>;
export type EnterpriseScreen = Exclude<EnterpriseSnapshot["value"], "beginning" | "finished">;

/** What the screens are drawn from; a code that was scanned never is. */
export interface EnterpriseView
  extends Pick<EnterpriseContext, "scanner" | "typed" | "checked" | "refusal" | "error"> {
  readonly state: EnterpriseScreen;
}

/** Null once it has finished. */
export function enterpriseViewOf({
  value,
  context: { scanner, typed, checked, refusal, error },
}: Pick<EnterpriseSnapshot, "value" | "context">): EnterpriseView | null {
  if (value === "beginning" || value === "finished") return null;
  return { state: value, scanner, typed, checked, refusal, error };
}

/** Before the machine has told of itself. */
export const firstEnterpriseView = (refusal: ActingRefusal | null): EnterpriseView => ({
  state: refusal === null ? "enterpriseChoice" : "enterpriseRefused",
  scanner: false,
  typed: "",
  checked: false,
  refusal,
  error: null,
});

/** In these the terminal works and the citizen waits. */
export const busyEnterpriseScreens: readonly EnterpriseScreen[] = ["enterpriseActing"];
