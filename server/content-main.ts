import { parseArgs } from "node:util";
import type { Content } from "./catalogue/content.ts";
import { readContent } from "./catalogue/content-folder.ts";
import { demoCatalogueFolder } from "./catalogue/demo-folder.ts";
import { chineseFindingLine, findingLine } from "./catalogue/finding.ts";
import { contentScores, lintContent } from "./catalogue/lint/lint.ts";
import { scoreTable } from "./catalogue/readability/score-table.ts";
import { ContractError } from "./contract/errors.ts";
import { demoHall } from "./hall/demo-hall.ts";
import { readHallFile } from "./hall/hall-file.ts";

/**
 * `npm run content -- [FOLDER] [--hall HALL.yaml] [--score] [--english]`: what is wrong with a catalogue's folder, a line a defect, and
 * with `--score` how readable each matter is. The folder and the hall are the demo's where none is named. Exits with 1 where something
 * is wrong, with 2 where it cannot be read. docs/catalogue.md has the rules.
 */
function main(): void {
  const { values, positionals } = parseArgs({
    options: {
      hall: { type: "string" },
      score: { type: "boolean", default: false },
      english: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const [folder = demoCatalogueFolder, ...rest] = positionals;
  if (rest.length > 0) throw new ContractError("config.invalid", `one folder, not also ${rest.join(" ")}`);
  const content = readContent(folder);
  const hall = values.hall === undefined ? demoHall : readHallFile(values.hall);
  const findings = lintContent(content, { services: hall.services.map(({ id }) => id) });
  // What has to be mended stands last, where a terminal's reader looks first.
  const inOrder = [...findings].sort(
    (one, other) => Number(one.weight === "error") - Number(other.weight === "error"),
  );
  for (const finding of inOrder)
    console.log(values.english ? findingLine(finding) : chineseFindingLine(finding));
  if (values.score) console.log(scoreTable(contentScores(content), values.english));
  const errors = findings.filter(({ weight }) => weight === "error").length;
  console.log(summary(content, errors, findings.length - errors, values.english));
  if (errors > 0) process.exitCode = 1;
}

const summary = ({ matters, packages }: Content, errors: number, advice: number, english: boolean): string =>
  english
    ? `${matters.length} matters, ${packages.length} packages: ${errors} errors, ${advice} pieces of advice`
    : `事项${matters.length}个，一件事${packages.length}个：错误${errors}处，建议${advice}处`;

try {
  main();
} catch (cause) {
  if (!(cause instanceof ContractError || (cause instanceof TypeError && "code" in cause))) throw cause;
  console.error(cause.message);
  process.exitCode = 2;
}
