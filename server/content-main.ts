import { join } from "node:path";
import { parseArgs } from "node:util";
import { readContent } from "./catalogue/content-folder.ts";
import { chineseFindingLine, findingLine } from "./catalogue/finding.ts";
import { lintContent } from "./catalogue/lint/lint.ts";
import { ContractError } from "./contract/errors.ts";
import { demoHall } from "./hall/demo-hall.ts";
import { readHallFile } from "./hall/hall-file.ts";

/**
 * `npm run content -- [FOLDER] [--hall HALL.yaml] [--english]`: what is wrong with a catalogue's folder, a line a defect;
 * the demo's where none is named. Exits with 1 where something is wrong, with 2 where the folder cannot be read.
 */
function main(): void {
  const { values, positionals } = parseArgs({
    options: { hall: { type: "string" }, english: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const content = readContent(positionals[0] ?? join(import.meta.dirname, "catalogue/demo"));
  const hall = values.hall === undefined ? demoHall : readHallFile(values.hall);
  const findings = lintContent(content, { services: hall.services.map(({ id }) => id) });
  for (const finding of findings)
    console.log(values.english ? findingLine(finding) : chineseFindingLine(finding));
  const errors = findings.filter(({ weight }) => weight === "error").length;
  const counts = [content.matters.length, content.packages.length, errors, findings.length - errors] as const;
  const [matters, packages, , advice] = counts;
  console.log(
    values.english
      ? `${matters} matters, ${packages} packages: ${errors} errors, ${advice} pieces of advice`
      : `事项${matters}个，一件事${packages}个：错误${errors}处，建议${advice}处`,
  );
  if (errors > 0) process.exitCode = 1;
}

try {
  main();
} catch (cause) {
  if (!(cause instanceof ContractError)) throw cause;
  console.error(cause.message);
  process.exitCode = 2;
}
