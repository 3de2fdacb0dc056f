import { assign, type PromiseActorLogic, type SnapshotFrom, setup } from "xstate";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import { type LicenceReminded, type Reminded, reminderConsent } from "../../../server/contract/matters.ts";
import { readPost } from "../matters/handling/post.ts";
import { licencesDelays } from "./delays.ts";
import { failing, failureOf, silent } from "./request.ts";

/** What is asked of the hall about somebody's e-licences and reminders (提醒办). */
export interface LicencesEffects {
  readonly newKey: () => string;
  readonly reminders: PromiseActorLogic<Reminded, { identity: IdentityDocument }>;
  readonly remind: PromiseActorLogic<
    Reminded,
    {
      identity: IdentityDocument;
      kind: string;
      before: number;
      telephone: string;
      consent: string;
      language: Language;
      idempotencyKey: string;
    }
  >;
  readonly forgetReminder: PromiseActorLogic<Reminded, { identity: IdentityDocument; id: string }>;
}

export interface LicencesInput {
  readonly identity: IdentityDocument;
  readonly language: Language;
  /** The hall's day, `2026-11-30`. */
  readonly today: string;
}

type Question = "list" | "remind" | "forget";

export interface LicencesContext extends LicencesInput {
  readonly known: Reminded;
  /** The licence that is reminded of, and how many days before its end. */
  readonly kind: string | null;
  readonly before: number | null;
  /** What stands in the field, and the number that was taken. */
  readonly draft: string;
  readonly checked: boolean;
  readonly telephone: string | null;
  /** Nothing is ticked for anybody. */
  readonly agreed: boolean;
  readonly id: string | null;
  readonly idempotencyKey: string;
  readonly done: "reminded" | "forgotten" | null;
  readonly error: ErrorCode | null;
  readonly failed: Question;
}

export type LicencesEvent =
  | { type: "chooseLicence"; kind: string }
  | { type: "remindBefore"; before: number }
  | { type: "draft"; value: string }
  | { type: "answer"; value: string }
  | { type: "tick" }
  | { type: "remind" }
  | { type: "forgetReminder"; id: string }
  | { type: "tryAgain" }
  | { type: "back" };
export const licencesEvents = [
  "chooseLicence",
  "remindBefore",
  "draft",
  "answer",
  "tick",
  "remind",
  "forgetReminder",
  "tryAgain",
  "back",
] as const satisfies readonly LicencesEvent["type"][];

type Told = { type: "language"; language: Language };

