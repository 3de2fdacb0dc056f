import { demoHall } from "../../server/hall/demo-hall.ts";
import type { HallConfig } from "../../server/hall/hall-config.ts";

/** The demo hall, in which nobody waits with calling somebody again: in a round all is done within seconds. */
export const roundsHall: HallConfig = { ...demoHall, rules: { recallSpacing: 0 } };
