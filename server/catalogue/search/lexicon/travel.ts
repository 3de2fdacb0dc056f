import type { Concept } from "./lexicon.ts";

/** Leaving and entering the country, police certificates. */
export const travel: readonly Concept[] = [
  {
    name: "港澳",
    say: "港澳 香港 澳门 港澳台:0.6 过港 去港 赴港 赴澳 hong_kong hongkong macau macao hk 香港…玩 澳门…玩 去香港 去澳门 到香港 到澳门 香港旅游 港澳游 港澳旅游 迪士尼:0.5 港澳…签 往来港澳 港珠澳 去港澳 到港 到澳 香港购物 香港买 香港迪士尼 去香港玩 去澳门玩 赌场:0.5 香港看 澳门看 香港探亲 澳门探亲 去趟香港 去趟澳门 来往港澳 往港澳 过关 过境香港 港澳自由行 自由行 香港自由行 hong_kong_trip visit_hong_kong visit_macau",
    suggests: "通行证:0.6",
  },
  {
    name: "通行证",
    say: "通行证 往来港澳通行证 港澳通行证 港澳本 通关证 出入境 travel_permit exit_entry 港澳通 港澳证 通行正 往来通行证 回乡证:0.6 hong_kong_permit macau_permit travel_document 港澳那个证 去港澳的证 去香港的证 往来证 那个通行证 通行证件 hk_permit macao_permit permit_to_hong_kong",
  },
  {
    name: "签注",
    say: "签注 再签 再次签注 续签 签证 加签 签一次 续签注 盖章 盖个章 盖一次章 endorsement visa endorse stamp:0.5 签住 前注 签…注 再签注 签个注 签证…港澳 续个签 续签证 次数 没次数 签注用完 用完 一年一签 一签一行 续注 盖戳 盖个戳 盖戳子 盖印 盖个印 戳子 签次数 没有次数 次数用完 次数没了 次数用光 没签注 没有签注 签注没 签注没了 签注过期 签注到期 签注用光 签注…没 签注…完 签注…用 重新签注 补签注 再签一次 再签一个 再签个 再办签注 加签注 办签注 续个签注 签一下 签个章 签一年 贴签 加注 签证用完 签证没了 visa_stamp re_endorse new_endorsement entries_used used_up",
  },
  {
    name: "护照",
    kind: "subject",
    say: "护照 出国证 passport 出国护照 因私护照 护照到期 护照换 换护照 补护照 护照丢 护照过期 办本护照 出国本 passports",
  },
  {
    name: "出国",
    say: "出国 留学 移民 国外 出境 abroad overseas emigrate study_abroad 出国留学 出国打工 出国工作 劳务出国 去国外 国外读书 国外工作 涉外 办签证 签证:0.4 外国:0.4 study_overseas immigration 去外国 出国旅游:0.7 出国定居 去美国 去日本 去新加坡 去澳洲 去加拿大 去英国 去韩国 出国读书 办移民 投资移民 国外上学 国外公司 外派国外 海外 海外工作 working_abroad study_in foreign_country",
    suggests: "护照:0.5 无犯罪:0.4",
  },
  {
    name: "台胞证",
    say: "台胞证 台湾居民来往大陆通行证 来往大陆通行证 mtp 台胞…证 台湾通行证 台胞本 台胞证件 大陆通行证 台胞签注 mainland_travel_permit",
    suggests: "台胞:0.7",
  },
  {
    name: "无犯罪",
    say: "无犯罪 无犯罪记录 无犯罪证明 犯罪 犯罪记录 没犯罪 没犯过罪 没犯过法 没犯法 犯法 案底 无案底 没案底 前科 无前科 没前科 良民证 清白 坐牢 坐过牢 违法记录 政审:0.7 criminal_record no_criminal police_clearance police_certificate clean_record clearance criminal 无范罪 无犯罪纪录 无犯罪…证明 没犯罪…证明 没…犯罪 没有犯罪 没有…犯罪 有没有犯 有没有…犯 犯过 犯过罪 犯过法 犯罪…证明 无罪 无罪证明 清白证明 守法 守法证明 没坐过牢 没有坐过牢 无违法 无违法犯罪 案件:0.4 黑底 底子干净 刑事 刑事记录 无刑事 良民 前科证明 背景调查 背调 入职审查 保安证:0.4 crime crimes background_check good_conduct no_crime 没犯法的纸 没犯法…证明 没犯法…纸 没犯过事 没犯事 没做过坏事 没做坏事 没干过坏事 没进过局子 没被抓过 没有案底 没案底证明 没留案底 没前科证明 清清白白 清白纸 身家清白 无污点 无不良记录 无不良 没有不良记录 干净 干净证明 派出所的证明 派出所证明 派出所…证明 派出所开…证明 派出所开证明 公安局…证明 公安…证明 警察局…证明 警局证明 警察证明 刑事证明 刑事纪录 警察刑事纪录 政审材料 政审表 背调证明 入职…证明:0.5 应聘…证明 当老师…证明 老师…派出所 当保安 保安…证明 当保姆…证明 考公…证明 保姆证:0.3 无违法证明 无违规 安分守己 police_record police_report_clean no_crimes clean_criminal good_citizen dbs never_committed 局子 进过局子 没坐牢 没蹲过 蹲过",
  },
];
