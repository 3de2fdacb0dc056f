import { and, assign, not, or, type SnapshotFrom, sendTo, setup } from "xstate";
import type { AssistanceRequest } from "../../../server/contract/assistance/words.ts";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import type { Language, Localized } from "../../../server/contract/hall.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import type { Application, Receipt } from "../../../server/contract/matters.ts";
import { matterSlipOf } from "../../i18n/matter-slip.ts";
import type { Guide, GuideWanted } from "../catalogue-effects.ts";
import { printerProblem, readerProblem, type TerminalCondition } from "../condition.ts";
import type { FollowEffects, ResumedCase } from "../follow-effects.ts";
import { canWithdraw } from "../matters/follow/owed.ts";
import type { PostFees } from "../matters/post-fee.ts";
import type { ScanEffects } from "../scan-effects.ts";
import type { PrintResult } from "../session-effects.ts";
import type { CodeEvent, CodeView } from "./code.machine.ts";
import { followDelays } from "./delays.ts";
import {
  busyDeliveryScreens,
  createDeliveryMachine,
  type DeliveryEvent,
  type DeliveryScreen,
  type DeliveryView,
  deliveryEvents,
  deliveryViewOf,
  firstDeliveryView,
} from "./delivery.machine.ts";
import {
  createDocumentMachine,
  type DocumentEvent,
  type DocumentInput,
  type DocumentOutput,
  type DocumentView,
  documentEvents,
  firstByReader,
  firstDocumentView,
  readingFrom,
} from "./document.machine.ts";
import {
  busyFindCasesScreens,
  createFindCasesMachine,
  type FindCasesEvent,
  type FindCasesInput,
  type FindCasesOutput,
  type FindCasesScreen,
  type FindCasesView,
  findCasesEvents,
  findCasesViewOf,
  firstFindCasesView,
} from "./find-cases.machine.ts";
import {
  createLicencesMachine,
  firstLicencesView,
  type LicencesEvent,
  type LicencesView,
  licencesEvents,
  licencesViewOf,
} from "./licences.machine.ts";
import { errorOfOutcome, hasFailed, wasLeft } from "./outcome.ts";
import {
  busyOwedScreens,
  createOwedMachine,
  firstOwedView,
  type OwedEvent,
  type OwedScreen,
  type OwedView,
  owedEvents,
  owedViewOf,
} from "./owed.machine.ts";
import { failing, failureOf, forwarded, printFailing, printSilent, silent } from "./request.ts";
import {
  busySavedScreens,
  createSavedMachine,
  firstSavedView,
  type SavedEvent,
  type SavedScreen,
  type SavedView,
  savedEvents,
  savedViewOf,
} from "./saved.machine.ts";
import type { ScanView } from "./scan.machine.ts";

export interface FollowInput {
  readonly condition: TerminalCondition;
  readonly language: Language;
  readonly hallName: Localized;
  /** The hall's day, `2026-11-30`. */
  readonly today: string;
}

/** For what a card is read. */
type Purpose = "find" | "resume" | "withdraw" | "supplement" | "deliver" | "licences";

/** What failed, and is asked again. */
type Question = "card" | "find" | "resume" | "withdraw" | "supplement" | "appoint";

/** Where one person's cases stand. It is theirs: it ends with the actor. */
export interface FollowContext extends FollowInput {
  readonly purpose: Purpose;
  /** What the child machine `findCases` shows, with what it begins, and whether it has found a scanner. */
  readonly finding: FindCasesView | null;
  readonly findingFirst: FindCasesInput["first"];
  readonly scanner: boolean;
  /** The whole document; it goes to the hall and to no screen. */
  readonly identity: IdentityDocument | null;
  readonly cardLaid: boolean;
  /** What the child machine `document` shows. */
  readonly reading: DocumentView | null;
  readonly documentFirst: DocumentInput["first"];
  /** What the child machine `licences` shows. */
  readonly licences: LicencesView | null;
  /** What the child machine `saved` shows, and the code under which nothing was handed in. */
  readonly saved: SavedView | null;
  readonly code: string | null;
  readonly receipts: readonly Receipt[];
  readonly offered: readonly Guide[];
  /** 上门办 and 帮代办. */
  readonly requests: readonly AssistanceRequest[];
  /** The code of the request with which it goes on. */
  readonly assist: string | null;
  /** The code of something that was reported: it is shown. */
  readonly pain: string | null;
  /** The case on the screen, and of it the application. */
  readonly receipt: Receipt | null;
  readonly number: string | null;
  readonly idempotencyKey: string;
  /** What the child machine `owed` shows. */
  readonly owing: OwedView | null;
  /** What the child machine `delivery` shows, and what it has found of what post costs. */
  readonly delivering: DeliveryView | null;
  readonly postFees: PostFees;
  /** What was just done. */
  readonly done: "withdrawn" | "supplemented" | "appointed" | null;
  readonly slip: PrintResult | null;
  readonly error: ErrorCode | null;
  readonly failed: Question;
  readonly resumed: ResumedCase | null;
  readonly wanted: GuideWanted | null;
  readonly next: FollowOutput["next"];
}

