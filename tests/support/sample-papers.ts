import type { ShownPaper } from "../../kiosk/citizen/papers/shown-papers.ts";
import { followedCode } from "./followed-cases.ts";

const paper = (id: string, words: readonly [string, string, string], personal: boolean): ShownPaper => ({
  id,
  name: { "zh-CN": words[0], "zh-TW": words[1], en: words[2] },
  about: null,
  personal,
  source: { kind: "case", code: followedCode, documentId: id },
});

export const samplePapers: readonly ShownPaper[] = [
  paper("HL-20261117-0003-E-receipt", ["受理回执", "受理回執", "Receipt"], false),
  paper("HL-20261117-0003-E-commitment-x", ["告知承诺书", "告知承諾書", "Commitment"], true),
  paper(
    "HL-20261117-0003-E-certificate",
    ["食品经营许可证", "食品經營許可證", "Food business licence"],
    true,
  ),
];
export const blankPaper: ShownPaper = {
  id: "blank-authorisation.pdf",
  name: { "zh-CN": "授权委托书", "zh-TW": "授權委託書", en: "Authorisation" },
  about: null,
  personal: false,
  source: { kind: "blank", file: "blank-authorisation.pdf" },
};
