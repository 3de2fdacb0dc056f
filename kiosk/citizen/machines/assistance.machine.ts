import { and, assign, type SnapshotFrom, setup } from "xstate";
import type { AssistanceOffer } from "../../../server/contract/assistance/service.ts";
import type {
  AssistanceKind,
  AssistanceReason,
  AssistanceRequest,
  HalfDaySlot,
} from "../../../server/contract/assistance/words.ts";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import { telephoneNumber } from "../../../server/contract/follow.ts";
import type { Language, Localized } from "../../../server/contract/hall.ts";
import { parseTelephone } from "../../../server/contract/identifiers/telephone.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import { assistanceSlipOf } from "../../i18n/assistance-slip.ts";
import type { AssistanceEffects, AssistanceWish } from "../assistance-effects.ts";
import { printerProblem, type TerminalCondition } from "../condition.ts";
import type { PrintResult } from "../session-effects.ts";
import { type AsksDocument, askingDocument, documentActions, noDocumentYet, readBy } from "./ask-document.ts";
import { assistanceDelays } from "./delays.ts";
import { createDocumentMachine, type DocumentEvent } from "./document.machine.ts";
import { errorOfOutcome, hasFailed, wasLeft } from "./outcome.ts";
import { failing, failureOf, printFailing, printSilent, silent } from "./request.ts";

/** What it is about: a matter that somebody may be helped with, or what was asked for before. */
export type AssistanceAbout =
  | { readonly matter: { readonly id: string; readonly name: Localized }; readonly kind: AssistanceKind }
  | { readonly code: string };

export interface AssistanceInput {
  readonly condition: TerminalCondition;
  readonly language: Language;
  readonly hallName: Localized;
  readonly about: AssistanceAbout;
}

/** What failed, and is asked again. */
type Question = "offer" | "card" | "save" | "find" | "cancel";

/** One person's request. It is theirs: it ends with the actor. */
export interface AssistanceContext extends AssistanceInput, AsksDocument {
  readonly offer: AssistanceOffer | null;
  /** The whole document; it goes to the hall and to no screen. */
  readonly identity: IdentityDocument | null;
  /** As it is shown: of a card, masked. */
  readonly name: string;
  readonly reason: AssistanceReason | null;
  readonly telephone: string;
  readonly address: string;
  readonly slot: HalfDaySlot | null;
  readonly accepted: boolean;
  readonly texts: boolean;
  /** What is being typed; it becomes the name, the telephone or the address once it can be one. */
  readonly draft: string;
  /** What was typed cannot be one, and the screen says so. */
  readonly checked: boolean;
  /** One thing of the review is being changed: it leads back there. */
  readonly editing: boolean;
  readonly idempotencyKey: string;
  readonly request: AssistanceRequest | null;
  readonly slip: PrintResult | null;
  readonly error: ErrorCode | null;
  readonly failed: Question;
  readonly next: AssistanceOutput["next"];
}

export type AssistanceEvent =
  | DocumentEvent
  | { type: "withoutCard" }
  | { type: "type"; text: string }
  | { type: "answer" }
  | { type: "reason"; reason: AssistanceReason }
  | { type: "slot"; slot: HalfDaySlot }
  | { type: "accept" }
  | { type: "texts" }
  | { type: "edit"; what: "who" | "reason" | "telephone" | "address" | "slot" }
  | { type: "confirm" }
  | { type: "cancel" }
  | { type: "print" }
  | { type: "tryAgain" }
  | { type: "done" };

type Told = { type: "condition"; condition: TerminalCondition } | { type: "language"; language: Language };

/** Where it goes on: the guide, or the followed cases, from which it came; or the end. */
export interface AssistanceOutput {
  readonly next: "back" | "leave";
}