export type FollowEvent =
  | { type: "open" }
  | DocumentEvent
  | CodeEvent
  | LicencesEvent
  | FindCasesEvent
  | SavedEvent
  | { type: "choose"; code: string }
  | { type: "chooseApplication"; number: string }
  | { type: "take"; matterId: string }
  | { type: "assist"; code: string }
  | { type: "withdraw" }
  | { type: "confirm" }
  | { type: "add" }
  | OwedEvent
  | { type: "changeDelivery" }
  | DeliveryEvent
  | { type: "print" }
  | { type: "done" };

type Told = { type: "condition"; condition: TerminalCondition } | { type: "language"; language: Language };

/** Where it goes on: handling what was saved, the guide of what is offered, what was asked for or reported, the home screen, or the end. */
export interface FollowOutput {
  readonly next: "resume" | "guide" | "assist" | "pain" | "home" | "leave";
  readonly resumed: ResumedCase | null;
  readonly wanted: GuideWanted | null;
  readonly assist: string | null;
  readonly pain: string | null;
}

/** How one's cases stand, and what can still be done about them: found by the card or the code, added to, withdrawn, gone on with. */
export function createFollowMatterMachine(effects: FollowEffects & ScanEffects) {
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
      keepIdentity: assign(({ event }) => {
        const { output } = event as unknown as { output: DocumentOutput };
        return output.outcome === "read" ? { identity: output.identity } : {};
      }),
      /** Where the reader is out of order; what is told to a chip alone waits for the reader. */
      askWhichWithoutReader: assign(({ context: { purpose, condition, documentFirst } }) => ({
        documentFirst: purpose === "licences" ? documentFirst : firstByReader(condition, documentFirst),
      })),
      toDocument: sendTo("document", ({ event }) => event as DocumentEvent),
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
  }).createMachine({
    id: "followMatter",
    context: ({ input }) => ({
      ...input,
      purpose: "find",
      finding: null,
      findingFirst: "who",
      scanner: false,
      identity: null,
      cardLaid: false,
      reading: null,
      documentFirst: "card",
      licences: null,
      saved: null,
      code: null,
      receipts: [],
      offered: [],
      requests: [],
      assist: null,
      pain: null,
      receipt: null,
      number: null,
      idempotencyKey: "",
      owing: null,
      delivering: null,
      postFees: {},
      done: null,
      slip: null,
      error: null,
      failed: "find",
      resumed: null,
      wanted: null,
      next: "home",
    }),
    initial: "followSeeking",
    on: {
      condition: { actions: "keepCondition" },
      language: { actions: "keepLanguage" },
    },
    states: {
      /** Whose cases it is about: it begins with nothing of anybody's. */
      followSeeking: {
        entry: ["forget", assign({ finding: ({ context }) => firstFindCasesView(begunOf(context)) })],
        invoke: {
          src: "findCases",
          id: "findCases",
          input: ({ context }) => ({ condition: context.condition, ...begunOf(context) }),
          onSnapshot: {
            actions: assign(({ context, event: { snapshot } }) => ({
              finding: findCasesViewOf(snapshot) ?? context.finding,
              scanner: snapshot.context.scanner,
              cardLaid: context.cardLaid || snapshot.context.cardLaid,
            })),
          },
          onDone: [
            {
              guard: ({ event }) => event.output.outcome === "found",
              target: "followShowing",
              actions: assign(({ event }) => foundBy(event.output)),
            },
            {
              guard: ({ event }) => event.output.outcome === "saved",
              target: "followGoingOn",
              actions: assign({ code: ({ event: { output } }) => ("code" in output ? output.code : null) }),
            },
            {
              guard: ({ event }) => event.output.outcome === "licences",
              target: "followDocument",
              actions: { type: "readFor", params: { purpose: "licences" } },
            },
            { target: "finished", actions: assign(({ event }) => ledTo(event.output)) },
          ],
          onError: failing("followRefused", "find"),
        },
        on: {
          condition: { actions: ["keepCondition", "toFindCases"] },
          ...forwarded("toFindCases", findCasesEvents),
        },
        exit: assign({ finding: null, findingFirst: "who" }),
      },
      followDocument: {
        entry: [
          "forgetError",
          "askWhichWithoutReader",
          assign({ reading: ({ context }) => firstDocumentView(context.documentFirst) }),
        ],
        invoke: {
          src: "document",
          id: "document",
          input: ({ context }) => ({ first: context.documentFirst }),
          onSnapshot: { actions: assign(({ context, event }) => readingFrom(context, event.snapshot)) },
          onDone: [
            { guard: and(["wasLeft", "hasReceipt"]), target: "followShowing" },
            { guard: "wasLeft", target: "followSeeking" },
            {
              guard: "hasFailed",
              target: "followRefused",
              actions: { type: "noteOutput", params: { failed: "card" } },
            },
            { guard: isForLicences, target: "followLicences", actions: "keepIdentity" },
            {
              guard: { type: "isFor", params: { purpose: "withdraw" } },
              target: "followWithdrawing",
              actions: ["keepIdentity", "freshKey"],
            },
            {
              guard: { type: "isFor", params: { purpose: "deliver" } },
              target: "followDelivering",
              actions: "keepIdentity",
            },
            { target: "followOwing", actions: "keepIdentity" },
          ],
          onError: failing("followRefused", "card"),
        },
        on: forwarded("toDocument", documentEvents),
        exit: assign({ reading: null }),
      },
      /** 我的证照, and of which somebody wants to be reminded (提醒办). */
      followLicences: {
        entry: assign({ licences: ({ context }) => firstLicencesView(context) }),
        invoke: {
          src: "licences",
          id: "licences",
          input: ({ context: { identity, language, today } }) => {
            if (!identity) throw new Error("licences were asked for before a card was read");
            return { identity, language, today };
          },
          onSnapshot: {
            actions: assign({
              licences: ({ context, event }) => licencesViewOf(event.snapshot) ?? context.licences,
            }),
          },
          // Back to the result that it was about, where it began there.
          onDone: [{ guard: "hasReceipt", target: "followShowing" }, { target: "followSeeking" }],
          onError: failing("followRefused", "card"),
        },
        on: {
          language: { actions: ["keepLanguage", sendTo("licences", ({ event }) => event)] },
          ...forwarded("toLicences", licencesEvents),
        },
        exit: assign({ licences: null }),
      },

      /** Nothing is handed in under the code: it may be of what was saved. */
      followGoingOn: {
        entry: [
          { type: "readFor", params: { purpose: "resume" } },
          "forgetError",
          assign({ saved: firstSavedView }),
        ],
        invoke: {
          src: "saved",
          id: "saved",
          input: ({ context: { condition, code } }) => ({ condition, code: code ?? "" }),
          onSnapshot: {
            actions: assign(({ context, event: { snapshot } }) => ({
              saved: savedViewOf(snapshot) ?? context.saved,
              cardLaid: context.cardLaid || snapshot.context.cardLaid,
            })),
          },
          onDone: [
            {
              guard: ({ event }) => event.output.resumed !== null,
              target: "finished",
              actions: assign({ resumed: ({ event }) => event.output.resumed, next: "resume" }),
            },
            {
              guard: ({ event }) => event.output.outcome === "typeCode",
              target: "followSeeking",
              actions: assign({ findingFirst: "code" }),
            },
            { target: "followSeeking" },
          ],
          onError: failing("followRefused", "resume"),
        },
        on: {
          condition: { actions: ["keepCondition", "toSaved"] },
          ...forwarded("toSaved", savedEvents),
        },
        exit: assign({ saved: null }),
      },

      /** What is chosen is on the screen. */
      followShowing: {
        entry: "forgetError",
        always: [
          { guard: "hasNumber", target: "followApplication" },
          { guard: "hasReceipt", target: "followPackage" },
          { target: "followList" },
        ],
      },
      followList: {
        on: {
          choose: { target: "followShowing", actions: "keepChosen" },
          assist: {
            guard: ({ context, event }) => context.requests.some(({ code }) => code === event.code),
            target: "finished",
            actions: assign({ next: "assist", assist: ({ event }) => event.code }),
          },
          take: { guard: "isOffered", target: "finished", actions: "keepOffered" },
          back: "followSeeking",
        },
      },
      followPackage: {
        on: {
          chooseApplication: { target: "followShowing", actions: "keepNumber" },
          print: { guard: "canPrint", target: "followPrinting" },
          done: { target: "finished", actions: assign({ next: "leave" }) },
          back: [
            { guard: "hasList", target: "followShowing", actions: "leaveCase" },
            { target: "followSeeking" },
          ],
        },
      },
      followApplication: {
        on: {
          print: { guard: "canPrint", target: "followPrinting" },
          withdraw: { guard: "withdrawable", target: "followWithdrawAsk" },
          licences: [
            {
              guard: and(["reminds", "cardShown"]),
              target: "followLicences",
              actions: { type: "readFor", params: { purpose: "licences" } },
            },
            {
              guard: and(["reminds", "readerWorks"]),
              target: "followDocument",
              actions: { type: "readFor", params: { purpose: "licences" } },
            },
          ],
          changeDelivery: [
            { guard: and(["hasChoices", "cardShown"]), target: "followDelivering" },
            {
              guard: "hasChoices",
              target: "followDocument",
              actions: { type: "readFor", params: { purpose: "deliver" } },
            },
          ],
          add: [
            { guard: and(["owesSomething", "cardShown"]), target: "followOwing" },
            {
              guard: "owesSomething",
              target: "followDocument",
              actions: { type: "readFor", params: { purpose: "supplement" } },
            },
          ],
          done: { target: "finished", actions: assign({ next: "leave" }) },
          back: [
            { guard: "ofSeveral", target: "followShowing", actions: "leaveApplication" },
            { guard: "hasList", target: "followShowing", actions: "leaveCase" },
            { target: "followSeeking" },
          ],
        },
      },
      followPrinting: {
        invoke: {
          src: "printReceipt",
          input: ({ context: { receipt, language, hallName } }) => {
            if (!receipt) throw new Error("a receipt was printed before there was one");
            return { code: receipt.code, texts: matterSlipOf({ receipt, saved: null }, hallName, language) };
          },
          onDone: { target: "followShowing", actions: assign({ slip: ({ event }) => event.output }) },
          onError: printFailing("followShowing"),
        },
        after: {
          printPatience: printSilent("followShowing"),
        },
      },

      /** 撤回 is asked once more before it is done, and done for whoever shows the card. */
      followWithdrawAsk: {
        entry: { type: "readFor", params: { purpose: "withdraw" } },
        on: {
          confirm: [
            { guard: "cardShown", target: "followWithdrawing", actions: "freshKey" },
            { target: "followDocument" },
          ],
          back: "followShowing",
        },
      },
      followWithdrawing: {
        entry: "forgetError",
        invoke: {
          src: "withdraw",
          input: ({ context: { receipt, number, identity, idempotencyKey } }) => {
            if (!receipt || !number || !identity)
              throw new Error("nothing was chosen that could be withdrawn");
            return { code: receipt.code, applicationNumber: number, identity, idempotencyKey };
          },
          onDone: {
            target: "followShowing",
            actions: assign(({ context, event }) => ({
              ...withReceipt(context, event.output),
              done: "withdrawn" as const,
              slip: null,
            })),
          },
          onError: failing("followRefused", "withdraw"),
        },
        after: { requestPatience: silent("followRefused", "withdraw") },
      },

      /** Another way for the result to come, for whoever showed the card. */
      followDelivering: {
        entry: [
          { type: "readFor", params: { purpose: "deliver" } },
          "forgetError",
          assign({
            delivering: ({ context: { identity, postFees } }) =>
              identity && firstDeliveryView({ identity, postFees }),
          }),
        ],
        invoke: {
          src: "delivery",
          id: "delivery",
          input: ({ context }) => {
            const { today, receipt, identity, postFees } = context;
            const application = applicationOf(context);
            if (!receipt || !application || !identity)
              throw new Error("nothing was chosen whose result could come another way");
            return { today, code: receipt.code, application, identity, postFees };
          },
          onSnapshot: {
            actions: assign({
              delivering: ({ context, event }) => deliveryViewOf(event.snapshot) ?? context.delivering,
            }),
          },
          onDone: [
            {
              guard: ({ event }) => event.output.outcome === "notTheirs",
              target: "followDocument",
              actions: [assign({ postFees: ({ event }) => event.output.postFees }), "forgetIdentity"],
            },
            {
              target: "followShowing",
              actions: assign(({ context, event: { output } }) => ({
                ...withReceipt(context, output.receipt),
                ...(output.outcome === "appointed" ? { done: "appointed" as const, slip: null } : {}),
                postFees: output.postFees,
              })),
            },
          ],
          onError: failing("followRefused", "appoint"),
        },
        on: forwarded("toDelivery", deliveryEvents),
        exit: assign({ delivering: null }),
      },

      /** What is owed: what of it stands on an e-licence or a scan is added here, the rest at a window. */
      followOwing: {
        entry: [
          { type: "readFor", params: { purpose: "supplement" } },
          "forgetError",
          assign({ owing: ({ context: { receipt } }) => receipt && firstOwedView(receipt) }),
        ],
        invoke: {
          src: "owed",
          id: "owed",
          input: ({ context: { receipt, identity } }) => {
            if (!receipt || !identity) throw new Error("nothing was chosen that could be added to");
            return { receipt, identity };
          },
          onSnapshot: {
            actions: assign({
              owing: ({ context, event }) => owedViewOf(event.snapshot) ?? context.owing,
            }),
          },
          onDone: [
            {
              guard: ({ event }) => event.output.outcome === "notTheirs",
              target: "followDocument",
              actions: [
                assign(({ context, event }) => withReceipt(context, event.output.receipt)),
                "forgetIdentity",
              ],
            },
            {
              target: "followShowing",
              actions: assign(({ context, event: { output } }) => ({
                ...withReceipt(context, output.receipt),
                ...(output.outcome === "supplemented" ? { done: "supplemented" as const, slip: null } : {}),
              })),
            },
          ],
          onError: failing("followRefused", "supplement"),
        },
        on: forwarded("toOwed", owedEvents),
        exit: assign({ owing: null }),
      },

      followRefused: {
        on: {
          tryAgain: [
            { guard: { type: "failedAt", params: { failed: "find" } }, target: "followSeeking" },
            { guard: { type: "failedAt", params: { failed: "resume" } }, target: "followGoingOn" },
            // Another document.
            { guard: "notTheirs", target: "followDocument", actions: "forgetIdentity" },
            // The same key: what was done already is not done twice.
            { guard: { type: "failedAt", params: { failed: "withdraw" } }, target: "followWithdrawing" },
            { guard: { type: "failedAt", params: { failed: "supplement" } }, target: "followOwing" },
            { guard: { type: "failedAt", params: { failed: "appoint" } }, target: "followDelivering" },
            { guard: or([not(isForLicences), "readerWorks"]), target: "followDocument" },
          ],
          back: [
            { guard: isForResuming, target: "followGoingOn" },
            { guard: "hasReceipt", target: "followShowing" },
            { target: "followSeeking" },
          ],
        },
      },
      finished: { type: "final" },
    },
    output: ({ context: { next, resumed, wanted, assist, pain } }) => ({
      next,
      resumed,
      wanted,
      assist,
      pain,
    }),
  });
}

