import type { Concept } from "./lexicon.ts";

/** Leaving and entering the country, police certificates. */
export const travel: readonly Concept[] = [
  {
    name: "港澳",
    say: "港澳 香港 澳门 港澳台:0.6 过港 去港 赴港 赴澳 hong_kong hongkong macau macao hk 香港…玩 澳门…玩 去香港 去澳门 到香港 到澳门 香港旅游 港澳游 港澳旅游 迪士尼:0.5 港澳…签 往来港澳",
    suggests: "通行证:0.6",
  },
  {
    name: "通行证",
    say: "通行证 往来港澳通行证 港澳通行证 港澳本 通关证 出入境 travel_permit exit_entry 港澳通 港澳证 通行正 往来通行证 回乡证:0.6 hong_kong_permit macau_permit travel_document",
  },
  {
    name: "签注",
    say: "签注 再签 再次签注 续签 签证 加签 签一次 续签注 盖章 盖个章 盖一次章 endorsement visa endorse stamp:0.5 签住 前注 签…注 再签注 签个注 签证…港澳 续个签 续签证 次数 没次数 签注用完 用完 一年一签 一签一行 续注",
  },
  { name: "护照", kind: "subject", say: "护照 出国证 passport 出国护照 因私护照" },
  {
    name: "出国",
    say: "出国 留学 移民 国外 出境 abroad overseas emigrate study_abroad 出国留学 出国打工 出国工作 劳务出国 去国外 国外读书 国外工作 涉外 办签证 签证:0.4 外国:0.4 study_overseas immigration",
    suggests: "护照:0.5 无犯罪:0.4",
  },
  {
    name: "台胞证",
    say: "台胞证 台湾居民来往大陆通行证 来往大陆通行证 mtp 台胞…证 台湾通行证",
    suggests: "台胞:0.7",
  },
  {
    name: "无犯罪",
    say: "无犯罪 无犯罪记录 无犯罪证明 犯罪 犯罪记录 没犯罪 没犯过罪 没犯过法 没犯法 犯法 案底 无案底 没案底 前科 无前科 没前科 良民证 清白 坐牢 坐过牢 违法记录 政审:0.7 criminal_record no_criminal police_clearance police_certificate clean_record clearance criminal 无范罪 无犯罪纪录 无犯罪…证明 没犯罪…证明 没…犯罪 没有犯罪 没有…犯罪 有没有犯 有没有…犯 犯过 犯过罪 犯过法 犯罪…证明 无罪 无罪证明 清白证明 守法 守法证明 没坐过牢 没有坐过牢 无违法 无违法犯罪 案件:0.4 黑底 底子干净 刑事 刑事记录 无刑事 良民 前科证明 背景调查 背调 入职审查 保安证:0.4 crime crimes background_check good_conduct no_crime",
  },
];
