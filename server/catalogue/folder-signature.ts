import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ContractError } from "../contract/errors.ts";

const contentFolders = ["matters", "packages", "broadcasts", "media"] as const;

/** Another one whenever a file of the content is added, removed or written. @throws ContractError config.unreadable */
export function signatureOf(folder: string): string {
  const lines = ["", ...contentFolders].flatMap((inner) => {
    const path = join(folder, inner);
    return namesIn(path).flatMap((name) => {
      const stats = statSync(join(path, name), { throwIfNoEntry: false });
      return stats?.isFile() ? [`${inner}/${name} ${stats.size} ${stats.mtimeMs}`] : [];
    });
  });
  return lines.join("\n");
}

/** In order; a folder that is not there has nothing in it. @throws ContractError config.unreadable */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new ContractError("config.unreadable", `${folder}: ${(cause as Error).message}`, { cause });
  }
}