const isForLicences = { type: "isFor", params: { purpose: "licences" } } as const;
const isForResuming = { type: "isFor", params: { purpose: "resume" } } as const;

const begunOf = ({ findingFirst, scanner }: FollowContext) => ({ first: findingFirst, scanner });

/** What was found. What is alone needs no choosing. */
function foundBy(output: FindCasesOutput) {
  if (output.outcome !== "found") return {};
  const { receipts, offered, requests } = output.found;
  const isAlone = receipts.length === 1 && offered.length + requests.length === 0;
  const { identity, documentFirst } = output;
  return { identity, documentFirst, receipts, offered, requests, ...shown(isAlone ? receipts[0] : null) };
}

/** Where it goes on that is no case of one's own. */
function ledTo(output: FindCasesOutput): Partial<FollowContext> {
  if (output.outcome === "pain") return { next: "pain", pain: output.code };
  if (output.outcome === "assist") return { next: "assist", assist: output.code };
  if (output.outcome !== "guide") return {};
  return { next: "guide", wanted: { id: output.matterId, kind: "matter" } };
}

/** A case on the screen; one that is a single application is shown as that. */
function shown(receipt: Receipt | null | undefined) {
  const only = receipt?.applications.length === 1 ? receipt.applications[0] : undefined;
  return { receipt: receipt ?? null, number: only?.number ?? null, slip: null, done: null };
}

