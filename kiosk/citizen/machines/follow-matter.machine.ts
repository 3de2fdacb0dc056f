import { and, assign, type SnapshotFrom, setup } from "xstate";
import { codeLength } from "../../../server/contract/appointments.ts";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import { noFacts } from "../../../server/contract/forms/facts.ts";
import type { Language, Localized } from "../../../server/contract/hall.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import { type Application, matterCodeIn, type Receipt } from "../../../server/contract/matters.ts";
import { matterSlipOf } from "../../i18n/matter-slip.ts";
import type { Guide, GuideWanted } from "../catalogue-effects.ts";
import { printerProblem, readerProblem, type TerminalCondition } from "../condition.ts";
import type { FollowEffects, ResumedCase } from "../follow-effects.ts";
import { canWithdraw, type Handing, handingsOf, licencesForOwed } from "../matters/follow/owed.ts";
import type { LicenceOffer } from "../matters/handling/plan.ts";
import { errorCodeOf, type IdentityEvent, type PrintResult } from "../session-effects.ts";
import { followDelays } from "./delays.ts";

/** The signs at the end of a document's number that stand for the document. */
export const lastSigns = 4;

export interface FollowInput {
  readonly condition: TerminalCondition;
  readonly language: Language;
  readonly hallName: Localized;
  /** The hall's day, `2026-11-30`. */
  readonly today: string;
}

/** For what a card is read. */
type Purpose = "find" | "resume" | "withdraw" | "supplement";

/** What failed, and is asked again. */
type Question = "card" | "scan" | "find" | "resume" | "withdraw" | "supplement" | "licences" | "handIn";

/** Where one person's cases stand. It is theirs: it ends with the actor. */
export interface FollowContext extends FollowInput {
  readonly purpose: Purpose;
  readonly scanner: boolean;
  /** The whole document; it goes to the hall and to no screen. */
  readonly identity: IdentityDocument | null;
  readonly cardLaid: boolean;
  /** The signs typed so far: of the code, or of the document's number. */
  readonly typed: string;
  readonly code: string | null;
  readonly receipts: readonly Receipt[];
  readonly offered: readonly Guide[];
  /** The case on the screen, and of it the application. */
  readonly receipt: Receipt | null;
  readonly number: string | null;
  readonly idempotencyKey: string;
  /** The open case of what is owed, and what of it stands on e-licences. */
  readonly owed: { readonly caseId: string; readonly offers: readonly LicenceOffer[] } | null;
  /** What is left to hand in. */
  readonly handings: readonly Handing[];
  /** No e-licence of those that were wanted could be had. */
  readonly licencesGone: boolean;
  /** What was just done. */
  readonly done: "withdrawn" | "supplemented" | null;
  readonly slip: PrintResult | null;
  readonly error: ErrorCode | null;
  readonly failed: Question;
  readonly resumed: ResumedCase | null;
  readonly wanted: GuideWanted | null;
  readonly next: FollowOutput["next"];
}

export type FollowEvent =
  | { type: "open" }
  | { type: "useCard" }
  | { type: "typeCode" }
  | { type: "scan" }
  | { type: "lastFour" }
  | { type: "sign"; sign: string }
  | { type: "erase" }
  | { type: "choose"; code: string }
  | { type: "chooseApplication"; number: string }
  | { type: "take"; matterId: string }
  | { type: "withdraw" }
  | { type: "confirm" }
  | { type: "add" }
  | { type: "useLicences" }
  | { type: "print" }
  | { type: "tryAgain" }
  | { type: "back" }
  | { type: "done" };

type Told = { type: "condition"; condition: TerminalCondition } | { type: "language"; language: Language };

/** Where it goes on: handling what was saved, the guide of what is offered, the home screen, or the end. */
export interface FollowOutput {
  readonly next: "resume" | "guide" | "home" | "leave";
  readonly resumed: ResumedCase | null;
  readonly wanted: GuideWanted | null;
}

