import { assign, type SnapshotFrom, sendTo, setup } from "xstate";
import { type HolderKind, holderKindOf } from "../../../server/contract/catalogue/words.ts";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import type { AnswerValue } from "../../../server/contract/forms/facts.ts";
import { noFacts } from "../../../server/contract/forms/facts.ts";
import type { Language, Localized } from "../../../server/contract/hall.ts";
import { hallDay } from "../../../server/contract/hall-time.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import {
  type ActingRefusal,
  actingRefusals,
  type EnterpriseActedFor,
  type OpenCase,
  type Problem,
  type Receipt,
} from "../../../server/contract/matters.ts";
import type { Signature } from "../../../server/contract/signature.ts";
import type { CameraProblem } from "../../camera/camera.ts";
import { matterSlipOf } from "../../i18n/matter-slip.ts";
import type { Guide } from "../catalogue-effects.ts";
import { printerProblem, readerProblem, type TerminalCondition } from "../condition.ts";
import { type CardHolder, holderOf } from "../holder.ts";
import type { MatterEffects } from "../matter-effects.ts";
import { type Filling, formOf, placeOf } from "../matters/handling/case.ts";
import {
  answersToSend,
  deliveryWishes,
  handIn,
  later,
  materialsHandedIn,
  withCommitment,
  withLicences,
} from "../matters/handling/handing-in.ts";
import {
  chosenOf,
  type Deliveries,
  licencesOffered,
  nextStep,
  type Step,
  waysToHandIn,
} from "../matters/handling/plan.ts";
import { placesToAsk, postOf } from "../matters/handling/post.ts";
import { stepOfProblem } from "../matters/handling/problem-step.ts";
import { fillingOf } from "../matters/handling/resumed.ts";
import { feesUnknown, type PostFees } from "../matters/post-fee.ts";
import type { ScannedPage } from "../matters/scan/pages.ts";
import type { ScanEffects } from "../scan-effects.ts";
import type { PrintResult } from "../session-effects.ts";
import { handleDelays } from "./delays.ts";
import {
  createDocumentMachine,
  type DocumentEvent,
  type DocumentInput,
  type DocumentView,
  documentEvents,
  firstByReader,
  firstDocumentView,
  readingFrom,
} from "./document.machine.ts";
import {
  createEnterpriseMachine,
  type EnterpriseEvent,
  type EnterpriseView,
  enterpriseEvents,
  enterpriseViewOf,
  firstEnterpriseView,
} from "./enterprise.machine.ts";
import { errorOfOutcome, hasFailed, wasLeft } from "./outcome.ts";
import { failing, failureOf, forwarded, printFailing, printSilent, silent } from "./request.ts";
import {
  busyScanScreens,
  createScanMachine,
  type ScanEvent,
  type ScanScreen,
  type ScanView,
  scanViewOf,
} from "./scan.machine.ts";

export interface HandleInput {
  readonly condition: TerminalCondition;
  readonly language: Language;
  readonly hallName: Localized;
  readonly guide: Guide;
  /** What was answered to the situation questions of the guide. */
  readonly answers: Readonly<Record<string, string>>;
  /** A case that was saved and goes on; otherwise one is begun. */
  readonly resumed?: OpenCase;
  /** False away from a terminal: nobody shows an enterprise's code there, and a case goes on as it was saved. Default: true. */
  readonly asksEnterprise?: boolean;
}

/** A question to the hall that failed, and is asked again. */
type Question = "begin" | "enterprise" | "licences" | "sign" | "decline" | "save" | "submit";

