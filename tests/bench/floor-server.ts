/** A hall's floor behind a door, for `floor.ts`. Says its address and tokens; at each line on its input, what processor time it has used. */
import { createInterface } from "node:readline";
import { systemClock } from "../../device-drivers/clock.ts";
import { createDoor } from "../../server/door/door.ts";
import { Tokens } from "../../server/door/tokens.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import { terminalLineService } from "../../server/hall/fleet/line-service.ts";
import { openFloor } from "../../server/hall/fleet/open-floor.ts";
import { guideService } from "../../server/hall/guide/guide-service.ts";
import { openHall } from "../../server/hall/hall.ts";
import { nothingPublic } from "../support/nothing-public.ts";
import { silentAudit } from "../support/silent-audit.ts";
import { silentLog } from "../support/silent-log.ts";

const directory = process.argv[2] ?? "";
const clock = systemClock;
const log = () => undefined;
const hall = openHall({ databasePath: `${directory}/hall.sqlite`, clock, hall: demoHall });
const floor = openFloor({
  hall: demoHall,
  queue: hall,
  databasePath: `${directory}/floor.sqlite`,
  clock,
  audit: silentAudit,
  site: "district",
  keepDays: 30,
  log,
});
const tokens = new Tokens();
const door = createDoor({ tokens, clock, log: silentLog() });
door.addService(terminalLineService(floor, nothingPublic));
door.addService(guideService({ floor, hall, hallName: demoHall.name, clock }));
const port = await door.listen(0);
console.log(
  JSON.stringify({
    url: `http://127.0.0.1:${port}`,
    terminal: tokens.of("terminal"),
    guide: tokens.of("guide"),
  }),
);
createInterface(process.stdin).on("line", () => {
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ milliseconds: (user + system) / 1000 }));
});
