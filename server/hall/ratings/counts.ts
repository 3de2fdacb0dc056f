import { type RatingLevel, ratingLevels } from "../../contract/hall.ts";

/**
 * Two kinds of counts that no function takes for one another. What somebody said has levels; what the hall's rule makes of silence is a number,
 * and there is nothing here that turns it into a level or adds it to one.
 */

/** What people said: by level, without what was excluded after a review. */
export interface ActiveCounts {
  readonly source: "active";
  readonly levels: Readonly<Record<RatingLevel, number>>;
}

/** Silence that the hall's rule takes for 满意. */
export interface DefaultCounts {
  readonly source: "default";
  readonly visits: number;
}

export const noActive: ActiveCounts = {
  source: "active",
  levels: { verySatisfied: 0, satisfied: 0, fairlySatisfied: 0, dissatisfied: 0, veryDissatisfied: 0 },
};
export const noDefault: DefaultCounts = { source: "default", visits: 0 };

/** @param by -1 where a rating was excluded */
export const withLevel = (counts: ActiveCounts, level: RatingLevel, by: 1 | -1): ActiveCounts => ({
  source: "active",
  levels: { ...counts.levels, [level]: counts.levels[level] + by },
});

export function sumActive(all: readonly ActiveCounts[]): ActiveCounts {
  const sum = { ...noActive.levels };
  for (const { levels } of all) for (const level of ratingLevels) sum[level] += levels[level];
  return { source: "active", levels: sum };
}

export const sumDefault = (all: readonly DefaultCounts[]): DefaultCounts => ({
  source: "default",
  visits: all.reduce((sum, { visits }) => sum + visits, 0),
});

export const ratedIn = ({ levels }: ActiveCounts): number =>
  ratingLevels.reduce((sum, level) => sum + levels[level], 0);

/** A share of nothing is none. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** 满意率: the upper three levels, of what people said. */
export const satisfiedShare = (counts: ActiveCounts): number | null => {
  const { verySatisfied, satisfied, fairlySatisfied } = counts.levels;
  return shareOf(verySatisfied + satisfied + fairlySatisfied, ratedIn(counts));
};

/** 差评率: the lower two, of what people said. */
export const badShare = (counts: ActiveCounts): number | null =>
  shareOf(counts.levels.dissatisfied + counts.levels.veryDissatisfied, ratedIn(counts));
