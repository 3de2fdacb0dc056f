import type { PictureProblem } from "../camera/quality.ts";
import { defineMessages, type Message } from "./catalogue.ts";

/** What to do about a picture of a page that is not good enough: never what is wrong with the person. */
export const scanAdvice = defineMessages({
  blurred: {
    "zh-CN": "字不清楚，请放平不动再拍",
    "zh-TW": "字不清楚，請放平不動再拍",
    en: "Blurred: lay it flat, keep still, try again",
  },
  glare: {
    "zh-CN": "有反光，请转一下或换个位置再拍",
    "zh-TW": "有反光，請轉一下或換個位置再拍",
    en: "A reflection hides text: turn it a little",
  },
  dark: {
    "zh-CN": "太暗了，请别挡住灯光再拍",
    "zh-TW": "太暗了，請別擋住燈光再拍",
    en: "Too dark: keep out of the light and try again",
  },
  cutOff: {
    "zh-CN": "没拍全，请把整张放在深色垫上",
    "zh-TW": "沒拍全，請把整張放在深色墊上",
    en: "Put the whole page on the dark mat",
  },
} satisfies Record<PictureProblem, Message>);
