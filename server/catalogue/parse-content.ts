import type * as z from "zod/mini";
import { broadcastOf } from "../contract/catalogue/broadcast.ts";
import { catalogueHeadOf } from "../contract/catalogue/catalogue.ts";
import { matterOf } from "../contract/catalogue/matter.ts";
import { packageOf } from "../contract/catalogue/package.ts";
import { ContractError } from "../contract/errors.ts";
import type { LinedContent } from "./content.ts";
import { contentText } from "./content-text.ts";
import { broadcastElements, headElements, matterElements, packageElements } from "./element-names.ts";
import { misnamed, readYamlFile } from "./yaml-file.ts";

const headSchema = catalogueHeadOf(contentText);
const matterSchema = matterOf(contentText);
const packageSchema = packageOf(contentText);
const broadcastSchema = broadcastOf(contentText);
type Elements = Readonly<Record<string, string>>;

/**
 * Content out of its texts. What is wrong inside of a file stands in its findings.
 *
 * @param texts by the file's name relative to the content's folder @param media SHA-256, hexadecimal, by name
 * @throws ContractError config.unreadable where there is no `catalogue.yaml`
 */
export function parseContent(
  texts: Readonly<Record<string, string>>,
  media: Readonly<Record<string, string>>,
): LinedContent {
  const headText = texts["catalogue.yaml"];
  if (headText === undefined) throw new ContractError("config.unreadable", "catalogue.yaml is not there");
  const all = <Schema extends z.ZodMiniType>(inner: string, schema: Schema, elements: Elements) =>
    Object.entries(texts)
      .filter(([name]) => name.startsWith(`${inner}/`))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, text]) =>
        name.endsWith(".yaml") ? readYamlFile(name, text, schema, elements) : misnamed(name),
      );
  return {
    head: readYamlFile("catalogue.yaml", headText, headSchema, headElements),
    matters: all("matters", matterSchema, matterElements),
    packages: all("packages", packageSchema, packageElements),
    broadcasts: all("broadcasts", broadcastSchema, broadcastElements),
    media,
  };
}