/** The same case as it stands now, on the screen and in the list. */
function withReceipt({ receipts, receipt: before }: FollowContext, receipt: Receipt | null) {
  if (!receipt) return {};
  return { receipt, receipts: receipts.map((each) => (each.code === before?.code ? receipt : each)) };
}

/** The application on the screen. */
export const applicationOf = ({
  receipt,
  number,
}: Pick<FollowContext, "receipt" | "number">): Application | null =>
  receipt?.applications.find((each) => each.number === number) ?? null;

/** States that have a machine of their own, whose screens are shown. */
const parts = ["followSeeking", "followDelivering", "followOwing", "followGoingOn"] as const;
type Part = (typeof parts)[number];
const isPart = (value: string): value is Part => parts.some((part) => part === value);

export type FollowMatterMachine = ReturnType<typeof createFollowMatterMachine>;
type FollowSnapshot = SnapshotFrom<FollowMatterMachine>;
/** While cases are looked for, something is added to what is owed, the result is to come another way, or what was saved is opened: those of that. */
export type FollowScreen =
  | Exclude<FollowSnapshot["value"], Part | "followShowing" | "finished">
  | FindCasesScreen
  | DeliveryScreen
  | OwedScreen
  | SavedScreen;

/** What the screens are drawn from; the document, and what was saved, never are. */
export interface FollowView extends Omit<FollowContext, "identity" | "resumed" | "condition" | "failed"> {
  readonly state: FollowScreen;
  readonly failed: FollowContext["failed"] | OwedView["failed"] | FindCasesView["failed"];
  /** The code that is typed, or held to the scanner. */
  readonly typing: CodeView | null;
  readonly scanned: boolean;
  /** What a scan shows. */
  readonly scan: ScanView | null;
}

