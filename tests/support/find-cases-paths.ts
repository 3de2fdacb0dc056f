import { getShortestPaths } from "xstate/graph";
import {
  createFindCasesMachine,
  type FindCasesInput,
  type FindCasesView,
  findCasesViewOf,
} from "../../kiosk/citizen/machines/find-cases.machine.ts";
import type { Catalogue } from "../../server/contract/catalogue/catalogue.ts";
import { ContractError } from "../../server/contract/errors.ts";
import { sampleRequests } from "./assistance-paths.ts";
import { goodCondition, withReaderFault } from "./citizen-paths.ts";
import { followedCases, followedCode, sampleIdentity } from "./followed-cases.ts";
import { documentOutcomes } from "./identify-paths.ts";
import { innerEvents } from "./inner-events.ts";
import { silentFollowEffects } from "./silent-follow-effects.ts";

export const findCasesMachine = createFindCasesMachine(silentFollowEffects);

/** Every state of finding somebody's cases, each by a shortest path. */
export function findCasesPaths(catalogue: Catalogue, first: FindCasesInput["first"] = "who") {
  const { receipts, found, guide } = followedCases(catalogue);
  return getShortestPaths(findCasesMachine, {
    events: [
      ...innerEvents(
        findCasesMachine,
        {
          hasScanner: [true],
          document: documentOutcomes(sampleIdentity),
          code: [
            { outcome: "code", code: followedCode },
            { outcome: "failed", error: "appointment.noScanner" },
            { outcome: "back" },
          ],
          find: [
            found([receipts.owing]),
            found([], [], [sampleRequests.new]),
            { ...found([]), renews: guide.matter?.id ?? "" },
            { ...found([]), pain: true },
          ],
        },
        (["matter.notFound", "matter.tooManyTries", "queue.hallUnreachable"] as const).map(
          (code) => new ContractError(code, "sample"),
        ),
      ),
      { type: "condition", condition: withReaderFault("reader.absent") },
      ...(["useCard", "otherDocument", "licences", "typeCode", "scan", "tryAgain", "back"] as const).map(
        (type) => ({ type }),
      ),
    ] as never,
    input: { condition: goodCondition, first, scanner: false },
    // What a screen shows, and what leads on from it; what an earlier screen left behind is no other situation.
    serializeState: ({ value, context }) => {
      const { condition, scanner, identity, documentFirst, scanned, code, error, failed, output } = context;
      const reader = condition.reader?.common.error ?? null;
      const shown: Readonly<Record<string, readonly unknown[]>> = {
        followWho: [scanner],
        followDocument: [documentFirst],
        followCode: [scanned],
        followFinding: [code !== null, identity !== null],
        followRefused: [error, failed, code !== null, identity !== null],
        finished: [output],
      };
      return JSON.stringify([value, reader, ...(shown[value] ?? [])]);
    },
    limit: 50_000,
  });
}

/** Every screen of finding somebody's cases, and each of its outcomes. */
export function findCasesViews(catalogue: Catalogue): FindCasesView[] {
  return findCasesPaths(catalogue).flatMap(({ state }) => findCasesViewOf(state) ?? []);
}