/** Asking that somebody comes (上门办) or does it (帮代办), and what became of it: one question a screen, and nothing is sent before it was shown whole. */
export function createAssistanceMachine(effects: AssistanceEffects) {
  return setup({
    types: {
      context: {} as AssistanceContext,
      events: {} as AssistanceEvent | Told,
      input: {} as AssistanceInput,
      output: {} as AssistanceOutput,
    },
    actors: {
      document: createDocumentMachine(effects.document),
      offer: effects.offer,
      book: effects.book,
      find: effects.find,
      cancel: effects.cancel,
      printSlip: effects.printSlip,
    },
    delays: assistanceDelays,
    guards: {
      canPrint: ({ context }) => printerProblem(context.condition) === null,
      wasLeft,
      hasFailed,
      isNew: ({ context }) => "matter" in context.about,
      isVisit: ({ context }) => isVisit(context),
      editing: ({ context }) => context.editing,
      accepted: ({ context }) => context.accepted,
      nameGiven: ({ context }) => context.draft.trim() !== "",
      telephoneRight: ({ context }) => parseTelephone(context.draft).ok,
      addressServed: ({ context }) => addressProblem(context) === null,
      isOffered: ({ context, event }) => event.type === "slot" && isFree(context, event.slot),
      takesTexts: ({ context }) => takesTexts(context.telephone),
      whole: ({ context }) => wishOf(context) !== null,
      awaited: ({ context: { request } }) => request?.state === "new" || request?.state === "assigned",
      failedAt: ({ context }, { failed }: { failed: Question }) => context.failed === failed,
      edits: ({ event }, { what }: { what: string }) => event.type === "edit" && event.what === what,
      /** Something else has to be chosen: asking the same again leads to the same. */
      needsAnother: ({ context: { error, failed } }) =>
        failed === "save" && (error === "assistance.slotTaken" || error === "assistance.notOffered"),
    },
    actions: {
      keepCondition: assign(({ event }) =>
        event.type === "condition" ? { condition: event.condition } : {},
      ),
      keepLanguage: assign(({ event }) => (event.type === "language" ? { language: event.language } : {})),
      forgetError: assign({ error: null }),
      ...documentActions<AssistanceContext, AssistanceEvent | Told>(),
      keepRead: assign(({ event }) => {
        const read = readBy(event);
        return read ? { identity: read.identity, name: read.holder.maskedName } : {};
      }),
      noteOutput: assign(({ event }) => ({ error: errorOfOutcome(event), failed: "card" as const })),
      notePrint: assign((_, { result }: { result: PrintResult }) => ({ slip: result })),
      noteFailure: assign((_, failure: { error: unknown; failed: Question }) => failureOf(failure)),
      type: assign(({ event }) => (event.type === "type" ? { draft: event.text, checked: false } : {})),
      check: assign({ checked: true }),
      keepName: assign(({ context }) => ({ name: context.draft.trim(), identity: null })),
      /** A telephone that gets no texts wants none. */
      keepTelephone: assign(({ context: { draft, texts } }) => ({
        telephone: draft,
        texts: texts && takesTexts(draft),
      })),
      keepAddress: assign(({ context }) => ({ address: context.draft.trim() })),
      edit: assign({ editing: true }),
      keepReason: assign(({ event }) => (event.type === "reason" ? { reason: event.reason } : {})),
      keepSlot: assign(({ event }) => (event.type === "slot" ? { slot: event.slot } : {})),
      freshKey: assign({ idempotencyKey: () => effects.newKey() }),
      toEnd: assign({ next: "leave" }),
    },
  }).createMachine({
    id: "assistance",
    context: ({ input }) => ({
      ...input,
      offer: null,
      identity: null,
      name: "",
      ...noDocumentYet,
      reason: null,
      telephone: "",
      address: "",
      slot: null,
      accepted: false,
      texts: false,
      draft: "",
      checked: false,
      editing: false,
      idempotencyKey: "",
      request: null,
      slip: null,
      error: null,
      failed: "offer",
      next: "back",
    }),
    initial: "assistBeginning",
    on: {
      condition: { actions: "keepCondition" },
      language: { actions: "keepLanguage" },
    },
    states: {
      assistBeginning: {
        always: [{ guard: "isNew", target: "assistLoading" }, { target: "assistFinding" }],
      },
      assistLoading: {
        entry: "forgetError",
        invoke: {
          src: "offer",
          input: ({ context: { about } }) => {
            if (!("matter" in about)) throw new Error("an offer is asked for before a matter is known");
            return { matterId: about.matter.id, kind: about.kind };
          },
          onDone: [
            // What is said of it may have changed: it is accepted anew.
            {
              guard: and(["editing", "isVisit"]),
              target: "assistSlot",
              actions: assign({ offer: ({ event }) => event.output, slot: null, accepted: false }),
            },
            {
              guard: "editing",
              target: "assistNotice",
              actions: assign({ offer: ({ event }) => event.output, accepted: false }),
            },
            { target: "assistWho", actions: assign({ offer: ({ event }) => event.output }) },
          ],
          onError: failing("assistRefused", "offer"),
        },
        after: { requestPatience: silent("assistRefused", "offer") },
      },
      assistWho: {
        on: {
          useCard: { target: "assistDocument", actions: assign({ documentFirst: "card" }) },
          otherDocument: { target: "assistDocument", actions: "askWhich" },
          withoutCard: "assistName",
          back: [{ guard: "editing", target: "assistReview" }, { target: "finished" }],
        },
      },
      assistDocument: askingDocument({
        onDone: [
          { guard: "wasLeft", target: "assistWho" },
          { guard: "hasFailed", target: "assistRefused", actions: "noteOutput" },
          { guard: "editing", target: "assistReview", actions: "keepRead" },
          { target: "assistReason", actions: "keepRead" },
        ],
        onError: failing("assistRefused", "card"),
      }),
      assistName: {
        // A name that was read off a card is no beginning of one that is typed.
        entry: assign(({ context: { identity, name } }) => ({ draft: identity ? "" : name, checked: false })),
        on: {
          type: { actions: "type" },
          answer: [
            { guard: and(["nameGiven", "editing"]), target: "assistReview", actions: "keepName" },
            { guard: "nameGiven", target: "assistReason", actions: "keepName" },
            { actions: "check" },
          ],
          back: "assistWho",
        },
      },
      assistReason: {
        on: {
          reason: [
            { guard: "editing", target: "assistReview", actions: "keepReason" },
            { target: "assistTelephone", actions: "keepReason" },
          ],
          back: [{ guard: "editing", target: "assistReview" }, { target: "assistWho" }],
        },
      },
      assistTelephone: {
        entry: assign(({ context }) => ({ draft: context.telephone, checked: false })),
        on: {
          type: { actions: "type" },
          answer: [
            { guard: and(["telephoneRight", "editing"]), target: "assistReview", actions: "keepTelephone" },
            { guard: and(["telephoneRight", "isVisit"]), target: "assistAddress", actions: "keepTelephone" },
            { guard: "telephoneRight", target: "assistNotice", actions: "keepTelephone" },
            { actions: "check" },
          ],
          back: [{ guard: "editing", target: "assistReview" }, { target: "assistReason" }],
        },
      },
      assistAddress: {
        entry: assign(({ context }) => ({ draft: context.address, checked: false })),
        on: {
          type: { actions: "type" },
          answer: [
            { guard: and(["addressServed", "editing"]), target: "assistReview", actions: "keepAddress" },
            { guard: "addressServed", target: "assistSlot", actions: "keepAddress" },
            { actions: "check" },
          ],
          back: [{ guard: "editing", target: "assistReview" }, { target: "assistTelephone" }],
        },
      },
      assistSlot: {
        on: {
          slot: [
            // What was accepted stays so, unless it was to be read anew.
            { guard: and(["isOffered", "editing", "accepted"]), target: "assistReview", actions: "keepSlot" },
            { guard: "isOffered", target: "assistNotice", actions: "keepSlot" },
          ],
          back: [{ guard: "editing", target: "assistReview" }, { target: "assistAddress" }],
        },
      },
      assistNotice: {
        on: {
          accept: { target: "assistReview", actions: assign({ accepted: true }) },
          back: [
            { guard: "editing", target: "assistReview" },
            { guard: "isVisit", target: "assistSlot" },
            { target: "assistTelephone" },
          ],
        },
      },
      assistReview: {
        entry: ["freshKey", assign({ editing: false })],
        on: {
          texts: { guard: "takesTexts", actions: assign({ texts: ({ context }) => !context.texts }) },
          edit: [
            { guard: { type: "edits", params: { what: "who" } }, target: "assistWho", actions: "edit" },
            { guard: { type: "edits", params: { what: "reason" } }, target: "assistReason", actions: "edit" },
            {
              guard: { type: "edits", params: { what: "telephone" } },
              target: "assistTelephone",
              actions: "edit",
            },
            {
              guard: and(["isVisit", { type: "edits", params: { what: "address" } }]),
              target: "assistAddress",
              actions: "edit",
            },
            {
              guard: and(["isVisit", { type: "edits", params: { what: "slot" } }]),
              target: "assistSlot",
              actions: "edit",
            },
          ],
          confirm: { guard: "whole", target: "assistSaving" },
          back: "assistNotice",
        },
      },
      assistSaving: {
        entry: "forgetError",
        invoke: {
          src: "book",
          input: ({ context }) => {
            const wish = wishOf(context);
            if (!wish) throw new Error("something was asked for before all of it was known");
            return wish;
          },
          onDone: {
            target: "assistBooked",
            // It is the hall's from now on: nothing of it stays here but what is shown.
            actions: assign(({ event }) => ({
              request: event.output,
              identity: null,
              name: "",
              telephone: "",
              address: "",
              draft: "",
              reason: null,
              slip: null,
            })),
          },
          onError: failing("assistRefused", "save"),
        },
        after: { requestPatience: silent("assistRefused", "save") },
      },
      assistBooked: {
        on: {
          print: { guard: "canPrint", target: "assistPrinting" },
          done: { target: "finished", actions: "toEnd" },
        },
      },
      assistPrinting: {
        invoke: {
          src: "printSlip",
          input: ({ context: { request, hallName, language } }) => {
            if (!request) throw new Error("a slip was to be printed before there was a request");
            return { code: request.code, texts: assistanceSlipOf(request, hallName, language) };
          },
          onDone: { target: "assistPrinted", actions: assign({ slip: ({ event }) => event.output }) },
          onError: printFailing("assistPrinted"),
        },
        after: {
          printPatience: printSilent("assistPrinted"),
        },
      },
      assistPrinted: {
        always: [{ guard: "isNew", target: "assistBooked" }, { target: "assistOne" }],
      },

      assistFinding: {
        entry: "forgetError",
        invoke: {
          src: "find",
          input: ({ context: { about } }) => {
            if (!("code" in about)) throw new Error("a request is looked for without its code");
            return { code: about.code };
          },
          onDone: { target: "assistOne", actions: assign({ request: ({ event }) => event.output }) },
          onError: failing("assistRefused", "find"),
        },
        after: { requestPatience: silent("assistRefused", "find") },
      },
      assistOne: {
        on: {
          print: { guard: "canPrint", target: "assistPrinting" },
          cancel: { guard: "awaited", target: "assistCancelAsk" },
          done: { target: "finished", actions: "toEnd" },
          back: "finished",
        },
      },
      assistCancelAsk: {
        entry: "freshKey",
        on: { confirm: "assistCancelling", back: "assistOne" },
      },
      assistCancelling: {
        entry: "forgetError",
        invoke: {
          src: "cancel",
          input: ({ context: { request, idempotencyKey } }) => ({
            code: request?.code ?? "",
            idempotencyKey,
          }),
          onDone: {
            target: "assistOne",
            actions: assign({ request: ({ event }) => event.output, slip: null }),
          },
          onError: failing("assistRefused", "cancel"),
        },
        after: { requestPatience: silent("assistRefused", "cancel") },
      },
      assistRefused: {
        id: "assistRefused",
        on: {
          tryAgain: [
            { guard: "needsAnother", target: "assistLoading", actions: "edit" },
            { guard: { type: "failedAt", params: { failed: "offer" } }, target: "assistLoading" },
            // The same key: what was done already is not done twice.
            { guard: { type: "failedAt", params: { failed: "save" } }, target: "assistSaving" },
            { guard: { type: "failedAt", params: { failed: "find" } }, target: "assistFinding" },
            { guard: { type: "failedAt", params: { failed: "cancel" } }, target: "assistCancelling" },
            { target: "assistDocument", actions: assign({ documentFirst: "card" }) },
          ],
          withoutCard: { guard: { type: "failedAt", params: { failed: "card" } }, target: "assistName" },
          back: [
            { guard: { type: "failedAt", params: { failed: "card" } }, target: "assistWho" },
            { guard: { type: "failedAt", params: { failed: "save" } }, target: "assistReview" },
            { guard: { type: "failedAt", params: { failed: "cancel" } }, target: "assistOne" },
            { target: "finished" },
          ],
        },
      },
      finished: { type: "final" },
    },
    output: ({ context: { next } }) => ({ next }),
  });
}

