import { assign, sendTo, setup } from "xstate";
import { printerProblem, readerProblem } from "../../condition.ts";
import type { MatterEffects } from "../../matter-effects.ts";
import { placeOf } from "../../matters/handling/case.ts";
import { handIn, later, withCommitment } from "../../matters/handling/handing-in.ts";
import { chosenOf, licencesOffered, nextStep, type Step } from "../../matters/handling/plan.ts";
import { placesToAsk, postOf } from "../../matters/handling/post.ts";
import { stepOfProblem } from "../../matters/handling/problem-step.ts";
import { feesUnknown, type PostFees } from "../../matters/post-fee.ts";
import type { ScanEffects } from "../../scan-effects.ts";
import type { PrintResult } from "../../session-effects.ts";
import { documentActions, readBy } from "../ask-document.ts";
import { handleDelays } from "../delays.ts";
import { createDocumentMachine } from "../document.machine.ts";
import { createEnterpriseMachine, type EnterpriseEvent } from "../enterprise.machine.ts";
import { errorOfOutcome, hasFailed, wasLeft } from "../outcome.ts";
import { failureOf } from "../request.ts";
import { createScanMachine } from "../scan.machine.ts";
import type { HandleContext, HandleEvent, HandleInput, HandleOutput, Question, Told } from "./context.ts";
import { answered, asksEnterprise, canScan, isAccepted, isTaken, shownStep } from "./rules.ts";

