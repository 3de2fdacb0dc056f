import { getShortestPaths } from "xstate/graph";
import {
  createSavedMachine,
  type SavedView,
  savedViewOf,
} from "../../kiosk/citizen/machines/saved.machine.ts";
import type { Catalogue } from "../../server/contract/catalogue/catalogue.ts";
import { ContractError } from "../../server/contract/errors.ts";
import { goodCondition, withReaderFault } from "./citizen-paths.ts";
import { followedCases, followedCode, sampleIdentity } from "./followed-cases.ts";
import { documentOutcomes } from "./identify-paths.ts";
import { innerEvents } from "./inner-events.ts";
import { silentFollowEffects } from "./silent-follow-effects.ts";

export const savedMachine = createSavedMachine(silentFollowEffects);

export const sampleLastFour = sampleIdentity.number.slice(-4);

/** Every state of going on with what was saved, each by a shortest path. */
export function savedPaths(catalogue: Catalogue) {
  const { resumed } = followedCases(catalogue);
  return getShortestPaths(savedMachine, {
    events: [
      ...innerEvents(
        savedMachine,
        {
          document: documentOutcomes(sampleIdentity),
          code: [{ outcome: "code", code: sampleLastFour }, { outcome: "back" }],
          resume: [resumed],
        },
        (["matter.notFound", "matter.tooManyTries", "matter.caseOver", "queue.hallUnreachable"] as const).map(
          (code) => new ContractError(code, "sample"),
        ),
      ),
      { type: "condition", condition: withReaderFault("reader.absent") },
      ...(["useCard", "otherDocument", "lastFour", "typeCode", "tryAgain", "back"] as const).map((type) => ({
        type,
      })),
    ] as never,
    input: { condition: goodCondition, code: followedCode },
    // What a screen shows, and what leads on from it; what an earlier screen left behind is no other situation.
    serializeState: ({ value, context }) => {
      const { condition, identity, documentFirst, lastFour, error, failed, outcome } = context;
      const reader = condition.reader?.common.error ?? null;
      const shown: Readonly<Record<string, readonly unknown[]>> = {
        followDocument: [documentFirst],
        followSaved: [identity !== null],
        followResuming: [identity !== null, lastFour !== ""],
        followRefused: [error, failed, identity !== null, lastFour !== ""],
        finished: [outcome],
      };
      return JSON.stringify([value, reader, ...(shown[value] ?? [])]);
    },
    limit: 50_000,
  });
}

/** Every screen of going on with what was saved, and each of its outcomes. */
export function savedViews(catalogue: Catalogue): SavedView[] {
  return savedPaths(catalogue).flatMap(({ state }) => savedViewOf(state) ?? []);
}
