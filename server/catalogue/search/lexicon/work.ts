import type { Concept } from "./lexicon.ts";

/** Social insurance, jobs, wages, tax, the provident fund. */
export const work: readonly Concept[] = [
  {
    name: "社保",
    say: "社保 社会保险 社会保障 社会保险费 社保费 五险 五险一金:0.6 三险 劳保 交保险 买保险:0.6 缴保险 社会保险参保 social_security social_insurance insurance:0.5",
  },
  {
    name: "社保卡",
    say: "社保卡 社会保障卡 医保卡 市民卡 社会保险卡 社保的卡 三代卡 三代社保卡 社会保障市民卡 医疗卡 看病的卡 social_security_card insurance_card citizen_card",
    suggests: "社保:0.5 医保:0.3",
  },
  {
    name: "养老保险",
    say: "养老保险 城乡居民养老 居民养老 城居保 农保 新农保 农村养老 职工养老 养老险 pension_insurance",
    suggests: "社保:0.6 养老金:0.6",
  },
  {
    name: "参保",
    say: "参保 参加社保 参加社会保险 参加保险 缴费 交社保 交社会保险 缴社保 上社保 买社保 办社保 入社保 社保登记 续社保 续上 接着交 开户:0.3 enroll:0.4 contribute contribution",
    suggests: "社保:0.6",
  },
  {
    name: "失业",
    say: "失业 失业金 失业保险 失业保险金 失业补助 下岗 被裁 裁员 裁掉 裁了 被辞退 辞退 炒鱿鱼 炒了 丢工作 丢了工作 工作丢了 没工作 没有工作 无业 找不到工作 公司不续 不续签 公司倒闭:0.5 离职 没活干 没班上 待业 unemployment unemployed jobless laid_off lost_my_job fired",
    suggests: "补贴:0.3",
  },
  {
    name: "就业",
    say: "就业 就业创业证 就业证 失业证 就业失业登记 就业登记 求职 找工作 上班:0.4 工作:0.4 毕业:0.5 毕业生 大学生:0.5 job employment employed work:0.4",
  },
  {
    name: "创业",
    say: "创业 创业证 自主创业 创办 startup entrepreneur entrepreneurship start_a_business",
  },
  {
    name: "工资",
    say: "工资 工钱 薪水 薪资 薪 薪酬 工款 血汗钱 加班费 加班 奖金:0.6 提成:0.6 包工头 没发钱 不发钱 没给钱 一分钱:0.6 发工资 讨薪 要账:0.6 wage wages salary pay:0.5 paid:0.6 overtime",
    suggests: "劳动争议:0.7",
  },
  {
    name: "拖欠",
    say: "拖欠 欠 欠薪 欠钱 拖 赖账 不给 没给 不发 没发 不结 没拿到 拿不到 要不到 要不回 讨 跑了 跑路 压工资 克扣 扣 didn't_pay not_paid unpaid owe",
    suggests: "劳动争议:0.4",
  },
  {
    name: "劳动争议",
    say: "劳动争议 劳动纠纷 劳动仲裁 仲裁 劳资 劳资纠纷 劳动合同 签合同 合同纠纷 没签合同 不签合同 劳动监察 劳动局 维权 告公司 告老板 告他 告 投诉 举报 赔偿 赔钱 补偿 补偿金 经济补偿 工伤 开除 被开除 解雇 辞职 强迫 试用期 欠薪 讨薪 工资 labor_dispute labour_dispute arbitration dispute dismissed employer boss complain sue",
  },
  {
    name: "完税",
    say: "完税 完税证明 税 税收 税务 纳税 交税 缴税 纳税证明 税单 税票 个税 个人所得税 所得税 上税 tax taxes tax_payment taxpayer",
  },
  {
    name: "公积金",
    say: "公积金 住房公积金 住房基金 房屋公积金 房基金 公积 住房金 housing_fund provident_fund housing_provident_fund gjj",
  },
  {
    name: "提取",
    say: "提取 提 取 取出 取出来 提出来 拿出来 领出来 用公积金 套出来 提现 withdraw withdrawal take_out",
  },
  {
    name: "房租",
    say: "房租 租房 租金 租房子 租赁 租住 出租屋 交房租 付房租 租 rent rental renting lease",
  },
  {
    name: "从业资格",
    say: "从业资格 从业资格证 从业证 资格证 上岗证 驾驶员资格 司机证 道路运输 运输证 货运 客运 运输 货车 大货车 卡车 拉货 跑货 跑运输 跑车 网约车 出租车 的士 开车:0.5 开滴滴 滴滴 司机 驾驶员 driver driver's taxi truck transport professional_driver haulage",
  },
  { name: "驾驶证", say: "驾驶证 驾照 行驶证 driving_licence driving_license driver's_license" },
];
