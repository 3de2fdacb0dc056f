import { fileFindings, type LinedContent, type YamlFile } from "../content.ts";
import type { Finding } from "../finding.ts";
import { readability, scoresOf } from "../readability/readability.ts";
import { broadcasts } from "./broadcasts.ts";
import { concepts } from "./concepts.ts";
import { conditions } from "./conditions.ts";
import { form } from "./form.ts";
import { identity, idOfFile } from "./identity.ts";
import { materials } from "./materials.ts";
import { media } from "./media.ts";
import { offer } from "./offer.ts";
import { packages } from "./packages.ts";
import { references } from "./references.ts";
import type { Examined, Read, RuleGroup } from "./rule.ts";
import { situations } from "./situations.ts";
import { terms } from "./terms.ts";
import { texts } from "./texts.ts";

export const ruleGroups: readonly RuleGroup[] = [
  identity,
  references,
  terms,
  materials,
  situations,
  conditions,
  form,
  concepts,
  offer,
  media,
  packages,
  broadcasts,
  texts,
  readability,
];

/** Names of all rules that content can break, those of the files themselves first. */
export const ruleNames: readonly string[] = [
  "yaml",
  "schema",
  ...ruleGroups.flatMap(({ rules }) => Object.keys(rules)),
];

/**
 * Everything that is wrong with a catalogue, by file and line. A file that is not as its schema wants it is only told that; the
 * others are looked at nevertheless.
 * @param services ids of the services of the hall's queue; left out: not known, and not looked at
 */
export function lintContent(
  content: LinedContent,
  { services }: { services?: readonly string[] } = {},
): Finding[] {
  const examined = examine(content, services);
  const found = [...fileFindings(content), ...ruleGroups.flatMap((group) => [...group.check(examined)])];
  return found.sort(byPlace);
}

/** How readable each matter's plain texts are, by its file. */
export const contentScores = (content: LinedContent) => scoresOf(examine(content));

function examine(content: LinedContent, services?: readonly string[]): Examined {
  const matters = readFiles(content.matters);
  const packages = readFiles(content.packages);
  return {
    content,
    head: readFiles([content.head])[0],
    matters,
    packages,
    broadcasts: readFiles(content.broadcasts),
    matterIds: new Set([
      ...matters.map(({ value }) => value.id),
      ...content.matters.filter(({ value }) => value === undefined).map(({ file }) => idOfFile(file)),
    ]),
    services,
  };
}

const readFiles = <Value>(files: readonly YamlFile<Value>[]): Read<Value>[] =>
  files.filter((file): file is Read<Value> => file.value !== undefined);

const byPlace = (one: Finding, other: Finding): number =>
  compare(one.file, other.file) ||
  one.line - other.line ||
  compare(one.rule, other.rule) ||
  compare(one.place, other.place);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
