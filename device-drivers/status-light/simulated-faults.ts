import type { StatusLightDriver } from "./light.ts";

interface FaultDescription {
  /** One line for the bench. */
  readonly description: string;
  /** `once`: spent on the next answer that it spoils; `standing`: until cleared. */
  readonly lasts: "once" | "standing";
  /** The lights that can have it; all of them where nothing is said. */
  readonly only?: StatusLightDriver["name"];
}

/** What can be made to go wrong with a simulated status light. */
export const lightFaults = {
  noRed: { description: "The red diodes are dead: yellow is green, red is dark.", lasts: "standing" },
  frozen: {
    description: "The light takes every report and goes on showing what it shows: only eyes can tell.",
    lasts: "standing",
  },
  stalled: {
    description: "The firmware hangs: every feature report is refused.",
    lasts: "standing",
    only: "blink1",
  },
  wrongAnswer: {
    description: "The next feature report that is asked for answers another question.",
    lasts: "once",
    only: "blink1",
  },
  impatient: {
    description: "The light goes dark two seconds after any keep-alive.",
    lasts: "standing",
    only: "busylight",
  },
} as const satisfies Record<string, FaultDescription>;

export type LightFault = keyof typeof lightFaults;

/** The faults that a light of this driver can have. */
export function faultsOf(driver: StatusLightDriver["name"]): LightFault[] {
  return (Object.keys(lightFaults) as LightFault[]).filter((fault) => {
    const { only }: FaultDescription = lightFaults[fault];
    return only === undefined || only === driver;
  });
}
