import type { Readings, SensorName } from "./sensors.ts";

/** Which sensor is on which input of the module. */
export interface Wiring {
  /** The module's Modbus address. */
  readonly unit: number;
  /** Sensor → its input, the module's first being 0. */
  readonly inputs: Readonly<Partial<Record<SensorName, number>>>;
  /** Sensors whose input reads 0 while they are raised: contacts that opening breaks. The others read 1. */
  readonly activeLow: readonly SensorName[];
}

/** The highest number of an input: one request reads them all, whichever they are. */
export const lastInput = 1999;

const wired = ({ inputs }: Wiring) => Object.entries(inputs) as [SensorName, number][];

/** The inputs that one request has to read. */
export function spanOf(wiring: Wiring): { readonly from: number; readonly count: number } {
  const numbers = wired(wiring).map(([, input]) => input);
  const from = Math.min(...numbers);
  return { from, count: Math.max(...numbers) - from + 1 };
}

/** @param values 0 or 1 of each input of `spanOf` */
export function readingsOf(wiring: Wiring, values: readonly number[]): Readings {
  const { from } = spanOf(wiring);
  return new Map(
    wired(wiring).map(([name, input]) => {
      const level = values[input - from] === 1;
      return [name, level !== wiring.activeLow.includes(name)];
    }),
  );
}
