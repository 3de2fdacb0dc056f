import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readText } from "../config-file.ts";
import { ContractError } from "../contract/errors.ts";
import { type Content, parseContent } from "./load.ts";

/** The parts of a folder of content. */
export const contentFolders = ["matters", "packages", "broadcasts", "media"] as const;

/**
 * Reads a folder of content: `catalogue.yaml`, `matters/*.yaml`, `packages/*.yaml`, `broadcasts/*.yaml`, `media/*`.
 *
 * @throws ContractError config.unreadable where it cannot be read
 */
export function readContent(folder: string): Content {
  const names = ["matters", "packages", "broadcasts"].flatMap((inner) =>
    namesIn(join(folder, inner)).map((name) => `${inner}/${name}`),
  );
  const texts = ["catalogue.yaml", ...names.filter((name) => name.endsWith(".yaml"))].map(
    (name) => [name, readText(join(folder, name))] as const,
  );
  const media = namesIn(join(folder, "media")).map(
    (name) => [name, digestOf(join(folder, "media", name))] as const,
  );
  return parseContent(Object.fromEntries(texts), Object.fromEntries(media));
}

const digestOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

/** In order; a folder that is not there has nothing in it. @throws ContractError config.unreadable */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new ContractError("config.unreadable", `${folder}: ${(cause as Error).message}`, { cause });
  }
}