/** How one's cases stand, and what can still be done about them: found by the card or the code, added to, withdrawn, gone on with. */
export function createFollowMatterMachine(effects: FollowEffects) {
  return setup({
    types: {
      context: {} as FollowContext,
      events: {} as FollowEvent | Told | IdentityEvent,
      input: {} as FollowInput,
      output: {} as FollowOutput,
    },
    actors: {
      readIdentity: effects.readIdentity,
      hasScanner: effects.hasScanner,
      scanCode: effects.scanCode,
      find: effects.find,
      resume: effects.resume,
      withdraw: effects.withdraw,
      beginSupplement: effects.beginSupplement,
      useLicences: effects.useLicences,
      supplement: effects.supplement,
      printReceipt: effects.printReceipt,
    },
    delays: followDelays,
    guards: {
      readerWorks: ({ context }) => readerProblem(context.condition) === null,
      canPrint: ({ context }) => printerProblem(context.condition) === null,
      hasScanner: ({ context }) => context.scanner,
      isFor: ({ context }, { purpose }: { purpose: Purpose }) => context.purpose === purpose,
      failedAt: ({ context }, { failed }: { failed: Question }) => context.failed === failed,
      notTheirs: ({ context }) => context.error === "matter.notFound",
      cardShown: ({ context }) => context.identity !== null,
      codeFull: ({ context }) => context.typed.length >= codeLength,
      /** With the sign that is being typed, the code is whole and right. */
      codeWhole: ({ context, event }) =>
        event.type === "sign" && matterCodeIn(context.typed + event.sign) !== undefined,
      lastFourWhole: ({ context }) => context.typed.length + 1 >= lastSigns,
      isSaved: ({ context, event }) =>
        context.code !== null && "error" in event && errorCodeOf(event.error) === "matter.notFound",
      ofSeveral: ({ context }) => (context.receipt?.applications.length ?? 0) > 1,
      hasList: ({ context }) => context.receipts.length > 1 || context.offered.length > 0,
      hasReceipt: ({ context }) => context.receipt !== null,
      hasNumber: ({ context }) => context.number !== null,
      withdrawable: ({ context }) => {
        const application = applicationOf(context);
        return application !== null && canWithdraw(application);
      },
      owesSomething: ({ context }) => (applicationOf(context)?.owed.length ?? 0) > 0,
      hasOffers: ({ context }) => (context.owed?.offers.length ?? 0) > 0,
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
        typed: "",
        code: null,
        receipts: [],
        offered: [],
        ...shown(null),
        error: null,
      }),
      forgetError: assign({ error: null }),
      forgetIdentity: assign({ identity: null }),
      forgetTyped: assign({ typed: "" }),
      noteCard: assign({ cardLaid: true }),
      keepIdentity: assign(({ event }) =>
        event.type === "card.identity" ? { identity: event.identity } : {},
      ),
      keepCardError: assign(({ event }) =>
        "error" in event ? { error: event.error as ErrorCode, failed: "card" as const } : {},
      ),
      noteReaderProblem: assign(({ context }) => ({
        error: readerProblem(context.condition),
        failed: "card" as const,
      })),
      noteReaderSilent: assign({ error: "reader.silent", failed: "card" }),
      noteFailure: assign((_, { error, failed }: { error: unknown; failed: Question }) => ({
        error: errorCodeOf(error),
        failed,
      })),
      noteSilence: assign((_, { failed }: { failed: Question }) => ({
        error: "queue.hallUnreachable" as const,
        failed,
      })),
      readFor: assign((_, { purpose }: { purpose: Purpose }) => ({ purpose })),
      freshKey: assign({ idempotencyKey: () => effects.newKey() }),
      type: assign(({ context, event }) =>
        event.type === "sign" ? { typed: context.typed + event.sign } : {},
      ),
      erase: assign(({ context }) => ({ typed: context.typed.slice(0, -1) })),
      keepTyped: assign(({ context, event }) =>
        event.type === "sign" ? { code: matterCodeIn(context.typed + event.sign) ?? null } : {},
      ),
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
      /** The case of what is owed is forgotten in the hall as well. */
      endOwed: ({ context: { owed } }) => {
        if (owed) effects.end(owed.caseId);
      },
      forgetOwed: assign({ owed: null, handings: [], licencesGone: false }),
    },
  }).createMachine({
    id: "followMatter",
    context: ({ input }) => ({
      ...input,
      purpose: "find",
      scanner: false,
      identity: null,
      cardLaid: false,
      typed: "",
      code: null,
      receipts: [],
      offered: [],
      receipt: null,
      number: null,
      idempotencyKey: "",
      owed: null,
      handings: [],
      licencesGone: false,
      done: null,
      slip: null,
      error: null,
      failed: "find",
      resumed: null,
      wanted: null,
      next: "home",
    }),
    initial: "followWho",
    on: {
      condition: { actions: "keepCondition" },
      language: { actions: "keepLanguage" },
    },
    states: {
      followWho: {
        entry: "forget",
        // The ways stand without it: where it cannot be had, no scanner is offered.
        invoke: {
          src: "hasScanner",
          onDone: { actions: assign({ scanner: ({ event }) => event.output }) },
          onError: { actions: assign({ scanner: false }) },
        },
        on: {
          useCard: { guard: "readerWorks", target: "followCard" },
          typeCode: "followCode",
          scan: { guard: "hasScanner", target: "followScan" },
          back: "finished",
        },
      },
      followCard: {
        id: "followCard",
        initial: "followPlaceCard",
        entry: "forgetError",
        invoke: {
          src: "readIdentity",
          input: {},
          onError: {
            target: "followRefused",
            actions: { type: "noteFailure", params: ({ event }) => ({ error: event.error, failed: "card" }) },
          },
        },
        on: {
          "card.laid": { target: ".followReadingCard", actions: "noteCard" },
          "card.refused": { target: ".followCardAgain", actions: ["keepCardError", "noteCard"] },
          "card.identity": [
            {
              guard: { type: "isFor", params: { purpose: "find" } },
              target: "followFinding",
              actions: ["keepIdentity", "noteCard"],
            },
            {
              guard: { type: "isFor", params: { purpose: "resume" } },
              target: "followResuming",
              actions: ["keepIdentity", "noteCard", "freshKey"],
            },
            {
              guard: { type: "isFor", params: { purpose: "withdraw" } },
              target: "followWithdrawing",
              actions: ["keepIdentity", "noteCard", "freshKey"],
            },
            { target: "followOpening", actions: ["keepIdentity", "noteCard", "freshKey"] },
          ],
          "card.failed": { target: "followRefused", actions: "keepCardError" },
          back: [
            { guard: { type: "isFor", params: { purpose: "find" } }, target: "followWho" },
            { guard: { type: "isFor", params: { purpose: "resume" } }, target: "followSaved" },
            { target: "followShowing" },
          ],
        },
        states: {
          followPlaceCard: {},
          followReadingCard: {
            after: { readPatience: { target: "#followRefused", actions: "noteReaderSilent" } },
          },
          followCardAgain: {},
        },
      },
      followCode: {
        entry: "forgetTyped",
        on: {
          sign: [
            { guard: "codeFull" },
            { guard: "codeWhole", target: "followFinding", actions: "keepTyped" },
            { actions: "type" },
          ],
          erase: { actions: "erase" },
          back: "followWho",
        },
      },
      followScan: {
        entry: "forgetError",
        invoke: {
          src: "scanCode",
          input: {},
          onDone: { target: "followFinding", actions: assign({ code: ({ event }) => event.output }) },
          onError: {
            target: "followRefused",
            actions: { type: "noteFailure", params: ({ event }) => ({ error: event.error, failed: "scan" }) },
          },
        },
        on: { typeCode: "followCode", back: "followWho" },
        after: { scanPatience: "followWho" },
      },
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
            target: "followShowing",
            actions: assign(({ event: { output } }) => ({
              ...output,
              // What is alone needs no choosing.
              ...shown(
                output.offered.length === 0 && output.receipts.length === 1 ? output.receipts[0] : null,
              ),
            })),
          },
          onError: [
            // Nothing was handed in under it: it may be of what was saved.
            { guard: "isSaved", target: "followSaved" },
            {
              target: "followRefused",
              actions: {
                type: "noteFailure",
                params: ({ event }) => ({ error: event.error, failed: "find" }),
              },
            },
          ],
        },
        after: {
          requestPatience: {
            target: "followRefused",
            actions: { type: "noteSilence", params: { failed: "find" } },
          },
        },
      },

      /** Nothing is handed in under the code: whoever saved it shows that it is theirs. */
      followSaved: {
        entry: [{ type: "readFor", params: { purpose: "resume" } }, "forgetError"],
        on: {
          useCard: { guard: "readerWorks", target: "followCard" },
          lastFour: "followLastFour",
          typeCode: { target: "followCode", actions: "forget" },
          back: "followWho",
        },
      },
      followLastFour: {
        entry: "forgetTyped",
        on: {
          sign: [
            { guard: "lastFourWhole", target: "followResuming", actions: ["type", "freshKey"] },
            { actions: "type" },
          ],
          erase: { actions: "erase" },
          back: "followSaved",
        },
      },
      followResuming: {
        entry: "forgetError",
        invoke: {
          src: "resume",
          input: ({ context: { code, identity, typed, idempotencyKey } }) => ({
            code: code ?? "",
            proof: identity ? { identity } : { lastFour: typed },
            idempotencyKey,
          }),
          onDone: {
            target: "finished",
            actions: assign({ resumed: ({ event }) => event.output, next: "resume" }),
          },
          onError: {
            target: "followRefused",
            actions: {
              type: "noteFailure",
              params: ({ event }) => ({ error: event.error, failed: "resume" }),
            },
          },
        },
        after: {
          requestPatience: {
            target: "followRefused",
            actions: { type: "noteSilence", params: { failed: "resume" } },
          },
        },
      },

      /** What is chosen is on the screen. */
      followShowing: {
        entry: ["endOwed", "forgetOwed", "forgetError"],
        always: [
          { guard: "hasNumber", target: "followApplication" },
          { guard: "hasReceipt", target: "followPackage" },
          { target: "followList" },
        ],
      },
      followList: {
        on: {
          choose: { target: "followShowing", actions: "keepChosen" },
          take: { guard: "isOffered", target: "finished", actions: "keepOffered" },
          back: "followWho",
        },
      },
      followPackage: {
        on: {
          chooseApplication: { target: "followShowing", actions: "keepNumber" },
          print: { guard: "canPrint", target: "followPrinting" },
          done: { target: "finished", actions: assign({ next: "leave" }) },
          back: [
            { guard: "hasList", target: "followShowing", actions: "leaveCase" },
            { target: "followWho" },
          ],
        },
      },
      followApplication: {
        on: {
          print: { guard: "canPrint", target: "followPrinting" },
          withdraw: { guard: "withdrawable", target: "followWithdrawAsk" },
          add: [
            { guard: and(["owesSomething", "cardShown"]), target: "followOpening", actions: "freshKey" },
            {
              guard: and(["owesSomething", "readerWorks"]),
              target: "followCard",
              actions: { type: "readFor", params: { purpose: "supplement" } },
            },
            {
              guard: "owesSomething",
              target: "followRefused",
              actions: [{ type: "readFor", params: { purpose: "supplement" } }, "noteReaderProblem"],
            },
          ],
          done: { target: "finished", actions: assign({ next: "leave" }) },
          back: [
            { guard: "ofSeveral", target: "followShowing", actions: "leaveApplication" },
            { guard: "hasList", target: "followShowing", actions: "leaveCase" },
            { target: "followWho" },
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
          onError: {
            target: "followShowing",
            actions: assign({
              slip: ({ event }): PrintResult => ({ print: "failed", error: errorCodeOf(event.error) }),
            }),
          },
        },
        after: {
          printPatience: {
            target: "followShowing",
            actions: assign({ slip: { print: "unknown", error: "printer.resultUnknown" } as PrintResult }),
          },
        },
      },

      /** 撤回 is asked once more before it is done, and done for whoever shows the card. */
      followWithdrawAsk: {
        entry: { type: "readFor", params: { purpose: "withdraw" } },
        on: {
          confirm: [
            { guard: "cardShown", target: "followWithdrawing", actions: "freshKey" },
            { guard: "readerWorks", target: "followCard" },
            { target: "followRefused", actions: "noteReaderProblem" },
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
          onError: {
            target: "followRefused",
            actions: {
              type: "noteFailure",
              params: ({ event }) => ({ error: event.error, failed: "withdraw" }),
            },
          },
        },
        after: {
          requestPatience: {
            target: "followRefused",
            actions: { type: "noteSilence", params: { failed: "withdraw" } },
          },
        },
      },

      /** What is owed: what of it stands on an e-licence is added here, the rest at a window. */
      followOpening: {
        entry: [{ type: "readFor", params: { purpose: "supplement" } }, "forgetError"],
        invoke: {
          src: "beginSupplement",
          input: ({ context: { receipt, identity, idempotencyKey } }) => {
            if (!receipt || !identity) throw new Error("nothing was chosen that could be added to");
            return { code: receipt.code, identity, idempotencyKey };
          },
          onDone: {
            target: "followOwed",
            actions: assign(({ context, event: { output } }) => ({
              ...withReceipt(context, output.receipt),
              owed: { caseId: output.opened.caseId, offers: licencesForOwed(output) },
            })),
          },
          onError: {
            target: "followRefused",
            actions: {
              type: "noteFailure",
              params: ({ event }) => ({ error: event.error, failed: "supplement" }),
            },
          },
        },
        after: {
          requestPatience: {
            target: "followRefused",
            actions: { type: "noteSilence", params: { failed: "supplement" } },
          },
        },
      },
      followOwed: {
        on: {
          useLicences: { guard: "hasOffers", target: "followFetching" },
          back: "followShowing",
        },
      },
      followFetching: {
        entry: "forgetError",
        invoke: {
          src: "useLicences",
          input: ({ context: { owed } }) => ({
            caseId: owed?.caseId ?? "",
            offers: owed?.offers ?? [],
            facts: noFacts,
          }),
          onDone: [
            {
              guard: ({ event }) => event.output.used.some(({ authorisation }) => authorisation !== null),
              target: "followHandingIn",
              actions: [
                assign(({ context: { receipt }, event }) => ({
                  handings: receipt ? handingsOf(receipt, event.output.used) : [],
                })),
                "freshKey",
              ],
            },
            {
              target: "followOwed",
              actions: assign(({ context: { owed } }) => ({
                owed: owed && { ...owed, offers: [] },
                licencesGone: true,
              })),
            },
          ],
          onError: {
            target: "followRefused",
            actions: {
              type: "noteFailure",
              params: ({ event }) => ({ error: event.error, failed: "licences" }),
            },
          },
        },
      },
      /** One application after the other. */
      followHandingIn: {
        entry: "forgetError",
        invoke: {
          src: "supplement",
          input: ({ context: { owed, handings, idempotencyKey } }) => {
            const [first] = handings;
            if (!owed || !first) throw new Error("there was nothing to hand in");
            return { caseId: owed.caseId, ...first, idempotencyKey };
          },
          onDone: [
            {
              guard: ({ event }) => event.output.receipt === null,
              target: "followRefused",
              actions: assign({ error: "matter.licenceUnavailable", failed: "handIn" }),
            },
            {
              guard: ({ context }) => context.handings.length > 1,
              target: "followHandingIn",
              reenter: true,
              actions: [
                assign(({ context, event }) => ({
                  ...withReceipt(context, event.output.receipt),
                  handings: context.handings.slice(1),
                })),
                "freshKey",
              ],
            },
            {
              target: "followShowing",
              actions: assign(({ context, event }) => ({
                ...withReceipt(context, event.output.receipt),
                done: "supplemented" as const,
                slip: null,
              })),
            },
          ],
          onError: {
            target: "followRefused",
            actions: {
              type: "noteFailure",
              params: ({ event }) => ({ error: event.error, failed: "handIn" }),
            },
          },
        },
        after: {
          requestPatience: {
            target: "followRefused",
            actions: { type: "noteSilence", params: { failed: "handIn" } },
          },
        },
      },

      followRefused: {
        id: "followRefused",
        on: {
          tryAgain: [
            // Another document, or other signs of it.
            { guard: and(["notTheirs", isForResuming]), target: "followSaved", actions: "forgetIdentity" },
            { guard: and(["notTheirs", "readerWorks"]), target: "followCard", actions: "forgetIdentity" },
            { guard: { type: "failedAt", params: { failed: "find" } }, target: "followFinding" },
            { guard: { type: "failedAt", params: { failed: "scan" } }, target: "followScan" },
            // The same key: what was done already is not done twice.
            { guard: { type: "failedAt", params: { failed: "resume" } }, target: "followResuming" },
            { guard: { type: "failedAt", params: { failed: "withdraw" } }, target: "followWithdrawing" },
            { guard: { type: "failedAt", params: { failed: "supplement" } }, target: "followOpening" },
            { guard: { type: "failedAt", params: { failed: "licences" } }, target: "followFetching" },
            { guard: { type: "failedAt", params: { failed: "handIn" } }, target: "followHandingIn" },
            { guard: "readerWorks", target: "followCard" },
          ],
          typeCode: {
            guard: { type: "isFor", params: { purpose: "find" } },
            target: "followCode",
            actions: "forget",
          },
          back: [
            { guard: { type: "isFor", params: { purpose: "find" } }, target: "followWho" },
            { guard: isForResuming, target: "followSaved", actions: "forgetIdentity" },
            { target: "followShowing" },
          ],
        },
      },
      finished: { type: "final", entry: "endOwed" },
    },
    output: ({ context: { next, resumed, wanted } }) => ({ next, resumed, wanted }),
  });
}

