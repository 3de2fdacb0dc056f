import type { Figures } from "../../contract/manager.ts";
import type { Tally } from "./tally.ts";
import { meanOf, percentileOf } from "./times.ts";

/** What is read from a tally. */
export function figuresOf({ tickets, visits, ratings, wait, walk, serve, windows }: Tally): Figures {
  return {
    taken: tickets.taken,
    printed: tickets.printed,
    called: tickets.called,
    served: tickets.served,
    cancelled: tickets.cancelled,
    missed: tickets.missed,
    unfinished: tickets.unfinished,
    calls: visits.called,
    servedCalls: visits.served,
    noShows: visits.noShow,
    holds: visits.held,
    transfers: visits.transferred,
    ratings,
    passed: tickets.passed,
    mostPassed: tickets.mostPassed,
    waits: wait.count,
    meanWait: meanOf(wait),
    medianWait: percentileOf(wait, 0.5),
    wait80: percentileOf(wait, 0.8),
    wait95: percentileOf(wait, 0.95),
    longestWait: wait.count === 0 ? null : wait.longest,
    meanWalk: meanOf(walk),
    meanServe: meanOf(serve),
    longestServe: serve.count === 0 ? null : serve.longest,
    ...windows,
  };
}
