import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { configJsonSchema } from "../../server/config.ts";

it("keeps the published JSON Schema the one that the configuration is checked by", () => {
  const published = readFileSync(join(import.meta.dirname, "../../docs/config.schema.json"), "utf8");
  // `npm run config-schema` writes it anew.
  expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
});
