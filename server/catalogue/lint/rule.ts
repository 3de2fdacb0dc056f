import type { Broadcast } from "../../contract/catalogue/broadcast.ts";
import type { CatalogueHead } from "../../contract/catalogue/catalogue.ts";
import type { Matter } from "../../contract/catalogue/matter.ts";
import type { MatterPackage } from "../../contract/catalogue/package.ts";
import type { LinedContent, YamlFile } from "../content.ts";
import type { Finding } from "../finding.ts";

/** A rule of the content by its name: what it says of one place, in English and in Chinese. */
export interface Rule {
  readonly weight: Finding["weight"];
  says(...words: string[]): string;
  chinese(...words: string[]): string;
}

/** A file that is as its schema wants it. */
export interface Read<Value> extends YamlFile<Value> {
  readonly value: Value;
}

/** What the rules look at: only files that are as their schemas want them; of the others the ids, by their names. */
export interface Examined {
  readonly content: LinedContent;
  readonly head: Read<CatalogueHead> | undefined;
  readonly matters: readonly Read<Matter>[];
  readonly packages: readonly Read<MatterPackage>[];
  readonly broadcasts: readonly Read<Broadcast>[];
  /** Ids of all matters, also of those whose file is not right in itself. */
  readonly matterIds: ReadonlySet<string>;
  /** Services of the hall's queue; undefined: not known here. */
  readonly services: readonly string[] | undefined;
}

/** Makes a finding of a rule of the group; `words` are what its sentences take. */
export type Find<Name extends string> = (
  rule: Name,
  file: YamlFile<unknown>,
  path: readonly (string | number)[],
  ...words: (string | number)[]
) => Finding;

export interface RuleGroup {
  readonly rules: Readonly<Record<string, Rule>>;
  check(examined: Examined): Iterable<Finding>;
}

/** Rules that look at the content in one way. */
export function ruleGroup<Name extends string>(
  rules: Readonly<Record<Name, Rule>>,
  check: (examined: Examined, find: Find<Name>) => Iterable<Finding>,
): RuleGroup {
  const find: Find<Name> = (name, file, path, ...words) => {
    const rule = rules[name] as Rule;
    const written = words.map(String);
    return {
      weight: rule.weight,
      file: file.file,
      line: file.lineOf(path),
      place: path.join(".") || "file",
      rule: name,
      says: rule.says(...written),
      chinese: rule.chinese(...written),
    };
  };
  return { rules, check: (examined) => check(examined, find) };
}

/** A rule that is broken by an error, or that only gives advice. */
export const error = (says: Rule["says"], chinese: Rule["chinese"]): Rule => ({
  weight: "error",
  says,
  chinese,
});
export const advice = (says: Rule["says"], chinese: Rule["chinese"]): Rule => ({
  weight: "advice",
  says,
  chinese,
});

/** Places at which something stands whose like stood before. */
export function* repeated<Item>(items: readonly Item[], keyOf: (item: Item) => string) {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    if (seen.has(key)) yield { index, key };
    seen.add(key);
  }
}
