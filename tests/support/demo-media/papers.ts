import { Drawing, ink } from "./drawing.ts";

type Row = readonly [label: string, value: string];

/** Says on the picture itself that nothing on it is anybody's. */
function marked(drawing: Drawing, words = "样例"): Drawing {
  const { width, height } = drawing;
  return drawing
    .text(width / 2, height * 0.62, words, {
      size: height / 3.2,
      weight: "bold",
      fill: ink.red,
      anchor: "middle",
      turn: -18,
      opacity: 0.1,
    })
    .text(width - 24, height - 16, "样例 · 人物和号码都是编的", { size: 22, fill: ink.red, anchor: "end" });
}

/** A sheet with a title and rows of what stands on it, as certificates have it. */
function certificate(
  title: string,
  rows: readonly Row[],
  { ground = "#fffdf5", edge = ink.red, photo = false, by = "" } = {},
): Drawing {
  const drawing = new Drawing(1000, 180 + rows.length * 62 + 110, ground);
  const { width, height } = drawing;
  drawing
    .box(14, 14, width - 28, height - 64, { stroke: edge, thick: 4 })
    .text(width / 2, 96, title, { size: 52, weight: "bold", fill: edge, anchor: "middle" });
  rows.forEach(([label, value], index) => {
    const y = 180 + index * 62;
    drawing
      .text(70, y, label, { fill: ink.quiet })
      .text(300, y, value, { weight: "bold" })
      .shape(`M290 ${y + 14}H${photo ? 720 : 930}`, { stroke: "#d3dfde" });
  });
  if (photo) drawing.person(760, 150, 170);
  if (by) drawing.text(70, height - 78, by, { size: 24, fill: ink.quiet });
  return marked(drawing);
}

/** A letter by hand, with what has to stand in it. */
function letter(title: string, paragraphs: readonly string[], signed: readonly string[]): Drawing {
  const drawing = new Drawing(900, 210 + paragraphs.length * 56 + signed.length * 56 + 60);
  drawing
    .box(14, 14, drawing.width - 28, drawing.height - 64, { stroke: ink.line })
    .text(drawing.width / 2, 100, title, { size: 46, weight: "bold", anchor: "middle" })
    .lines(70, 180, 56, paragraphs, { size: 28 })
    .lines(830, 210 + paragraphs.length * 56, 56, signed, { size: 28, weight: "bold", anchor: "end" });
  return marked(drawing);
}

/** A plastic card. */
const plasticCard = (ground: string, height = 630) =>
  new Drawing(1000, height, "#f7faf9").box(10, 10, 980, height - 70, {
    fill: ground,
    stroke: ink.line,
    thick: 3,
    round: 36,
  });

function identityCard(title: string, rows: readonly Row[], number: string): Drawing {
  const drawing = plasticCard("#eaf4f8").text(500, 74, title, {
    size: 34,
    weight: "bold",
    fill: ink.green,
    anchor: "middle",
  });
  rows.forEach(([label, value], index) => {
    drawing
      .text(60, 150 + index * 66, label, { fill: ink.green })
      .text(190, 150 + index * 66, value, { size: 30, weight: "bold" });
  });
  drawing
    .person(720, 110, 210)
    .text(60, 510, "号码", { fill: ink.green })
    .text(190, 510, number, { size: 36, weight: "bold" });
  return marked(drawing);
}

function bankCard(): Drawing {
  const drawing = plasticCard("#005f60")
    .text(60, 100, "演示银行", { size: 40, weight: "bold", fill: "#ffffff" })
    .text(940, 100, "储蓄卡", { size: 30, fill: "#ffffff", anchor: "end" })
    .box(70, 190, 130, 96, { fill: "#ffc24b", round: 14 })
    .shape("M70 222H200M70 254H200M135 190V286", { stroke: "#5f3800" })
    .text(70, 390, "6200 0000 0000 0000 000", { size: 50, weight: "bold", fill: "#ffffff" })
    .text(70, 480, "本人名下的一类卡，号码这一面朝上拍", { size: 28, fill: "#ffffff" });
  return marked(drawing);
}

