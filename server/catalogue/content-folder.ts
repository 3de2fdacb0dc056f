import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readText } from "../config/config-file.ts";
import type { LinedContent } from "./content.ts";
import { namesIn } from "./folder-signature.ts";
import { parseContent } from "./parse-content.ts";

/**
 * Reads a folder of content: `catalogue.yaml`, `matters/*.yaml`, `packages/*.yaml`, `broadcasts/*.yaml`, `media/*`.
 *
 * @throws ContractError config.unreadable where it cannot be read
 */
export function readContent(folder: string): LinedContent {
  const names = ["matters", "packages", "broadcasts"].flatMap((inner) =>
    namesIn(join(folder, inner)).map((name) => `${inner}/${name}`),
  );
  const texts = ["catalogue.yaml", ...names.filter((name) => /\.ya?ml$/.test(name))].map(
    (name) => [name, readText(join(folder, name))] as const,
  );
  const media = namesIn(join(folder, "media")).map(
    (name) => [name, digestOf(join(folder, "media", name))] as const,
  );
  return parseContent(Object.fromEntries(texts), Object.fromEntries(media));
}

const digestOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