/** All of one case. It is this person's own: it ends with the actor. */
export interface HandleContext extends Omit<HandleInput, "answers" | "resumed" | "asksEnterprise">, Filling {
  readonly holder: CardHolder | null;
  /** The whole document, until the case is opened. */
  readonly identity: IdentityDocument | null;
  readonly cardLaid: boolean;
  /** What the child machine `document` shows. */
  readonly reading: DocumentView | null;
  readonly documentFirst: DocumentInput["first"];
  readonly caseId: string | null;
  /** For which enterprise it is handled; null: for the person. */
  readonly enterprise: EnterpriseActedFor | null;
  /** It has been asked for which; not asked again. */
  readonly enterpriseAsked: boolean;
  /** Why who said to act for one does not. */
  readonly actingRefusal: ActingRefusal | null;
  /** What the child machine `enterprise` shows. */
  readonly acting: EnterpriseView | null;
  readonly deliveries: Deliveries;
  readonly postFees: PostFees;
  /** What is on the screen, and what was before it. */
  readonly step: Step;
  readonly history: readonly Step[];
  /** What stands in the field and is not taken yet; null: what is known of it. */
  readonly draft: AnswerValue | null;
  /** Whether what is wrong with the field is said: not before somebody has tried to go on. */
  readonly checked: boolean;
  readonly signature: Signature | null;
  /** Whether this terminal's browser has a camera, as far as it is known. */
  readonly hasCamera: boolean;
  /** Pages that were scanned in this session, by matter and material. */
  readonly scans: Readonly<Record<string, readonly ScannedPage[]>>;
  /** What the child machine `scan` shows. */
  readonly scan: ScanView | null;
  /** Why the camera ended the last scan. */
  readonly cameraProblem: CameraProblem | null;
  readonly idempotencyKey: string;
  readonly problems: readonly Problem[];
  readonly receipt: Receipt | null;
  readonly saved: {
    readonly code: string;
    readonly until: number;
    readonly address: string | null;
  } | null;
  readonly slip: PrintResult | null;
  readonly error: ErrorCode | null;
  readonly failed: Question;
  readonly next: HandleOutput["next"];
}

export type HandleEvent =
  | DocumentEvent
  | Exclude<EnterpriseEvent, { type: "draft" | "answer" }>
  | { type: "answerSituation"; id: string; value: string }
  | { type: "useLicences" }
  | { type: "withoutLicences" }
  /** What stands in the field now. */
  | { type: "draft"; value: AnswerValue | null }
  /** Takes the draft, or a choice that needs no taking. */
  | { type: "answer"; value?: AnswerValue }
  | { type: "skip" }
  /** Goes on with what is chosen already: of the case, of a material, or of how a result comes. */
  | { type: "keep" }
  | { type: "handIn"; by: "window" | "later" }
  | { type: "scan" }
  /** For the scan's own machine. */
  | { type: "scanning"; event: ScanEvent }
  /** Files that the hall has of the material on the screen. */
  | { type: "attached"; files: readonly string[] }
  | { type: "commit" }
  | { type: "decline" }
  | { type: "written"; signature: Signature | null }
  | { type: "signed" }
  | { type: "deliver"; kind: "atOnce" | "electronic" | "hall" | "post" }
  | { type: "edit"; step: Step }
  /** 全部事项: everything that is asked, done or not. */
  | { type: "seeAll" }
  | { type: "submit" }
  | { type: "save" }
  | { type: "print" }
  | { type: "tryAgain" }
  | { type: "stop" }
  | { type: "done" };

type Told =
  | { type: "condition"; condition: TerminalCondition }
  | { type: "language"; language: Language }
  | { type: "cameras"; there: boolean };

export interface HandleOutput {
  /** Back to the guide's menu, home, or the end of the session. */
  readonly next: "home" | "leave";
}

