import { join } from "node:path";
import { ContractError } from "../../contract/errors.ts";
import { arrangementsWith } from "../calendar/working-days.ts";
import type { Hall } from "../hall.ts";
import type { OfficePrinter } from "../office-printer.ts";
import { openRatings, type Ratings, type RatingsOptions } from "../ratings/ratings.ts";
import type { SiteConfig } from "./district.ts";
import { siteKey } from "./site-key.ts";

export interface SiteRatingsOptions
  extends Pick<RatingsOptions, "clock" | "catalogue" | "papers" | "randomBytes" | "newKey" | "log"> {
  readonly sites: readonly {
    readonly config: SiteConfig;
    readonly hall: Pick<Hall, "rated" | "statistics">;
  }[];
  /** Where the sites' databases are. */
  readonly directory: string;
  /** A4 printer of a site's office; null: it has none. */
  printerOf(site: string): OfficePrinter | null;
  /** 256 bits, the district's. */
  readonly key: Buffer;
}

export interface SitesRatings {
  readonly all: readonly Ratings[];
  /** @param id null: the first @throws ContractError queue.unknownSite */
  ratings(id: string | null): Ratings;
  close(): void;
}

/** 好差评 of every site, each with a file, a key and numbers of its own: what was done at a site is rated there. @throws StorageError */
export function openSiteRatings(options: SiteRatingsOptions): SitesRatings {
  const { sites, directory, key, printerOf, ...common } = options;
  const opened = sites.map(({ config: { id, hall: config }, hall }, index) => ({
    id,
    ratings: openRatings({
      ...common,
      // The first keeps the names that a hall alone has, so that a district can grow out of it.
      databasePath: join(directory, index === 0 ? "ratings.sqlite" : `ratings-${id}.sqlite`),
      key: index === 0 ? key : siteKey(key, id),
      printer: printerOf(id),
      config: config.ratings ?? {},
      arrangements: arrangementsWith(config.calendar?.arrangements ?? []),
      hall: config.name,
      windowName: (window) => config.windows.find((each) => each.id === window)?.name,
      prefix: index === 0 ? "HL" : `HL${index + 1}`,
      rated: hall.rated,
      servedOn(day) {
        const { days, windows } = hall.statistics.period(day, day);
        return days.length === 0
          ? undefined
          : new Map(windows.map((window) => [window.id, window.figures.served]));
      },
    }),
  }));
  return {
    all: opened.map(({ ratings }) => ratings),
    ratings(id) {
      const found = id === null ? opened[0] : opened.find((site) => site.id === id);
      if (!found) throw new ContractError("queue.unknownSite", `no site ${id}`);
      return found.ratings;
    },
    close() {
      for (const { ratings } of opened) ratings.close();
    },
  };
}
