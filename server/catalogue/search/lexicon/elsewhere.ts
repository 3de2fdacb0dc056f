import type { Concept } from "./lexicon.ts";

/**
 * What people also ask a hall for and few catalogues have. Where no matter has it in a name, who says it is told so and led to a person
 * instead of to what merely sounds alike (`subject`).
 */
export const elsewhere: readonly Concept[] = [
  {
    name: "水电",
    kind: "subject",
    say: "水费 电费 水电费 煤气费 燃气费 交水电 煤气 燃气 停电 停水 漏水 电表 水表 宽带 话费 手机费 电话费 网费 物业费 物业 有线电视 electricity_bill water_bill gas_bill broadband utility",
  },
  {
    name: "车辆",
    kind: "subject",
    say: "车牌 车牌号 上车牌 上牌 上牌照 违章 闯红灯 罚单 罚款 扣分 交警 停车 停车位 年检 车检 车辆 车辆年检 验车 买车 卖车 二手车 电动车 电瓶车 摩托车 拖车 行车执照 parking fine vehicle motorcycle license_plate number_plate",
  },
  {
    name: "宠物",
    kind: "subject",
    say: "狗 狗证 养狗 猫 宠物 犬 犬证 dog pet",
  },
  {
    name: "疫苗",
    kind: "subject",
    say: "疫苗 打疫苗 打针 预防针 接种 体检 健康证 献血 核酸 牙医 配眼镜 vaccine vaccination",
  },
  {
    name: "邻里",
    kind: "subject",
    say: "邻居 太吵 噪音 扰民 油烟 垃圾 倒垃圾 家暴 报警 被骗 诈骗 小偷 偷东西 noise neighbour neighbor police_report scam",
  },
  {
    name: "公租房",
    kind: "subject",
    say: "公租房 公租屋 廉租房 廉租 保障房 保障性住房 经济适用房 安置房 人才房 社会住宅 国宅 拆迁 拆迁款 征收 public_housing social_housing",
    suggests: "房产:0.2",
  },
  {
    name: "过户",
    kind: "subject",
    say: "过户 房产过户 房子过户 卖房 卖房子 二手房 房产交易 房产抵押 抵押 解押 加名字 房产证加名 办房产证 遗嘱 公证 公证处 notary transfer_ownership sell_house sell_my_house mortgage",
  },
  {
    name: "行路",
    kind: "subject",
    say: "火车票 机票 飞机票 高铁 高铁票 动车 动车票 买票 订票 船票 几路车 怎么走 train_ticket flight",
  },
  {
    name: "借贷",
    kind: "subject",
    say: "借钱 贷款利息 信用卡 征信 银行卡丢 存钱 取钱 股票 彩票 loan credit_card",
  },
  {
    name: "行业证",
    kind: "subject",
    say: "导游证 律师证 教师证 教师资格 教师资格证 护士证 医师证 会计证 电工证 焊工证 健身教练 出版 记者证 烟草证 烟草 烟证 酒证 药品经营 网吧许可 tobacco teacher_certificate nurse",
  },
  {
    name: "楼内",
    kind: "subject",
    say: "厕所 洗手间 卫生间 化妆间 喝水 饮水机 充电 停车场 wifi 无线网 电梯 母婴室 吸烟 天气 气温 几点下班 几点上班 上班时间 下班时间 toilet restroom washroom bathroom weather",
  },
];
