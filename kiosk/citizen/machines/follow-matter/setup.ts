import { assign, sendTo, setup } from "xstate";
import { printerProblem, readerProblem } from "../../condition.ts";
import type { FollowEffects } from "../../follow-effects.ts";
import { canWithdraw } from "../../matters/follow/owed.ts";
import type { ScanEffects } from "../../scan-effects.ts";
import type { PrintResult } from "../../session-effects.ts";
import { documentActions, identityReadBy } from "../ask-document.ts";
import { followDelays } from "../delays.ts";
import { createDeliveryMachine, type DeliveryEvent } from "../delivery.machine.ts";
import { createDocumentMachine } from "../document.machine.ts";
import { createFindCasesMachine, type FindCasesEvent } from "../find-cases.machine.ts";
import { createLicencesMachine, type LicencesEvent } from "../licences.machine.ts";
import { errorOfOutcome, hasFailed, wasLeft } from "../outcome.ts";
import { createOwedMachine, type OwedEvent } from "../owed.machine.ts";
import { failureOf } from "../request.ts";
import { createSavedMachine, type SavedEvent } from "../saved.machine.ts";
import type {
  FollowContext,
  FollowEvent,
  FollowInput,
  FollowOutput,
  Purpose,
  Question,
  Told,
} from "./context.ts";
import { applicationOf, firstFor, shown } from "./rules.ts";

/** What following cases is made of: what it decides by, and what it does. */
export function createFollowSetup(effects: FollowEffects & ScanEffects) {
  return setup({
    types: {
      context: {} as FollowContext,
      events: {} as FollowEvent | Told,
      input: {} as FollowInput,
      output: {} as FollowOutput,
    },
    actors: {
      document: createDocumentMachine(effects.document),
      findCases: createFindCasesMachine(effects),
      licences: createLicencesMachine(effects),
      saved: createSavedMachine(effects),
      withdraw: effects.withdraw,
      owed: createOwedMachine(effects),
      printReceipt: effects.printReceipt,
      delivery: createDeliveryMachine(effects),
    },
    delays: followDelays,
    guards: {
      readerWorks: ({ context }) => readerProblem(context.condition) === null,
      canPrint: ({ context }) => printerProblem(context.condition) === null,
      isFor: ({ context }, { purpose }: { purpose: Purpose }) => context.purpose === purpose,
      failedAt: ({ context }, { failed }: { failed: Question }) => context.failed === failed,
      notTheirs: ({ context }) => context.error === "matter.notFound",
      cardShown: ({ context }) => context.identity !== null,
      wasLeft,
      hasFailed,
      leftReceipt: ({ context, event }) => context.receipt !== null && wasLeft({ event }),
      ofSeveral: ({ context }) => (context.receipt?.applications.length ?? 0) > 1,
      hasList: ({ context }) =>
        context.receipts.length > 1 || context.offered.length > 0 || context.requests.length > 0,
      hasReceipt: ({ context }) => context.receipt !== null,
      hasNumber: ({ context }) => context.number !== null,
      withdrawable: ({ context }) => {
        const application = applicationOf(context);
        return application !== null && canWithdraw(application);
      },
      owesSomething: ({ context }) => (applicationOf(context)?.owed.length ?? 0) > 0,
      reminds: ({ context }) => applicationOf(context)?.result.reminds === true,
      hasChoices: ({ context }) => (applicationOf(context)?.deliveryChoices.length ?? 0) > 0,
      isOffered: ({ context, event }) =>
        event.type === "take" && context.offered.some(({ matter }) => matter?.id === event.matterId),
    },
    actions: {
      keepCondition: assign(({ event }) =>
        event.type === "condition" ? { condition: event.condition } : {},
      ),
      keepLanguage: assign(({ event }) => (event.type === "language" ? { language: event.language } : {})),
      forget: assign({
        purpose: "find",
        identity: null,
        documentFirst: "card",
        code: null,
        receipts: [],
        offered: [],
        requests: [],
        ...shown(null),
        error: null,
      }),
      forgetError: assign({ error: null }),
      forgetIdentity: assign({ identity: null }),
      keepIdentity: assign(({ event }) => ({ identity: identityReadBy(event) })),
      ...documentActions<FollowContext, FollowEvent | Told>(firstFor),
      toLicences: sendTo("licences", ({ event }) => event as LicencesEvent),
      toFindCases: sendTo("findCases", ({ event }) => event as FindCasesEvent),
      toSaved: sendTo("saved", ({ event }) => event as SavedEvent),
      noteOutput: assign(({ event }, { failed }: { failed: Question }) => ({
        error: errorOfOutcome(event),
        failed,
      })),
      notePrint: assign((_, { result }: { result: PrintResult }) => ({ slip: result })),
      noteFailure: assign((_, failure: { error: unknown; failed: Question }) => failureOf(failure)),
      readFor: assign((_, { purpose }: { purpose: Purpose }) => ({ purpose })),
      freshKey: assign({ idempotencyKey: () => effects.newKey() }),
      keepChosen: assign(({ context, event }) => {
        if (event.type !== "choose") return {};
        return shown(context.receipts.find(({ code }) => code === event.code) ?? null);
      }),
      keepNumber: assign(({ event }) =>
        event.type === "chooseApplication" ? { number: event.number, slip: null, done: null } : {},
      ),
      leaveApplication: assign({ number: null, slip: null, done: null }),
      leaveCase: assign(shown(null)),
      keepOffered: assign(({ event }) =>
        event.type === "take"
          ? { next: "guide" as const, wanted: { id: event.matterId, kind: "matter" as const } }
          : {},
      ),
      toDelivery: sendTo("delivery", ({ event }) => event as DeliveryEvent),
      toOwed: sendTo("owed", ({ event }) => event as OwedEvent),
    },
  });
}

export type FollowSetup = ReturnType<typeof createFollowSetup>;
