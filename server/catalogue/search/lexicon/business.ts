import type { Concept } from "./lexicon.ts";

/** Opening, changing and closing a business. */
export const business: readonly Concept[] = [
  {
    name: "营业执照",
    say: "营业执照 执照 工商执照 工商登记 工商注册 工商 牌照:0.5 营业证 经营执照 照 business_licence business_license trade_licence licence:0.4 license:0.4",
    suggests: "个体户:0.4 企业:0.3 设立:0.2",
  },
  {
    name: "设立",
    say: "设立 开办 成立 注册 创办 新开 开 开店 开个 开家 开一家 开张 开业 筹备 新办 设立登记 合伙 入股 open:0.8 start:0.7 set_up establish establishment incorporate found register:0.5 new:0.4",
  },
  {
    name: "注销",
    say: "注销 关店 关门 关张 关了 关闭 歇业 停业 倒闭 倒了 破产 结业 收摊 不开 不开了 不做了 不干了 不想开 做不下去 干不下去 开不下去 撑不下去 不营业 退执照 退掉 退了:0.5 吊销:0.5 解散 散伙 取消:0.5 销户 注消 close closing closure shut shut_down cancel:0.7 deregister deregistration dissolve",
  },
  {
    name: "餐饮",
    say: "餐饮 餐饮店 餐馆 餐厅 饭店 饭馆 饭庄 小吃 小吃店 快餐 快餐店 火锅 火锅店 烧烤 烧烤店 大排档 面馆 面店 奶茶 奶茶店 咖啡店 咖啡 咖啡馆 早餐店 早点 包子铺 沙茶面 麻辣烫 酒楼 食堂 甜品店 蛋糕店 面包店 烘焙 饮品 吃的 restaurant cafe catering diner eatery food_shop coffee snack",
    suggests: "食品:0.5 个体户:0.4",
  },
  {
    name: "食品",
    say: "食品 食品经营 食品许可 食品经营许可证 食品证 食品卫生 食品许可证 食药 卖吃的 吃的:0.6 熟食 零食 餐饮许可 餐饮证 餐饮许可证 food food_licence food_license food_permit food_business",
  },
  {
    name: "许可证",
    say: "许可证 许可 批文 审批 经营许可 经营许可证 permit permission licence license",
  },
  { name: "招牌", say: "招牌 广告牌 门头 店招 户外广告 户外招牌 灯箱 signboard sign:0.6 billboard" },
  {
    name: "法人",
    say: "法人 法定代表人 老板 负责人 经营者 店主 法人代表 owner legal_representative",
  },
  { name: "印章", say: "印章 公章 刻章 图章 seal:0.6 stamp:0.6" },
  {
    name: "补助创业",
    say: "创业补贴 创业补助 创业扶持 扶持 政策 startup_subsidy",
    suggests: "创业:0.8 补贴:0.8",
  },
];