/** Null once it has finished. */
export function followViewOf({
  value,
  context: { identity: _identity, resumed: _resumed, condition: _condition, ...rest },
}: Pick<FollowSnapshot, "value" | "context">): FollowView | null {
  if (value === "followShowing" || value === "finished") return null;
  const { finding, owing, delivering, saved } = rest;
  // One of them at most is there, and only while it runs.
  const part = finding ?? owing ?? delivering ?? saved;
  const state = isPart(value) ? part?.state : value;
  if (!state) return null;
  return {
    ...rest,
    typing: null,
    scanned: false,
    ...(finding ? shownOf(finding) : {}),
    ...(owing ? { error: owing.error, failed: owing.failed } : {}),
    ...(saved ? shownOf(saved) : {}),
    ...(delivering ? { error: delivering.error, failed: "appoint" as const } : {}),
    state,
    scan: owing?.scan ?? null,
  };
}

const shownOf = <V extends FindCasesView | SavedView>({ state: _state, ...rest }: V) => rest;

/** In these the terminal works and the citizen waits. */
export const busyFollowScreens: readonly FollowScreen[] = [
  "followPrinting",
  "followWithdrawing",
  ...busyFindCasesScreens,
  ...busyDeliveryScreens,
  ...busyOwedScreens,
  ...busySavedScreens,
];
