import type { Clock } from "../../../device-drivers/clock.ts";
import type { LevelsView } from "../../contract/levels.ts";
import { businessDay } from "../business-day.ts";
import type { HallNow } from "../statistics/part.ts";
import { usualGoal } from "../waiting-time/staffing.ts";
import { levelsOf } from "./levels.ts";
import type { Site } from "./open-district.ts";

/** Milliseconds between two views that are told: as the manager's view of one hall. */
export const levelsInterval = 1000;

/**
 * Milliseconds for which what was found of a quiet site holds, and between two looks while somebody is told: opening hours, advice
 * and windows' times go on where nobody does anything.
 */
export const levelsAge = 30_000;

/** All sites of a district, from above. */
export interface Levels {
  now(): LevelsView;
  /** Tells when something has changed, at most once in `levelsInterval`. Returns the end of it. */
  subscribe(listener: (view: LevelsView) => void): () => void;
}

/** Of the sites only those are summarised anew on which something has happened: a quiet one costs a busy one nothing. */
export function watchLevels(sites: readonly Pick<Site, "config" | "hall">[], clock: Clock): Levels {
  const kept = new Map<string, HallNow & { readonly at: number }>();
  const listeners = new Set<(view: LevelsView) => void>();
  let toldAt = Number.NEGATIVE_INFINITY;
  let told = "";
  let telling: unknown;
  let looking: unknown;

  const siteNow = ({ config, hall }: (typeof sites)[number]) => {
    const at = clock.now();
    const found = kept.get(config.id);
    if (found && Math.abs(at - found.at) < levelsAge) return { site: config, ...found };
    const now = hall.statistics.hallNow();
    kept.set(config.id, { ...now, at });
    return { site: config, ...now };
  };
  const view = (): LevelsView => ({
    day: businessDay(clock.now()),
    at: clock.now(),
    target: usualGoal.limit,
    sites: levelsOf(sites.map(siteNow), usualGoal.limit),
  });

  const wordsOf = ({ day, sites: found }: LevelsView) => JSON.stringify([day, found]);
  const tell = () => {
    telling = undefined;
    if (listeners.size === 0) return;
    toldAt = clock.now();
    const next = view();
    const words = wordsOf(next);
    if (words === told) return;
    told = words;
    for (const listener of [...listeners]) listener(next);
  };
  const look = () => {
    tell();
    looking = listeners.size === 0 ? undefined : clock.setTimeout(look, levelsAge);
  };
  for (const { config, hall } of sites)
    hall.subscribe(() => {
      kept.delete(config.id);
      if (listeners.size === 0 || telling !== undefined) return;
      const wait = Math.max(0, Math.min(levelsInterval, toldAt + levelsInterval - clock.now()));
      // Even at once it is a timer: the commands that share a commit are one change.
      telling = clock.setTimeout(tell, wait);
    });

  return {
    now: view,
    subscribe(listener) {
      // The first asks for a view of its own; what it comes to is no news any more.
      if (listeners.size === 0) told = wordsOf(view());
      listeners.add(listener);
      looking ??= clock.setTimeout(look, levelsAge);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clock.clearTimeout(looking);
        looking = undefined;
      };
    },
  };
}
