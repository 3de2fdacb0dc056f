import { fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
import { holderOf } from "../../kiosk/citizen/holder.ts";
import {
  type CodeKind,
  type CodeView,
  codeKinds,
  codeViewOf,
  createCodeMachine,
} from "../../kiosk/citizen/machines/code.machine.ts";
import {
  createDocumentMachine,
  type DocumentInput,
  type DocumentOutput,
  type DocumentTyping,
  type DocumentView,
  firstDocumentView,
  readingFrom,
} from "../../kiosk/citizen/machines/document.machine.ts";
import {
  typedDocumentMachine,
  typedDocumentViewOf,
} from "../../kiosk/citizen/machines/typed-document.machine.ts";
import { type HolderKind, holderKind } from "../../server/contract/catalogue/words.ts";
import { ContractError } from "../../server/contract/errors.ts";
import type { IdentityDocument, TypedDocument } from "../../server/contract/identity.ts";
import { sampleAppointment, sampleHolder } from "./citizen-paths.ts";
import { innerEvents } from "./inner-events.ts";
import { silentMatterEffects } from "./silent-matter-effects.ts";

const never = () => new Promise<never>(() => undefined);

export const documentMachine = createDocumentMachine(silentMatterEffects.document);
export const codeMachine = createCodeMachine(fromPromise<string, Record<string, never>>(never));

/** Every way in which a document's part of a journey can end, for the walks of the journeys. */
export const documentOutcomes = (identity: IdentityDocument): DocumentOutput[] => [
  { outcome: "read", holder: sampleHolder, identity, person: sampleHolder.person },
  { outcome: "read", holder: { ...sampleHolder, expired: true }, identity, person: null },
  { outcome: "read", holder: { ...sampleHolder, kind: "passport" }, identity, person: null },
  { outcome: "failed", error: "reader.noCard" },
  { outcome: "back" },
];

export const sampleTyped: TypedDocument = {
  kind: "resident",
  readBy: "typed",
  name: "测试",
  number: "350206199001010017",
  birth: "1990-01-01",
  sex: "male",
  issuer: "",
};

const today = "2026-11-23";
const sampleTyping: DocumentTyping = {
  kinds: holderKind.options,
  today,
  holderOf: (identity) => holderOf(identity, "", Date.UTC(2026, 10, 23)),
};

/** What is typed of a document of each kind, right and wrong. */
const typedTexts = [
  "350206199001010017",
  "810000198506120032",
  "12345678",
  "931586198001010028",
  "XU0000011",
  "350206199001010018",
  "uto",
  "测试",
  "1988-08-08",
  " ",
];

/** Every state of typing a document, each by a shortest path. */
export function typedDocumentPaths(kinds: readonly HolderKind[] = holderKind.options) {
  return getShortestPaths(typedDocumentMachine, {
    input: { kinds, today },
    events: [
      ...holderKind.options.map((kind) => ({ type: "chooseKind" as const, kind })),
      ...typedTexts.map((text) => ({ type: "typeDocument" as const, text })),
      { type: "takeTyped" },
      { type: "back" },
    ],
    // What a screen shows; what an earlier one left behind is no other situation.
    serializeState: ({ value, context: { kind, typed, wrong, output } }) =>
      JSON.stringify(
        value === "finished"
          ? [value, output?.kind]
          : value === "typedKind"
            ? [value]
            : [value, kind, typed, wrong],
      ),
    limit: 100_000,
  });
}

/** Every screen on which a document is typed, and what is said of something wrong. */
export function typedDocumentMoments(): Map<string, DocumentView> {
  const moments = new Map<string, DocumentView>();
  for (const { state } of typedDocumentPaths()) {
    const typed = typedDocumentViewOf(state);
    if (!typed) continue;
    const part = typed.state !== "typedKind" && (typed.wrong ? "wrong" : typed.typed !== "" && "typed");
    const name = part ? `${typed.state}-${part}` : typed.state;
    const reading = { ...firstDocumentView("choice"), state: "documentTyped" as const, typed };
    if (!moments.has(name)) moments.set(name, reading);
  }
  return moments;
}

/** Every state of reading a document, each by a shortest path. */
export function documentPaths(
  identity: IdentityDocument,
  first: DocumentInput["first"] = "card",
  /** Null: what was typed is not taken. */
  typing: DocumentTyping | null = sampleTyping,
) {
  return getShortestPaths(documentMachine, {
    input: { first, ...(typing ? { typing } : {}) },
    events: [
      ...innerEvents(documentMachine, { ways: [{ scanner: true }], typedDocument: [sampleTyped, null] }),
      ...(["otherDocument", "useCard", "scanDocument", "typeNumber"] as const).map((type) => ({ type })),
      ...(["check", "other"] as const).map((why) => ({ type: "document.misread", why })),
      { type: "card.laid" },
      { type: "card.refused", error: "reader.cardMoved" },
      { type: "card.read", holder: sampleHolder, person: sampleHolder.person },
      { type: "card.identity", holder: sampleHolder, identity },
      { type: "card.failed", error: "reader.noCard" },
      { type: "back" },
    ] as never,
    serializeState: ({ value, context }) => JSON.stringify([value, context]),
  });
}

/** Every screen on which a document is read. */
export function documentMoments(identity: IdentityDocument): Map<string, DocumentView> {
  const moments = new Map<string, DocumentView>();
  const paths = [...documentPaths(identity), ...documentPaths(identity, "card", null)];
  for (const { state } of paths) {
    const { reading } = readingFrom({ reading: null, cardLaid: false }, state);
    // What is typed has moments of its own.
    if (!reading || reading.state === "documentTyped") continue;
    const { state: screen, misread, scanner } = reading;
    const part =
      screen === "documentChoice"
        ? [...(scanner ? [] : ["noScanner"]), ...(reading.types ? ["types"] : [])].join("-")
        : screen === "documentScanAgain" && misread;
    const name = part ? `${screen}-${part}` : screen;
    if (!moments.has(name)) moments.set(name, reading);
  }
  return moments;
}

/** A code that is right, as each kind of it is typed. */
const rightCodes: Readonly<Record<CodeKind, string>> = {
  appointment: sampleAppointment.code,
  matter: sampleAppointment.code,
  lastFour: "001X",
};

/** Every state of typing or scanning a code, each by a shortest path. */
export function codePaths(kind: CodeKind, scan: boolean) {
  const right = rightCodes[kind];
  return getShortestPaths(codeMachine, {
    events: [
      ...innerEvents(codeMachine, { scanCode: [right] }, [
        new ContractError("appointment.noScanner", "none"),
      ]),
      ...[...right].map((sign) => ({ type: "sign", sign })),
      ...(["erase", "typeCode", "back"] as const).map((type) => ({ type })),
    ] as never,
    input: { kind, scan },
    serializeState: ({ value, context: { typed, output } }) =>
      JSON.stringify([value, typed.length, right.startsWith(typed), output]),
    limit: 20_000,
  });
}

/** Every screen on which a code is given: empty, half typed, whole and wrong, and the scanner. */
export function codeMoments(): Map<string, CodeView> {
  const moments = new Map<string, CodeView>();
  for (const kind of Object.keys(codeKinds) as CodeKind[])
    for (const { state } of codePaths(kind, kind !== "lastFour")) {
      const view = codeViewOf(state);
      if (!view) continue;
      const how = view.typed.length >= codeKinds[kind].places ? "wrong" : view.typed !== "" && "half";
      const name = [view.state, kind, ...(how ? [how] : [])].join("-");
      if (!moments.has(name)) moments.set(name, view);
    }
  return moments;
}
