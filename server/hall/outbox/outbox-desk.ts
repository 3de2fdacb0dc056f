import { ContractError } from "../../contract/errors.ts";
import { type OutboxDepth, type OutboxStanding, outboxNames } from "../../contract/outbox.ts";
import { addCounts } from "./store.ts";
import type { WatchedItem, WatchedOutbox } from "./watched.ts";

/** Which item is meant. */
interface Meant {
  readonly outbox: WatchedOutbox["name"];
  readonly key: string;
}

/** The hall's outboxes as the office sees them: what does not get there, and what is done about it. */
export interface OutboxDesk {
  standing(site: string): OutboxStanding;
  /** @throws ContractError desk.notInState */
  sendAgain(site: string, meant: Meant, by: string): Promise<void>;
  /** @throws ContractError desk.notInState */
  giveToPerson(site: string, meant: Meant, by: string): Promise<void>;
}

/** How full each is that there is; several of one name are one. @throws StorageError */
export const depthsOf = (watched: readonly WatchedOutbox[]): OutboxDepth[] =>
  outboxNames.flatMap((outbox) => {
    const counts = watched.filter(({ name }) => name === outbox).map((each) => each.counts());
    return counts.length > 0 ? [{ outbox, ...counts.reduce(addCounts) }] : [];
  });

/** @param lateAfter milliseconds that something may wait before somebody has to look */
export function outboxDesk(watched: readonly WatchedOutbox[], lateAfter: number): OutboxDesk {
  // What is no single site's is shown at each, so that somebody sees it.
  const isOf = (wanted: string) => (item: WatchedItem) => item.site === null || item.site === wanted;
  const act = async (
    site: string,
    { outbox, key }: Meant,
    act: (of: WatchedOutbox) => boolean | Promise<boolean>,
  ) => {
    const isThere = (item: WatchedItem) => item.key === key && isOf(site)(item);
    const holding = watched.find((each) => each.name === outbox && each.stuck().some(isThere));
    if (!holding || !(await act(holding)))
      throw new ContractError("desk.notInState", "it is not parked any more");
  };
  return {
    standing: (site) => ({
      items: watched
        .flatMap((each) =>
          each
            .stuck()
            .filter(isOf(site))
            .map(({ key, what, number, licence, at, state, reason, status, failures, last }) => ({
              outbox: each.name,
              key,
              what,
              number,
              ...(licence ? { licence } : {}),
              since: at,
              state: state === "parked" ? ("parked" as const) : ("late" as const),
              reason,
              status,
              failures,
              last,
            })),
        )
        .toSorted((one, other) => one.since - other.since),
      depths: depthsOf(watched),
      lateAfter,
    }),
    sendAgain: (site, meant, by) => act(site, meant, (of) => of.release(meant.key, by)),
    giveToPerson: (site, meant, by) => act(site, meant, (of) => of.give(meant.key, by)),
  };
}
