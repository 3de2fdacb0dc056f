/** Writes the JSON Schemas in docs/, of configuration, hall, district and content: `npm run config-schema`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { publishedSchemas } from "./published-schemas.ts";

for (const [file, schema] of publishedSchemas)
  writeFileSync(join(import.meta.dirname, "../../docs", file), `${JSON.stringify(schema, null, 2)}\n`);
