/**
 * `npm run faults [-- DEVICE | PARTNER …]`: the fault matrix on a simulated clock. Every fault of every device of the bench on every screen
 * of the citizen, and every fault of those outside at every step of a matter. Prints one row a cell; ends with 1 when a cell is wrong.
 */
import { SimulatedHall } from "../support/simulated-hall.ts";
import { type ConnectorCase, connectorCases, runConnectorCase } from "./connectors/matrix.ts";
import { allCases, type Case, runCase } from "./matrix.ts";

/** From nine in the morning, when the simulated clock begins; a cell takes minutes. */
const workingDay = 12 * 3_600_000;
const wanted = process.argv.slice(2);
const from = performance.now();
let hall = await SimulatedHall.start();
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
const ofDevices = allCases(await hall.bench())
  .filter(({ device }) => isWanted(device))
  .map((cell) => ({ at: [cell.device, cell.fault, cell.state], run: () => deviceCell(cell) }));
const ofPartners = connectorCases()
  .filter(({ partner }) => isWanted(partner))
  .map((cell) => ({ at: [cell.partner, cell.fault, cell.at], run: () => partnerCell(cell) }));
const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;
console.log(row("device", "fault", "state", "outcome", "screens"));
console.log(row("---", "---", "---", "---", "---"));
let wrong = 0;
let openedAt = hall.clock.now();
for (const { at, run } of [...ofDevices, ...ofPartners]) {
  // A ticket is its day's: none may be taken before midnight and asked for after it.
  if (hall.clock.now() - openedAt > workingDay) {
    await hall.stop();
    hall = await SimulatedHall.start();
    openedAt = hall.clock.now();
  }
  const { result, screens, wrongs } = await run().catch((cause: unknown) => ({
    result: "",
    screens: [],
    wrongs: [String(cause)],
  }));
  console.log(row(...at, wrongs.length > 0 ? `WRONG: ${wrongs.join("; ")}` : result, screens.join(" → ")));
  if (wrongs.length === 0) continue;
  wrong += 1;
  // What went wrong must not make the next one wrong.
  await hall.stop();
  hall = await SimulatedHall.start();
}
await hall.stop();
const seconds = ((performance.now() - from) / 1000).toFixed(0);
console.log(`${ofDevices.length + ofPartners.length} cells, ${wrong} wrong, ${seconds} s`);
process.exit(wrong > 0 ? 1 : 0);

interface Row {
  readonly result: string;
  readonly screens: readonly string[];
  readonly wrongs: readonly string[];
}

async function deviceCell(cell: Case): Promise<Row> {
  const { print, screens, wrongs } = await runCase(hall, cell);
  return { result: print ?? "no number", screens, wrongs };
}

async function partnerCell(cell: ConnectorCase): Promise<Row> {
  const { state, screens, wrongs } = await runConnectorCase(hall, cell);
  return { result: state ?? "no receipt", screens, wrongs };
}