/** From the guide to the receipt: one question a screen, nothing asked that is known, nothing sent that was not shown. */
export function createHandleMatterMachine(effects: MatterEffects & ScanEffects) {
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
      toDocument: sendTo("document", ({ event }) => event as DocumentEvent),
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
  }).createMachine({
    id: "handleMatter",
    context: ({ input: { answers, guide, resumed, asksEnterprise = true, ...input } }) => {
      const owner = guide.package ?? guide.matter;
      return {
        ...input,
        guide,
        today: hallDay(effects.now()),
        whole: guide.package,
        matters: guide.matter ? [guide.matter] : guide.parts,
        facts: noFacts,
        licences: [],
        situation: owner ? { [owner.id]: answers } : {},
        answers: {},
        handedIn: {},
        withoutLicence: [],
        declined: [],
        holder: null,
        identity: null,
        cardLaid: false,
        reading: null,
        documentFirst: "card",
        caseId: null,
        enterprise: null,
        enterpriseAsked: false,
        actingRefusal: null,
        acting: null,
        deliveries: {},
        postFees: {},
        step: { kind: "review" },
        history: [],
        draft: null,
        checked: false,
        signature: null,
        hasCamera: false,
        scans: {},
        scan: null,
        cameraProblem: null,
        idempotencyKey: "",
        problems: [],
        receipt: null,
        saved: null,
        slip: null,
        error: null,
        failed: "begin",
        next: "home",
        ...(resumed ? fillingOf(resumed) : {}),
        ...(asksEnterprise ? {} : { enterpriseAsked: true }),
      };
    },
    initial: "handleWho",
    // Where it cannot be told there is none, and the other ways stand.
    invoke: { src: "watchCameras", input: {}, onError: { actions: assign({ hasCamera: false }) } },
    on: {
      condition: { actions: "keepCondition" },
      language: { actions: "keepLanguage" },
      cameras: { actions: "keepCameras" },
    },
    states: {
      /** An application is made in somebody's name: the card comes first. */
      handleWho: {
        on: {
          tryAgain: [{ guard: "readerWorks", target: "handleDocument" }, { actions: "noteReaderProblem" }],
          otherDocument: { target: "handleDocument", actions: assign({ documentFirst: "choice" }) },
          back: "finished",
        },
        always: [
          { guard: ({ context }) => context.caseId !== null, target: "handleDeciding" },
          {
            guard: ({ context }) => context.error === null && readerProblem(context.condition) === null,
            target: "handleDocument",
          },
        ],
      },
      handleDocument: {
        entry: [
          "forgetError",
          assign(({ context: { condition, documentFirst } }) => ({
            documentFirst: firstByReader(condition, documentFirst),
          })),
          assign({ reading: ({ context }) => firstDocumentView(context.documentFirst) }),
        ],
        invoke: {
          src: "document",
          id: "document",
          input: ({ context }) => ({
            first: context.documentFirst,
            typing: {
              kinds: kindsToType(context),
              today: context.today,
              // The hall knows nobody by what was typed.
              holderOf: (identity) => holderOf(identity, "", effects.now()),
            },
          }),
          onSnapshot: { actions: assign(({ context, event }) => readingFrom(context, event.snapshot)) },
          onDone: [
            { guard: "wasLeft", target: "finished" },
            { guard: "hasFailed", target: "handleWho", actions: "noteOutput" },
            {
              guard: ({ event: { output } }) => output.outcome === "read" && output.holder.expired,
              target: "handleCardExpired",
            },
            {
              guard: ({ context, event: { output } }) =>
                output.outcome === "read" && !isTaken(context.matters, output.holder),
              target: "handleNotForHolder",
            },
            {
              target: "handleBeginning",
              actions: [
                assign(({ event: { output } }) =>
                  output.outcome === "read" ? { identity: output.identity, holder: output.holder } : {},
                ),
                "freshKey",
              ],
            },
          ],
          onError: failing("handleWho", "begin"),
        },
        on: forwarded("toDocument", documentEvents),
        exit: assign({ reading: null }),
      },
      handleNotForHolder: {
        on: {
          tryAgain: { target: "handleDocument", actions: assign({ documentFirst: "choice" }) },
          back: "finished",
        },
      },
      handleCardExpired: { on: { tryAgain: "handleDocument", back: "finished" } },
      handleBeginning: {
        entry: "forgetError",
        invoke: {
          src: "begin",
          input: ({ context: { guide, identity, idempotencyKey } }) => {
            if (!identity) throw new Error("a case was begun before a card was read");
            const about = guide.package
              ? { packageId: guide.package.id }
              : { matterId: guide.matter?.id ?? "" };
            return { about, identity, idempotencyKey };
          },
          onDone: {
            target: "handleDeciding",
            actions: assign({
              caseId: ({ event }) => event.output.caseId,
              facts: ({ event }) => event.output.facts,
              licences: ({ event }) => event.output.licences,
              textBefore: ({ event }) => event.output.textBefore ?? null,
              typed: ({ event }) => event.output.typed ?? false,
              // The hall has it now, and gives back what is needed of it.
              identity: null,
            }),
          },
          onError: failing("handleRefused", "begin"),
        },
        after: { requestPatience: silent("handleRefused", "begin") },
      },

      /** For whom: a matter of an enterprise is asked about once. */
      handleEnterprise: {
        entry: assign({ acting: ({ context }) => firstEnterpriseView(context.actingRefusal) }),
        invoke: {
          src: "enterprise",
          id: "enterprise",
          input: ({ context: { caseId, actingRefusal } }) => ({
            caseId: caseId ?? "",
            refusal: actingRefusal,
          }),
          onSnapshot: {
            actions: assign({
              acting: ({ context, event }) => enterpriseViewOf(event.snapshot) ?? context.acting,
            }),
          },
          onDone: [
            { guard: "wasLeft", target: "handleStop" },
            {
              target: "handleDeciding",
              actions: assign(({ event: { output } }) => ({
                enterpriseAsked: true,
                actingRefusal: null,
                ...(output.outcome === "acting" ? ofEnterprise(output.case) : {}),
              })),
            },
          ],
          onError: failing("handleRefused", "enterprise"),
        },
        on: forwarded("toEnterprise", enterpriseEvents),
        exit: assign({ acting: null }),
      },

      /** What is open comes next. */
      handleDeciding: {
        entry: "findNext",
        always: [{ guard: "asksEnterprise", target: "handleEnterprise" }, { target: "handleShowing" }],
      },
      handleShowing: {
        always: [
          { guard: { type: "isStep", params: { kind: "situation" } }, target: "handleSituation" },
          { guard: { type: "isStep", params: { kind: "licences" } }, target: "handleLicences" },
          { guard: { type: "isStep", params: { kind: "question" } }, target: "handleQuestion" },
          { guard: { type: "isStep", params: { kind: "commitment" } }, target: "handleCommitment" },
          { guard: { type: "isStep", params: { kind: "material" } }, target: "handleMaterial" },
          { guard: { type: "isStep", params: { kind: "delivery" } }, target: "handleDelivery" },
          { guard: { type: "isStep", params: { kind: "postAddress" } }, target: "handlePost" },
          { guard: { type: "isStep", params: { kind: "postTelephone" } }, target: "handlePost" },
          { target: "handleReview" },
        ],
      },
      handleGoingBack: {
        always: [
          { guard: "hasHistory", target: "handleShowing", actions: "goBack" },
          { target: "handleStop" },
        ],
      },

      handleSituation: {
        on: {
          answerSituation: { target: "handleDeciding", actions: ["remember", "keepSituation"] },
          keep: { guard: "isChosen", target: "handleDeciding", actions: "remember" },
          back: "handleGoingBack",
          seeAll: "handleSteps",
          stop: "handleStop",
        },
      },
      handleLicences: {
        on: {
          useLicences: "handleFetching",
          withoutLicences: { target: "handleDeciding", actions: ["remember", "declineLicences"] },
          back: "handleGoingBack",
          seeAll: "handleSteps",
          stop: "handleStop",
        },
      },
      handleFetching: {
        entry: "forgetError",
        invoke: {
          src: "useLicences",
          input: ({ context }) => ({
            caseId: context.caseId ?? "",
            offers: licencesOffered(context),
            facts: context.facts,
          }),
          onDone: {
            target: "handleDeciding",
            actions: ["remember", assign(({ context, event }) => withLicences(context, event.output))],
          },
          onError: failing("handleRefused", "licences"),
        },
      },
      handleQuestion: {
        on: {
          draft: { actions: "keepDraft" },
          answer: [
            { guard: "accepted", target: "handleDeciding", actions: ["remember", "keepAnswer"] },
            { actions: ["keepAnswer", "sayProblem"] },
          ],
          skip: { target: "handleDeciding", actions: ["remember", "leaveEmpty"] },
          back: "handleGoingBack",
          seeAll: "handleSteps",
          stop: "handleStop",
        },
      },
      handleCommitment: {
        on: {
          commit: "handleSign",
          decline: "handleDeclining",
          back: "handleGoingBack",
          seeAll: "handleSteps",
          stop: "handleStop",
        },
      },
      handleDeclining: {
        invoke: {
          src: "decline",
          input: ({ context: { caseId, step } }) => commitmentOf(caseId, step),
          onDone: { target: "handleDeciding", actions: ["remember", "keepDeclined"] },
          onError: failing("handleRefused", "decline"),
        },
        after: { requestPatience: silent("handleRefused", "decline") },
      },
      handleSign: {
        on: {
          written: { actions: "keepSignature" },
          signed: { guard: "isWritten", target: "handleSigning" },
          decline: "handleDeclining",
          back: "handleCommitment",
          stop: "handleStop",
        },
      },
      handleSigning: {
        entry: "forgetError",
        invoke: {
          src: "sign",
          input: ({ context: { caseId, step, matters, signature } }) => {
            const { matterId, commitmentId } = commitmentOf(caseId, step);
            const version = matters
              .find(({ id }) => id === matterId)
              ?.commitments.find(({ id }) => id === commitmentId)?.version;
            if (!signature || !version) throw new Error("a commitment was signed without a signature");
            return { caseId: caseId ?? "", matterId, commitmentId, version, signature };
          },
          onDone: { target: "handleDeciding", actions: ["remember", "keepSigned"] },
          onError: failing("handleRefused", "sign"),
        },
        after: { requestPatience: silent("handleRefused", "sign") },
      },
      handleMaterial: {
        on: {
          handIn: { target: "handleDeciding", actions: ["remember", "keepHandedIn"] },
          scan: { guard: "canScan", target: "handleScanning" },
          attached: { target: "handleDeciding", actions: ["remember", "keepAttached"] },
          keep: { guard: "isChosen", target: "handleDeciding", actions: "remember" },
          back: "handleGoingBack",
          seeAll: "handleSteps",
          stop: "handleStop",
        },
      },
      handleScanning: {
        invoke: {
          src: "scan",
          id: "scan",
          input: ({ context: { caseId, step, scans, handedIn } }) => {
            const { matterId, materialId } = materialOn(step);
            const how = handedIn[matterId]?.[materialId];
            const pages = scans[placeOf(matterId, materialId)] ?? [];
            const isEarlier = pages.length === 0 && how?.by === "file";
            return {
              caseId: caseId ?? "",
              matterId,
              materialId,
              pages,
              earlier: isEarlier ? how.files.length : 0,
            };
          },
          onSnapshot: {
            actions: assign(({ context, event: { snapshot } }) => ({
              scan: scanViewOf(snapshot) ?? context.scan,
            })),
          },
          onDone: [
            {
              guard: ({ event }) => event.output.files !== null,
              target: "handleDeciding",
              actions: [
                "remember",
                assign(({ context, event: { output } }) => ({
                  ...keptScan(context, output.pages),
                  handedIn: scanHandedIn(context, output.files ?? []),
                })),
              ],
            },
            {
              target: "handleMaterial",
              actions: assign(({ context, event: { output } }) => ({
                ...keptScan(context, output.pages),
                cameraProblem: output.problem,
              })),
            },
          ],
          onError: {
            target: "handleMaterial",
            actions: [assign({ cameraProblem: "other" }), ({ event }) => effects.report(event.error)],
          },
        },
        exit: assign({ scan: null }),
        on: { scanning: { actions: "toScan" } },
      },
      handleDelivery: {
        invoke: askFees,
        on: {
          deliver: { target: "handleDeciding", actions: ["remember", "keepDelivery"] },
          keep: { guard: "isChosen", target: "handleDeciding", actions: "remember" },
          back: "handleGoingBack",
          seeAll: "handleSteps",
          stop: "handleStop",
        },
      },
      handlePost: {
        on: {
          draft: { actions: "keepDraft" },
          answer: [
            { guard: "postAccepted", target: "handleDeciding", actions: ["remember", "keepPost"] },
            { actions: "sayProblem" },
          ],
          back: "handleGoingBack",
          seeAll: "handleSteps",
          stop: "handleStop",
        },
      },
      /** A list of all of it, for who wants one; by itself there is one question a screen. */
      handleSteps: {
        on: {
          edit: { target: "handleShowing", actions: ["remember", "showStep"] },
          back: "handleShowing",
          stop: "handleStop",
        },
      },
      handleReview: {
        invoke: askFees,
        on: {
          edit: { target: "handleShowing", actions: ["remember", "showStep"] },
          submit: { target: "handleSubmitting", actions: "freshKey" },
          back: "handleGoingBack",
          stop: "handleStop",
        },
      },
      handleSubmitting: {
        entry: "forgetError",
        invoke: {
          src: "submit",
          input: ({ context }) => ({
            ...draftOf(context),
            delivery: deliveryWishes(context, context.deliveries),
            idempotencyKey: context.idempotencyKey,
          }),
          onDone: [
            {
              guard: ({ event }) => event.output.receipt !== null,
              target: "handleReceipt",
              actions: assign({ receipt: ({ event }) => event.output.receipt, problems: [] }),
            },
            {
              guard: ({ event }) => actingProblemIn(event.output.problems) !== null,
              target: "handleEnterprise",
              actions: assign({
                enterprise: null,
                enterpriseAsked: false,
                actingRefusal: ({ event }) => actingProblemIn(event.output.problems),
              }),
            },
            {
              target: "handleShowing",
              actions: [
                assign({ problems: ({ event }) => event.output.problems }),
                "remember",
                "showProblem",
              ],
            },
          ],
          onError: failing("handleRefused", "submit"),
        },
        after: { submitPatience: silent("handleRefused", "submit") },
      },
      handleReceipt: {
        on: {
          print: { guard: "canPrint", target: "handlePrinting" },
          done: { target: "finished", actions: assign({ next: "leave" }) },
        },
      },
      handlePrinting: {
        invoke: {
          src: "printReceipt",
          input: ({ context: { receipt, saved, language, hallName } }) => {
            const code = receipt?.code ?? saved?.code;
            if (!code) throw new Error("a slip was printed before there was a code");
            const texts = matterSlipOf({ receipt, saved }, hallName, language);
            return { code, texts, address: receipt ? null : (saved?.address ?? null) };
          },
          onDone: { target: "handlePrinted", actions: assign({ slip: ({ event }) => event.output }) },
          onError: printFailing("handlePrinted"),
        },
        after: {
          printPatience: printSilent("handlePrinted"),
        },
      },
      handlePrinted: {
        always: [
          { guard: ({ context }) => context.receipt !== null, target: "handleReceipt" },
          { target: "handleSaved" },
        ],
      },

      /** Nobody loses what was filled in by a touch: it can be kept, or given up, or gone on with. */
      handleStop: {
        on: {
          save: { target: "handleSaving", actions: "freshKey" },
          done: "finished",
          back: [{ guard: "asksEnterprise", target: "handleEnterprise" }, { target: "handleShowing" }],
        },
      },
      handleSaving: {
        entry: "forgetError",
        invoke: {
          src: "save",
          input: ({ context }) => ({ ...draftOf(context), idempotencyKey: context.idempotencyKey }),
          onDone: { target: "handleSaved", actions: assign({ saved: ({ event }) => event.output }) },
          onError: failing("handleRefused", "save"),
        },
        after: { requestPatience: silent("handleRefused", "save") },
      },
      handleSaved: {
        on: {
          print: { guard: "canPrint", target: "handlePrinting" },
          done: { target: "finished", actions: assign({ next: "leave" }) },
        },
      },

      handleRefused: {
        on: {
          tryAgain: [
            { guard: { type: "failedAt", params: { failed: "begin" } }, target: "handleBeginning" },
            { guard: { type: "failedAt", params: { failed: "enterprise" } }, target: "handleEnterprise" },
            { guard: { type: "failedAt", params: { failed: "licences" } }, target: "handleFetching" },
            { guard: { type: "failedAt", params: { failed: "sign" } }, target: "handleSigning" },
            { guard: { type: "failedAt", params: { failed: "decline" } }, target: "handleDeclining" },
            { guard: { type: "failedAt", params: { failed: "save" } }, target: "handleSaving" },
            // The same key: what was handed in already is not handed in again.
            { target: "handleSubmitting" },
          ],
          back: [
            { guard: { type: "failedAt", params: { failed: "begin" } }, target: "finished" },
            { target: "handleShowing", actions: "forgetError" },
          ],
        },
      },
      finished: { type: "final", entry: "endCase" },
    },
    output: ({ context: { next } }) => ({ next }),
  });
}

