import type { SelfTest } from "../device/self-test.ts";
import { isDoor, type SensorName, type SensorStates } from "./sensors.ts";
import type { SensorsSession } from "./session.ts";

const namesIn = (states: SensorStates) => Object.keys(states) as SensorName[];

/** What a technician can have the sensors prove. */
export const sensorsSelfTests: readonly SelfTest<SensorsSession>[] = [
  {
    name: "readInputs",
    needsEyes: false,
    async run(session, signal) {
      const states = await session.readNow(signal);
      return namesIn(states).map((name) => ({ name, value: states[name] ?? "" }));
    },
  },
  {
    /** Ends when every door has stood open and is closed again; until then somebody opens and closes them. */
    name: "openAndCloseDoor",
    needsEyes: false,
    async run(session, signal) {
      const doors = namesIn(await session.readNow(signal)).filter(isDoor);
      const opened = new Set<SensorName>();
      const waiting = new Set(doors);
      const undo: (() => void)[] = [];
      try {
        await new Promise<void>((resolve, reject) => {
          const look = () => {
            const states = session.states();
            for (const door of [...waiting]) {
              if (states[door] === "open") opened.add(door);
              if (states[door] === "closed" && opened.has(door)) waiting.delete(door);
            }
            if (waiting.size === 0) resolve();
          };
          const onAbort = () => reject(signal.reason);
          signal.addEventListener("abort", onAbort, { once: true });
          undo.push(session.onStates(look), () => signal.removeEventListener("abort", onAbort));
          look();
        });
      } finally {
        for (const step of undo) step();
      }
      return [{ name: "doors", value: doors.join(", ") || "none" }];
    },
  },
];
