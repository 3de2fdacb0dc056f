import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { publishedSchemas } from "../../support/published-schemas.ts";

it.each(publishedSchemas)("keeps the published %s the one that the file is checked by", (file, schema) => {
  const published = readFileSync(join(import.meta.dirname, "../../../docs", file), "utf8");
  // `npm run config-schema` writes it anew.
  expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(schema)));
});
