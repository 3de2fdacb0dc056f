import type { Concept } from "./lexicon.ts";

/** Marriage, birth, school, old age, hardship, death. */
export const life: readonly Concept[] = [
  {
    name: "结婚",
    say: "结婚 结婚证 领证 领结婚证 领红本 红本本 扯证 打结婚证 婚姻登记 婚姻 成婚 登记结婚 娶 娶老婆 嫁 嫁人 办喜事 新人:0.6 未婚夫 未婚妻 女朋友:0.5 男朋友:0.5 对象:0.3 marriage marry married wedding wed get_married",
  },
  { name: "离婚", say: "离婚 离婚证 分手 散伙:0.4 divorce" },
  {
    name: "生育",
    say: "生育 生孩子 生娃 生小孩 生宝宝 怀孕 怀上 怀宝宝 有喜 有身孕 大肚子 孕妇 产妇 孕期 准生证 生育证 生育服务证 计生 二胎 三胎 二孩 三孩 头胎 一胎 生二胎 要生了 快生了 预产期 待产 生仔 没出生 未出生 birth pregnant pregnancy maternity childbirth baby",
    suggests: "新生儿:0.3",
  },
  {
    name: "入学",
    say: "入学 上学 读书 念书 上小学 读小学 小学 上初中 初中 小升初 幼升小 幼儿园:0.6 一年级 1年级 学校 学位 学区 报名 就学 转学:0.6 义务教育 上幼儿园 进学校 择校 school enroll enrol enrollment enrolment primary_school education",
    suggests: "孩子:0.5",
  },
  {
    name: "退休",
    say: "退休 退休了 办退休 快退休 退了 退下来 内退 不干了:0.3 到年纪:0.6 到龄 到岁数 到退休年龄 retire retirement retired",
    suggests: "养老金:0.6",
  },
  {
    name: "养老金",
    say: "养老金 退休金 养老钱 养老待遇 养老保险待遇 退休工资 老保 领养老 领养老金 养老 到岁数 到龄 pension old_age_pension",
    suggests: "养老保险:0.6 老人:0.3 社保:0.3",
  },
  {
    name: "优待证",
    say: "优待证 老年优待证 老人卡 老年卡 老人证 老年证 敬老卡 敬老证 敬老优待 优待卡 优待 优惠 免费坐车 坐车免费 坐车不要钱 坐公交 公交免费 免费公交 公交卡 老人公交 免费乘车 乘车优惠 坐车优惠 爱心卡 免票 免门票 半价 senior_card bus_card bus_pass free_bus discount concession",
    suggests: "老人:0.5",
  },
  {
    name: "高龄津贴",
    say: "高龄津贴 高龄补贴 高龄补助 高龄费 长寿金 长寿钱 敬老金 老龄津贴 老龄补贴 old_age_allowance elderly_allowance",
    suggests: "高龄 老人:0.6 补贴:0.7",
  },
  {
    name: "低保",
    say: "低保 低保户 低保金 吃低保 最低生活保障 最低保障 最低生活费 困难户 贫困户 贫困 特困 穷 没收入 没有收入 收入低 生活困难 家庭困难 家里困难 家庭经济困难 没钱过 过不下去 揭不开锅 吃不上饭 没饭吃 生活费:0.5 没钱:0.5 subsistence minimum_living low_income poor poverty welfare",
    suggests: "救助:0.4",
  },
  {
    name: "救助",
    say: "救助 临时救助 急难 急难救助 救急 救济 救济金 求助 应急 急用钱 突发 突然 出事 出了事 大事 变故 意外 遭灾 灾 火灾 着火 失火 水灾 台风 车祸 大病 重病 看病花光 花光 临时困难 遇到困难 难关 没钱治病 没钱看病 政府能帮 流浪 emergency relief hardship crisis disaster help:0.2 assistance:0.5",
    suggests: "低保:0.3",
  },
  {
    name: "残疾人证",
    say: "残疾人证 残疾证 残障证 伤残证 评残 残疾评定 残疾鉴定 disability_certificate disability_card",
    suggests: "残疾:0.9",
  },
  {
    name: "两项补贴",
    say: "两项补贴 护理补贴 生活补贴 困难残疾人 重度残疾 重残 残补 残疾补贴 残疾补助 残疾人补贴 残疾人补助 disability_allowance disability_subsidy nursing_subsidy",
    suggests: "残疾:0.8 补贴:0.7",
  },
  {
    name: "去世",
    say: "去世 过世 死亡 死了 身故 走了:0.5 往生 殡葬 火化 丧葬 抚恤 骨灰 遗产 继承 death died funeral inheritance",
  },
  { name: "收养", say: "收养 领养 抱养 adopt adoption" },
  {
    name: "户口",
    say: "户口 户籍 户口本 户口簿 户囗 户口册 上户 上户口 落户 入户 报户口 报户 户名:0.3 hukou household household_registration residence_booklet",
  },
  {
    name: "迁移",
    say: "迁移 迁 迁户 迁户口 户口迁移 迁入 迁出 迁到 迁过 转户 户口转 转到:0.6 搬户口 户口搬 搬家:0.5 搬到:0.5 搬过来:0.5 转过来:0.4 挂到:0.5 落户 投靠 移户口 移户 move:0.6 relocate transfer:0.6",
  },
  {
    name: "身份证",
    say: "身份证 居民身份证 id_card identity_card",
  },
];
