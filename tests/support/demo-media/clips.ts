import { signatureMessages } from "../../../kiosk/i18n/signature.ts";
import { type Clip, type Scene, titleScene } from "./clip.ts";
import { type Drawing, ink } from "./drawing.ts";

/** Of a scene's part, what lies between two moments of it, eased: 0 before, 1 after. */
const between = (part: number, from: number, to: number) => {
  const linear = Math.min(1, Math.max(0, (part - from) / (to - from)));
  return linear * linear * (3 - 2 * linear);
};

const scene = (seconds: number, chinese: string, english: string, draw: Scene["draw"]): Scene => ({
  seconds,
  says: { "zh-CN": chinese, en: english },
  draw,
});

function reader(drawing: Drawing, lamp: string, cardAt: number | null) {
  drawing
    .box(150, 180, 340, 140, { fill: "#3e5258", round: 16 })
    .box(190, 200, 260, 100, { fill: "#e9f1f0", round: 10 })
    .text(320, 258, "放卡的地方", { size: 26, fill: ink.quiet, anchor: "middle" })
    .shape("M0 -12a12 12 0 1 0 .1 0z", { fill: lamp, at: [465, 250] });
  if (cardAt === null) return;
  drawing
    .box(215, cardAt, 210, 84, { fill: "#d7ecea", stroke: ink.text, thick: 3, round: 10 })
    .person(366, cardAt + 12, 44)
    .text(230, cardAt + 34, "身份证", { size: 22, weight: "bold" })
    .shape("M230 0H345M230 16H320", { stroke: ink.line, thick: 4, at: [0, cardAt + 54] });
}

const laidAt = 208;

const layCard: Clip = {
  title: "怎么放身份证",
  scenes: [
    titleScene("怎么放身份证", "How to lay your card"),
    scene(4, "把身份证平放在读卡的地方。", "Lay the card flat on the reader.", (drawing, part) =>
      reader(drawing, "#8da4a8", 56 + (laidAt - 56) * between(part, 0.1, 0.7)),
    ),
    scene(4, "先别拿走，等灯变绿。", "Leave it there until the light is green.", (drawing, part) => {
      reader(drawing, part < 0.5 ? "#ffc24b" : "#1fa05a", laidAt);
      if (part >= 0.5) drawing.shape("M290 120l22 22 44-50", { stroke: "#17633a", thick: 12 });
    }),
    scene(4, "读好了，把证收好。", "It is read: take your card back.", (drawing, part) =>
      reader(drawing, "#1fa05a", laidAt + (56 - laidAt) * between(part, 0.1, 0.7)),
    ),
  ],
};

const licenceRows = [
  ["信用代码", "92350206MA0000000D"],
  ["名称", "厦门小湖面馆"],
  ["经营者", "林小湖"],
  ["住所", "湖里区演示路1号"],
] as const;

/** @param marked the row that is spoken of */
function licence(drawing: Drawing, marked: number | null, part = 1) {
  drawing
    .box(110, 60, 420, 284, { fill: "#fffdf5", stroke: ink.red, thick: 4 })
    .text(320, 108, "营业执照", { size: 36, weight: "bold", fill: ink.red, anchor: "middle" });
  licenceRows.forEach(([label, value], index) => {
    const y = 160 + index * 48;
    if (index === marked && part > 0.15)
      drawing.box(122, y - 32, 396, 46, { fill: "#ffe9b8", stroke: "#ffb000", thick: 4, round: 8 });
    drawing
      .text(136, y, label, { size: 22, fill: ink.quiet })
      .text(250, y, value, { size: 24, weight: "bold" });
  });
}

const businessLicence: Clip = {
  title: "营业执照怎么看",
  scenes: [
    titleScene("营业执照怎么看", "How to read a business licence"),
    scene(
      4,
      "这是营业执照，先找信用代码。",
      "A business licence: look for the credit code first.",
      (drawing) => licence(drawing, null),
    ),
    scene(4, "这一串十八位，就是信用代码。", "These eighteen signs are the credit code.", (drawing, part) =>
      licence(drawing, 0, part),
    ),
    scene(3, "这里是店的名字。", "Here is the name of the business.", (drawing, part) =>
      licence(drawing, 1, part),
    ),
    scene(3, "这里是店的地址。", "Here is its address.", (drawing, part) => licence(drawing, 3, part)),
    scene(3, "机上问什么，照着填。", "Fill in what the machine asks for.", (drawing) =>
      licence(drawing, null),
    ),
  ],
};

