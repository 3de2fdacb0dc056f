import type { Concept } from "./lexicon.ts";

/** Health insurance, treatment, hygiene. */
export const health: readonly Concept[] = [
  {
    name: "医保",
    say: "医保 医疗保险 基本医疗保险 医疗险 农合 新农合 医疗保障 居民医保 职工医保 城乡医保 看病报销 报销 医药费 medical_insurance health_insurance medicare 医宝 医饱 医疗 社会医疗 医疗…保险 大病医保 少儿医保 学生医保 新农村合作医疗 合作医疗 医保局 医保…信息 医保账户 医疗账户",
  },
  {
    name: "看病",
    say: "看病 就医 看医生 住院 治病 治疗 医院 门诊 手术 就诊 瞧病 开刀 求医 hospital doctor medical:0.6 treatment clinic 瞧医生 看门诊 开药 买药 挂号:0.6 动手术 做手术 治 去医院 大医院 三甲 转院 转诊 直接结算 结算 急诊 化疗 生病 生…病 住…院 看…病 hospitalized surgery see_a_doctor 健保:0.6",
    suggests: "医保:0.4",
  },
  {
    name: "异地",
    say: "异地 外地 外省 外市 省外 跨省 跨市 老家 去外地 回老家 到外地 别的城市 其他城市 出省 北京 上海 广州 out_of_town another_city another_province other_city elsewhere cross_province away 易地 外地住院 外地…医 外地…病 外省…病 外地…院 老家…病 老家…医 老家…院 北京…病 上海…病 福州…病 广州…病 在外地 在外省 去北京 去上海 到上海 到北京 别处 外面看病 跨地区 异省 省外就医 福州 深圳 杭州 长期在外 长期住外地",
  },
  {
    name: "备案",
    say: "备案 先登记 报备 登记 record filing register:0.5 registration:0.5 先登 登个记 备个案 提前登记 先报备 办备案",
  },
  {
    name: "卫生许可",
    say: "卫生许可 卫生许可证 卫生证 公共场所卫生 公共场所 公众聚集场所 卫生 hygiene hygiene_permit sanitary sanitation health_permit public_place 卫生…证 卫生…许可 卫生牌 卫生批 卫生资格 卫生证件",
  },
  {
    name: "公众场所",
    say: "宾馆 酒店 旅馆 旅店 民宿 客栈 招待所 理发 理发店 美发店 美发 发廊 美容 美容院 美容店 浴室 澡堂 洗浴 足浴 桑拿 游泳馆 游泳池 游泳 健身房 影院 电影院 ktv 网吧 歌厅 商场:0.5 公共场所 公众聚集场所 hotel hostel salon hairdresser barber swimming_pool spa 民宿卫生 洗脚店 按摩店 推拿 汗蒸 理发馆 剪头发 剃头 剃头店 美发厅 纹绣 美容美发 酒店卫生 招待所卫生 温泉 泳池 游泳场 健身 剧本杀 影剧院 舞厅 酒吧 茶座 展览馆 候车室 商场卫生 guesthouse bnb homestay beauty_salon gym cinema bar",
    suggests: "卫生许可:0.5",
  },
];
