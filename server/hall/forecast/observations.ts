import type { HallDirectory } from "../hall-config.ts";
import type { QueueState } from "../queue/state.ts";
import type { Observation } from "../waiting-time/learner.ts";

/** Everything that a day has to teach, in the order in which it happened. Steps that were taken back are not in it. */
export function observationsOf(
  { weightOf }: Pick<HallDirectory, "weightOf">,
  state: QueueState,
): Observation[] {
  const seen: { at: number; observation: Observation }[] = [];
  for (const { takenAt, takenFor, classId, visits } of state.tickets.values()) {
    const arrived = { kind: "arrived", at: takenAt, serviceId: takenFor, weight: weightOf(classId) } as const;
    seen.push({ at: takenAt, observation: arrived });
    for (const { serviceId, windowId, calledAt, startedAt, endedAt, outcome } of visits) {
      if (endedAt === null) continue;
      if (outcome === "noShow")
        seen.push({
          at: endedAt,
          observation: { kind: "noShow", serviceId, calledAt, givenUpAt: endedAt },
        });
      else if (startedAt !== null && outcome !== "held")
        seen.push({
          at: endedAt,
          observation: { kind: "served", serviceId, windowId, calledAt, startedAt, finishedAt: endedAt },
        });
    }
  }
  return seen.sort((one, other) => one.at - other.at).map(({ observation }) => observation);
}
