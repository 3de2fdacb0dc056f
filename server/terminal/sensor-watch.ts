import type { SensorName, SensorStates } from "../../device-drivers/sensors/sensors.ts";
import type { SensorsSession } from "../../device-drivers/sensors/session.ts";

/** What the watch needs of a session. */
type Followed = Pick<SensorsSession, "states" | "onStates">;

/** What the cabinet's sensors last said, over all sessions. */
export interface SensorWatch {
  /** The sensors that the terminal has. */
  readonly names: readonly SensorName[];
  /** Listens to a fresh session; what an earlier one said is not known any more. */
  follow(session: Followed): void;
  /** The module does not answer: nothing is known. */
  lose(): void;
  /** What is known now. */
  states(): SensorStates;
  /**
   * Called after every change of `states`. `changed` are the sensors that say something else than they last said; what was lost, or
   * is said again, is none.
   */
  subscribe(listener: (changed: SensorStates) => void): void;
}

export function createSensorWatch(names: readonly SensorName[]): SensorWatch {
  const listeners: ((changed: SensorStates) => void)[] = [];
  let followed: Followed | undefined;
  let states: SensorStates = {};
  let said: SensorStates = {};
  const set = (next: SensorStates) => {
    states = next;
    const changed = names.filter((name) => next[name] !== undefined && next[name] !== said[name]);
    said = { ...said, ...next };
    const told = Object.fromEntries(changed.map((name) => [name, next[name]])) as SensorStates;
    for (const listener of listeners) listener(told);
  };
  return {
    names,
    follow(session) {
      followed = session;
      set({});
      session.onStates(() => {
        if (session === followed) set(session.states());
      });
    },
    lose: () => set({}),
    states: () => states,
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}
