import type { HallModel } from "./model.ts";
import type { Random } from "./random.ts";
import { Replay } from "./replay.ts";
import { layOut } from "./replay-plan.ts";
import type { VisibleState } from "./visible-state.ts";

export interface LoadQuestion {
  /** People who come until this moment are asked about, with those who wait already. */
  readonly until: number;
  /** A wait of more than this is too long, milliseconds from when the place counts. */
  readonly limit: number;
}

export interface ServiceLoad {
  /** People of whom it is asked, on the average of the replays. */
  readonly people: number;
  /** Of them, who wait too long. */
  readonly tooLong: number;
}

const replications = 64;

/**
 * By service id: how many people of the coming time wait too long, with the windows and hours that the state has. Who has waited too long
 * already is not counted: no window opened now can change that. A service for which nobody waits or comes is not there.
 */
export function replayLoad(
  state: VisibleState,
  model: HallModel,
  random: Random,
  { until, limit }: LoadQuestion,
): Map<string, ServiceLoad> {
  const plan = layOut(state, model, true);
  const replay = new Replay(state, model, plan, random, replications);
  const people = plan.services.map(() => 0);
  const tooLong = plan.services.map(() => 0);
  const count = (service: number, due: number, waited: number) => {
    if (due > until || state.now - due > limit) return;
    people[service] = (people[service] ?? 0) + 1;
    if (waited > limit) tooLong[service] = (tooLong[service] ?? 0) + 1;
  };
  for (let replication = 0; replication < replications; replication++) {
    replay.play(
      replication,
      ({ service, due }, at) => {
        count(service, due, at - due);
        return false;
      },
      until + limit,
    );
    for (const line of plan.lines) {
      for (let place = line.first; place < line.end; place++) {
        const left = line.people[place];
        if (left) count(left.service, left.due, Number.POSITIVE_INFINITY);
      }
    }
  }
  return new Map(
    plan.services.flatMap((id, service) =>
      people[service]
        ? [[id, { people: people[service] / replications, tooLong: (tooLong[service] ?? 0) / replications }]]
        : [],
    ),
  );
}
