import { otherCategory, type PainCategory } from "../../contract/pain-points/words.ts";

/** 堵点 and 办不成事 as a hall sets it up. What is left out is as in `painRules`. */
export interface PainPointsConfig {
  /** What may be the matter, to be chosen by a touch. */
  readonly categories?: readonly PainCategory[];
  readonly terms?: Partial<PainTerms>;
  /** Days for which words are kept once nothing is to be done about them any more. */
  readonly keepDays?: number;
}

/** Working days of each step, the day on which it begins not counted. */
export interface PainTerms {
  /** 受理: from the report. */
  readonly accept: number;
  /** 转办: from being accepted, or from being sent back. */
  readonly assign: number;
  /** 办理: from the first unit's having it; who sends it back begins no new clock. */
  readonly handle: number;
  /** 反馈: from being handled. */
  readonly answer: number;
  /** From the answer: so long whoever reported it may say that it is not enough. */
  readonly object: number;
}

export interface PainRules {
  readonly categories: readonly PainCategory[];
  readonly terms: PainTerms;
  readonly keepDays: number;
}

/** What is promised to whoever reports: all steps one behind the other. */
export const promisedDays = ({ accept, assign, handle, answer }: PainTerms): number =>
  accept + assign + handle + answer;

/** The same for what is worked on again: it was accepted before. */
export const againDays = ({ assign, handle, answer }: PainTerms): number => assign + handle + answer;

/**
 * Ten working days to work on it are those of Fujian's rule for 差评 (试行, 2019-10-25), which asks for the same of an answer. The other terms are
 * house rules: no rule that was found names them.
 */
export const defaultPainRules: PainRules = {
  categories: [
    category("unclear", "看不懂、不知道怎么办", "看不懂、不知道怎麼辦", "I do not understand what to do"),
    category(
      "noPaper",
      "要的材料我拿不出来",
      "要的文件我拿不出來",
      "I do not have the paper that is asked for",
    ),
    category("notTaken", "材料或信息不被认可", "文件或資料不被採認", "My paper or answer is not taken"),
    category("wrongData", "系统里我的信息不对", "系統裡我的資料不對", "What you have on me is wrong"),
    category("machine", "机器或系统出错", "機器或系統出錯", "The machine fails"),
    category(
      "notHere",
      "这里办不了，不知去哪办",
      "這裡不能辦，不知去哪辦",
      "Not done here, and I do not know where",
    ),
    category("backAndForth", "让我跑来跑去", "讓我跑來跑去", "I am sent back and forth"),
    category(otherCategory, "其他", "其他", "Something else"),
  ],
  terms: { accept: 1, assign: 1, handle: 10, answer: 1, object: 5 },
  keepDays: 180,
};

export const painRules = ({ terms, ...given }: PainPointsConfig): PainRules => ({
  ...defaultPainRules,
  ...given,
  terms: { ...defaultPainRules.terms, ...terms },
});

function category(id: string, simplified: string, traditional: string, en: string): PainCategory {
  return { id, name: { "zh-CN": simplified, "zh-TW": traditional, en } };
}
