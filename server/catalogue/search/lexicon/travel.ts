import type { Concept } from "./lexicon.ts";

/** Leaving and entering the country, police certificates. */
export const travel: readonly Concept[] = [
  {
    name: "港澳",
    say: "港澳 香港 澳门 港澳台:0.6 过港 去港 赴港 赴澳 hong_kong hongkong macau macao hk",
    suggests: "通行证:0.6",
  },
  {
    name: "通行证",
    say: "通行证 往来港澳通行证 港澳通行证 港澳本 通关证 出入境 travel_permit exit_entry",
  },
  {
    name: "签注",
    say: "签注 再签 再次签注 续签 签证 加签 签一次 续签注 盖章 盖个章 盖一次章 endorsement visa endorse stamp:0.5",
  },
  { name: "护照", say: "护照 出国证 passport" },
  {
    name: "出国",
    say: "出国 留学 移民 国外 出境 abroad overseas emigrate study_abroad",
    suggests: "护照:0.5 无犯罪:0.4",
  },
  { name: "台胞证", say: "台胞证 台湾居民来往大陆通行证 来往大陆通行证 mtp", suggests: "台胞:0.7" },
  {
    name: "无犯罪",
    say: "无犯罪 无犯罪记录 无犯罪证明 犯罪 犯罪记录 没犯罪 没犯过罪 没犯过法 没犯法 犯法 案底 无案底 没案底 前科 无前科 没前科 良民证 清白 坐牢 坐过牢 违法记录 政审:0.7 criminal_record no_criminal police_clearance police_certificate clean_record clearance criminal",
  },
];
