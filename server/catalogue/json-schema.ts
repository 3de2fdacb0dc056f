import * as z from "zod/mini";
import { broadcastOf } from "../contract/catalogue/broadcast.ts";
import { catalogueHeadOf } from "../contract/catalogue/catalogue.ts";
import { matterOf } from "../contract/catalogue/matter.ts";
import { packageOf } from "../contract/catalogue/package.ts";
import { comparisons, condition, reference } from "../contract/forms/condition.ts";
import { fieldSource } from "../contract/forms/definition.ts";
import { contentText } from "./content-text.ts";
import { broadcastElements, headElements, matterElements, packageElements } from "./element-names.ts";

type Json = Record<string, unknown>;

/**
 * JSON Schemas of the content's files, for editor programs: made of the schemas that the files are read by, with the elements' Chinese
 * names as titles. They let everything through that is right; what things mean to one another only the lint knows.
 */
export const catalogueJsonSchemas: Readonly<
  Record<"catalogue" | "matter" | "package" | "broadcast", () => Json>
> = {
  catalogue: () => jsonSchemaOf("目录 catalogue.yaml", catalogueHeadOf(contentText), headElements),
  matter: () => jsonSchemaOf("事项 matters/*.yaml", matterOf(contentText), matterElements),
  package: () => jsonSchemaOf("一件事 packages/*.yaml", packageOf(contentText), packageElements),
  broadcast: () => jsonSchemaOf("直播预告 broadcasts/*.yaml", broadcastOf(contentText), broadcastElements),
};

function jsonSchemaOf(title: string, schema: z.ZodMiniType, names: Readonly<Record<string, string>>): Json {
  const made = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const written = writtenAs.get(zodSchema);
      if (written) replace(jsonSchema as Json, written(jsonSchema as Json));
    },
  }) as Json;
  giveTitles(made, names);
  return {
    title,
    ...made,
    $defs: { text: textSchema(), condition: conditionSchema },
  };
}

function textSchema(): Json {
  const { $schema, ...text } = z.toJSONSchema(contentText, { io: "input" });
  return text;
}

/** A source is written as what it is from alone, or with whether it may be edited. */
const orItsFrom = ({ properties }: Json): Json => {
  const { from } = properties as { readonly from: Json };
  return { anyOf: [from, { type: "object", properties, required: ["from"], additionalProperties: false }] };
};

/** What JSON Schema cannot be made of, or what stands so often that it is told once. */
const writtenAs = new Map<unknown, (made: Json) => Json>([
  [contentText, () => ({ $ref: "#/$defs/text" })],
  [condition, () => own],
  [fieldSource, orItsFrom],
]);

function replace(target: Json, by: Json): void {
  for (const key of Object.keys(target)) delete target[key];
  Object.assign(target, by);
}

/** Walks down properties, lists and alternatives alike: all that stands under one name is named so. */
function giveTitles(
  schema: Json,
  names: Readonly<Record<string, string>>,
  path: readonly string[] = [],
): void {
  const {
    properties = {},
    items,
    anyOf = [],
    oneOf = [],
  } = schema as { properties?: Record<string, Json>; items?: Json; anyOf?: Json[]; oneOf?: Json[] };
  for (const [key, inner] of Object.entries(properties)) {
    const name = names[[...path, key].join(".")];
    if (name) inner.title = name;
    giveTitles(inner, names, [...path, key]);
  }
  for (const inner of [...(items ? [items] : []), ...anyOf, ...oneOf]) giveTitles(inner, names, path);
}

const field = { type: "string", pattern: reference.source };
const scalar = { type: ["string", "number", "boolean"] };
const operand = {
  anyOf: [
    scalar,
    { type: "object", properties: { field }, required: ["field"], additionalProperties: false },
  ],
};
const own = { $ref: "#/$defs/condition" };
const only = (key: string, value: Json) => ({
  type: "object",
  properties: { [key]: value },
  required: [key],
  additionalProperties: false,
});
const operands: Readonly<Record<string, Json>> = {
  oneOf: { type: "array", items: scalar, minItems: 1 },
  filled: { type: "boolean" },
};

/** What `faultsOf` lets through, but for the depth and for relative days. */
const conditionSchema: Json = {
  anyOf: [
    { type: "boolean" },
    only("all", { type: "array", items: own }),
    only("any", { type: "array", items: own }),
    only("not", own),
    {
      type: "object",
      properties: {
        field,
        ...Object.fromEntries(comparisons.map((word) => [word, operands[word] ?? operand])),
      },
      required: ["field"],
      minProperties: 2,
      maxProperties: 2,
      additionalProperties: false,
    },
  ],
};
