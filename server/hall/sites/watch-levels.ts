import type { Clock } from "../../../device-drivers/clock.ts";
import type { LevelsView } from "../../contract/levels.ts";
import { dayOf } from "../calendar/day.ts";
import type { HallNow, Part } from "../statistics/part.ts";
import { usualGoal } from "../waiting-time/staffing.ts";
import { levelsOf } from "./levels.ts";
import type { Site } from "./open-district.ts";

/** Milliseconds between two looks while somebody is told: as between two views of one hall. */
export const levelsInterval = 1000;

/** Milliseconds for which what was found of a quiet site holds: its opening hours go on where nobody does anything. */
export const levelsAge = 30_000;

/** All sites of a district, from above. */
export interface Levels {
  now(): LevelsView;
  /** Tells when something has changed, at most once in `levelsInterval`. Returns the end of it. */
  subscribe(listener: (view: LevelsView) => void): () => void;
}

/**
 * Of the sites only those are summarised anew on which something has happened. Advice, which takes a site a tenth of a second, is asked
 * of one site at a look, in turn, and only while somebody is told: numbers are given meanwhile.
 */
export function watchLevels(sites: readonly Pick<Site, "config" | "hall">[], clock: Clock): Levels {
  const kept = new Map<string, HallNow & { readonly at: number }>();
  const advice = new Map<string, Part["advice"]>();
  const listeners = new Set<(view: LevelsView) => void>();
  let told = "";
  let turn = 0;
  let looking: unknown;

  const siteNow = ({ config, hall }: (typeof sites)[number]) => {
    const at = clock.now();
    let found = kept.get(config.id);
    if (!found || Math.abs(at - found.at) >= levelsAge) {
      found = { ...hall.statistics.hallNow(), at };
      kept.set(config.id, found);
    }
    const { closed, part } = found;
    return { site: config, closed, part: { ...part, advice: advice.get(config.id) ?? null } };
  };
  const view = (): LevelsView => ({
    day: dayOf(clock.now()),
    at: clock.now(),
    target: usualGoal.limit,
    sites: levelsOf(sites.map(siteNow), usualGoal.limit),
  });
  const wordsOf = ({ day, sites: found }: LevelsView) => JSON.stringify([day, found]);

  const askForAdvice = () => {
    const site = sites[turn % sites.length];
    turn += 1;
    if (site) advice.set(site.config.id, site.hall.statistics.advice());
  };
  const look = () => {
    looking = undefined;
    if (listeners.size === 0) return;
    askForAdvice();
    const next = view();
    const words = wordsOf(next);
    if (words !== told) {
      told = words;
      for (const listener of [...listeners]) listener(next);
    }
    looking = clock.setTimeout(look, levelsInterval);
  };
  for (const { config, hall } of sites) hall.subscribe(() => void kept.delete(config.id));

  return {
    now: view,
    subscribe(listener) {
      // The first asks for a view of its own; what it comes to is no news any more.
      if (listeners.size === 0) told = wordsOf(view());
      listeners.add(listener);
      looking ??= clock.setTimeout(look, levelsInterval);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clock.clearTimeout(looking);
        looking = undefined;
      };
    },
  };
}
