import type { Concept } from "./lexicon.ts";

/** Who it is about. */
export const people: readonly Concept[] = [
  {
    name: "孩子",
    say: "孩子 小孩 小孩子 娃 娃娃 娃儿 宝宝 宝贝 小朋友 儿童 儿子 女儿 囝仔 囡囡 细佬仔 小囡 孙子 孙女 外孙 学生:0.6 未成年人 child children kid kids son daughter",
  },
  {
    name: "新生儿",
    say: "新生儿 刚出生 刚出世 出生 婴儿 新生 初生 落地:0.4 刚生 生完 生了 出世 满月 坐月子 newborn infant baby birth",
    suggests: "孩子:0.6 生育:0.4",
  },
  {
    name: "老人",
    say: "老人 老人家 老年人 老年 长者 长辈 年长者 老头 老太太 老太 老伯 大爷 大妈 爷爷 奶奶 外公 外婆 姥姥 姥爷 阿公 阿嬷 阿妈:0.5 阿婆 阿伯 老爸 老妈 老爹 老娘 银发 敬老 上了年纪 年纪大 岁数大 senior elderly old_age old_people aged grandma grandpa",
  },
  {
    name: "高龄",
    say: "高龄 80周岁 80岁 80多 90多 90岁 100岁 耄耋 长寿 百岁 百岁老人 岁数很大 very_old",
    suggests: "老人:0.7",
  },
  {
    name: "残疾",
    say: "残疾 残疾人 残障 残障人士 残废 伤残 瘫痪 瘫 聋哑 聋哑人 聋人 聋 盲人 盲 看不见:0.7 听不见:0.7 不会说话:0.6 轮椅 截肢 断腿 瘸 腿脚不便 腿脚不好:0.6 行动不便:0.6 智障 弱智 智力 精神病:0.7 自闭症:0.7 脑瘫 手脚 肢体 disability disabled handicapped blind deaf wheelchair",
  },
  {
    name: "台胞",
    say: "台胞 台湾 台湾人 台湾居民 台湾同胞 台湾地区 台青 台商 台籍 台民 台干 两岸:0.6 宝岛:0.6 台北 高雄 台中:0.7 台南 taiwan taiwanese",
  },
  {
    name: "港澳居民",
    say: "港澳居民 香港人 澳门人 港澳同胞 港人 hongkonger",
    suggests: "港澳:0.6",
  },
  {
    name: "外国人",
    say: "外国人 老外 外籍 外宾 洋人 foreigner foreigners alien expat",
  },
  {
    name: "外地人",
    say: "外地人 外地 外来 外来人口 流动人口 外来务工 外来工 打工的:0.5 农民工:0.6 非本地 非户籍 老家:0.5 新厦门人 外省:0.6 外乡 migrant out_of_town nonlocal",
  },
  {
    name: "灵活就业",
    say: "灵活就业 灵活就业人员 自由职业 自由职业者 没单位 没有单位 无单位 没公司交 没有公司交 不上班 没上班 自己交 自己缴 自己买 自己续 自己续交 个人交 个人缴 个人缴费 个人名义 以个人 自费交 挂靠:0.7 断交 断缴 断了 续缴 停保 外卖 骑手 跑腿 网约车:0.4 滴滴:0.4 主播 零工 打零工 散工 临时工:0.6 freelance freelancer self_employed flexible_employment gig gig_worker",
    suggests: "参保:0.4",
  },
  { name: "军人", say: "军人 退伍 退役 退役军人 当兵 复员 转业 老兵 军属 veteran soldier army" },
  {
    name: "企业",
    say: "企业 公司 单位:0.5 有限公司 厂 工厂 法人:0.6 股东 company enterprise firm corporation llc",
  },
  {
    name: "个体户",
    say: "个体户 个体工商户 个体 个体经营 小店 小铺 店 店铺 店面 铺子 铺面 门店 门面 档口 摊 摊位 摆摊 摊贩 地摊 开店 开个店 小买卖 小生意 做生意 做买卖 生意 买卖:0.6 杂货 杂货铺 小卖部 小卖铺 便利店 超市:0.6 水果店 水果 服装店 五金店 花店 理发店:0.6 美发:0.6 美甲 网店 淘宝 淘宝店 夫妻店 老板:0.4 当老板 做老板 个体执照 shop store stall vendor small_business sole_trader business:0.6",
  },
];
