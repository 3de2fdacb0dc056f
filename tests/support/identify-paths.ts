import { fromPromise } from "xstate";
import { getShortestPaths } from "xstate/graph";
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
  type DocumentView,
  readingFrom,
} from "../../kiosk/citizen/machines/document.machine.ts";
import { ContractError } from "../../server/contract/errors.ts";
import type { IdentityDocument } from "../../server/contract/identity.ts";
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

/** Every state of reading a document, each by a shortest path. */
export function documentPaths(identity: IdentityDocument, first: DocumentInput["first"] = "card") {
  return getShortestPaths(documentMachine, {
    input: { first },
    events: [
      ...innerEvents(documentMachine, { ways: [{ scanner: true }] }),
      ...(["otherDocument", "useCard", "scanDocument"] as const).map((type) => ({ type })),
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
  for (const { state } of documentPaths(identity)) {
    const { reading } = readingFrom({ reading: null, cardLaid: false }, state);
    if (!reading) continue;
    const { state: screen, misread, scanner } = reading;
    const part =
      screen === "documentChoice"
        ? scanner
          ? null
          : "noScanner"
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
