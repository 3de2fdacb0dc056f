import { parseArgs } from "node:util";
import type { BenchOptions } from "./result.ts";

export interface BenchArguments {
  readonly names: readonly string[];
  readonly options: BenchOptions;
}

/** Something wrong with what the command was given; its message is one line for whoever typed it. */
export class BadInput extends Error {}

/** @throws BadInput for an option that is not there or a seed that is no whole number */
export function benchArguments(given: readonly string[]): BenchArguments {
  const { values, positionals } = parsed(given);
  const seed = values.seed === undefined ? null : Number(values.seed);
  if (seed !== null && (!Number.isSafeInteger(seed) || values.seed === "")) {
    throw new BadInput(`--seed takes a whole number, not ${JSON.stringify(values.seed)}`);
  }
  return { names: positionals, options: { hall: values.hall ?? null, seed } };
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: { hall: { type: "string" }, seed: { type: "string" } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new BadInput((error as Error).message);
  }
}
