import { join } from "node:path";
import { ContractError } from "../../contract/errors.ts";
import { openDatabase } from "../../storage/database.ts";
import { experienceMigrations } from "../../storage/migrations.ts";
import { type Experience, type ExperienceOptions, openExperience } from "../experience/experience.ts";
import { openExperienceStore } from "../experience/store.ts";
import type { Hall } from "../hall.ts";

export interface SiteExperienceOptions
  extends Omit<ExperienceOptions, "store" | "citizens" | "stays" | "painPoints"> {
  readonly sites: readonly {
    readonly config: { readonly id: string };
    readonly hall: Pick<Hall, "statistics">;
  }[];
  readonly painPointsOf: (id: string) => ExperienceOptions["painPoints"];
  /** Where the sites' databases are. */
  readonly directory: string;
}

/** Experience sessions of every site, each in a file of its own. @throws StorageError */
export function openSiteExperience({ sites, painPointsOf, directory, ...common }: SiteExperienceOptions) {
  const opened = sites.map(({ config: { id }, hall }, index) => {
    const file = index === 0 ? "experience.sqlite" : `experience-${id}.sqlite`;
    const database = openDatabase(join(directory, file), { migrations: experienceMigrations });
    const experience = openExperience({
      ...common,
      store: openExperienceStore(database),
      painPoints: painPointsOf(id),
      citizens: (from, to) => hall.statistics.matterSteps(from, to),
      stays: (from, to) => hall.statistics.stays(from, to),
    });
    return { id, experience, database };
  });
  return {
    /** @param id null: the first @throws ContractError queue.unknownSite */
    ofSite(id: string | null): Experience {
      const found = id === null ? opened[0] : opened.find((site) => site.id === id);
      if (!found) throw new ContractError("queue.unknownSite", `no site ${id}`);
      return found.experience;
    },
    close() {
      for (const { experience, database } of opened) {
        experience.close();
        database.close();
      }
    },
  };
}
