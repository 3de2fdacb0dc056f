import { catalogueJsonSchemas } from "../../server/catalogue/json-schema.ts";
import { configJsonSchema } from "../../server/config/config.ts";
import { hallJsonSchema } from "../../server/hall/hall-file.ts";
import { districtJsonSchema } from "../../server/hall/sites/district-file.ts";

/** The JSON Schemas that docs/ has for editor programs, by their file. */
export const publishedSchemas: readonly (readonly [file: string, schema: Record<string, unknown>])[] = [
  ["config.schema.json", configJsonSchema()],
  ["hall.schema.json", hallJsonSchema()],
  ["district.schema.json", districtJsonSchema()],
  ["catalogue.schema.json", catalogueJsonSchemas.catalogue()],
  ["matter.schema.json", catalogueJsonSchemas.matter()],
  ["package.schema.json", catalogueJsonSchemas.package()],
  ["broadcast.schema.json", catalogueJsonSchemas.broadcast()],
];