/** What post costs is said before it is chosen, and once more of the address that was said; the screen stands without it. */
const askFees = {
  src: "postFees",
  input: ({ context }: { context: HandleContext }) => ({
    caseId: context.caseId,
    places: placesToAsk(context, context.step),
  }),
  onDone: { actions: "keepFees" },
  onError: { actions: "leaveFees" },
} as const;
/** Whether a guide takes documents of this kind: of a package, that of any of its matters. */
const isTaken = (matters: HandleContext["matters"], holder: CardHolder): boolean =>
  matters.some(({ holders }) => holders.includes(holderKindOf(holder)));

/** What may be typed: nobody acts for an enterprise by what was typed. */
const kindsToType = ({ matters }: HandleContext): readonly HolderKind[] =>
  matters.some(({ subject }) => subject === "enterprise")
    ? []
    : [...new Set(matters.flatMap(({ holders }) => holders))];

/** Whether it is still to be asked for which enterprise this is. */
const asksEnterprise = ({ context }: { context: HandleContext }): boolean =>
  !context.enterpriseAsked && context.matters.some(({ subject }) => subject === "enterprise");

/** What a case knows once it is handled for an enterprise. */
const ofEnterprise = ({ facts, licences, enterprise }: OpenCase) => ({
  facts,
  licences,
  enterprise: enterprise ?? null,
});

