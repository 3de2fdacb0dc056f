import type { RatingLevel } from "../../server/contract/hall.ts";
import { defineMessages, type Message } from "./catalogue.ts";

/** The five levels of 好差评 in their official words. */
export const ratingMessages = defineMessages({
  verySatisfied: { "zh-CN": "非常满意", "zh-TW": "非常滿意", en: "Very satisfied" },
  satisfied: { "zh-CN": "满意", "zh-TW": "滿意", en: "Satisfied" },
  fairlySatisfied: { "zh-CN": "基本满意", "zh-TW": "基本滿意", en: "Fairly satisfied" },
  dissatisfied: { "zh-CN": "不满意", "zh-TW": "不滿意", en: "Dissatisfied" },
  veryDissatisfied: { "zh-CN": "非常不满意", "zh-TW": "非常不滿意", en: "Very dissatisfied" },
} satisfies Record<RatingLevel, Message>);
