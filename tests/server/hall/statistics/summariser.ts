import { queueEvent, queueOutcome } from "../../../../server/hall/queue/events.ts";
import { openMatterStepStore } from "../../../../server/hall/statistics/matter-step-store.ts";
import { startRollUp } from "../../../../server/hall/statistics/roll-up.ts";
import { defaultRetention, openSummaryStore } from "../../../../server/hall/statistics/summary-store.ts";
import { openDatabase } from "../../../../server/storage/database.ts";
import { openEventStore } from "../../../../server/storage/event-store.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";

/** A process that summarises days: `summariser.ts <database> <now>`. It writes each day that it was the one to keep. */
const [, , path = "", now = "0"] = process.argv;

const database = openDatabase(path);
const store = openSummaryStore(database);
const clock = new SimulatedClock(Number(now));
const rollUp = startRollUp({
  store: {
    ...store,
    save(day, seq, summary) {
      const isOurs = store.save(day, seq, summary);
      if (isOurs) console.log(day);
      return isOurs;
    },
  },
  matters: openMatterStepStore(database),
  events: openEventStore(database, { event: queueEvent, outcome: queueOutcome }),
  clock,
  retention: defaultRetention,
  report: (day, cause) => {
    throw new Error(day, { cause });
  },
});
await clock.advance(60_000);
rollUp.close();
database.close();
