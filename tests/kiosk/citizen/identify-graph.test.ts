import { describe, expect, it } from "vitest";
import { type CodeKind, codeKinds } from "../../../kiosk/citizen/machines/code.machine.ts";
import { codeDelays, documentDelays } from "../../../kiosk/citizen/machines/delays.ts";
import { readingFrom } from "../../../kiosk/citizen/machines/document.machine.ts";
import { typedDocumentMachine } from "../../../kiosk/citizen/machines/typed-document.machine.ts";
import { assuranceOf, identityDocument } from "../../../server/contract/identity.ts";
import { sampleHolder } from "../../support/citizen-paths.ts";
import { sampleIdentity } from "../../support/followed-cases.ts";
import {
  codeMachine,
  codePaths,
  documentMachine,
  documentPaths,
  sampleTyped,
  typedDocumentPaths,
} from "../../support/identify-paths.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";

const leafOf = (value: unknown): string =>
  typeof value === "string" ? value : leafOf(Object.values(value as object)[0]);
const leavesOf = (machine: Parameters<typeof flawsOf>[0]) =>
  nodesOf(machine.root)
    .filter(({ states, always }) => Object.keys(states).length === 0 && !always?.length)
    .map(({ key }) => key)
    .sort();
const delaysUsed = (machine: Parameters<typeof flawsOf>[0]) => [
  ...new Set(
    nodesOf(machine.root).flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2])),
  ),
];

describe("reading a document", () => {
  const paths = documentPaths(sampleIdentity);

  it("reaches every one of its states, and each of its ends", () => {
    expect([...new Set(paths.map(({ state }) => leafOf(state.value)))].sort()).toEqual(
      leavesOf(documentMachine),
    );
    const ends = paths.flatMap(({ state }) => (state.status === "done" ? [state.output?.outcome] : []));
    expect(new Set(ends)).toEqual(new Set(["read", "failed", "back"]));
  });

  it("never gives the document to a screen", () => {
    for (const { state } of paths) {
      const kept = readingFrom({ reading: null, cardLaid: false }, state);
      expect(JSON.stringify(kept)).not.toContain(sampleIdentity.number);
    }
  });

  it("asks for a card back only where one was laid, not for what was held to the scanner", () => {
    const isScanning = (value: unknown) => leafOf(value).startsWith("documentScan");
    const read = paths.filter(({ state }) => state.status === "done" && state.output?.outcome === "read");
    expect(new Set(read.map(({ state }) => state.context.cardLaid))).toEqual(new Set([true, false]));
    for (const { steps, state } of read) {
      const cards = steps.filter(
        ({ event }, at) => event.type.startsWith("card.") && !isScanning(steps[at - 1]?.state.value),
      );
      expect(state.context.cardLaid).toBe(cards.length > 0);
    }
  });

  it("begins with the question which document it is, where that is wanted, and comes back to it", () => {
    const [first] = documentPaths(sampleIdentity, "choice");
    expect(first && leafOf(first.state.value)).toBe("documentChoice");
  });

  it("types a document only where the journey takes what was typed, and says so of what it gives", () => {
    const ends = paths.flatMap(({ state }) =>
      state.status === "done" && state.output?.outcome === "read" ? [state.output] : [],
    );
    const typed = ends.filter(({ identity }) => identity && assuranceOf(identity) === "typed");
    expect(typed.length).toBeGreaterThan(0);
    for (const each of typed)
      expect(each).toMatchObject({ identity: sampleTyped, person: null, holder: { kind: "resident" } });
    for (const typing of [null, { kinds: [], today: "2026-11-23", holderOf: () => sampleHolder }])
      for (const { state } of documentPaths(sampleIdentity, "choice", typing))
        expect(leafOf(state.value)).not.toBe("documentTyped");
  });

  it("waits at no scanner that is not there", () => {
    for (const { steps } of paths)
      for (const [at, { event, state }] of steps.entries())
        if (event.type === "scanDocument" && leafOf(state.value) === "documentScan")
          expect(steps[at - 1]?.state.context.scanner).toBe(true);
  });

  it("has an answer to the failure of everything it invokes, and uses each of its delays", () => {
    expect(flawsOf(documentMachine)).toEqual([]);
    expect(delaysUsed(documentMachine).sort()).toEqual(Object.keys(documentDelays).sort());
  });
});

