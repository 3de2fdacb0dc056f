import type { RatingLevel } from "../../../server/contract/hall.ts";

/** How far the mouth's middle stands below its ends: the faces differ in nothing else, so that none is made to be liked. */
const mouths: Readonly<Record<RatingLevel, number>> = {
  verySatisfied: 7,
  satisfied: 4,
  fairlySatisfied: 0.8,
  dissatisfied: -4,
  veryDissatisfied: -7,
};

/** A drawn face beside its words, which say what it means. @param size millimetres, larger with the text */
export function Face({ level, size }: { readonly level: RatingLevel; readonly size: number }) {
  const side = `calc(var(--mm) * ${size} * var(--text-scale))`;
  const bend = mouths[level];
  const ends = 15 - bend / 4;
  return (
    <svg class="face" viewBox="0 0 24 24" aria-hidden="true" style={{ width: side, height: side }}>
      <path
        d={`M12 2.5a9.5 9.5 0 100 19 9.5 9.5 0 000-19M8.6 9v1.2M15.4 9v1.2M7.5 ${ends}q4.5 ${bend} 9 0`}
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
      />
    </svg>
  );
}
