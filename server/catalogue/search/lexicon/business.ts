import type { Concept } from "./lexicon.ts";

/** Opening, changing and closing a business. */
export const business: readonly Concept[] = [
  {
    name: "营业执照",
    say: "营业执照 执照 工商执照 工商登记 工商注册 工商 牌照:0.5 营业证 经营执照 照 business_licence business_license trade_licence licence:0.4 license:0.4 营业值照 营业直照 营业执造 营业执昭 执照…办 办…执照 办…照 工商照 商事登记 商业登记 经营证 做生意的证 生意证 营业许可 biz_licence 营业登记 工商登记证 商业登记证 公司执照 个体执照 小店执照 电子执照 执照本 三证合一 五证合一 五证 统一代码 社会信用代码:0.6 市监局:0.5 市场监管:0.5 市监所:0.5 工商局:0.6 工商所:0.6 工商管理 开业证 做生意…证 生意…证 摊…证 店…证:0.6 开店…证 营利事业登记 营利登记 牌子:0.3 business_registration business_certificate business_permit trading_licence",
    suggests: "个体户:0.4 企业:0.3 设立:0.2",
  },
  {
    name: "设立",
    kind: "deed",
    say: "当老板 做老板 自己当老板 当头家 行号登记 商业登记 公司登记 设立 开办 成立 注册 创办 新开 开 开店 开个 开家 开一家 开张 开业 筹备 新办 设立登记 合伙 入股 open:0.8 start:0.7 set_up establish establishment incorporate found register:0.5 new:0.4 创立 建立 注册…公司 成立…公司 开…公司 办…公司 搞…公司 弄…公司 想开 要开 准备开 打算开 自己开 合伙开 开…店 开…馆 开…厅 开…吧 开…摊 摆摊 摆…摊 新店 新公司 办厂 开厂 申办 投资 创办企业 入驻 起步 opening starting incorporation launch new_business 盘店 盘下 盘个店 盘…店 接手:0.5 顶店 顶个店 顶下 加盟 加盟店 挂牌 挂个牌 立户 申请公司 开企业 办企业 开分店 分店 新开张 新开业 试营业 起字号 核名 查名 名称核准 取店名 做…生意 做个…生意 搞个…店 弄个…店 整个…店 想做…生意 当个体 一人公司 两个人合伙 合股 合开 创立公司 办工厂 开工厂 开网店 开公司 设公司 设店 开馆子 开铺子 开茶馆 开酒吧 开民宿 开诊所:0.6 开药店 开幼儿园:0.4 start_company start_up new_shop new_company open_shop 想弄 弄个 弄一个 凑钱 合伙做 想搞 搞个 支个 搭伙 刚成立 新成立 刚注册 成立了",
  },
  {
    name: "注销",
    kind: "later",
    say: "歇业登记 收起来 收掉 店收 店…收 生意…收 顶不住 做不起来 停业登记 注销 关店 关门 关张 关了 关闭 歇业 停业 倒闭 倒了 破产 结业 收摊 不开 不开了 不做了 不干了 不想开 做不下去 干不下去 开不下去 撑不下去 不营业 退执照 退掉 退了:0.5 吊销:0.5 解散 散伙 取消:0.5 销户 注消 close closing closure shut shut_down cancel:0.7 deregister deregistration dissolve 注削 住销 注销掉 销掉 关掉 关停 关…店 关…公司 店…关 公司…关 店…不开 不…开了 不想…干 不想…做 不…做了 不…干了 不下去 经营不下去 倒掉 黄了 亏本 亏钱 亏 赔本 赔光 散了 关门大吉 停止经营 停止营业 不经营 转让:0.4 盘出去 退照 执照…退 执照…销 执照不要 执照…不要 清算 winding_up bankruptcy wind_up go_out_of_business 收档 收铺 收店 倒店 店倒 关铺 关厂 关工厂 厂关 关档 关掉店 关门不做 关门不干 不做生意 生意不做 没生意:0.5 生意差:0.5 亏钱…关 不想开了 不想干了 不想做了 不干 不做 交回执照 退还执照 把执照退 执照吊销:0.5 除名 清盘 结束营业 歇店 撤销登记 撤店 撤柜 撤掉 撤公司 停掉:0.6 停止 结束:0.4 了结 处理掉:0.5 不开店 店不开 店不做 摊子收 收摊子 关闭公司 公司关闭 公司关停 公司不做 公司没了 公司不要 公司没用 空壳公司 僵尸公司 解散公司 解散登记 营业中止 closed_down close_my close_down cease stop_business give_up liquidate end_business 店铺不租 铺子不租 不租了 退租 租约到期 不再做 没业务 没生意了 执照…还 还执照 交执照 执照还要 把店关 店关 关了店 关了公司",
  },
  {
    name: "餐饮",
    say: "餐饮 餐饮店 餐馆 餐厅 饭店 饭馆 饭庄 小吃 小吃店 快餐 快餐店 火锅 火锅店 烧烤 烧烤店 大排档 面馆 面店 奶茶 奶茶店 咖啡店 咖啡 咖啡馆 早餐店 早点 包子铺 沙茶面 麻辣烫 酒楼 食堂 甜品店 蛋糕店 面包店 烘焙 饮品 吃的 restaurant cafe catering diner eatery food_shop coffee snack 小饭馆 小饭店 小餐馆 大饭店 农家乐 排挡 大排挡 大排挡店 茶餐厅 甜品 冷饮 冷饮店 饮料店 奶茶铺 茶饮 咖啡厅 咖啡吧 米线 粉店 拉面 牛肉面 拌面 扁食 饺子馆 馄饨 煎饼 肠粉 卤味 卤肉 炸鸡 汉堡 汉堡店 披萨 串串 串串香 海鲜 海鲜店 川菜 湘菜 菜馆 酒家 外卖店 私房菜 月子餐:0.4 食店 夜宵 宵夜 早餐 做餐饮 做快餐 搞餐饮 做吃的 卖小吃 卖早餐 卖奶茶 土笋冻 花生汤 bbq bakery bistro noodle noodles hotpot tea_shop milk_tea bubble_tea takeaway canteen 馆子 小馆子 下馆子 苍蝇馆子 早茶 糖水 糖水店 甜水 凉茶 凉茶店 凉皮 麻辣拌 酸辣粉 螺蛳粉 烤肉 烤肉店 烤鱼 烤鸭 炸串 炒菜 盒饭 便当 便当店 简餐 西餐 西餐厅 日料 韩餐 寿司 自助餐厅 餐车 流动餐车 手抓饼 煎饼果子 包子 馒头 馒头店 豆浆 油条 粥店 卤面 面线糊 海蛎煎 蚵仔煎 闽菜 湘菜馆 川菜馆 小龙虾 农家饭 饮食店 餐食 餐厅执照 冰淇淋 雪糕店 果汁店 手摇饮 手摇店 茶饮店 小食 小食店 酒馆 小酒馆 清吧 吃食 吃食店 做菜 food_truck food_stall dumpling pizza tea_house bubble ice_cream juice barbecue lunch breakfast_shop snacks noodle_shop",
    suggests: "食品:0.5 个体户:0.4",
  },
  {
    name: "食品",
    say: "食品 食品经营 食品许可 食品经营许可证 食品证 食品卫生 食品许可证 食药 卖吃的 吃的:0.6 熟食 零食 餐饮许可 餐饮证 餐饮许可证 food food_licence food_license food_permit food_business 食品…许可 食品…证 餐饮…许可 餐饮…证 食品流通 食品销售 食品安全 预包装 散装 卖食品 烟酒:0.4 保健品 小作坊 食品卫生证 食物 饭店…证 餐馆…证 饭店…许可 餐馆…许可 奶茶店…证 店…食品证 groceries grocery supermarket food_hygiene food_safety 食品经营备案 食品备案 食药监 食品牌 食品执照 卖食物 卖零食 卖熟食 卖烟酒:0.5 卖酒 卖水 卖茶叶 卖茶:0.6 卖肉 卖海鲜 干货 粮油 生鲜 冷冻食品 冻品 调料 奶粉 糕点 糖果 食品厂 食堂…证 卫生许可证餐饮 餐饮卫生证 餐饮服务 餐饮…卫生 食品登录 食品业者登录 食品营业 吃的…证 卖吃…证 吃的东西 selling_food sell_food food_certificate food_registration packaged_food",
  },
  {
    name: "许可证",
    say: "许可证 许可 批文 审批 经营许可 经营许可证 permit permission licence license 批准 批准书 准营 证照 资质 许可文件 批件 准许证 经营证照 牌:0.2",
  },
  {
    name: "招牌",
    say: "招牌 广告牌 门头 店招 户外广告 户外招牌 灯箱 signboard sign:0.6 billboard 户外广告牌 店铺招牌 挂招牌 门面招牌 广告 霓虹灯 led屏 门头牌 牌匾 匾额 店名牌 店牌 牌子 发光字 灯牌 led灯 led屏幕 电子屏 显示屏 横幅:0.6 条幅:0.6 海报:0.5 立牌 灯箱广告 广告灯箱 挂牌子 门面牌 换门头 做门头 装门头 换牌子 店招牌 招牌灯 招牌…挂 挂…牌 店门口…牌 广告位 墙体广告 看板 市招 霓虹 shop_sign signage sign_board neon storefront_sign banner advertisement 装个发光字 装发光字 上面装 挂招牌灯",
  },
  {
    name: "法人",
    say: "法人 法定代表人 老板 负责人 经营者 店主 法人代表 owner legal_representative 法定代表 换老板 换法人 老板换 法人变 负责人…换 换…负责人 换法人代表 变更法人 变更负责人 老板变 老板…换 店主…换 经营者…换 换经营者 换…经营者 负责人变",
  },
  { name: "印章", say: "印章 公章 刻章 图章 seal:0.6 stamp:0.6" },
  {
    name: "补助创业",
    say: "创业补贴 创业补助 创业扶持 扶持 政策 startup_subsidy 创业…补 创业…钱 创业…补贴 创业…补助 创业…扶持 创业奖励 创业资金 就业补贴 就业补助 就业…补 工作…补贴 政策补贴 start_up_subsidy business_subsidy employment_subsidy 开店…补贴 开店…补助 创业贷款:0.6 创业补助金 青创 青年创业 惠台 惠台政策 对台政策 就业…钱 租房补贴:0.5 创业…政策 startup_grant business_grant start_up_money entrepreneur_grant",
    suggests: "创业:0.8 补贴:0.8",
  },
];