const actingProblemIn = (problems: readonly Problem[]): ActingRefusal | null => {
  const found = problems.find(({ reason }) => reason === "acting");
  return found ? (actingRefusals.find((each) => each === found.detail) ?? "forged") : null;
};

/** Another step, with nothing in its field yet. */
const shownStep = (step: Step) => ({
  step,
  draft: null,
  checked: false,
  signature: null,
  cameraProblem: null,
});

function canScan(context: HandleContext): boolean {
  const { step, matters, hasCamera } = context;
  const matter = matters.find(({ id }) => step.kind === "material" && id === step.matterId);
  const material = matter?.materials.find(({ id }) => step.kind === "material" && id === step.materialId);
  return matter !== undefined && material !== undefined
    ? waysToHandIn(context, matter, material, hasCamera).includes("scan")
    : false;
}

function materialOn(step: Step) {
  if (step.kind !== "material") throw new Error("no material is on the screen");
  return step;
}

/** Pages stay as long as the session, so that one can be added or taken again. */
function keptScan({ step, scans }: HandleContext, pages: readonly ScannedPage[]) {
  const { matterId, materialId } = materialOn(step);
  return { scans: { ...scans, [placeOf(matterId, materialId)]: pages } };
}

function scanHandedIn(context: HandleContext, files: string[]) {
  const { matterId, materialId } = materialOn(context.step);
  return handIn(context, matterId, materialId, { by: "file", files });
}

