import type { Localized } from "../../contract/hall.ts";
import { type SiteLevel, siteLevels } from "../../contract/sites.ts";
import { type HallConfig, hallDirectory } from "../hall-config.ts";

/** Degrees, WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** One place with windows, and a number space of its own. */
export interface SiteConfig {
  readonly id: string;
  readonly level: SiteLevel;
  /** The site above it; null for the one at the top. */
  readonly parentId: string | null;
  /** How one finds it. */
  readonly place: Localized;
  readonly position: Position | null;
  readonly hall: HallConfig;
}

/** The sites of a district, as a tree. The first is where a page or a terminal is that names none. */
export interface District {
  readonly sites: readonly SiteConfig[];
}

/** One hall alone is a district of one site. */
export const singleSite = (hall: HallConfig): District => ({
  sites: [
    {
      id: "main",
      level: "district",
      parentId: null,
      place: { "zh-CN": "本厅", "zh-TW": "本廳", en: "This hall" },
      position: null,
      hall,
    },
  ],
});

/**
 * @throws Error when two sites share an id, a site hangs under one that is not there or is not above it, there is not exactly one top,
 * or a site's hall does not hold together
 */
export function checkDistrict({ sites }: District): void {
  const byId = new Map(sites.map((site) => [site.id, site]));
  if (byId.size !== sites.length) throw new Error("two sites share an id");
  const tops = sites.filter(({ parentId }) => parentId === null);
  if (tops.length !== 1) throw new Error(`a district has one site at the top, not ${tops.length}`);
  for (const { id, level, parentId, hall } of sites) {
    if (parentId !== null) {
      const parent = byId.get(parentId);
      if (!parent) throw new Error(`site ${id} hangs under ${parentId}, which is no site`);
      // A level below is what keeps the tree free of circles.
      if (siteLevels.indexOf(parent.level) >= siteLevels.indexOf(level))
        throw new Error(`site ${id} is a ${level} and hangs under ${parentId}, a ${parent.level}`);
    }
    try {
      hallDirectory(hall);
    } catch (cause) {
      throw new Error(`site ${id}: ${(cause as Error).message}`, { cause });
    }
  }
}

/** Each site before those below it, from the top. */
export function inTreeOrder<S extends { readonly config: Pick<SiteConfig, "id" | "parentId"> }>(
  sites: readonly S[],
): S[] {
  const below = (parent: string | null): S[] =>
    sites
      .filter(({ config }) => config.parentId === parent)
      .flatMap((site) => [site, ...below(site.config.id)]);
  return below(null);
}

/** Mean radius of the earth, metres (IUGG). */
const earthRadius = 6_371_008.8;

/** Metres between two positions as the crow flies (haversine). */
export function distanceBetween(one: Position, other: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [latitude, otherLatitude] = [radians(one.latitude), radians(other.latitude)];
  const half =
    Math.sin((otherLatitude - latitude) / 2) ** 2 +
    Math.cos(latitude) *
      Math.cos(otherLatitude) *
      Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.sqrt(half));
}