/** What handling a matter is made of: what it decides by, and what it does. */
export function createHandleSetup(effects: MatterEffects & ScanEffects) {
  return setup({
    types: {
      context: {} as HandleContext,
      events: {} as HandleEvent | Told,
      input: {} as HandleInput,
      output: {} as HandleOutput,
    },
    actors: {
      document: createDocumentMachine(effects.document),
      enterprise: createEnterpriseMachine(effects),
      begin: effects.begin,
      useLicences: effects.useLicences,
      sign: effects.sign,
      decline: effects.decline,
      save: effects.save,
      submit: effects.submit,
      printReceipt: effects.printReceipt,
      postFees: effects.postFees,
      watchCameras: effects.watchCameras,
      scan: createScanMachine(effects),
    },
    delays: handleDelays,
    guards: {
      canScan: ({ context }) => canScan(context),
      readerWorks: ({ context }) => readerProblem(context.condition) === null,
      canPrint: ({ context }) => printerProblem(context.condition) === null,
      asksEnterprise,
      wasLeft,
      hasFailed,
      cardExpired: ({ event }) => readBy(event)?.holder.expired === true,
      notForHolder: ({ context, event }) => {
        const read = readBy(event);
        return read !== null && !isTaken(context.matters, read.holder);
      },
      isStep: ({ context }, { kind }: { kind: Step["kind"] }) => context.step.kind === kind,
      hasHistory: ({ context }) => context.history.length > 0,
      failedAt: ({ context }, { failed }: { failed: Question }) => context.failed === failed,
      accepted: ({ context, event }) => event.type === "answer" && isAccepted(context, event.value),
      isWritten: ({ context }) => context.signature !== null,
      isChosen: ({ context }) => chosenOf(context, context.step, context.deliveries) !== undefined,
      postAccepted: ({ context, event }) =>
        event.type === "answer" && postOf(context, event.value ?? context.draft) !== null,
    },
    actions: {
      keepCondition: assign(({ event }) =>
        event.type === "condition" ? { condition: event.condition } : {},
      ),
      keepLanguage: assign(({ event }) => (event.type === "language" ? { language: event.language } : {})),
      noteReaderProblem: assign({ error: ({ context }) => readerProblem(context.condition) }),
      noteOutput: assign({ error: ({ event }) => errorOfOutcome(event) }),
      toEnterprise: sendTo("enterprise", ({ event }) => event as EnterpriseEvent),
      ...documentActions<HandleContext, HandleEvent | Told>(),
      keepHolder: assign(({ event }) => {
        const read = readBy(event);
        return read ? { identity: read.identity, holder: read.holder } : {};
      }),
      forgetError: assign({ error: null }),
      notePrint: assign((_, { result }: { result: PrintResult }) => ({ slip: result })),
      noteFailure: assign((_, failure: { error: unknown; failed: Question }) => failureOf(failure)),
      freshKey: assign({ idempotencyKey: () => effects.newKey() }),
      /** What was on the screen can be come back to. */
      remember: assign(({ context: { history, step } }) => ({ history: [...history, step] })),
      findNext: assign(({ context }) => shownStep(nextStep(context, context.deliveries))),
      goBack: assign(({ context: { history } }) => ({
        ...shownStep(history.at(-1) ?? { kind: "review" }),
        history: history.slice(0, -1),
      })),
      showStep: assign(({ event }) => (event.type === "edit" ? shownStep(event.step) : {})),
      keepSituation: assign(({ context, event }) => {
        if (event.type !== "answerSituation" || context.step.kind !== "situation") return {};
        const { owner } = context.step;
        const answers = { ...context.situation[owner], [event.id]: event.value };
        return { situation: { ...context.situation, [owner]: answers } };
      }),
      keepDraft: assign(({ event }) =>
        event.type === "draft" ? { draft: event.value, checked: false } : {},
      ),
      keepAnswer: assign(({ context, event }) =>
        event.type === "answer" ? { answers: answered(context, event.value ?? context.draft) } : {},
      ),
      leaveEmpty: assign(({ context }) => ({ answers: answered(context, null) })),
      sayProblem: assign({ checked: true }),
      declineLicences: assign(({ context }) => ({
        withoutLicence: [
          ...context.withoutLicence,
          ...licencesOffered(context).map(({ matter, material }) => placeOf(matter.id, material.id)),
        ],
      })),
      keepHandedIn: assign(({ context, event }) => {
        const { step } = context;
        if (event.type !== "handIn" || step.kind !== "material") return {};
        const how = event.by === "later" ? later(context, step.matterId) : { by: event.by };
        return { handedIn: handIn(context, step.matterId, step.materialId, how) };
      }),
      keepCameras: assign(({ event }) => (event.type === "cameras" ? { hasCamera: event.there } : {})),
      toScan: sendTo("scan", ({ event }) => (event.type === "scanning" ? event.event : (event as never))),
      keepAttached: assign(({ context, event }) => {
        const { step } = context;
        if (event.type !== "attached" || step.kind !== "material") return {};
        const how = { by: "file" as const, files: [...event.files] };
        return { handedIn: handIn(context, step.matterId, step.materialId, how) };
      }),
      keepSignature: assign(({ event }) => (event.type === "written" ? { signature: event.signature } : {})),
      keepSigned: assign(({ context }) => {
        const { step } = context;
        if (step.kind !== "commitment") return {};
        return { ...withCommitment(context, step.matterId, step.commitmentId), signature: null };
      }),
      keepDeclined: assign(({ context }) => {
        const { step, declined } = context;
        if (step.kind !== "commitment") return {};
        return { declined: [...declined, placeOf(step.matterId, step.commitmentId)] };
      }),
      keepDelivery: assign(({ context, event }) => {
        const { step, deliveries } = context;
        if (event.type !== "deliver" || step.kind !== "delivery") return {};
        return { deliveries: { ...deliveries, [step.matterId]: { kind: event.kind } } };
      }),
      keepPost: assign(({ context, event }) => {
        const { step, deliveries } = context;
        if (event.type !== "answer" || !("matterId" in step)) return {};
        const kept = postOf(context, event.value ?? context.draft);
        return kept ? { deliveries: { ...deliveries, [step.matterId]: kept } } : {};
      }),
      keepFees: assign(({ context, event }) =>
        "output" in event ? { postFees: { ...context.postFees, ...(event.output as PostFees) } } : {},
      ),
      leaveFees: assign(({ context }) => ({
        postFees: { ...context.postFees, ...feesUnknown(placesToAsk(context, context.step)) },
      })),
      endCase: ({ context: { caseId } }) => {
        if (caseId) effects.end(caseId);
      },
      showProblem: assign(({ context }) => {
        const [first] = context.problems;
        return { ...shownStep(first ? stepOfProblem(first) : { kind: "review" }), checked: true };
      }),
    },
  });
}

export type HandleSetup = ReturnType<typeof createHandleSetup>;
