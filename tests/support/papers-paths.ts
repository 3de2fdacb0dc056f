import { getShortestPaths } from "xstate/graph";
import {
  createPapersMachine,
  type PapersView,
  papersViewOf,
} from "../../kiosk/citizen/machines/papers.machine.ts";
import type { ShownPaper } from "../../kiosk/citizen/papers/shown-papers.ts";
import { ContractError, type ErrorCode } from "../../server/contract/errors.ts";
import { goodCondition, withReaderFault } from "./citizen-paths.ts";
import { sampleIdentity } from "./followed-cases.ts";
import { documentOutcomes } from "./identify-paths.ts";
import { innerEvents } from "./inner-events.ts";
import { blankPaper, samplePapers } from "./sample-papers.ts";
import { silentPapersEffects } from "./silent-papers-effects.ts";

export const papersMachine = createPapersMachine(silentPapersEffects);

const errors: readonly ErrorCode[] = [
  "matter.notFound",
  "matter.file",
  "queue.hallUnreachable",
  "message.connectionLost",
];

/** Every state of looking at papers, each by a shortest path, and every outcome that has words of its own. */
export function papersPaths(
  papers: readonly ShownPaper[] = samplePapers,
  bytes: Uint8Array = new Uint8Array([1]),
) {
  const events = [
    ...innerEvents(
      papersMachine,
      {
        document: documentOutcomes(sampleIdentity),
        open: [{ bytes, verification: papers[0]?.source.kind === "blank" ? null : "A3F2-9KXM-77QD-PW4H" }],
        printer: [
          { state: "ready", error: null },
          { state: "trouble", error: "printer.paperOut" },
          { state: "trouble", error: "printer.offline" },
          { state: "none", error: null },
        ],
        print: [
          { print: "printed", error: null },
          { print: "unknown", error: "printer.paperOut" },
          { print: "failed", error: "printer.offline" },
        ],
      },
      errors.map((code) => new ContractError(code, "sample")),
    ),
    ...papers.map(({ id }) => ({ type: "choose", id })),
    { type: "choose", id: "of-nobody" },
    { type: "condition", condition: withReaderFault("reader.absent") },
    ...(["print", "taken", "tryAgain", "back"] as const).map((type) => ({ type })),
  ];
  return getShortestPaths(papersMachine, {
    events: events as never,
    input: { condition: goodCondition, papers },
    serializeState: ({ value, context }) => {
      const { chosen, identity, printer, result, lying, error, failed, condition } = context;
      const state = value;
      // What a screen shows, and what leads on from it; what an earlier screen left behind is no other situation.
      const shown: Readonly<Record<string, readonly unknown[]>> = {
        papersLook: [printer?.state, printer?.error, result?.print],
        papersTake: [result?.print],
        papersRefused: [error, failed],
      };
      const reader = condition.reader?.common.error ?? null;
      return JSON.stringify([value, chosen?.id, identity !== null, lying, reader, ...(shown[state] ?? [])]);
    },
    limit: 100_000,
  });
}

/** Every screen of looking at papers, and each of its outcomes. @param bytes of a PDF */
export function papersMoments(bytes: Uint8Array): Map<string, PapersView> {
  const moments = new Map<string, PapersView>();
  const all = [...papersPaths(samplePapers, bytes), ...papersPaths([blankPaper], bytes)];
  for (const { state } of all) {
    const view = papersViewOf(state);
    if (!view) continue;
    const { error, failed, printer, result, chosen } = view;
    const isBlank = chosen?.source.kind === "blank" && "blank";
    const parts: Partial<Record<PapersView["state"], readonly (string | false | null | undefined)[]>> = {
      papersLook: [
        isBlank,
        printer?.state === "trouble" ? printer.error?.split(".")[1] : printer?.state,
        printer?.state === "ready" && result?.print,
      ],
      papersTake: [isBlank, result?.print],
      papersRefused: [isBlank, failed, failed !== "card" && error?.split(".")[1]],
    };
    const name = [view.state, ...(parts[view.state] ?? []).filter(Boolean)].join("-");
    if (!moments.has(name)) moments.set(name, view);
  }
  return moments;
}
