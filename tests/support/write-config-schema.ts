/** Writes docs/config.schema.json: `npm run config-schema`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { configJsonSchema } from "../../server/config.ts";

const path = join(import.meta.dirname, "../../docs/config.schema.json");
writeFileSync(path, `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
