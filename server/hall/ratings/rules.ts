import type { RatingLevel } from "../../contract/hall.ts";
import type { RatingTag, UnitKind } from "../../contract/ratings/words.ts";

/** 好差评 as a hall sets it up. What is left out is as in `ratingRules`. */
export interface RatingsConfig {
  /** What somebody may mean by a rating: of a window, and of a terminal. */
  readonly tags?: Readonly<Partial<Record<UnitKind, readonly RatingTag[]>>>;
  readonly terms?: Partial<RatingTerms>;
  /** Calls in vain after which a 差评 goes on without having been called back. */
  readonly callBackTries?: number;
  /**
   * Natural days after which what nobody rated counts as 满意, at windows and at terminals that asked, apart from what somebody said (Fujian's trial
   * rule of 2019: 7). Left out: nothing ever does.
   */
  readonly satisfiedAfter?: number;
  /** Days for which words are kept once nothing is to be done about them any more. */
  readonly keepDays?: number;
}

/** Working days of each step, the day on which it begins not counted. */
export interface RatingTerms {
  /** From the rating until it is found what it is. */
  readonly confirm: number;
  /** From the rating until its rater was called. */
  readonly callBack: number;
  /** From the finding until it is put right: of what is clear. */
  readonly atOnce: number;
  /** The same of what is complex: the longest that can be set. */
  readonly rectify: number;
  /** From the finding until the answer. */
  readonly answer: number;
  /** From an appeal until its review. */
  readonly review: number;
}

export interface RatingRules {
  readonly tags: Readonly<Record<UnitKind, readonly RatingTag[]>>;
  readonly terms: RatingTerms;
  readonly callBackTries: number;
  /** Null: nobody's silence is a rating. */
  readonly satisfiedAfter: number | null;
  readonly keepDays: number;
}

/**
 * Ten working days from the finding are Fujian's (试行, 2019-10-25); other places have five or fifteen. The indicators are those of 现场服务 and of
 * 网上服务, and a terminal is judged by the second set.
 */
export const defaultRules: RatingRules = {
  tags: {
    window: [
      tag("overall", "整体满意度", "整體滿意度", "Overall"),
      tag("efficiency", "服务效率", "服務效率", "Speed"),
      tag("competence", "服务水平", "服務水準", "Knowledge"),
      tag("attitude", "服务态度", "服務態度", "Attitude"),
    ],
    terminal: [
      tag("efficiency", "办事效率", "辦事效率", "Speed"),
      tag("guide", "指南精确度", "指南精確度", "Clear guides"),
      tag("convenience", "便捷度", "便捷度", "Convenience"),
      tag("platform", "平台操作性", "平台操作性", "Easy to use"),
    ],
  },
  // 立行立改: by the next working day.
  terms: { confirm: 10, callBack: 10, atOnce: 1, rectify: 10, answer: 10, review: 10 },
  callBackTries: 3,
  satisfiedAfter: null,
  keepDays: 180,
};

export const ratingRules = ({ tags, terms, satisfiedAfter, ...given }: RatingsConfig): RatingRules => ({
  ...defaultRules,
  ...given,
  tags: { ...defaultRules.tags, ...tags },
  terms: { ...defaultRules.terms, ...terms },
  satisfiedAfter: satisfiedAfter ?? null,
});

/** 差评: the last two levels. */
export const isBad = (level: RatingLevel): boolean =>
  level === "dissatisfied" || level === "veryDissatisfied";

function tag(id: string, simplified: string, traditional: string, en: string): RatingTag {
  return { id, name: { "zh-CN": simplified, "zh-TW": traditional, en } };
}
