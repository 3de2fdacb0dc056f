import { readdirSync } from "node:fs";
import { join } from "node:path";
import type * as z from "zod/mini";
import { readText } from "../config-file.ts";
import { type Catalogue, catalogueHeadOf } from "../contract/catalogue/catalogue.ts";
import { type Matter, matterOf } from "../contract/catalogue/matter.ts";
import { type MatterPackage, packageOf } from "../contract/catalogue/package.ts";
import { ContractError } from "../contract/errors.ts";
import { contentText } from "./content-text.ts";
import type { Finding } from "./finding.ts";
import { readYamlFile, type YamlFile } from "./yaml-file.ts";

const headSchema = catalogueHeadOf(contentText);
const matterSchema = matterOf(contentText);
const packageSchema = packageOf(contentText);
export type CatalogueHead = z.infer<typeof headSchema>;

/** A catalogue's folder, read: `catalogue.yaml`, `matters/*.yaml`, `packages/*.yaml`, and the names of what lies in `media/`. */
export interface Content {
  readonly head: YamlFile<CatalogueHead>;
  readonly matters: readonly YamlFile<Matter>[];
  readonly packages: readonly YamlFile<MatterPackage>[];
  readonly media: readonly string[];
}

/**
 * Reads a folder of content. What is wrong inside of a file stands in its findings.
 *
 * @throws ContractError config.unreadable where the folder or its `catalogue.yaml` cannot be read
 */
export function readContent(folder: string): Content {
  const read = <Schema extends z.ZodMiniType>(file: string, schema: Schema) =>
    readYamlFile(file, readText(join(folder, file)), schema);
  const all = <Schema extends z.ZodMiniType>(inner: string, schema: Schema) =>
    namesIn(join(folder, inner))
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => read(`${inner}/${name}`, schema));
  return {
    head: read("catalogue.yaml", headSchema),
    matters: all("matters", matterSchema),
    packages: all("packages", packageSchema),
    media: namesIn(join(folder, "media")),
  };
}

/** What is as the schemas want it, whatever else is said of it. @throws ContractError config.invalid where the head is not */
export function catalogueOf({ head, matters, packages }: Content): Catalogue {
  if (!head.value)
    throw new ContractError(
      "config.invalid",
      head.findings.map(({ line, says }) => `${line}: ${says}`).join("; "),
    );
  return { ...head.value, matters: present(matters), packages: present(packages) };
}

/** What the files themselves are not right in, apart from what they say of each other. */
export const fileFindings = ({ head, matters, packages }: Content): Finding[] =>
  [head, ...matters, ...packages].flatMap(({ findings }) => findings);

const present = <Value>(files: readonly YamlFile<Value>[]): Value[] =>
  files.flatMap(({ value }) => (value === undefined ? [] : [value]));

/** In order; a folder that is not there has nothing in it. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new ContractError("config.unreadable", `${folder}: ${(cause as Error).message}`, { cause });
  }
}
