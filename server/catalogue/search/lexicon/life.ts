import type { Concept } from "./lexicon.ts";

/** Marriage, birth, school, old age, hardship, death. */
export const life: readonly Concept[] = [
  {
    name: "结婚",
    say: "讨老婆 讨媳妇 娶媳妇 娶某 嫁女儿 结婚 结婚证 领证 领结婚证 领红本 红本本 扯证 打结婚证 婚姻登记 婚姻 成婚 登记结婚 娶 娶老婆 嫁 嫁人 办喜事 新人:0.6 未婚夫 未婚妻 女朋友:0.5 男朋友:0.5 对象:0.3 marriage marry married wedding wed get_married 结昏 登记…结婚 完婚 成家 大喜 喜证 小红本 红本子 九块钱 民政局登记 民政局…登记 办婚姻 婚姻证 新婚 领个证 去领证 扯个证 和…领证 跟…结婚 男女朋友 夫妻登记 涉外婚姻 补领结婚证 boyfriend girlfriend fiance bride groom tie_the_knot",
  },
  { name: "离婚", kind: "subject", say: "离婚 离婚证 分手 散伙:0.4 divorce" },
  {
    name: "生育",
    say: "生育 生孩子 生娃 生小孩 生宝宝 怀孕 怀上 怀宝宝 有喜 有身孕 大肚子 孕妇 产妇 孕期 准生证 生育证 生育服务证 计生 二胎 三胎 二孩 三孩 头胎 一胎 生二胎 要生了 快生了 预产期 待产 生仔 没出生 未出生 birth pregnant pregnancy maternity childbirth baby 怀 怀了 怀…孕 孕 孕检 产检 产前 坐胎 生产:0.3 生老二 生老三 二宝 三宝 老二要出生 要出生 快出生 要当爸 要当妈 当妈妈了 当爸爸了 大着肚子 双胞胎 准妈妈 准爸爸 生育服务 生育保险:0.5 计划生育 expecting pregnant_wife",
    suggests: "新生儿:0.3",
  },
  {
    name: "入学",
    say: "入学 上学 读书 念书 上小学 读小学 小学 上初中 初中 小升初 幼升小 幼儿园:0.6 一年级 1年级 学校 学位 学区 报名 就学 转学:0.6 义务教育 上幼儿园 进学校 择校 school enroll enrol enrollment enrolment primary_school education 上…学 读…书 读…小学 上…小学 上…初中 上一年级 读一年级 上中学 初一:0.6 入园 上幼儿 新生报名 新生入学 招生 学籍 上公办 公办学校 积分入学 随迁子女 外来子女 子女上学 子女入学 子女读书 就读 开学 九月上学 学龄 适龄儿童 入学资格 入学材料 入学审核 student school_admission first_grade",
    suggests: "孩子:0.5",
  },
  {
    name: "退休",
    say: "劳退 退俸 退休俸 月退俸 退休 退休了 办退休 快退休 退了 退下来 内退 不干了:0.3 到年纪:0.6 到龄 到岁数 到退休年龄 retire retirement retired 退休手续 办退休手续 退休年龄 提前退休 光荣退休 退休金:0.4 到…退休 到退休 男60:0.6 女50:0.6 退休审批 retiring",
    suggests: "养老金:0.6",
  },
  {
    name: "养老金",
    say: "劳退:0.6 国民年金 老年年金 劳保年金 退休俸:0.6 老人年金 养老金 退休金 养老钱 养老待遇 养老保险待遇 退休工资 老保 领养老 领养老金 养老 到岁数 到龄 pension old_age_pension 养老…钱 每月领钱 每个月…钱:0.5 每月…钱:0.4 按月领 领养老保险 养老保险…领 领…养老 老了领 老农保 农保领 居民养老金 基础养老金 社保养老金 退休待遇 退休…钱 养老待遇申领 到60 满60 年满60 60岁以后 retirement_benefit pension_benefit",
    suggests: "养老保险:0.6 老人:0.3 社保:0.3",
  },
  {
    name: "优待证",
    say: "优待证 老年优待证 老人卡 老年卡 老人证 老年证 敬老卡 敬老证 敬老优待 优待卡 优待 优惠 免费坐车 坐车免费 坐车不要钱 坐公交 公交免费 免费公交 公交卡 老人公交 免费乘车 乘车优惠 坐车优惠 爱心卡 免票 免门票 半价 senior_card bus_card bus_pass free_bus discount concession 坐车…钱 坐车…免费 公交…免费 坐公交…钱 免费…公交 坐地铁 地铁免费 brt 坐brt 公园…免费 公园…免票 公园…钱 景点…免费 进公园 门票 乘车 乘车卡 老人乘车 老年公交 老年公交卡 老人公交卡 老年乘车 老年优惠 老人优惠 优惠证 优惠卡 优代证 长者卡 长者证 乐龄卡 悠游卡 坐车打折 打折:0.5 车费 车票:0.4 证明老人 elder_card travel_card free_travel ride 敬老悠遊卡 敬老悠游卡 长青卡",
    suggests: "老人:0.5",
  },
  {
    name: "高龄津贴",
    say: "高龄津贴 高龄补贴 高龄补助 高龄费 长寿金 长寿钱 敬老金 老龄津贴 老龄补贴 old_age_allowance elderly_allowance 高龄…钱 老人…津贴 80…津贴 80…补贴 80…钱 90…钱 高领津贴 高龄津帖 长寿补贴 长寿津贴 老年津贴 老人津贴 老人补贴 老人补助 敬老津贴 尊老金 高寿 长者津贴",
    suggests: "高龄 老人:0.6 补贴:0.7",
  },
  {
    name: "低保",
    say: "低保 低保户 低保金 吃低保 最低生活保障 最低保障 最低生活费 困难户 贫困户 贫困 特困 穷 没收入 没有收入 收入低 生活困难 家庭困难 家里困难 家庭经济困难 没钱过 过不下去 揭不开锅 吃不上饭 没饭吃 生活费:0.5 没钱:0.5 subsistence minimum_living low_income poor poverty welfare 低宝 低保证 吃不起 没收入来源 收入很低 收入太低 没…收入 收入…低 没…经济来源 没有经济来源 经济困难 困难家庭 生活…困难 家里…困难 家境 家境不好 日子过不下去 日子…过不下去 活不下去 过不了日子 苦 单亲 单亲家庭 单亲妈妈 低收入 低收入家庭 特困户 五保 五保户 穷人 救济户 家里穷 太穷 很穷 没钱吃饭 贫苦 养不起 养不活 一家…没工作 全家…没工作 全家没工作 挣钱…一个人 lowincome living_allowance minimum_living_allowance income:0.6 没劳动力 没…劳动力 清寒 中低收入 中低收入户",
    suggests: "救助:0.4",
  },
  {
    name: "救助",
    say: "救助 临时救助 急难 急难救助 救急 救济 救济金 求助 应急 急用钱 突发 突然 出事 出了事 大事 变故 意外 遭灾 灾 火灾 着火 失火 水灾 台风 车祸 大病 重病 看病花光 花光 临时困难 遇到困难 难关 没钱治病 没钱看病 政府能帮 流浪 emergency relief hardship crisis disaster help:0.2 assistance:0.5 紧急 紧急救助 求救 救命钱 救急钱 大难 遇难 遭难 难处 困境 陷入困境 走投无路 没地方住 没地方去 无家可归 房子倒 房子塌 倒塌 吹倒 烧了 被烧 遭火灾 洪水 地震 生大病 得了大病 得大病 得了癌 癌症 白血病 治不起 看不起病 没钱治 没钱看 没钱…治 没钱…病 治病…没钱 病…没钱 医药费太高 住院费:0.5 手术费:0.5 突发情况 出车祸 意外事故 丢了钱包 急难事 困难补助:0.6 urgent accident fire sudden",
    suggests: "低保:0.3",
  },
  {
    name: "残疾人证",
    say: "身心障碍手册 身心障碍证明 身障证明 身障证 残疾人证 残疾证 残障证 伤残证 评残 残疾评定 残疾鉴定 disability_certificate disability_card 残疾本 残疾人本 残疾…证 残疾…本 残疾卡 评…残疾 鉴定残疾 评定残疾 残疾等级 残疾级别 残疾人卡 残急证 四级残疾 三级残疾 残障手册 残疾手册 身障手册",
    suggests: "残疾:0.9",
  },
  {
    name: "两项补贴",
    say: "两项补贴 护理补贴 生活补贴 困难残疾人 重度残疾 重残 残补 残疾补贴 残疾补助 残疾人补贴 残疾人补助 disability_allowance disability_subsidy nursing_subsidy 护理 护理费 护理金 护理…钱 残疾…钱 残疾…补 残疾…津贴 残疾人…钱 残疾人…补 残疾孩子…补 生活费补贴 困难残疾人生活补贴 重度残疾人护理补贴 残疾人福利 残疾人津贴 残疾津贴 care_allowance",
    suggests: "残疾:0.8 补贴:0.7",
  },
  {
    name: "去世",
    kind: "subject",
    say: "去世 过世 死亡 死了 身故 走了:0.5 往生 殡葬 火化 丧葬 抚恤 骨灰 遗产 继承 death died funeral inheritance 离世 病故 不在了:0.4 死者 火葬 墓 死亡证明 销户口",
  },
  { name: "收养", kind: "subject", say: "收养 领养 抱养 adopt adoption" },
  {
    name: "户口",
    say: "户口 户籍 户口本 户口簿 户囗 户口册 上户 上户口 落户 入户 报户口 报户 户名:0.3 hukou household household_registration residence_booklet 户头:0.3 户口页 常住户口 集体户 集体户口 户口所在地 落户口 本地户口 户藉 上户籍 户口登记 户籍誊本 户籍謄本",
  },
  {
    name: "迁移",
    say: "迁移 迁 迁户 迁户口 户口迁移 迁入 迁出 迁到 迁过 转户 户口转 转到:0.6 搬户口 户口搬 搬家:0.5 搬到:0.5 搬过来:0.5 转过来:0.4 挂到:0.5 落户 投靠 移户口 移户 move:0.6 relocate transfer:0.6 迁户囗 户口…迁 户口…移 户口…转 户口…搬 户口…调 户口…挪 户口…过来 户口…过去 把户口 迁过来 迁过去 迁进 迁进来 迁出去 转入户口 夫妻投靠 父母投靠 子女投靠 购房落户 买房落户 集体户迁 搬迁 挪 移到 户口迁入 户籍迁入 户籍迁移 change_hukou transfer_hukou",
  },
  {
    name: "身份证",
    kind: "subject",
    say: "身份证 居民身份证 id_card identity_card 身份…证 身分证 临时身份证 id_number",
  },
];
