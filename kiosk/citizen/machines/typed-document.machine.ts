import { assign, type SnapshotFrom, setup } from "xstate";
import { dayOfDigits, isCalendarDate } from "../../../server/contract/calendar.ts";
import type { HolderKind } from "../../../server/contract/catalogue/words.ts";
import type { RefusalCode } from "../../../server/contract/identifiers/result.ts";
import { type TypedNumber, typedNumber } from "../../../server/contract/identifiers/typed-number.ts";
import type { TypedDocument } from "../../../server/contract/identity.ts";

export interface TypedDocumentInput {
  /** The documents that the journey takes. */
  readonly kinds: readonly HolderKind[];
  /** The hall's day, `2026-11-30`. */
  readonly today: string;
}

export type TypedDocumentEvent =
  | { type: "chooseKind"; kind: HolderKind }
  /** What stands in the field now. */
  | { type: "typeDocument"; text: string }
  | { type: "takeTyped" }
  | { type: "back" };
export const typedDocumentEvents = [
  "chooseKind",
  "typeDocument",
  "takeTyped",
  "back",
] as const satisfies readonly TypedDocumentEvent["type"][];

export interface TypedDocumentContext extends TypedDocumentInput {
  readonly kind: HolderKind | null;
  readonly number: TypedNumber | null;
  /** Of a passport: who issued it. Of all others empty. */
  readonly issuer: string;
  readonly name: string;
  readonly typed: string;
  /** What is wrong with it; null: nothing, or nobody has tried to go on yet. */
  readonly wrong: RefusalCode | null;
  readonly output: TypedDocument | null;
}

/**
 * A document that nobody reads: its number with its check digits, the name on it, and what the number does not say. It says who somebody
 * says to be, and opens nothing of theirs.
 */
export const typedDocumentMachine = setup({
  types: {
    context: {} as TypedDocumentContext,
    events: {} as TypedDocumentEvent,
    input: {} as TypedDocumentInput,
    output: {} as TypedDocument | null,
  },
  guards: {
    isOffered: ({ context, event }) => event.type === "chooseKind" && context.kinds.includes(event.kind),
    isNumber: ({ context }) => numberIn(context).ok,
    isIssuer: ({ context }) => issuerIn(context) !== null,
    isName: ({ context }) => nameIn(context) !== "",
    isBirth: ({ context }) => birthIn(context) !== null,
    isPassport: ({ context }) => context.kind === "passport",
    saysBirth: ({ context }) => context.number?.birth != null,
  },
  actions: {
    keepText: assign(({ event }) =>
      event.type === "typeDocument" ? { typed: event.text, wrong: null } : {},
    ),
    forgetText: assign({ typed: "", wrong: null }),
    keepNumber: assign(({ context }) => {
      const parsed = numberIn(context);
      return parsed.ok ? { number: parsed.value, issuer: "" } : {};
    }),
    sayWrongNumber: assign(({ context }) => {
      const parsed = numberIn(context);
      return parsed.ok ? {} : { wrong: parsed.refusal.code };
    }),
    keepIssuer: assign(({ context }) => ({ issuer: issuerIn(context) ?? "" })),
    keepName: assign(({ context }) => ({ name: nameIn(context) })),
    keepDocument: assign(({ context }) => ({ output: documentOf(context) })),
  },
}).createMachine({
  id: "typedDocument",
  context: ({ input }) => ({
    ...input,
    kind: null,
    number: null,
    issuer: "",
    name: "",
    typed: "",
    wrong: null,
    output: null,
  }),
  initial: "typedKind",
  states: {
    typedKind: {
      on: {
        chooseKind: {
          guard: "isOffered",
          target: "typedNumber",
          actions: assign({ kind: ({ event }) => event.kind }),
        },
        back: "finished",
      },
    },
    typedNumber: {
      entry: "forgetText",
      on: {
        typeDocument: { actions: "keepText" },
        takeTyped: [
          { guard: "isNumber", target: "numberTaken", actions: "keepNumber" },
          { actions: "sayWrongNumber" },
        ],
        back: "typedKind",
      },
    },
    numberTaken: { always: [{ guard: "isPassport", target: "typedIssuer" }, { target: "typedName" }] },
    typedIssuer: {
      entry: "forgetText",
      on: {
        typeDocument: { actions: "keepText" },
        takeTyped: [
          { guard: "isIssuer", target: "typedName", actions: "keepIssuer" },
          { actions: assign({ wrong: "otherCode" }) },
        ],
        back: "typedNumber",
      },
    },
    typedName: {
      entry: "forgetText",
      on: {
        typeDocument: { actions: "keepText" },
        takeTyped: [
          { guard: "isName", target: "nameTaken", actions: "keepName" },
          { actions: assign({ wrong: "empty" }) },
        ],
        back: [{ guard: "isPassport", target: "typedIssuer" }, { target: "typedNumber" }],
      },
    },
    nameTaken: {
      always: [{ guard: "saysBirth", target: "finished", actions: "keepDocument" }, { target: "typedBirth" }],
    },
    typedBirth: {
      entry: "forgetText",
      on: {
        typeDocument: { actions: "keepText" },
        takeTyped: [
          { guard: "isBirth", target: "finished", actions: "keepDocument" },
          { actions: assign({ wrong: "impossibleDate" }) },
        ],
        back: "typedName",
      },
    },
    finished: { type: "final" },
  },
  output: ({ context }) => context.output,
});

const numberIn = ({ kind, typed, today }: TypedDocumentContext) =>
  typedNumber(kind ?? "resident", typed, today);

/** As a data page says it: three letters, of Germany one. */
function issuerIn({ typed }: TypedDocumentContext): string | null {
  const letters = typed.trim().toUpperCase();
  return /^([A-Z]{3}|D)$/.test(letters) ? letters : null;
}

const nameIn = ({ typed }: TypedDocumentContext): string => typed.trim();

/** With hyphens or without. */
function birthIn({ typed, today }: TypedDocumentContext): string | null {
  const digits = typed.replaceAll("-", "");
  return isCalendarDate(digits) && dayOfDigits(digits) <= today ? dayOfDigits(digits) : null;
}

function documentOf(context: TypedDocumentContext): TypedDocument | null {
  const { number, issuer, name } = context;
  const birth = number?.birth ?? birthIn(context);
  if (!number || !birth) return null;
  return { kind: number.kind, readBy: "typed", name, number: number.number, birth, sex: number.sex, issuer };
}

type TypedDocumentSnapshot = SnapshotFrom<typeof typedDocumentMachine>;
type Passing = "numberTaken" | "nameTaken" | "finished";
export type TypedDocumentScreen = Exclude<TypedDocumentSnapshot["value"], Passing>;

/** What the screens are drawn from. */
export interface TypedDocumentView extends Pick<TypedDocumentContext, "kinds" | "kind" | "typed" | "wrong"> {
  readonly state: TypedDocumentScreen;
}

/** Null once it has finished. */
export function typedDocumentViewOf({
  value,
  context: { kinds, kind, typed, wrong },
}: Pick<TypedDocumentSnapshot, "value" | "context">): TypedDocumentView | null {
  if (value === "numberTaken" || value === "nameTaken" || value === "finished") return null;
  return { state: value, kinds, kind, typed, wrong };
}
