import { type Broadcast, broadcastFaults } from "../contract/catalogue/broadcast.ts";
import type { Catalogue, CatalogueHead } from "../contract/catalogue/catalogue.ts";
import type { Matter } from "../contract/catalogue/matter.ts";
import { fileName } from "../contract/catalogue/media.ts";
import type { MatterPackage } from "../contract/catalogue/package.ts";
import { ContractError } from "../contract/errors.ts";
import { type Finding, findingLine } from "./finding.ts";

/** A file of the content: what it says. Plain data, which goes from thread to thread. */
export interface ContentFile<Value> {
  /** Its name relative to the content's folder. */
  readonly file: string;
  /** Undefined where it is not as the schema wants it. */
  readonly value: Value | undefined;
  readonly findings: readonly Finding[];
}

/** And on which line. */
export interface YamlFile<Value> extends ContentFile<Value> {
  /** The line of a place, or of the nearest thing around it that is there. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** A catalogue's folder, read: `catalogue.yaml`, `matters/*.yaml`, `packages/*.yaml`, `broadcasts/*.yaml`, and what lies in `media/`. */
export interface Content {
  readonly head: ContentFile<CatalogueHead>;
  readonly matters: readonly ContentFile<Matter>[];
  readonly packages: readonly ContentFile<MatterPackage>[];
  readonly broadcasts: readonly ContentFile<Broadcast>[];
  /** SHA-256, hexadecimal, by name. */
  readonly media: Readonly<Record<string, string>>;
}

/** The same, for who has to say on which line something stands. */
export interface LinedContent extends Content {
  readonly head: YamlFile<CatalogueHead>;
  readonly matters: readonly YamlFile<Matter>[];
  readonly packages: readonly YamlFile<MatterPackage>[];
  readonly broadcasts: readonly YamlFile<Broadcast>[];
}

/** The same as plain data: who is in another thread asks for no lines. */
export function withoutLines({ head, matters, packages, broadcasts, media }: LinedContent): Content {
  const bare = <Value>({ file, value, findings }: YamlFile<Value>): ContentFile<Value> => ({
    file,
    value,
    findings,
  });
  return {
    head: bare(head),
    matters: matters.map(bare),
    packages: packages.map(bare),
    broadcasts: broadcasts.map(bare),
    media,
  };
}

/** What is as the schemas want it, whatever else is said of it. @throws ContractError config.invalid where the head is not */
export function catalogueOf({ head, matters, packages, broadcasts, media }: Content): Catalogue {
  if (!head.value) throw new ContractError("config.invalid", head.findings.map(findingLine).join("\n"));
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

const present = <Value>(files: readonly ContentFile<Value>[]): Value[] =>
  files.flatMap(({ value }) => (value === undefined ? [] : [value]));

/** What has a name under which it can be asked for. */
const named = (media: Content["media"]) =>
  Object.fromEntries(Object.entries(media).filter(([name]) => fileName.safeParse(name).success));