const isVisit = ({ about }: Pick<AssistanceContext, "about">): boolean =>
  "kind" in about && about.kind === "homeVisit";

const isFree = ({ offer }: AssistanceContext, { day, half }: HalfDaySlot): boolean =>
  offer?.days.some(
    (each) => each.day === day && each.halves.some((one) => one.half === half && one.free > 0),
  ) ?? false;

/** Whether text messages reach it. */
export const takesTexts = (telephone: string): boolean => telephoneNumber(telephone) !== null;

/** What is wrong with the address that is being typed; null: guides come there. A street alone is no address. */
export function addressProblem({
  draft,
  offer,
}: Pick<AssistanceContext, "draft" | "offer">): "missing" | "notServed" | null {
  const written = draft.trim();
  if (!/\d|[一二三四五六七八九十]/.test(written) || written.length < 8) return "missing";
  const areas = offer?.areas ?? [];
  return areas.length === 0 || areas.some((area) => written.includes(area)) ? null : "notServed";
}

/** All that is sent; null while something is missing. */
function wishOf(context: AssistanceContext): AssistanceWish | null {
  const { about, offer, identity, name, reason, telephone, address, slot, accepted } = context;
  const { texts, language, idempotencyKey } = context;
  if (!("matter" in about) || !offer || !reason || !accepted) return null;
  if ((identity === null && name === "") || telephone === "") return null;
  const visit = isVisit(context);
  if (visit && (address === "" || slot === null || !isFree(context, slot))) return null;
  return {
    matterId: about.matter.id,
    kind: about.kind,
    who: identity ? { identity } : { name },
    reason,
    telephone,
    address: visit ? address : null,
    slot: visit ? slot : null,
    notice: offer.notice.version,
    texts,
    language,
    idempotencyKey,
  };
}

export type AssistanceMachine = ReturnType<typeof createAssistanceMachine>;
type AssistanceSnapshot = SnapshotFrom<AssistanceMachine>;
/** States that only decide are never stayed in. */
type Passing = "assistBeginning" | "assistPrinted" | "finished";
export type AssistanceScreen = Exclude<AssistanceSnapshot["value"], Passing>;

/** What the screens are drawn from; the document never is. */
export interface AssistanceView extends Omit<AssistanceContext, "identity" | "condition"> {
  readonly state: AssistanceScreen;
  /** Nothing is missing that is sent. */
  readonly whole: boolean;
}

/** Null once it has finished. */
export function assistanceViewOf({
  value,
  context,
}: Pick<AssistanceSnapshot, "value" | "context">): AssistanceView | null {
  const { identity: _identity, condition: _condition, ...rest } = context;
  if (value === "assistBeginning" || value === "assistPrinted" || value === "finished") return null;
  return { ...rest, state: value, whole: wishOf(context) !== null };
}

/** In these the terminal works and the citizen waits. */
export const busyAssistanceScreens: readonly AssistanceScreen[] = [
  "assistLoading",
  "assistFinding",
  "assistSaving",
  "assistPrinting",
  "assistCancelling",
];
