import { join } from "node:path";
import { ContractError } from "../../contract/errors.ts";
import { arrangementsWith } from "../calendar/working-days.ts";
import { type Matters, type MattersOptions, openMatters } from "../matters/matters.ts";
import type { SealedPapers } from "../matters/room.ts";
import { reminderDays } from "../reminder-days.ts";
import type { SiteConfig } from "./district.ts";
import { siteKey } from "./site-key.ts";

export interface SiteMattersOptions
  extends Omit<
    MattersOptions,
    "databasePath" | "key" | "arrangements" | "prefix" | "site" | "days" | "papers"
  > {
  readonly sites: readonly { readonly config: SiteConfig }[];
  /** Where the sites' databases are. */
  readonly directory: string;
  readonly papers: Omit<SealedPapers, "hall">;
  /** 256 bits, the district's. */
  readonly key: Buffer;
}

export interface SiteMatters {
  readonly all: readonly Matters[];
  /** @param id null: the first @throws ContractError queue.unknownSite */
  matters(id: string | null): Matters;
  close(): void;
}

/** Applications of every site, each with a file, a key and a series of numbers of its own. @throws StorageError */
export function openSiteMatters({
  sites,
  directory,
  key,
  papers,
  ...common
}: SiteMattersOptions): SiteMatters {
  const kinds = new Set(common.catalogue.current().catalogue.licences.map(({ id }) => id));
  for (const { config } of sites)
    for (const kind of Object.keys(config.hall.reminders?.licenceDaysByKind ?? {}))
      if (!kinds.has(kind))
        common.log(
          "reminders.licenceDaysByKind names no licence of the catalogue: mend it, or add it there",
          {
            site: config.id,
            kind,
          },
        );
  const opened = sites.map(({ config }, index) => ({
    id: config.id,
    matters: openMatters({
      ...common,
      // The first keeps the names that a hall alone has, so that a district can grow out of it.
      databasePath: join(directory, index === 0 ? "matters.sqlite" : `matters-${config.id}.sqlite`),
      key: index === 0 ? key : siteKey(key, config.id),
      arrangements: arrangementsWith(config.hall.calendar?.arrangements ?? []),
      papers: { ...papers, hall: config.hall.name["zh-CN"] },
      days: reminderDays(config.hall.reminders),
      site: config.id,
      prefix: index === 0 ? "HL" : `HL${index + 1}`,
    }),
  }));
  return {
    all: opened.map(({ matters }) => matters),
    matters(id) {
      const found = id === null ? opened[0] : opened.find((site) => site.id === id);
      if (!found) throw new ContractError("queue.unknownSite", `no site ${id}`);
      return found.matters;
    },
    close() {
      for (const { matters } of opened) matters.close();
    },
  };
}