describe("typing a document", () => {
  const typed = typedDocumentPaths();

  it("reaches every one of its states", () => {
    const stayed = nodesOf(typedDocumentMachine.root)
      .filter(({ states, always }) => Object.keys(states).length === 0 && !always?.length)
      .map(({ key }) => key);
    expect([...new Set(typed.map(({ state }) => String(state.value)))].sort()).toEqual(stayed.sort());
  });

  it("gives nothing but whole documents, of every kind that is taken, with what the number says", () => {
    const whole = typed.flatMap(({ state }) => state.output ?? []);
    expect(new Set(whole.map(({ kind }) => kind))).toEqual(
      new Set([
        "resident",
        "hkMacaoTaiwan",
        "taiwanTravelPermit",
        "foreignPermanentResident2023",
        "passport",
      ]),
    );
    for (const document of whole) {
      expect(identityDocument.safeParse(document).data).toEqual(document);
      expect(assuranceOf(document)).toBe("typed");
      expect(document.issuer).toBe(document.kind === "passport" ? "UTO" : "");
    }
    const born = Object.fromEntries(whole.map(({ kind, birth }) => [kind, birth]));
    expect(born).toMatchObject({ resident: "1990-01-01", passport: "1988-08-08" });
  });

  it("types no document that the journey does not take", () => {
    for (const { state } of typedDocumentPaths(["passport"]))
      expect([null, "passport"]).toContain(state.context.kind);
  });

  it("takes at the border no number with a sign changed, no other kind or birthday, and nothing typed for what a chip said", () => {
    const refused = (change: object) => identityDocument.safeParse({ ...sampleTyped, ...change }).success;
    expect(refused({})).toBe(true);
    for (let at = 0; at < 18; at += 1) {
      const { number } = sampleTyped;
      const other = (Number(number[at]) + 1) % 10;
      expect([at, refused({ number: `${number.slice(0, at)}${other}${number.slice(at + 1)}` })]).toEqual([
        at,
        false,
      ]);
    }
    for (const change of [
      { kind: "hkMacaoTaiwan" },
      { kind: "passport" },
      { birth: "1990-01-02" },
      { name: "" },
      { issuer: "UTO" },
      { readBy: "print" },
      { readBy: "chip" },
    ])
      expect([change, refused(change)]).toEqual([change, false]);
    const card = { ...sampleIdentity, ...sampleTyped };
    expect(identityDocument.parse(card)).toEqual(sampleTyped);
  });
});

describe("giving a code", () => {
  it.each(Object.keys(codeKinds) as CodeKind[])(
    "(%s) ends with none but a right one, or with none",
    (kind) => {
      const paths = codePaths(kind, true);
      expect([...new Set(paths.map(({ state }) => leafOf(state.value)))].sort()).toEqual(
        leavesOf(codeMachine),
      );
      const ends = paths.flatMap(({ state }) =>
        state.status === "done" && state.output ? [state.output] : [],
      );
      expect(new Set(ends.map(({ outcome }) => outcome))).toEqual(new Set(["code", "failed", "back"]));
      for (const end of ends)
        if (end.outcome === "code") expect(codeKinds[kind].read(end.code)).toBe(end.code);
    },
  );

  it("takes no more signs than have a place", () => {
    for (const { state } of codePaths("appointment", false))
      expect(state.context.typed.length).toBeLessThanOrEqual(codeKinds.appointment.places);
  });

  it("has an answer to the failure of everything it invokes, and uses each of its delays", () => {
    expect(flawsOf(codeMachine)).toEqual([]);
    expect(delaysUsed(codeMachine)).toEqual(Object.keys(codeDelays));
  });
});
