/** `npm run hour [-- --seed S] [--minutes 60]`: an hour of simulated work with random faults, on several seeds or on one. */
import { parseArgs } from "node:util";
import { work } from "./hour.ts";

const { values } = parseArgs({
  options: { seed: { type: "string" }, minutes: { type: "string", default: "60" } },
});
const seeds = values.seed === undefined ? [1, 2, 3, 4, 5] : [Number(values.seed)];
const minutes = Number(values.minutes);
if (!seeds.every(Number.isInteger) || !(minutes > 0)) {
  console.error("npm run hour [-- --seed S] [--minutes 60]");
  process.exit(2);
}
let wrong = 0;
for (const seed of seeds) {
  const from = performance.now();
  const { sessions, numbers, faults, wrongs } = await work(seed, minutes * 60_000);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(
    `seed ${seed}: ${minutes} simulated minutes in ${seconds} s, ${sessions} citizens, ${numbers} numbers, ${faults} faults: ${wrongs.length === 0 ? "all well" : wrongs.join("; ")}`,
  );
  wrong += wrongs.length;
}
process.exit(wrong > 0 ? 1 : 0);
