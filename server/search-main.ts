import { join } from "node:path";
import { parseArgs } from "node:util";
import { catalogueOf } from "./catalogue/content.ts";
import { readContent } from "./catalogue/content-folder.ts";
import { buildIndex } from "./catalogue/search/build.ts";
import { search } from "./catalogue/search/search.ts";
import { searchEntriesOf } from "./catalogue/search-entries.ts";
import { readText } from "./config/config-file.ts";
import { ContractError } from "./contract/errors.ts";

const usage = "npm run search -- --questions FILE [--limit N] [FOLDER], or npm run search -- QUESTION …";
const mostShown = 5;

/**
 * `npm run search -- --questions FILE [FOLDER]`: which matters of a catalogue's folder (the demo's where none is named) each line of a file
 * finds, the best first. A line may go on with a tab and the id that is expected, or several apart by `|`, or `-` where it is none of these
 * matters; then the share of questions that found it first, and among the first three, is told at the end, with how many were wrong and said
 * to be sure, and how many of those for none were led to a person. Exits with 2 where file or folder cannot be read.
 */
function main(): void {
  const { values, positionals } = parseArgs({
    options: { questions: { type: "string" }, limit: { type: "string" } },
    allowPositionals: true,
  });
  const limit = values.limit === undefined ? mostShown : Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new ContractError("config.invalid", usage);
  const folder = values.questions === undefined ? undefined : positionals[0];
  const lines = values.questions === undefined ? positionals : readText(values.questions).split(/\r?\n/);
  if (lines.length === 0) throw new ContractError("config.invalid", usage);

  const entries = searchEntriesOf(
    catalogueOf(readContent(folder ?? join(import.meta.dirname, "catalogue/demo"))),
  );
  const nameOf = new Map(entries.map(({ id, names }) => [id, names[0] ?? ""]));
  const index = buildIndex(entries);
  const rate = { asked: 0, first: 0, firstThree: 0, sure: 0, wrongAndSure: 0 };
  const none = { asked: 0, person: 0, sure: 0 };
  for (const line of lines) {
    const [question = "", expected] = line.split("\t");
    if (question.trim() === "") continue;
    const { hits, sure, ask } = search(index, question, { limit: Math.max(limit, 3) });
    console.log(`${question}\t${sure ? "sure" : ask?.person ? "asks back, a person first" : "asks back"}`);
    for (const { id, score } of hits.slice(0, limit)) {
      console.log(`\t${score.toFixed(2)}\t${id}\t${nameOf.get(id)}`);
    }
    if (!expected?.trim()) continue;
    const ids = expected.split("|").map((id) => id.trim());
    if (ids.includes("-")) {
      none.asked++;
      if (ask?.person) none.person++;
      if (sure) none.sure++;
      continue;
    }
    const unknown = ids.filter((id) => !nameOf.has(id));
    if (unknown.length > 0) console.log(`\tno such matter: ${unknown.join(", ")}`);
    const at = hits.findIndex(({ id }) => ids.includes(id));
    rate.asked++;
    if (at === 0) rate.first++;
    if (at >= 0 && at < 3) rate.firstThree++;
    if (sure) rate.sure++;
    if (sure && at !== 0) rate.wrongAndSure++;
    if (at !== 0) console.log(`\texpected\t${expected.trim()}`);
  }
  if (none.asked > 0)
    console.log(`${none.asked} for no matter: ${none.person} led to a person, ${none.sure} said to be sure`);
  if (rate.asked === 0) return;
  const share = (count: number) => `${((100 * count) / rate.asked).toFixed(1)} %`;
  console.log(
    `${rate.asked} questions: ${share(rate.first)} found first, ${share(rate.firstThree)} among the first three; ${rate.sure} said to be sure, ${rate.wrongAndSure} of them wrong`,
  );
}

try {
  main();
} catch (cause) {
  if (!(cause instanceof ContractError)) throw cause;
  console.error(cause.message);
  process.exitCode = 2;
}
