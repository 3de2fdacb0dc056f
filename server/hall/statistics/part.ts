import type { ServiceOffer } from "../../contract/hall.ts";
import type { LevelFigures } from "../../contract/levels.ts";
import type { StaffingAdvice } from "../../contract/manager.ts";
import type { HallDirectory } from "../hall-config.ts";
import type { QueueState } from "../queue/state.ts";
import { serviceOffers } from "../queue/views.ts";
import { figuresOf } from "./figures.ts";
import { linesNow, waitingNow, windowsNow } from "./live.ts";
import { summarise } from "./summarise.ts";
import { emptyTally, mergedTally, type Tally } from "./tally.ts";
import { countOver } from "./times.ts";

/**
 * A site as it is now, or several together, in what adds up: every field is a sum, the earliest of all, true of all, or a tally, which
 * adds up itself. Nothing in it is a mean or a percentile: those cannot be added, and are read off the sum (`levelFiguresOf`).
 */
export interface Part {
  readonly sites: number;
  readonly sitesOpen: number;
  readonly waiting: number;
  /** Milliseconds since the epoch; null: nobody waits. */
  readonly waitingSince: number | null;
  readonly windows: number;
  readonly windowsOpen: number;
  readonly windowsPaused: number;
  readonly today: Tally;
  readonly advice: LevelFigures["advice"];
}

/** One hall alone. */
export interface HallNow {
  readonly part: Part;
  /** Why no service gives numbers; null: one does. */
  readonly closed: ServiceOffer["closed"];
}

/** Without advice: making it takes a hundred times as long as all the rest. */
export function hallNow(hall: HallDirectory, state: QueueState, now: number): HallNow {
  const closed = closedNow(serviceOffers(hall, state, now));
  const windows = windowsNow(hall, state);
  const windowsPaused = windows.filter((window) => window.state === "paused").length;
  const windowsClosed = windows.filter((window) => window.state === "closed").length;
  const hasBegun = state.tickets.size > 0 || state.windows.size > 0;
  return {
    closed,
    part: {
      sites: 1,
      sitesOpen: closed === null ? 1 : 0,
      ...waitingNow(linesNow(hall, state, now)),
      windows: windows.length,
      windowsOpen: windows.length - windowsClosed - windowsPaused,
      windowsPaused,
      today: hasBegun ? summarise(state, now).total : emptyTally(),
      advice: null,
    },
  };
}

/** Of several services that give no numbers, the one that does again first; held ones say nothing while there are others. */
function closedNow(offers: readonly ServiceOffer[]): ServiceOffer["closed"] {
  if (offers.some(({ open }) => open)) return null;
  const again = ({ closed }: ServiceOffer) => closed?.opensAt ?? Number.POSITIVE_INFINITY;
  const held = ({ closed }: ServiceOffer) => (closed?.reason === "suspended" ? 1 : 0);
  const [first] = offers.toSorted((one, other) => held(one) - held(other) || again(one) - again(other) || 0);
  return first?.closed ?? { reason: "suspended", opensAt: null };
}

/** How many windows a hall's advice comes to; null: there is none. */
export function adviceOf(staffing: readonly StaffingAdvice[]): Part["advice"] {
  if (staffing.length === 0) return null;
  return {
    toOpen: sum(staffing, ({ toOpen }) => toOpen.length),
    toClose: sum(staffing, ({ toClose }) => toClose.length),
    reached: staffing.every(({ reached }) => reached),
  };
}

/** Parts that do not overlap, as one. */
export function mergedPart(parts: readonly Part[]): Part {
  const since = parts.flatMap(({ waitingSince }) => waitingSince ?? []);
  const advised = parts.flatMap(({ advice }) => advice ?? []);
  return {
    sites: sum(parts, ({ sites }) => sites),
    sitesOpen: sum(parts, ({ sitesOpen }) => sitesOpen),
    waiting: sum(parts, ({ waiting }) => waiting),
    waitingSince: since.length === 0 ? null : Math.min(...since),
    windows: sum(parts, ({ windows }) => windows),
    windowsOpen: sum(parts, ({ windowsOpen }) => windowsOpen),
    windowsPaused: sum(parts, ({ windowsPaused }) => windowsPaused),
    today: mergedTally(parts.map(({ today }) => today)),
    advice:
      advised.length === 0
        ? null
        : {
            toOpen: sum(advised, ({ toOpen }) => toOpen),
            toClose: sum(advised, ({ toClose }) => toClose),
            reached: advised.every(({ reached }) => reached),
          },
  };
}

const sum = <Each>(list: readonly Each[], of: (each: Each) => number): number =>
  list.reduce((total, each) => total + of(each), 0);

/**
 * What is read from a part. The percentiles of several sites come from one histogram, which holds every wait of every site: bins of
 * the same length of time are added first (`mergeWaits`), and the rank is looked up in what they make. The mean of the sites'
 * percentiles would be another figure: a station with three short waits would count as much as a hall with three hundred long ones.
 *
 * @param target milliseconds, a multiple of `binWidth`
 */
export function levelFiguresOf({ today, ...part }: Part, target: number): LevelFigures {
  const { taken, called, served, waits, medianWait, wait80, longestWait } = figuresOf(today);
  return {
    ...part,
    today: { taken, called, served, waits, medianWait, wait80, longestWait },
    overTarget: countOver(today.wait, target),
  };
}