/** Somebody's e-licences, and of which of them they want to be reminded: for whoever has laid the card. */
export function createLicencesMachine(effects: LicencesEffects) {
  return setup({
    types: {
      context: {} as LicencesContext,
      events: {} as LicencesEvent | Told,
      input: {} as LicencesInput,
    },
    actors: {
      reminders: effects.reminders,
      remind: effects.remind,
      forgetReminder: effects.forgetReminder,
    },
    delays: licencesDelays,
    guards: {
      canRemind: ({ context, event }) =>
        event.type === "chooseLicence" &&
        context.known.licences.some(({ kind, choices }) => kind === event.kind && choices.length > 0),
      isChoice: ({ context, event }) =>
        event.type === "remindBefore" && (licenceOf(context)?.choices.includes(event.before) ?? false),
      isNumber: ({ context, event }) =>
        event.type === "answer" && readPost("telephone", event.value, context.today) !== null,
      isAgreed: ({ context }) => context.agreed,
      isTheirs: ({ context, event }) =>
        event.type === "forgetReminder" &&
        context.known.licences.some(({ reminders }) => reminders.some(({ id }) => id === event.id)),
      failedAt: ({ context }, { failed }: { failed: Question }) => context.failed === failed,
      neverListed: ({ context }) => context.failed === "list",
    },
    actions: {
      keepLanguage: assign(({ event }) => (event.type === "language" ? { language: event.language } : {})),
      keepLicence: assign(({ event }) =>
        event.type === "chooseLicence" ? { kind: event.kind, done: null } : {},
      ),
      keepBefore: assign(({ event }) => (event.type === "remindBefore" ? { before: event.before } : {})),
      keepDraft: assign(({ event }) =>
        event.type === "draft" ? { draft: event.value, checked: false } : {},
      ),
      keepNumber: assign(({ context, event }) =>
        event.type === "answer" ? { telephone: readPost("telephone", event.value, context.today) } : {},
      ),
      keepId: assign(({ event }) => (event.type === "forgetReminder" ? { id: event.id, done: null } : {})),
      sayProblem: assign({ checked: true }),
      tick: assign({ agreed: ({ context }) => !context.agreed }),
      untick: assign({ agreed: false }),
      freshKey: assign({ idempotencyKey: () => effects.newKey() }),
      forgetError: assign({ error: null }),
      /** What was typed goes with what it was typed for. */
      forgetWish: assign(nothingWished),
      noteFailure: assign((_, failure: { error: unknown; failed: Question }) => failureOf(failure)),
    },
  }).createMachine({
    id: "licences",
    context: ({ input }) => ({
      ...input,
      ...atFirst,
    }),
    initial: "licencesAsking",
    on: { language: { actions: "keepLanguage" } },
    states: {
      licencesAsking: {
        entry: "forgetError",
        invoke: {
          src: "reminders",
          input: ({ context: { identity } }) => ({ identity }),
          onDone: { target: "licencesList", actions: assign({ known: ({ event }) => event.output }) },
          onError: failing("licencesRefused", "list"),
        },
        after: { requestPatience: silent("licencesRefused", "list") },
      },
      licencesList: {
        entry: ["forgetWish", "forgetError"],
        on: {
          chooseLicence: { guard: "canRemind", target: "licencesWhen", actions: "keepLicence" },
          forgetReminder: { guard: "isTheirs", target: "licencesForgetting", actions: "keepId" },
          back: "finished",
        },
      },
      licencesWhen: {
        on: {
          remindBefore: { guard: "isChoice", target: "licencesTelephone", actions: "keepBefore" },
          back: "licencesList",
        },
      },
      licencesTelephone: {
        on: {
          draft: { actions: "keepDraft" },
          answer: [
            { guard: "isNumber", target: "licencesAgree", actions: "keepNumber" },
            { actions: "sayProblem" },
          ],
          back: "licencesWhen",
        },
      },
      /** The number said again, and what somebody agrees to: nothing happens without their own tick. */
      licencesAgree: {
        entry: "untick",
        on: {
          tick: { actions: "tick" },
          remind: { guard: "isAgreed", target: "licencesReminding", actions: "freshKey" },
          back: "licencesTelephone",
        },
      },
      licencesReminding: {
        entry: "forgetError",
        invoke: {
          src: "remind",
          input: ({ context: { identity, language, kind, before, telephone, idempotencyKey } }) => {
            if (kind === null || before === null || telephone === null)
              throw new Error("a reminder was agreed to before it was said of what");
            const consent = reminderConsent.version;
            return { identity, language, kind, before, telephone, consent, idempotencyKey };
          },
          onDone: {
            target: "licencesList",
            actions: assign({ known: ({ event }) => event.output, done: "reminded" }),
          },
          onError: failing("licencesRefused", "remind"),
        },
        after: { requestPatience: silent("licencesRefused", "remind") },
      },
      licencesForgetting: {
        entry: "forgetError",
        invoke: {
          src: "forgetReminder",
          input: ({ context: { identity, id } }) => ({ identity, id: id ?? "" }),
          onDone: {
            target: "licencesList",
            actions: assign({ known: ({ event }) => event.output, done: "forgotten" }),
          },
          onError: failing("licencesRefused", "forget"),
        },
        after: { requestPatience: silent("licencesRefused", "forget") },
      },
      licencesRefused: {
        on: {
          tryAgain: [
            { guard: { type: "failedAt", params: { failed: "remind" } }, target: "licencesReminding" },
            { guard: { type: "failedAt", params: { failed: "forget" } }, target: "licencesForgetting" },
            { target: "licencesAsking" },
          ],
          back: [{ guard: "neverListed", target: "finished" }, { target: "licencesList" }],
        },
      },
      finished: { type: "final" },
    },
  });
}

const nothingWished = {
  kind: null,
  before: null,
  draft: "",
  checked: false,
  telephone: null,
  agreed: false,
} as const;

const atFirst: Omit<LicencesContext, keyof LicencesInput> = {
  known: { licences: [], asked: true, texts: true },
  ...nothingWished,
  id: null,
  idempotencyKey: "",
  done: null,
  error: null,
  failed: "list",
};

/** The licence that is reminded of. */
export const licenceOf = ({
  known,
  kind,
}: Pick<LicencesContext, "known" | "kind">): LicenceReminded | undefined =>
  known.licences.find((each) => each.kind === kind);

export type LicencesMachine = ReturnType<typeof createLicencesMachine>;
type LicencesSnapshot = SnapshotFrom<LicencesMachine>;
export type LicencesScreen = Exclude<LicencesSnapshot["value"], "finished">;

/** What the screens are drawn from; the document never is. */
export interface LicencesView extends Omit<LicencesContext, "identity" | "language"> {
  readonly state: LicencesScreen;
}

/** Before the machine has told of itself. */
export const firstLicencesView = ({ today }: Pick<LicencesInput, "today">): LicencesView => ({
  today,
  ...atFirst,
  state: "licencesAsking",
});

/** Null once it has finished. */
export function licencesViewOf({
  value,
  context: { identity: _identity, language: _language, ...rest },
}: Pick<LicencesSnapshot, "value" | "context">): LicencesView | null {
  return value === "finished" ? null : { ...rest, state: value };
}

/** In these the terminal works and the citizen waits. */
export const busyLicencesScreens: readonly LicencesScreen[] = [
  "licencesAsking",
  "licencesReminding",
  "licencesForgetting",
];
