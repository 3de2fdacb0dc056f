import type { Clock } from "../../../device-drivers/clock.ts";
import { beatInterval, type FollowedTicket } from "../../contract/follow.ts";
import type { Hall } from "../hall.ts";

/**
 * Milliseconds for which changes of the hall gather before who waits is told of the new place: a busy hall changes many times a second, and
 * each change may move everybody. Who is called is told at once.
 */
export const gatherTime = 300;

/** Telephones that follow one ticket: the holder's, somebody's at home. Beyond, the one that came first is let go: it may be a lost line. */
export const followersEach = 5;

export interface Follower {
  /** The ticket as it is now. */
  ticket(ticket: FollowedTicket): void;
  /** Nothing has changed. */
  beat(): void;
  /** Nothing more comes: the ticket's day is over, or others took the place. */
  end(): void;
}

/** Everybody who looks at a ticket on a telephone. */
export interface Followers {
  readonly count: number;
  /** Tells at once how the ticket is, and from then on what changes. Returns the way to leave. */
  follow(ticketId: string, follower: Follower): () => void;
  /** Something beside the queue changed about a ticket. */
  refresh(ticketId: string): void;
  close(): void;
}

/** @param view undefined when it is no ticket of today */
export function createFollowers(
  hall: Pick<Hall, "subscribe">,
  view: (ticketId: string) => FollowedTicket | undefined,
  clock: Clock,
): Followers {
  /** By ticket; with each follower what it was told last. */
  const tickets = new Map<string, Map<Follower, string>>();
  let gathering: unknown;

  const refresh = (ticketId: string, beats: boolean) => {
    const followers = tickets.get(ticketId);
    if (!followers) return;
    const ticket = view(ticketId);
    if (!ticket) {
      tickets.delete(ticketId);
      for (const follower of followers.keys()) follower.end();
      return;
    }
    const told = JSON.stringify(ticket);
    for (const [follower, last] of followers) {
      if (last !== told) {
        followers.set(follower, told);
        follower.ticket(ticket);
      } else if (beats) follower.beat();
    }
  };
  const refreshAll = (beats: boolean) => {
    for (const ticketId of [...tickets.keys()]) refresh(ticketId, beats);
  };

  const leave = hall.subscribe((change) => {
    if (change.kind === "called") refresh(change.call.ticketId, false);
    gathering ??= clock.setTimeout(() => {
      gathering = undefined;
      refreshAll(false);
    }, gatherTime);
  });
  const beat = () => {
    refreshAll(true);
    beating = clock.setTimeout(beat, beatInterval);
  };
  let beating = clock.setTimeout(beat, beatInterval);

  return {
    get count() {
      let count = 0;
      for (const followers of tickets.values()) count += followers.size;
      return count;
    },
    follow(ticketId, follower) {
      const followers = tickets.get(ticketId) ?? new Map<Follower, string>();
      const [longest] = followers.keys();
      if (longest && followers.size >= followersEach) {
        followers.delete(longest);
        longest.end();
      }
      tickets.set(ticketId, followers.set(follower, ""));
      refresh(ticketId, false);
      return () => {
        followers.delete(follower);
        if (followers.size === 0 && tickets.get(ticketId) === followers) tickets.delete(ticketId);
      };
    },
    refresh: (ticketId) => refresh(ticketId, false),
    close() {
      leave();
      clock.clearTimeout(gathering);
      clock.clearTimeout(beating);
      for (const followers of tickets.values()) for (const follower of followers.keys()) follower.end();
      tickets.clear();
    },
  };
}
