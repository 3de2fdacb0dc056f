/** Writes docs/config.schema.json, docs/hall.schema.json and docs/district.schema.json: `npm run config-schema`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { configJsonSchema } from "../../server/config.ts";
import { hallJsonSchema } from "../../server/hall/hall-file.ts";
import { districtJsonSchema } from "../../server/hall/sites/district-file.ts";

const write = (file: string, schema: Record<string, unknown>) =>
  writeFileSync(join(import.meta.dirname, "../../docs", file), `${JSON.stringify(schema, null, 2)}\n`);

write("config.schema.json", configJsonSchema());
write("hall.schema.json", hallJsonSchema());
write("district.schema.json", districtJsonSchema());