/** The answers with one more, as it was given: what is wrong with it is the form's to say. */
function answered({ step, answers }: HandleContext, value: AnswerValue | null) {
  if (step.kind !== "question") return answers;
  return { ...answers, [step.matterId]: { ...answers[step.matterId], [step.fieldId]: value } };
}

/** Whether the form has nothing against the answer to its question. */
function isAccepted(context: HandleContext, value: AnswerValue | undefined): boolean {
  const { step, matters } = context;
  const matter = step.kind === "question" ? matters.find(({ id }) => id === step.matterId) : undefined;
  if (step.kind !== "question" || !matter) return false;
  const after = { ...context, answers: answered(context, value ?? context.draft) };
  return formOf(after, matter).sections.some(({ fields }) =>
    fields.some(({ id, done }) => id === step.fieldId && done),
  );
}

function commitmentOf(caseId: string | null, step: Step) {
  if (step.kind !== "commitment" || !caseId) throw new Error("no commitment is on the screen");
  return { caseId, matterId: step.matterId, commitmentId: step.commitmentId };
}

/** What was filled in so far, as the hall keeps it. */
export const draftOf = (context: HandleContext) => ({
  caseId: context.caseId ?? "",
  situation: context.situation,
  answers: answersToSend(context),
  materials: materialsHandedIn(context),
});

