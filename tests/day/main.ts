/**
 * `npm run day [-- --visitors 200] [--seed S]`: a day of the demo hall in real Chromium at accelerated time. Three terminals, four windows and
 * two boards; what goes wrong is printed as it goes, and the exit code is 1 when anything did.
 */
import { parseArgs } from "node:util";
import { day } from "./day.ts";

const { values } = parseArgs({
  options: { visitors: { type: "string", default: "200" }, seed: { type: "string", default: "1" } },
});
const [visitors, seed] = [Number(values.visitors), Number(values.seed)];
if (!(Number.isInteger(visitors) && visitors > 0 && Number.isInteger(seed))) {
  console.error("npm run day [-- --visitors 200] [--seed S]");
  process.exit(2);
}
const report = await day(visitors, seed, (what) => process.stderr.write(`${what}\n`));
const { wrongs, simulatedSeconds, realSeconds, ...counts } = report;
console.log(JSON.stringify(counts));
const minutes = (simulatedSeconds / 60).toFixed(0);
console.log(
  `${minutes} minutes of the hall in ${realSeconds.toFixed(0)} s, ${(simulatedSeconds / realSeconds).toFixed(1)} times as fast`,
);
for (const each of wrongs) console.log(each);
console.log(`${visitors} visitors, ${wrongs.length} wrong`);
process.exit(wrongs.length > 0 ? 1 : 0);
