import { join } from "node:path";
import type { Clock } from "../../../../device-drivers/clock.ts";
import type { Hall } from "../../../../server/hall/hall.ts";
import { openRatings, type Ratings } from "../../../../server/hall/ratings/ratings.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";
import { countedBytes, newKey } from "../appointments/fixture.ts";
import { demo } from "../matters/fixture.ts";

const name = { "zh-CN": "厅", "zh-TW": "廳", en: "Hall" };

/** The ratings of a hall, which seals no papers. */
export const ratingsOf = (
  hall: Hall,
  clock: Clock,
  log: (message: string) => void = () => undefined,
): Ratings =>
  openRatings({
    databasePath: join(temporaryDatabase(), "..", "ratings.sqlite"),
    clock,
    key: Buffer.alloc(32, 3),
    config: {},
    arrangements: [],
    hall: name,
    printer: null,
    windowName: () => name,
    prefix: "HL",
    catalogue: { current: () => ({ catalogue: demo, digest: "1" }), subscribe: () => () => undefined },
    papers: {
      sealed: () => Promise.reject(new Error("no paper is sealed here")),
      codeOf: (id) => id,
    },
    rated: hall.rated,
    servedOn: () => undefined,
    randomBytes: countedBytes(),
    newKey,
    log,
  });
