import type { Concept } from "./lexicon.ts";

/** Houses, residence permits, building. */
export const home: readonly Concept[] = [
  {
    name: "居住证",
    say: "居住证 暂住证 居住卡 暂住 居住登记 居住正 residence_permit residence_card living_permit resident_permit temporary_residence residence 居主证 局住证 居住政 居祝证 暂住证明 流动人口证 办居住 居住…证 暂住…证 外地人…证 来厦…证 蓝卡 residency temporary_residence_permit",
    suggests: "外地人:0.3",
  },
  {
    name: "房产",
    say: "房产 房子 房屋 住房 不动产 房产证 房本 产权 产权证 楼房 几套房 有房 名下 house:0.7 property real_estate home_ownership apartment flat 房屋产权 产权信息 房屋登记 房子…产权 房子…信息 房子…名下 名下…房 我的房 几套 房产登记 房产局 房管局 不动产权证 ownership deed land",
  },
  {
    name: "无房",
    say: "无房 无房证明 有无房 有没有房 有没有房子 没有房子 没房子 没房 有无住房 无住房 首套 名下无房 no_house no_property without_house 无…房 没…房子 没…房产 没买房 没买过房 有…房子没 有没有…房 有没有房产 证明…没有房 证明没房 首套房证明 没有住房 没有房产 无房产 无房正 无自有住房 公租房…房 own_no_house have_no_property",
    suggests: "房产:0.7",
  },
  {
    name: "房产查询",
    say: "誊本 建物誊本 土地誊本 房屋誊本 不动产誊本 不动产查询 不动产登记信息 不动产登记 房产查询 房产信息 房屋信息 查房 查房子 查房产 查档 property_record property_search property_register 房产…查 查…房 查…名下 名下…查 不动产…查 房屋…查 查产权 查…产权 查房本 拉房产 房产证明 房产…证明 个人住房信息 住房信息 住房情况 住房查询 套数 房产登记查询 财产查询 名下财产",
    suggests: "房产:0.7",
  },
  {
    name: "施工",
    say: "施工 施工许可 工地 工程 开工 动工 建房 盖房 盖房子 建设 装修 装潢 翻修 改造 店面装修 装修许可 报建 报批:0.5 construction build building renovation decorate decoration construction_permit 动土 建房子 盖楼 建厂 建厂房 建筑 建筑工程 施工证 施工…许可 施工许可证 施工…证 工程许可 装修…许可 装修…批 装修…办 装修店 店面…装修 店铺…装修 房子装修 办公室装修 办公室…装修 砸墙 打墙 拆墙 拆除 加建 扩建 改建 改造工程 装璜 土建 外墙 修缮 works remodel decorating fit_out 敲墙 敲掉 墙…敲 墙…拆 重新装 重装修 装空调外机:0.4 搭建 搭棚 违建:0.5",
  },
  {
    name: "买房",
    say: "买房 购房 买房子 首付 房贷 buy_a_house 买…房 买了房 买了…房 新房 贷款",
  },
];