const isForResuming = { type: "isFor", params: { purpose: "resume" } } as const;

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

export type FollowMatterMachine = ReturnType<typeof createFollowMatterMachine>;
type FollowSnapshot = SnapshotFrom<FollowMatterMachine>;
type Leaves<V> = V extends string ? V : V extends object ? Leaves<V[keyof V]> : never;
export type FollowScreen = Exclude<Leaves<FollowSnapshot["value"]>, "followShowing" | "finished">;

/** What the screens are drawn from; the document, and what was saved, never are. */
export interface FollowView extends Omit<FollowContext, "identity" | "resumed" | "condition"> {
  readonly state: FollowScreen;
}

/** Null once it has finished. */
export function followViewOf({
  value,
  context: { identity: _identity, resumed: _resumed, condition: _condition, ...rest },
}: Pick<FollowSnapshot, "value" | "context">): FollowView | null {
  const state = typeof value === "string" ? value : value.followCard;
  return state === "followShowing" || state === "finished" ? null : { ...rest, state };
}

/** In these the terminal works and the citizen waits. */
export const busyFollowScreens: readonly FollowScreen[] = [
  "followFinding",
  "followResuming",
  "followPrinting",
  "followWithdrawing",
  "followOpening",
  "followFetching",
  "followHandingIn",
];
