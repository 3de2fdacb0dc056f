import type { Concept } from "./lexicon.ts";

/** Houses, residence permits, building. */
export const home: readonly Concept[] = [
  {
    name: "居住证",
    say: "居住证 暂住证 居住卡 暂住 居住登记 居住正 residence_permit residence_card living_permit resident_permit temporary_residence residence",
    suggests: "外地人:0.3",
  },
  {
    name: "房产",
    say: "房产 房子 房屋 住房 不动产 房产证 房本 产权 产权证 楼房 几套房 有房 名下 house:0.7 property real_estate home_ownership apartment flat",
  },
  {
    name: "无房",
    say: "无房 无房证明 有无房 有没有房 有没有房子 没有房子 没房子 没房 有无住房 无住房 首套 名下无房 no_house no_property without_house",
    suggests: "房产:0.7",
  },
  {
    name: "房产查询",
    say: "不动产查询 不动产登记信息 不动产登记 房产查询 房产信息 房屋信息 查房 查房子 查房产 查档 property_record property_search property_register",
    suggests: "房产:0.7",
  },
  {
    name: "施工",
    say: "施工 施工许可 工地 工程 开工 动工 建房 盖房 盖房子 建设 装修 装潢 翻修 改造 店面装修 装修许可 报建 报批:0.5 construction build building renovation decorate decoration construction_permit",
  },
  { name: "买房", say: "买房 购房 买房子 首付 房贷 过户 mortgage buy_a_house" },
];
