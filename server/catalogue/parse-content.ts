import type * as z from "zod/mini";
import { type Broadcast, broadcastFaults, broadcastOf } from "../contract/catalogue/broadcast.ts";
import { type Catalogue, type CatalogueHead, catalogueHeadOf } from "../contract/catalogue/catalogue.ts";
import { type Matter, matterOf } from "../contract/catalogue/matter.ts";
import { fileName } from "../contract/catalogue/media.ts";
import { type MatterPackage, packageOf } from "../contract/catalogue/package.ts";
import { ContractError } from "../contract/errors.ts";
import { contentText } from "./content-text.ts";
import type { Finding } from "./finding.ts";
import { readYamlFile, type YamlFile } from "./yaml-file.ts";

const headSchema = catalogueHeadOf(contentText);
const matterSchema = matterOf(contentText);
const packageSchema = packageOf(contentText);
const broadcastSchema = broadcastOf(contentText);

/** A catalogue's folder, read: `catalogue.yaml`, `matters/*.yaml`, `packages/*.yaml`, `broadcasts/*.yaml`, and what lies in `media/`. */
export interface Content {
  readonly head: YamlFile<CatalogueHead>;
  readonly matters: readonly YamlFile<Matter>[];
  readonly packages: readonly YamlFile<MatterPackage>[];
  readonly broadcasts: readonly YamlFile<Broadcast>[];
  /** SHA-256, hexadecimal, by name. */
  readonly media: Readonly<Record<string, string>>;
}

/**
 * Content out of its texts. What is wrong inside of a file stands in its findings.
 *
 * @param texts by the file's name relative to the content's folder @param media SHA-256, hexadecimal, by name
 * @throws ContractError config.unreadable where there is no `catalogue.yaml`
 */
export function parseContent(
  texts: Readonly<Record<string, string>>,
  media: Readonly<Record<string, string>>,
): Content {
  const headText = texts["catalogue.yaml"];
  if (headText === undefined) throw new ContractError("config.unreadable", "catalogue.yaml is not there");
  const all = <Schema extends z.ZodMiniType>(inner: string, schema: Schema) =>
    Object.entries(texts)
      .filter(([name]) => name.startsWith(`${inner}/`) && name.endsWith(".yaml"))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, text]) => readYamlFile(name, text, schema));
  return {
    head: readYamlFile("catalogue.yaml", headText, headSchema),
    matters: all("matters", matterSchema),
    packages: all("packages", packageSchema),
    broadcasts: all("broadcasts", broadcastSchema),
    media,
  };
}

/** What is as the schemas want it, whatever else is said of it. @throws ContractError config.invalid where the head is not */
export function catalogueOf({ head, matters, packages, broadcasts, media }: Content): Catalogue {
  if (!head.value)
    throw new ContractError(
      "config.invalid",
      head.findings.map(({ line, says }) => `${line}: ${says}`).join("; "),
    );
  return {
    ...head.value,
    matters: present(matters),
    packages: present(packages),
    // One whose times mean nothing is not shown; the lint says why.
    broadcasts: present(broadcasts).filter((each) => [...broadcastFaults(each)].length === 0),
    media: named(media),
  };
}

/** What the files themselves are not right in, apart from what they say of each other. */
export const fileFindings = ({ head, matters, packages, broadcasts }: Content): Finding[] =>
  [head, ...matters, ...packages, ...broadcasts].flatMap(({ findings }) => findings);

const present = <Value>(files: readonly YamlFile<Value>[]): Value[] =>
  files.flatMap(({ value }) => (value === undefined ? [] : [value]));

/** What has a name under which it can be asked for. */
const named = (media: Content["media"]) =>
  Object.fromEntries(Object.entries(media).filter(([name]) => fileName.safeParse(name).success));
