import type { ExperienceRecord, ExperienceStep } from "./record.ts";

/** Reads a record: the one reader, by which it is told as a list, compared and played. Pure. */

/** A step with how long it stood, and whether it was gone back to. */
export interface ReadStep extends ExperienceStep {
  readonly milliseconds: number;
  /** It stood one step before the one that was left: whoever walked here turned back. */
  readonly turnedBack: boolean;
}

/** Where somebody stood, apart from how they looked at it. */
export const placeKey = ({
  screen,
  inner,
  place,
}: Pick<ExperienceStep, "screen" | "inner" | "place">): string =>
  place && place.stage !== null
    ? `${place.matter} ${place.stage} ${place.part}`
    : [screen, inner ?? ""].join(" ").trim();

/** All of them in order. Every moment of the record belongs to one. */
export function readSteps({ steps, length }: Pick<ExperienceRecord, "steps" | "length">): ReadStep[] {
  const trail: string[] = [];
  return steps.map((step, index) => {
    const key = placeKey(step);
    const turnedBack = trail.at(-1) !== key && trail.at(-2) === key;
    if (turnedBack) trail.pop();
    else if (trail.at(-1) !== key) trail.push(key);
    const until = steps[index + 1]?.at ?? Math.max(length, step.at);
    return { ...step, milliseconds: until - step.at, turnedBack };
  });
}

/** What stood on the screen so many milliseconds after the beginning: its index; -1 before the first. */
export function stepAt({ steps }: Pick<ExperienceRecord, "steps">, milliseconds: number): number {
  return steps.findLastIndex(({ at }) => at <= milliseconds);
}

/** What was said of a step, by its place in the record: categories, each once. */
export const remarksOf = (record: Pick<ExperienceRecord, "steps" | "remarks">, index: number): string[] => [
  ...new Set(
    record.remarks
      .filter(({ at }) => Math.max(0, stepAt(record, at)) === index)
      .map(({ category }) => category),
  ),
];

/** A place where somebody stood, in the order of the first time, with all that happened there. */
export interface StoodAt {
  readonly key: string;
  readonly step: ExperienceStep;
  readonly milliseconds: number;
  readonly times: number;
  readonly turnedBack: number;
  readonly refused: number;
  readonly helped: number;
  readonly errors: number;
}

/** A record by its places: several looks at one place together. */
export function placesOf(record: Pick<ExperienceRecord, "steps" | "length">): StoodAt[] {
  const places = new Map<string, StoodAt>();
  let before: ReadStep | undefined;
  for (const step of readSteps(record)) {
    const key = placeKey(step);
    const isAnew = before === undefined || placeKey(before) !== key;
    const began = (what: (of: ExperienceStep) => boolean) =>
      Number(what(step) && !(before && what(before) && !isAnew));
    const so = places.get(key) ?? {
      key,
      step,
      milliseconds: 0,
      times: 0,
      turnedBack: 0,
      refused: 0,
      helped: 0,
      errors: 0,
    };
    places.set(key, {
      ...so,
      milliseconds: so.milliseconds + step.milliseconds,
      times: so.times + Number(isAnew),
      turnedBack: so.turnedBack + Number(step.turnedBack),
      refused: so.refused + began(({ refused }) => refused),
      helped: so.helped + began(({ helped }) => helped),
      errors: so.errors + began(({ error }) => error !== null),
    });
    before = step;
  }
  return [...places.values()];
}
