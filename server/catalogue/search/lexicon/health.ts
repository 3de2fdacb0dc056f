import type { Concept } from "./lexicon.ts";

/** Health insurance, treatment, hygiene. */
export const health: readonly Concept[] = [
  {
    name: "医保",
    say: "医保 医疗保险 基本医疗保险 医疗险 农合 新农合 医疗保障 居民医保 职工医保 城乡医保 看病报销 报销 医药费 medical_insurance health_insurance medicare",
  },
  {
    name: "看病",
    say: "看病 就医 看医生 住院 治病 治疗 医院 门诊 手术 就诊 瞧病 开刀 求医 hospital doctor medical:0.6 treatment clinic",
    suggests: "医保:0.4",
  },
  {
    name: "异地",
    say: "异地 外地 外省 外市 省外 跨省 跨市 老家 去外地 回老家 到外地 别的城市 其他城市 出省 北京 上海 广州 out_of_town another_city another_province other_city elsewhere cross_province away",
  },
  { name: "备案", say: "备案 先登记 报备 登记 record filing register:0.5 registration:0.5" },
  {
    name: "卫生许可",
    say: "卫生许可 卫生许可证 卫生证 公共场所卫生 公共场所 公众聚集场所 卫生 hygiene hygiene_permit sanitary sanitation health_permit public_place",
  },
  {
    name: "公众场所",
    say: "宾馆 酒店 旅馆 旅店 民宿 客栈 招待所 理发 理发店 美发店 美发 发廊 美容 美容院 美容店 浴室 澡堂 洗浴 足浴 桑拿 游泳馆 游泳池 游泳 健身房 影院 电影院 ktv 网吧 歌厅 商场:0.5 公共场所 公众聚集场所 hotel hostel salon hairdresser barber swimming_pool spa",
    suggests: "卫生许可:0.5",
  },
];
