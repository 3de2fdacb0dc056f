import { ConverterFactory, type DictGroup } from "opencc-js/core";
import { from, to } from "opencc-js/preset/cn2t";

/**
 * What OpenCC's words of Taiwan, which are those of computers, make of a hall's: 窗口 a window of a screen, 注销 leaving a site, 社区 people on the
 * net. Each with what Taiwan's own offices say; in OpenCC's traditional characters.
 */
const ofOffices: Readonly<Record<string, string>> = {
  窗口: "櫃檯",
  註銷: "註銷",
  社區: "社區",
  審覈: "審核",
  代碼: "代碼",
  項目: "項目",
  設備: "設備",
  設置: "設置",
  文件: "文件",
  程序: "程序",
  聲明: "聲明",
  對象: "對象",
  綁定: "綁定",
  優化: "優化",
  查看: "查看",
};

const [simplified = [], taiwan = []] = [from.cn, to.twp];
const [phrases = [], ...variants] = taiwan;

/** OpenCC's phrases with those of offices in the place of its own. */
const phrasesOfOffices: DictGroup = [
  ...phrases
    .map((dict) => (typeof dict === "string" ? pairsOf(dict) : dict))
    .map((pairs) => pairs.filter(([word]) => !(word in ofOffices))),
  Object.entries(ofOffices),
];

function pairsOf(dict: string): [string, string][] {
  return dict.split("|").map((entry) => {
    const [word = "", ...rest] = entry.split(" ");
    return [word, rest.join(" ")];
  });
}

/** Simplified to traditional characters with Taiwan's own words: 软件 軟體, 打印 列印, and at a hall 窗口 櫃檯. */
export const toTaiwan = ConverterFactory(simplified, [phrasesOfOffices, ...variants]);