export type HandleMatterMachine = ReturnType<typeof createHandleMatterMachine>;
type HandleSnapshot = SnapshotFrom<HandleMatterMachine>;

/** States that decide and are never stayed in. */
const passing = ["handleDeciding", "handleShowing", "handleGoingBack", "handlePrinted", "finished"] as const;
/** While pages are scanned, the scan's own. */
export type HandleScreen =
  | Exclude<HandleSnapshot["value"], (typeof passing)[number] | "handleScanning">
  | ScanScreen;

const isPassing = (value: HandleSnapshot["value"]): value is (typeof passing)[number] =>
  passing.some((each) => each === value);

/** What the screens are drawn from; the whole document never is. */
export interface HandleView extends Omit<HandleContext, "identity"> {
  readonly state: HandleScreen;
}

/** Null once it has finished. */
export function handleViewOf({
  value,
  context: { identity: _, ...rest },
}: HandleSnapshot): HandleView | null {
  if (value === "handleScanning") return rest.scan && { ...rest, state: rest.scan.state };
  return isPassing(value) ? null : { ...rest, state: value };
}

/** In these the terminal works and the citizen waits. */
export const busyHandleScreens: readonly HandleScreen[] = [
  "handleBeginning",
  "handleFetching",
  "handleDeclining",
  "handleSigning",
  "handleSubmitting",
  "handleSaving",
  "handlePrinting",
  ...busyScanScreens,
];
