import { writeSync } from "node:fs";
import { sleep, systemClock } from "../../../device-drivers/clock.ts";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { openHall } from "../../../server/hall/hall.ts";

/**
 * A process that takes numbers, for tests of many processes on one file:
 * `number-taker.ts <database> <name> <numbers> <when it kills itself>`. It writes `key number` for each number as
 * soon as it is told of it, in one write that a kill cannot cut. It says `ready`, and begins when its stdin ends.
 */
const [, , databasePath = "", name = "", numbers = "0", death = "never"] = process.argv;

const die = () => process.kill(process.pid, "SIGKILL");
let looks = 0;
const clock = {
  ...systemClock,
  now: () => {
    looks += 1;
    // The first look opens the day, the second stands inside the first transaction.
    if (death === "in the transaction" && looks === 2) die();
    // One moment for all, so that no midnight comes between.
    return Date.UTC(2026, 10, 23, 1);
  },
};

const hall = openHall({ databasePath, clock, hall: demoHall });
if (death === "before the answer") hall.subscribe(die);

const total = Number(numbers);
let next = 0;
const worker = async () => {
  while (next < total) {
    const idempotencyKey = keyOf(name, next++);
    const { ticket } = await hall.execute("Queue.Take", {
      serviceId: "business",
      terminalId: name,
      idempotencyKey,
    });
    writeSync(1, `${idempotencyKey} ${ticket.number}\n`);
    // Nobody presses without a pause; without one a process would give itself the lock again and again.
    await sleep(systemClock, 1);
  }
};
writeSync(1, "ready\n");
process.stdin.resume().once("end", () => {
  void Promise.all(Array.from({ length: 8 }, worker)).then(() => hall.close());
});

function keyOf(taker: string, index: number): string {
  return `${taker}-${String(index).padStart(16, "0")}`;
}
