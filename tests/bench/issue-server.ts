/**
 * A hall behind its real door, in a process of its own: `issue-server.ts MODE DATABASE`. Prints its address and a
 * terminal's token as one JSON line. MODE `single` is the same stack with one transaction a request, `memory` the same stack with its
 * events in memory; DATABASE has the rest.
 */
import { systemClock } from "../../device-drivers/clock.ts";
import { createDoor } from "../../server/door/door.ts";
import { Tokens } from "../../server/door/tokens.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import { type Hall, openHall } from "../../server/hall/hall.ts";
import { serveHallCommands } from "../../server/hall/http.ts";
import type { QueueEvent, QueueOutcome } from "../../server/hall/queue/events.ts";
import { memoryEvents } from "../support/memory-events.ts";
import { silentLog } from "../support/silent-log.ts";

const [mode, databasePath = ""] = process.argv.slice(2);
const hall = openHall({
  databasePath,
  clock: systemClock,
  hall: demoHall,
  ...(mode === "memory" ? { store: memoryEvents<QueueEvent, QueueOutcome>() } : {}),
});
const tokens = new Tokens();
const door = createDoor({ tokens, clock: systemClock, log: silentLog() });
const served = mode === "single" ? oneAtATime(hall) : hall;
serveHallCommands(door, { hall: () => served });
const port = await door.listen(0);
console.log(JSON.stringify({ url: `http://127.0.0.1:${port}`, token: tokens.of("terminal") }));

/** Hands the hall the next command only when the one before it is committed. */
function oneAtATime(inner: Hall): Hall {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    ...inner,
    execute(name, payload) {
      const mine = turn.then(() => inner.execute(name, payload));
      turn = Promise.allSettled([mine]);
      return mine;
    },
  };
}
