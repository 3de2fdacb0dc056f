import type { Concept } from "./lexicon.ts";

/** Houses, residence permits, building. */
export const home: readonly Concept[] = [
  {
    name: "居住证",
    say: "居住证 暂住证 居住卡 暂住 居住登记 居住正 residence_permit residence_card living_permit resident_permit temporary_residence residence 居主证 局住证 居住政 居祝证 暂住证明 流动人口证 办居住 居住…证 暂住…证 外地人…证 来厦…证 蓝卡 residency temporary_residence_permit 居留证 居住牌 暂住的证 暂住那个证 住的证 来厦证 居住…卡 居住本 外地人的证 外来…证 打工…证:0.6 流动人口…证 流动人口登记 租房登记:0.6 暂住登记 居留 居留登记 暂住人口 临时户口 居证 居驻证 居住签 resident_card temporary_residency resident residency_card living_certificate stay_permit 居住的证 住证 在这里住 在这住 这里住 在这边住 住这里 住在这里 住这边 租房…登记 租房…办证 外省…住 外地…住 外省…登记",
    suggests: "外地人:0.3",
  },
  {
    name: "房产",
    say: "房产 房子 房屋 住房 不动产 房产证 房本 产权 产权证 楼房 几套房 有房 名下 house:0.7 property real_estate home_ownership apartment flat 房屋产权 产权信息 房屋登记 房子…产权 房子…信息 房子…名下 名下…房 我的房 几套 房产登记 房产局 房管局 不动产权证 ownership deed land 房子的证 房产本 红本:0.2 房契 地契 屋契 房屋所有权 所有权 产权登记 我名下 有几套 几间房 有几间 几间房子 有没有房产 屋子 屋 住宅 楼 商品房 别墅 店面产权 车位:0.4 土地 宅基地:0.4 建物 老宅 祖屋 老房 老房子 real_property houses homeowner home:0.3",
  },
  {
    name: "无房",
    say: "无房 无房证明 有无房 有没有房 有没有房子 没有房子 没房子 没房 有无住房 无住房 首套 名下无房 no_house no_property without_house 无…房 没…房子 没…房产 没买房 没买过房 有…房子没 有没有…房 有没有房产 证明…没有房 证明没房 首套房证明 没有住房 没有房产 无房产 无房正 无自有住房 公租房…房 own_no_house have_no_property 没房证明 没有房证明 没有房子的证明 没有房…证明 没有房…纸 没房…证明 没房…纸 证明没房子 证明我没 没买过 从没买过房 从来没买过房 一套房都没 一套都没 没有自己的房 没自己的房 没有房本 名下没有 名下没 名下…没有 名下没有房子 无自有房 无产权 无房产证明 无房无产 查无房 购房资格:0.6 首套房 首套证明 首次购房 没有不动产 不动产…没 没有不动产证明 没有房…开 自有住宅:0.6 no_home don't_own do_not_own not_own own_no no_real_estate first_home",
    suggests: "房产:0.7",
  },
  {
    name: "房产查询",
    say: "誊本 建物誊本 土地誊本 房屋誊本 不动产誊本 不动产查询 不动产登记信息 不动产登记 房产查询 房产信息 房屋信息 查房 查房子 查房产 查档 property_record property_search property_register 房产…查 查…房 查…名下 名下…查 不动产…查 房屋…查 查产权 查…产权 查房本 拉房产 房产证明 房产…证明 个人住房信息 住房信息 住房情况 住房查询 套数 房产登记查询 财产查询 名下财产 查名下 查几套 查有几 查有几套 查有几间 查一下房 查我房 查不动产 查老爸…房 查…几套 查…几间 查…遗产:0.5 产调 房调 不动产档案 房产档案 房子档案 调档 房产…调 房产…拉 房产信息查询 不动产信息 产权查询 产权证明 有房证明 房产清单 房产情况 房子情况 房屋情况 地籍誊本 地籍 谢本 登记簿 登记簿证明 land_registry title_search check_property",
    suggests: "房产:0.7",
  },
  {
    name: "施工",
    say: "施工 施工许可 工地 工程 开工 动工 建房 盖房 盖房子 建设 装修 装潢 翻修 改造 店面装修 装修许可 报建 报批:0.5 construction build building renovation decorate decoration construction_permit 动土 建房子 盖楼 建厂 建厂房 建筑 建筑工程 施工证 施工…许可 施工许可证 施工…证 工程许可 装修…许可 装修…批 装修…办 装修店 店面…装修 店铺…装修 房子装修 办公室装修 办公室…装修 砸墙 打墙 拆墙 拆除 加建 扩建 改建 改造工程 装璜 土建 外墙 修缮 works remodel decorating fit_out 敲墙 敲掉 墙…敲 墙…拆 重新装 重装修 装空调外机:0.4 搭建 搭棚 违建:0.5 开工许可 动工许可 装修队 装修工程 装修报备 装修备案 装修…报 装修…证 装修…审批 装修…手续 店里装修 店里改造 店面改造 铺子装修 翻新 店铺翻新 翻新…报 重新装修 重装 改格局 改布局:0.4 隔断 隔间 隔两间 隔墙 隔成 隔出 打隔断 做隔断 拆隔断 打通 开门洞 吊顶 铺地 刷墙 贴砖 搭雨棚 搭阳光房 阳光房 加一层 加层 盖厂房 盖仓库 厂房改造 建仓库 修房子 修屋顶 房屋修缮 房子加固 钢结构 工程备案 小工程 小型工程 施工队 施工备案 施工…手续 工程开工 室内装修 装潢许可 室裝 室内装修许可 建照 建筑执照 refurbish refurbishment building_permit construction_work partition build_a_wall extension_work 重新隔 隔一下 隔开 敲 砸 拆",
  },
  {
    name: "买房",
    say: "买房 购房 买房子 首付 房贷 buy_a_house 买…房 买了房 买了…房 新房 贷款 房贷…公积金 异地贷款 按揭 供房 买首套 买新房 购屋 买屋 housing_loan",
  },
];
