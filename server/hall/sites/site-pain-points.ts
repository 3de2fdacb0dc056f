import { join } from "node:path";
import { ContractError } from "../../contract/errors.ts";
import type { PainCommandName, PainCompletion, PainPayload } from "../../contract/pain-points/hall.ts";
import { Tries } from "../appointments/tries.ts";
import { arrangementsWith } from "../calendar/working-days.ts";
import { openPainPoints, type PainPoints, type PainPointsOptions } from "../pain-points/pain-points.ts";
import type { SiteConfig } from "./district.ts";
import { siteKey } from "./site-key.ts";

export interface SitePainPointsOptions
  extends Pick<
    PainPointsOptions,
    "clock" | "catalogue" | "hotline" | "baseUrl" | "randomBytes" | "newKey" | "log"
  > {
  readonly sites: readonly { readonly config: SiteConfig }[];
  /** Where the sites' databases are. */
  readonly directory: string;
  /** 256 bits, the district's. */
  readonly key: Buffer;
  /** Whether a site has this task for experience officers; asked once reports come in. */
  readonly isTask: (site: string, id: string) => boolean;
}

export interface SitesPainPoints {
  /** As one of the sites answers for all: a code leads to the site that gave it. @param id null: the first @throws ContractError queue.unknownSite */
  painPoints(id: string | null): Pick<PainPoints, "execute">;
  /** Whoever has a code, on a telephone: at whichever site. @throws as `PainPoints.execute` */
  byPhone<N extends "PainPoint.Follow" | "PainPoint.Settle">(
    name: N,
    payload: PainPayload<N>,
    place: string,
  ): Promise<PainCompletion<N>>;
  /** A site's own, for its office. @throws ContractError queue.unknownSite */
  ofSite(id: string): PainPoints;
  close(): void;
}

/** 堵点 and 办不成事 of every site, each with a file, a key and numbers of its own. @throws StorageError */
export function openSitePainPoints({
  sites: configured,
  directory,
  key,
  isTask,
  ...common
}: SitePainPointsOptions): SitesPainPoints {
  const tries = new Tries(common.clock, { code: "matter.tooManyTries" });
  const sites: { readonly id: string; readonly painPoints: PainPoints }[] = [];
  for (const [index, { config }] of configured.entries()) {
    const { id, hall } = config;
    sites.push({
      id,
      painPoints: openPainPoints({
        ...common,
        // The first keeps the names that a hall alone has, so that a district can grow out of it.
        databasePath: join(directory, index === 0 ? "pain-points.sqlite" : `pain-points-${id}.sqlite`),
        key: index === 0 ? key : siteKey(key, id),
        config: hall.painPoints ?? {},
        arrangements: arrangementsWith(hall.calendar?.arrangements ?? []),
        hall: hall.name,
        prefix: index === 0 ? "HL" : `HL${index + 1}`,
        isTask: (task) => isTask(id, task),
        tries,
        isFreeElsewhere: (code) => sites.every((site) => site.id === id || !site.painPoints.has(code)),
      }),
    });
  }
  const siteOf = (id: string | null) => {
    const found = id === null ? sites[0] : sites.find((site) => site.id === id);
    if (found) return found;
    throw new ContractError("queue.unknownSite", `no site ${id}`);
  };
  const holding = (code: string) => sites.find(({ painPoints }) => painPoints.has(code));
  return {
    painPoints(id) {
      const here = siteOf(id);
      return {
        execute<N extends PainCommandName>(name: N, payload: PainPayload<N>) {
          const at = "code" in payload ? (holding(String(payload.code)) ?? here) : here;
          // Terminals of two sites may have one name.
          return at.painPoints.execute(name, payload, `${here.id} ${payload.terminalId}`);
        },
      };
    },
    byPhone: (name, payload, place) =>
      (holding(payload.code) ?? siteOf(null)).painPoints.execute(name, payload, place),
    ofSite: (id) => siteOf(id).painPoints,
    close() {
      for (const { painPoints } of sites) painPoints.close();
    },
  };
}
