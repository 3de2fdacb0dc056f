import type { Concept } from "./lexicon.ts";

/** Opening, changing and closing a business. */
export const business: readonly Concept[] = [
  {
    name: "营业执照",
    say: "营业执照 执照 工商执照 工商登记 工商注册 工商 牌照:0.5 营业证 经营执照 照 business_licence business_license trade_licence licence:0.4 license:0.4 营业值照 营业直照 营业执造 营业执昭 执照…办 办…执照 办…照 工商照 商事登记 商业登记 经营证 做生意的证 生意证 营业许可 biz_licence",
    suggests: "个体户:0.4 企业:0.3 设立:0.2",
  },
  {
    name: "设立",
    kind: "deed",
    say: "当老板 做老板 自己当老板 当头家 行号登记 商业登记 公司登记 设立 开办 成立 注册 创办 新开 开 开店 开个 开家 开一家 开张 开业 筹备 新办 设立登记 合伙 入股 open:0.8 start:0.7 set_up establish establishment incorporate found register:0.5 new:0.4 创立 建立 注册…公司 成立…公司 开…公司 办…公司 搞…公司 弄…公司 想开 要开 准备开 打算开 自己开 合伙开 开…店 开…馆 开…厅 开…吧 开…摊 摆摊 摆…摊 新店 新公司 办厂 开厂 申办 投资 创办企业 入驻 起步 opening starting incorporation launch new_business",
  },
  {
    name: "注销",
    kind: "deed",
    say: "歇业登记 收起来 收掉 店收 店…收 生意…收 顶不住 做不起来 停业登记 注销 关店 关门 关张 关了 关闭 歇业 停业 倒闭 倒了 破产 结业 收摊 不开 不开了 不做了 不干了 不想开 做不下去 干不下去 开不下去 撑不下去 不营业 退执照 退掉 退了:0.5 吊销:0.5 解散 散伙 取消:0.5 销户 注消 close closing closure shut shut_down cancel:0.7 deregister deregistration dissolve 注削 住销 注销掉 销掉 关掉 关停 关…店 关…公司 店…关 公司…关 店…不开 不…开了 不想…干 不想…做 不…做了 不…干了 不下去 经营不下去 倒掉 黄了 亏本 亏钱 亏 赔本 赔光 散了 关门大吉 停止经营 停止营业 不经营 转让:0.4 盘出去 退照 执照…退 执照…销 执照不要 执照…不要 清算 winding_up bankruptcy wind_up go_out_of_business",
  },
  {
    name: "餐饮",
    say: "餐饮 餐饮店 餐馆 餐厅 饭店 饭馆 饭庄 小吃 小吃店 快餐 快餐店 火锅 火锅店 烧烤 烧烤店 大排档 面馆 面店 奶茶 奶茶店 咖啡店 咖啡 咖啡馆 早餐店 早点 包子铺 沙茶面 麻辣烫 酒楼 食堂 甜品店 蛋糕店 面包店 烘焙 饮品 吃的 restaurant cafe catering diner eatery food_shop coffee snack 小饭馆 小饭店 小餐馆 大饭店 农家乐 排挡 大排挡 大排挡店 茶餐厅 甜品 冷饮 冷饮店 饮料店 奶茶铺 茶饮 咖啡厅 咖啡吧 米线 粉店 拉面 牛肉面 拌面 扁食 饺子馆 馄饨 煎饼 肠粉 卤味 卤肉 炸鸡 汉堡 汉堡店 披萨 串串 串串香 海鲜 海鲜店 川菜 湘菜 菜馆 酒家 外卖店 私房菜 月子餐:0.4 食店 夜宵 宵夜 早餐 做餐饮 做快餐 搞餐饮 做吃的 卖小吃 卖早餐 卖奶茶 土笋冻 花生汤 bbq bakery bistro noodle noodles hotpot tea_shop milk_tea bubble_tea takeaway canteen",
    suggests: "食品:0.5 个体户:0.4",
  },
  {
    name: "食品",
    say: "食品 食品经营 食品许可 食品经营许可证 食品证 食品卫生 食品许可证 食药 卖吃的 吃的:0.6 熟食 零食 餐饮许可 餐饮证 餐饮许可证 food food_licence food_license food_permit food_business 食品…许可 食品…证 餐饮…许可 餐饮…证 食品流通 食品销售 食品安全 预包装 散装 卖食品 烟酒:0.4 保健品 小作坊 食品卫生证 食物 饭店…证 餐馆…证 饭店…许可 餐馆…许可 奶茶店…证 店…食品证 groceries grocery supermarket food_hygiene food_safety",
  },
  {
    name: "许可证",
    say: "许可证 许可 批文 审批 经营许可 经营许可证 permit permission licence license 批准 批准书 准营 证照 资质",
  },
  {
    name: "招牌",
    say: "招牌 广告牌 门头 店招 户外广告 户外招牌 灯箱 signboard sign:0.6 billboard 户外广告牌 店铺招牌 挂招牌 门面招牌 广告 霓虹灯 led屏",
  },
  {
    name: "法人",
    say: "法人 法定代表人 老板 负责人 经营者 店主 法人代表 owner legal_representative 法定代表 换老板 换法人 老板换 法人变 负责人…换 换…负责人",
  },
  { name: "印章", say: "印章 公章 刻章 图章 seal:0.6 stamp:0.6" },
  {
    name: "补助创业",
    say: "创业补贴 创业补助 创业扶持 扶持 政策 startup_subsidy 创业…补 创业…钱 创业…补贴 创业…补助 创业…扶持 创业奖励 创业资金 就业补贴 就业补助 就业…补 工作…补贴 政策补贴 start_up_subsidy business_subsidy employment_subsidy",
    suggests: "创业:0.8 补贴:0.8",
  },
];