function photograph(): Drawing {
  const drawing = new Drawing(900, 640)
    .person(60, 60, 330)
    .shape("M40 60V489M30 60H50M30 489H50M60 510H390M60 500V520M390 500V520", { stroke: ink.line })
    .text(225, 556, "宽 26 毫米 × 高 32 毫米", { size: 26, anchor: "middle" });
  const rules = ["白底，没有花纹", "正面，不戴帽子", "眼睛睁开，不反光", "衣服不要白色", "半年内拍的"];
  rules.forEach((rule, index) => {
    const y = 130 + index * 84;
    drawing
      .shape(`M450 ${y - 10}l14 14 26-30`, { stroke: ink.green, thick: 6 })
      .text(515, y + 4, rule, { size: 32, weight: "bold" });
  });
  return marked(drawing);
}

function layoutPlan(): Drawing {
  const drawing = new Drawing(1000, 700);
  drawing
    .text(500, 64, "经营场所布局图", { size: 42, weight: "bold", anchor: "middle" })
    .text(60, 112, "店名：小湖面馆（编的）　面积：42 平方米", { size: 24, fill: ink.quiet })
    .box(60, 140, 880, 470, { stroke: ink.text, thick: 8 })
    .shape("M560 140V430M560 520V610M560 360H940M760 360V430M760 500V610", { stroke: ink.text, thick: 6 })
    .shape("M250 610h110", { stroke: "#ffffff", thick: 12 })
    .shape("M250 610a110 110 0 0 1 110-110", { stroke: ink.line, dash: "8 8" })
    .text(305, 480, "门", { size: 30, weight: "bold", anchor: "middle", fill: ink.red })
    .text(300, 260, "用餐区 24 平方米", { size: 30, weight: "bold", anchor: "middle" })
    .text(690, 230, "厨房 12 平方米", { size: 30, weight: "bold", anchor: "middle" })
    .text(650, 580, "备餐", { size: 26, anchor: "middle" })
    .text(850, 580, "仓库", { size: 26, anchor: "middle" });
  for (const [x, words] of [
    [590, "洗菜"],
    [685, "洗碗"],
    [780, "洗手"],
  ] as const)
    drawing
      .box(x, 270, 80, 70, { stroke: ink.green, thick: 4, round: 10 })
      .text(x + 40, 314, words, { size: 24, anchor: "middle", fill: ink.green });
  drawing.box(880, 160, 44, 180, { stroke: ink.line, thick: 3 }).text(902, 260, "灶", {
    size: 26,
    anchor: "middle",
  });
  for (const [x, y] of [
    [110, 320],
    [230, 320],
    [350, 320],
  ] as const)
    drawing.box(x, y, 84, 60, { stroke: ink.line });
  return marked(drawing);
}

const address = "厦门市湖里区演示路1号";

