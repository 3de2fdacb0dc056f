import { getShortestPaths } from "xstate/graph";
import { createOwedMachine, type OwedView, owedViewOf } from "../../kiosk/citizen/machines/owed.machine.ts";
import type { Catalogue } from "../../server/contract/catalogue/catalogue.ts";
import { ContractError } from "../../server/contract/errors.ts";
import { noFacts } from "../../server/contract/forms/facts.ts";
import { followedCases, sampleIdentity } from "./followed-cases.ts";
import { innerEvents } from "./inner-events.ts";
import { scannedPages } from "./scan-paths.ts";
import { silentFollowEffects } from "./silent-follow-effects.ts";

export const owedMachine = createOwedMachine(silentFollowEffects);

/** Every state of adding what is owed, each by a shortest path; of one matter, and of several in one. */
export function owedPaths(catalogue: Catalogue) {
  const { receipts, owedCase } = followedCases(catalogue);
  const { owing, supplemented, inOne } = receipts;
  const used = (authorisation: string | null) => ({
    used: inOne.applications.map(({ matterId }) => ({
      matterId,
      materialId: "businessLicence",
      authorisation,
    })),
    facts: noFacts,
  });
  const events = [
    ...innerEvents(
      owedMachine,
      {
        beginSupplement: [owedCase(owing), owedCase(inOne), owedCase(owing, [])],
        useLicences: [used("authorisation-1"), used(null)],
        supplement: [
          { receipt: supplemented, problems: [] },
          { receipt: null, problems: [] },
        ],
        scan: [
          { pages: scannedPages(2), files: ["file-0001", "file-0002"], problem: null },
          { pages: [], files: null, problem: "gone" },
        ],
      },
      (["matter.notFound", "matter.caseOver", "queue.hallUnreachable"] as const).map(
        (code) => new ContractError(code, "sample"),
      ),
    ),
    { type: "cameras", there: true },
    ...owing.applications.flatMap(({ number, owed }) =>
      owed.map(({ materialId }) => ({ type: "scanOwed", number, materialId })),
    ),
    ...(["useLicences", "tryAgain", "back"] as const).map((type) => ({ type })),
  ];
  return getShortestPaths(owedMachine, {
    events: events as never,
    input: { receipt: owing, identity: sampleIdentity },
    // What a screen shows, and what leads on from it; what an earlier screen left behind is no other situation.
    serializeState: ({ value, context }) => {
      const { owed, receipt, scanOf, handings, error, failed, outcome } = context;
      const shown: Readonly<Record<string, readonly unknown[]>> = {
        followOwed: [
          owed?.offers.length,
          context.licencesGone,
          receipt.packageId,
          context.hasCamera,
          context.cameraProblem,
        ],
        followFetching: [owed?.offers.length, receipt.packageId],
        followHandingIn: [handings.length, scanOf],
        followRefused: [error, failed],
        finished: [outcome],
      };
      return JSON.stringify([value, ...(shown[value] ?? [])]);
    },
    limit: 50_000,
  });
}

/** Every screen of adding what is owed, and each of its outcomes; a scan's own are beside. */
export function owedViews(catalogue: Catalogue): OwedView[] {
  return owedPaths(catalogue).flatMap(({ state }) => owedViewOf(state) ?? []);
}
