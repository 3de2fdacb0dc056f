/**
 * `npm run faults [-- DEVICE …]`: the fault matrix, every fault of every device of the bench on every screen of the
 * citizen, on a simulated clock. Prints one row a cell; ends with 1 when a cell is wrong.
 */
import { SimulatedHall } from "../support/simulated-hall.ts";
import { allCases, type Outcome, runCase } from "./matrix.ts";

/** From nine in the morning, when the simulated clock begins; a cell takes minutes. */
const workingDay = 12 * 3_600_000;
const wanted = process.argv.slice(2);
const from = performance.now();
let hall = await SimulatedHall.start();
const cases = allCases(await hall.bench()).filter(
  ({ device }) => wanted.length === 0 || wanted.includes(device),
);
const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;
console.log(row("device", "fault", "state", "outcome", "screens"));
console.log(row("---", "---", "---", "---", "---"));
let wrong = 0;
let openedAt = hall.clock.now();
for (const cell of cases) {
  // A ticket is its day's: none may be taken before midnight and asked for after it.
  if (hall.clock.now() - openedAt > workingDay) {
    await hall.stop();
    hall = await SimulatedHall.start();
    openedAt = hall.clock.now();
  }
  const outcome: Outcome = await runCase(hall, cell).catch((cause: unknown) => ({
    ...cell,
    screens: [],
    print: null,
    wrongs: [String(cause)],
  }));
  const result =
    outcome.wrongs.length > 0 ? `WRONG: ${outcome.wrongs.join("; ")}` : (outcome.print ?? "no number");
  console.log(row(cell.device, cell.fault, cell.state, result, outcome.screens.join(" → ")));
  if (outcome.wrongs.length === 0) continue;
  wrong += 1;
  // What went wrong must not make the next one wrong.
  await hall.stop();
  hall = await SimulatedHall.start();
}
await hall.stop();
const seconds = ((performance.now() - from) / 1000).toFixed(0);
console.log(`${cases.length} cells, ${wrong} wrong, ${seconds} s`);
process.exit(wrong > 0 ? 1 : 0);
