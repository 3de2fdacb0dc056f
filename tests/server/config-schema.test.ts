import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { configJsonSchema } from "../../server/config.ts";
import { hallJsonSchema } from "../../server/hall/hall-file.ts";
import { districtJsonSchema } from "../../server/hall/sites/district-file.ts";

it.each([
  ["config.schema.json", configJsonSchema()],
  ["hall.schema.json", hallJsonSchema()],
  ["district.schema.json", districtJsonSchema()],
])("keeps the published %s the one that the file is checked by", (file, schema) => {
  const published = readFileSync(join(import.meta.dirname, "../../docs", file), "utf8");
  // `npm run config-schema` writes it anew.
  expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(schema)));
});
