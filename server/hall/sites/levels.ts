import type { ServiceOffer } from "../../contract/hall.ts";
import type { LevelSite } from "../../contract/levels.ts";
import { levelFiguresOf, mergedPart, type Part } from "../statistics/part.ts";
import type { SiteConfig } from "./district.ts";

/** A site of the tree, and how it is now. */
export interface SiteNow {
  readonly site: Pick<SiteConfig, "id" | "level" | "parentId"> & {
    readonly hall: Pick<SiteConfig["hall"], "name">;
  };
  readonly closed: ServiceOffer["closed"];
  readonly part: Part;
}

/**
 * The tree from its top, each site before those below it, with what it comes to alone and with everything below it. Pure.
 *
 * @param sites as `checkDistrict` wants them
 * @param target milliseconds, see `levelFiguresOf`
 */
export function levelsOf(sites: readonly SiteNow[], target: number): LevelSite[] {
  const found: LevelSite[] = [];
  const visit = ({ site, closed, part }: SiteNow, depth: number): Part => {
    const { id, level, hall } = site;
    const place = found.length;
    const own = levelFiguresOf(part, target);
    const plain = { id, level, depth, name: hall.name, closed, own };
    found.push({ ...plain, sum: null });
    const below = sites.filter((each) => each.site.parentId === id).map((each) => visit(each, depth + 1));
    if (below.length === 0) return part;
    const all = mergedPart([part, ...below]);
    found[place] = { ...plain, sum: levelFiguresOf(all, target) };
    return all;
  };
  for (const top of sites.filter(({ site }) => site.parentId === null)) visit(top, 0);
  return found;
}