/** Every sample by its file's name, in the order in which they are looked through. All of it is invented. */
export const papers: Readonly<Record<string, () => Drawing>> = {
  "sample-identity-card": () =>
    identityCard(
      "居民身份证（人像这一面）",
      [
        ["姓名", "林小湖"],
        ["性别", "女"],
        ["民族", "汉"],
        ["出生", "1990年1月1日"],
        ["住址", address],
      ],
      "350206 19900101 0025",
    ),
  "sample-taiwan-residence-permit": () =>
    identityCard(
      "港澳台居民居住证（人像这一面）",
      [
        ["姓名", "陈小岛"],
        ["性别", "男"],
        ["出生", "1990年1月1日"],
        ["住址", address],
        ["签发", "以卡片背面为准"],
      ],
      "830000 19900101 0012",
    ),
  "sample-residence-permit": () =>
    identityCard(
      "居住证（人像这一面）",
      [
        ["姓名", "黄小鹭"],
        ["性别", "男"],
        ["民族", "汉"],
        ["户籍", "外省演示县"],
        ["现住", address],
      ],
      "999999 19900101 0016",
    ),
  "sample-bank-card": bankCard,
  "sample-photo": photograph,
  "sample-layout-plan": layoutPlan,
  "sample-business-licence": () =>
    certificate(
      "营业执照",
      [
        ["信用代码", "92350206MA0000000D"],
        ["名称", "厦门小湖面馆"],
        ["类型", "个体工商户"],
        ["经营者", "林小湖"],
        ["经营范围", "餐饮服务"],
        ["注册日期", "2021年3月1日"],
        ["住所", address],
      ],
      { by: "登记机关：市场监督管理局（演示）" },
    ),
  "sample-food-licence": () =>
    certificate(
      "食品经营许可证",
      [
        ["经营者名称", "厦门小湖面馆"],
        ["许可证编号", "JY20000000000000"],
        ["主体业态", "餐饮服务经营者"],
        ["经营项目", "热食类食品制售"],
        ["经营场所", address],
        ["有效期至", "2027年2月28日"],
      ],
      { edge: ink.green, by: "发证机关：市场监督管理局（演示）" },
    ),
  "sample-household-register": () =>
    certificate(
      "常住人口登记卡",
      [
        ["姓名", "林小湖"],
        ["与户主关系", "户主"],
        ["性别", "女"],
        ["民族", "汉"],
        ["出生日期", "1990年1月1日"],
        ["公民身份号码", "350206199001010025"],
        ["住址", address],
      ],
      { ground: "#fbf3ee", edge: "#5f3800", by: "首页和本人那一页都要" },
    ),
  "sample-marriage-certificate": () =>
    certificate(
      "结婚证",
      [
        ["持证人", "林小湖"],
        ["登记日期", "2018年10月1日"],
        ["结婚证字号", "J350206-2018-000001"],
        ["姓名", "林小湖　王小鹭"],
      ],
      { ground: "#fdeeee", photo: true, by: "有照片和盖章的那一页" },
    ),
  "sample-birth-certificate": () =>
    certificate(
      "出生医学证明",
      [
        ["新生儿姓名", "王小宝"],
        ["性别", "男"],
        ["出生时间", "2026年10月1日 8时05分"],
        ["出生医院", "演示妇幼保健院"],
        ["母亲姓名", "林小湖"],
        ["父亲姓名", "王小鹭"],
        ["证明编号", "X000000000"],
      ],
      { ground: "#eef7f1", edge: ink.green, by: "正页，不要撕下副页" },
    ),
  "sample-property-certificate": () =>
    certificate(
      "不动产权证书",
      [
        ["权利人", "林小湖"],
        ["共有情况", "单独所有"],
        ["坐落", address],
        ["权利类型", "国有建设用地使用权、房屋所有权"],
        ["用途", "住宅"],
        ["面积", "房屋建筑面积 80 平方米"],
        ["证号", "闽（2020）演示不动产权第0000001号"],
      ],
      { by: "有权利人和坐落的那一页" },
    ),
  "sample-lease": () =>
    letter(
      "房屋租赁合同",
      [
        "出租人：王小鹭　　承租人：林小湖",
        `房屋：${address} 201 室`,
        "租期：2026年1月1日 至 2027年12月31日",
        "租金：每月 2000 元，按月付",
        "用途：居住",
      ],
      ["出租人签名：王小鹭", "承租人签名：林小湖", "2025年12月20日"],
    ),
  "sample-labour-contract": () =>
    letter(
      "劳动合同",
      [
        "单位：演示科技公司　　职工：林小湖",
        "工作：客服",
        "期限：2025年1月1日 至 2027年12月31日",
        "工资：每月 5000 元",
        "社会保险：单位和职工都交",
      ],
      ["单位盖章：演示科技公司", "职工签名：林小湖", "2025年1月1日"],
    ),
  "sample-authorisation": () =>
    letter(
      "委托书",
      [
        "我是林爷爷（样例），行动不方便，",
        "请我的女儿林小湖替我来办这件事。",
        "她的身份证号码：350206199001010025",
        "她替我签的字，我都认。",
        "委托到 2026年12月31日 为止。",
      ],
      ["委托人签名：林爷爷", "电话：13800000000", "2026年11月1日"],
    ),
};