/** A wall, a door or a thing of the plan, and what is written beside it. */
const planParts: readonly ((drawing: Drawing) => void)[] = [
  (drawing) => drawing.box(90, 70, 460, 260, { fill: "#ffffff", stroke: ink.text, thick: 7 }),
  (drawing) =>
    drawing
      .shape("M160 330h70", { stroke: "#ffffff", thick: 10 })
      .text(195, 312, "门", { size: 26, weight: "bold", fill: ink.red, anchor: "middle" }),
  (drawing) =>
    drawing
      .shape("M350 70V220M350 290V330", { stroke: ink.text, thick: 6 })
      .text(450, 110, "厨房", { size: 26, weight: "bold", anchor: "middle" })
      .text(210, 110, "用餐区", { size: 26, weight: "bold", anchor: "middle" }),
  (drawing) => {
    for (const [x, words] of [
      [375, "洗菜"],
      [458, "洗手"],
    ] as const)
      drawing
        .box(x, 240, 72, 60, { stroke: ink.green, thick: 4, round: 8 })
        .text(x + 36, 278, words, { size: 24, fill: ink.green, anchor: "middle" });
  },
];

/** The plan as far as it is drawn. */
function plan(drawing: Drawing, parts: number) {
  drawing.box(60, 56, 520, 290, { fill: "#fffdf5", stroke: "#d3dfde" });
  for (const part of planParts.slice(0, parts)) part(drawing);
}

const layoutPlan: Clip = {
  title: "布局图怎么画",
  scenes: [
    titleScene("布局图怎么画", "How to draw the plan"),
    scene(4, "先画一个框，这是您的店。", "Draw a box first: this is your shop.", (drawing, part) =>
      plan(drawing, part < 0.3 ? 0 : 1),
    ),
    scene(3, "再标出门。", "Then mark the door.", (drawing, part) => plan(drawing, part < 0.3 ? 1 : 2)),
    scene(4, "厨房和用餐区分开画。", "Draw kitchen and tables apart.", (drawing, part) =>
      plan(drawing, part < 0.3 ? 2 : 3),
    ),
    scene(4, "别忘了洗菜池和洗手池。", "Mind the sinks for food and for hands.", (drawing, part) =>
      plan(drawing, part < 0.3 ? 3 : 4),
    ),
    scene(3, "手画也行，看得清就好。", "By hand is fine, if it can be read.", (drawing) => plan(drawing, 4)),
  ],
};

const { clear, done } = signatureMessages;

/** The strokes of 小, in the box. */
const strokes: readonly string[] = [
  "M320 120V262q0 22-30 8",
  "M262 165q-14 40-46 66",
  "M376 160q28 34 52 74",
];

function signing(drawing: Drawing, written: number) {
  drawing
    .box(90, 76, 460, 220, { fill: "#ffffff", stroke: ink.line, thick: 4, round: 12 })
    .text(106, 104, "在这里写名字", { size: 20, fill: ink.quiet })
    .box(90, 306, 140, 44, { stroke: ink.green, thick: 3, round: 10 })
    .text(160, 336, clear["zh-CN"], { size: 24, weight: "bold", fill: ink.green, anchor: "middle" })
    .box(410, 306, 140, 44, { fill: ink.green, round: 10 })
    .text(480, 336, done["zh-CN"], { size: 24, weight: "bold", fill: "#ffffff", anchor: "middle" });
  strokes.slice(0, written).forEach((stroke) => {
    drawing.shape(stroke, { stroke: ink.text, thick: 9 });
  });
}

const pressed = (drawing: Drawing, x: number) =>
  drawing.shape("M0 -26a26 26 0 1 0 .1 0z", { fill: "#ffb000", opacity: 0.5, at: [x, 328] });

const sign: Clip = {
  title: "怎么签名",
  scenes: [
    titleScene("怎么签名", "How to sign"),
    scene(5, "用手指在框里写名字。", "Write your name in the box with a finger.", (drawing, part) =>
      signing(drawing, Math.floor(part * 4)),
    ),
    scene(4, `写得不好，就按${clear["zh-CN"]}。`, `Not good? Press ${clear.en}.`, (drawing, part) => {
      signing(drawing, part < 0.6 ? 3 : 0);
      if (part > 0.3 && part < 0.7) pressed(drawing, 160);
    }),
    scene(4, `写好了，就按${done["zh-CN"]}。`, `When it is written, press ${done.en}.`, (drawing, part) => {
      signing(drawing, 3);
      if (part > 0.4) pressed(drawing, 480);
    }),
  ],
};

/** Every demo clip by its file's name. */
export const clips: Readonly<Record<string, Clip>> = {
  "clip-lay-card": layCard,
  "clip-business-licence": businessLicence,
  "clip-layout-plan": layoutPlan,
  "clip-sign": sign,
};
