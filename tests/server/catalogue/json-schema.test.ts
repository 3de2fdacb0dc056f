import { expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { headElements, matterElements, packageElements } from "../../../server/catalogue/element-names.ts";
import { catalogueJsonSchemas } from "../../../server/catalogue/json-schema.ts";
import { faultsOf } from "../../../server/contract/forms/condition.ts";
import { renewal, smallCatalogue, together } from "./content-folder.ts";

type Json = { [key: string]: unknown };
const kinds = [
  ["catalogue", "catalogue.yaml", headElements],
  ["matter", renewal, matterElements],
  ["package", together, packageElements],
] as const;

/** Places of a JSON Schema's properties, with their titles; a form's inner ones are not the guide's elements. */
function* properties(
  schema: Json,
  path: readonly string[] = [],
): Generator<readonly [place: string, title: unknown]> {
  for (const [key, inner] of Object.entries((schema.properties ?? {}) as Record<string, Json>)) {
    const place = [...path, key];
    yield [place.join("."), inner.title];
    if (key !== "form" && key !== "situations") yield* properties(inner, place);
  }
  const others = [schema.items, ...((schema.anyOf ?? schema.oneOf ?? []) as Json[])];
  for (const inner of others) if (inner) yield* properties(inner as Json, path);
}

it.each(kinds)("names every element of the %s in Chinese", (kind, _file, names) => {
  const titles = new Map(properties(catalogueJsonSchemas[kind]() as Json));
  const nameless = [...titles].filter(
    ([place, title]) => title === undefined && !/(^|\.)id$|\.from$/.test(place),
  );
  expect(nameless.map(([place]) => place).filter((place) => !place.startsWith("matters.situation."))).toEqual(
    [],
  );
  const flat = Object.keys(names).filter((place) => !/^(form|situations)\./.test(place));
  expect(flat.filter((place) => titles.get(place) !== names[place])).toEqual([]);
});

it.each(kinds)("lets the demo's %s through, and not with a name that nothing knows", (kind, file) => {
  const schema = z.fromJSONSchema(catalogueJsonSchemas[kind]() as Parameters<typeof z.fromJSONSchema>[0]);
  const written = parse(smallCatalogue().get(file) ?? "");
  expect(schema.safeParse(written).error).toBeUndefined();
  expect(schema.safeParse({ ...written, nmae: "x" }).success).toBe(false);
  const { version: _version, ...lacking } = written;
  expect(schema.safeParse(lacking).success).toBe(false);
});

it.each([
  [true],
  [{ field: "situation.kind", is: "shop" }],
  [{ field: "start", less: { field: "end" } }],
  [{ all: [{ not: { field: "a", oneOf: ["x", 1] } }, { any: [] }] }],
  [{ field: "a", filled: true }],
  ["yes"],
  [{ field: "a" }],
  [{ field: "a", is: 1, isNot: 2 }],
  [{ field: "A.b", is: 1 }],
  [{ field: "a", oneOf: [] }],
  [{ field: "a", filled: "yes" }],
  [{ all: {} }],
  [{ not: [true] }],
  [{ field: "a", is: { feld: "b" } }],
])("lets a condition through where it is read, and nowhere else: %j", (condition) => {
  const { $defs } = catalogueJsonSchemas.matter() as { $defs: Json };
  const schema = z.fromJSONSchema({ $ref: "#/$defs/condition", $defs } as Parameters<
    typeof z.fromJSONSchema
  >[0]);
  expect(schema.safeParse(condition).success).toBe(faultsOf(condition).length === 0);
});
