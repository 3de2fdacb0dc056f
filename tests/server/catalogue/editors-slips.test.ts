import { expect, it } from "vitest";
import { catalogueJsonSchemas } from "../../../server/catalogue/json-schema.ts";
import { lintContent } from "../../../server/catalogue/lint/lint.ts";
import { patternWords } from "../../../server/catalogue/pattern-words.ts";
import { mistakes } from "./broken-content.ts";
import { contentOf, edited, live, renewal, smallCatalogue, together } from "./content-folder.ts";

/** One slip of somebody who writes guides, each in a file that is right: what is typed in place of what, and what is said of which place. */
type Slip = readonly [typed: string, instead: string, place: string, chinese: string, file?: string];

const head = "catalogue.yaml";
const wide = (sign: string, half: string, inside = "这里的") =>
  `${inside} ${sign} 是全角的：请切换到英文输入法，改成半角的 ${half}`;
const words = "is、isNot、oneOf、less、more、atLeast、atMost、filled";

const slips: readonly Slip[] = [
  // A Chinese keyboard's signs in the place of YAML's.
  ["scope：city", "scope: city", "file", wide("：", ":")],
  ["    need：secondary", "    need: secondary", "file", wide("：", ":")],
  [
    "fee: { free：true }",
    "fee: { free: true }",
    "fee.free",
    `是否免费：${wide("：", ":", "free：true 里的")}`,
  ],
  ["fee：{ free: true }", "fee: { free: true }", "fee：{ free", wide("：", ":", "fee：{ free 里的")],
  ["要续，en: Renew a food", "要续, en: Renew a food", "file", wide("，", ",")],
  [
    "modes: [handle，guide]",
    "modes: [handle]",
    "modes.0",
    `本机怎么办：${wide("，", ",", "handle，guide 里的")}`,
  ],
  ["modes: 【handle】", "modes: [handle]", "modes", `本机怎么办：${wide("【", "[", "【handle】 里的")}`],
  ["fee: ｛ free: true ｝", "fee: { free: true }", "file", wide("｛", "{")],
  ["  － id: layoutPlan", "  - id: layoutPlan", "file", wide("－", "-")],
  ["　 - id: layoutPlan", "  - id: layoutPlan", "file", "这里的空格是全角的：请改成半角空格"],
  ["version: “2026-11”", 'version: "2026-11"', "version", `版本号：${wide("“", '"', "“2026-11” 里的")}`],
  ["  committed: ５", "  committed: 5", "terms.committed", `承诺办结时限：${wide("５", "5", "５ 里的")}`],
  [
    "when: { field: situation.changed, is：layout }",
    "when: { field: situation.changed, is: layout }",
    "materials.3.when.is：layout",
    wide("：", ":", "is：layout 里的"),
  ],
  [
    "otherNames: [食品经营许可延续，餐饮",
    "otherNames: [食品经营许可延续, 餐饮",
    "otherNames.0",
    "“，”把两个名字连成了一个：请改成半角逗号 ,",
  ],
  // Spaces, signs and indentation.
  ["scope:city", "scope: city", "file", "冒号后面少了空格：请在冒号后面空一格"],
  [
    "fee: { free:true }",
    "fee: { free: true }",
    "fee.free",
    "是否免费：“free:true”：请在冒号后面空一格，写成 free: true",
  ],
  ["  -id: layoutPlan", "  - id: layoutPlan", "file", "清单的短横线后面少了空格：请在短横线后面空一格"],
  ["fee:\n\tfree: true", "fee: { free: true }", "file", "缩进用了制表符（Tab），请改用空格"],
  ["scope: city\nscope: city", "scope: city", "file", "同一个要素写了两遍，请删掉一个"],
  ["fee: { free: true", "fee: { free: true }", "file", "这一行上面的括号没有关上，请补上 } 或 ]"],
  // Days and times.
  [
    "effectiveFrom: 2026-11-1",
    "effectiveFrom: 2026-11-01",
    "effectiveFrom",
    "生效日期：“2026-11-1”不是日期：请写成 2026-11-01 这样，年四位，月、日各两位",
  ],
  [
    "effectiveFrom: 2026年11月1日",
    "effectiveFrom: 2026-11-01",
    "effectiveFrom",
    "生效日期：“2026年11月1日”不是日期：请写成 2026-11-01 这样，年四位，月、日各两位",
  ],
  [
    "effectiveFrom: 2026-11-31",
    "effectiveFrom: 2026-11-01",
    "effectiveFrom",
    "日历上没有 2026-11-31：请改成有的日子",
  ],
  [
    'version: "2026.11"',
    'version: "2026-11"',
    "version",
    '版本号：“2026.11”不是版本号：请写年份和月份，像 "2026-11"，同一个月改第二次写 "2026-11.2"',
  ],
  [
    'from: "9:30"',
    'from: "15:00"',
    "from",
    '开始时间：“9:30”不是时间：请写成 "09:30" 这样，时、分各两位，加引号',
    live,
  ],
  [
    'more: "today + 21 dyas"',
    'more: "today + 21 days"',
    "form.checks.0.require.more",
    "“today + 21 dyas”不是日期：请写 today、today - 18 years 或 today + 1 month 这样",
  ],
  [
    "min: tomorrow,",
    "min: today,",
    "form.sections.0.fields.4.min",
    "“tomorrow”不是日期：请写 2026-11-01，或 today、today - 18 years、today + 1 month 这样",
  ],
  // Numbers.
  ["  committed: -5", "  committed: 5", "terms.committed", "承诺办结时限：-5 太小：请写0或更大的数"],
  ["  committed: 500", "  committed: 5", "terms.committed", "承诺办结时限：500 太大：请写400或更小的数"],
  ["  committed: 2.5", "  committed: 5", "terms.committed", "承诺办结时限：“2.5”不对：请写整数"],
  [
    "  committed: 五",
    "  committed: 5",
    "terms.committed",
    "承诺办结时限：“五”不对：请写数字，用0到9，不加引号",
  ],
  [
    "fee: { free: false, amount: 1200000, basis: 价目, ways: 扫码 }",
    "fee: { free: true }",
    "fee.amount",
    "收费标准：1200000 太大：请写100000或更小的数",
  ],
  [
    "fee: { free: false, amount: 12000, basis: 价目, ways: 扫码 }",
    "fee: { free: true }",
    "fee.amount",
    "收费12000元，比几乎所有收费都高：是不是写成了分？请按元写",
  ],
  [
    "fee: { free: false, basis: 价目, ways: 扫码 }",
    "fee: { free: true }",
    "fee.amount",
    "收费标准：没有写：请补上",
  ],
  [
    "fee: { free: 免费 }",
    "fee: { free: true }",
    "fee.free",
    "是否免费：“免费”不对：请从这些里选一个：true、false",
  ],
  // Names and values.
  [
    "    deferable: true",
    "    deferrable: true",
    "materials.3.deferable",
    "这里没有名为 deferable 的要素：是不是 deferrable？请改对",
  ],
  ["colour: red\nscope: city", "scope: city", "colour", "这里没有名为 colour 的要素：请删掉，或改对名字"],
  [
    "scope: 全市",
    "scope: city",
    "scope",
    "通办范围：“全市”不对：请从这些里选一个：nation、provinces、province、city、district、hall",
  ],
  [
    "",
    "scope: city\n",
    "scope",
    "通办范围：没有写：请补上，请从这些里选一个：nation、provinces、province、city、district、hall",
  ],
  ["scope:", "scope: city", "scope", "通办范围：只写了名字，没有内容：请写上内容，或者删掉这一行"],
  [
    "      - { value: 餐饮,",
    "      - { value: restaurant,",
    "situations.1.options.0.value",
    "选项的值：“餐饮”不能做选项的值：请只用英文字母、数字和短横线，最多40个；给人看的字写在 label 里",
  ],
  ["plainName: { zh: 食品证", "plainName: { zh-CN: 食品证", "plainName.zh-CN", "没有写：请补上"],
  [
    "plainName: 12315 # ",
    "plainName: ",
    "plainName",
    "口语化名称：“12315”不对：请写文字；数字要当文字用就加引号；或者请写一组要素，名字、冒号、内容，像 { zh-CN: …, en: … }",
  ],
  [
    "    form: original",
    "    form: [original]",
    "materials.2.form",
    "材料形式：“original”不对：请写清单：[甲, 乙]，或每行以 - 开头",
  ],
  ["lifeEvents: []", "lifeEvents: [permits]", "lifeEvents", "人生事件、经营事件：项数太少：请写1项以上"],
  [
    "kind: handy, label: { zh-CN: 手机号码",
    "kind: mobile, label: { zh-CN: 手机号码",
    "form.sections.1.fields.1.kind",
    "“handy”不对：请从这些里选一个：text、longText、documentNumber、number、money、date、choice、choices、address、yesNo、name、telephone、mobile、email、postcode、residentId、residencePermit、taiwanPermit、hkMacaoPermit、permanentResidentId、passport、creditCode、bankCard、vehiclePlate",
  ],
  ["demo: 是", "demo: true", "demo", "是否演示数据：“是”不对：请写 true 或 false", head],
  // Conditions.
  [
    "when: { field: situation.changed, equals: layout }",
    "when: { field: situation.changed, is: layout }",
    "materials.3.when.equals",
    `条件里没有 equals 这个词：请写 field，再从这些比较词里选一个：${words}`,
  ],
  [
    "when: { field: situation.changed }",
    "when: { field: situation.changed, is: layout }",
    "materials.3.when",
    `什么情形下才要：条件要有 field 和一个比较词，只能一个：请从 ${words} 里选`,
  ],
  [
    "when: { is: layout }",
    "when: { field: situation.changed, is: layout }",
    "materials.3.when.field",
    "没写比较的是什么：请在 field 后面写 situation.…、holder.… 或表单字段",
  ],
  [
    "when: 店里动过",
    "when: { field: situation.changed, is: layout }",
    "materials.3.when",
    "什么情形下才要：不是条件：请写 true、false，或 { field: situation.…, is: … } 这样的比较",
  ],
  [
    "when: { field: situation.changed, oneOf: layout }",
    "when: { field: situation.changed, is: layout }",
    "materials.3.when.oneOf",
    "oneOf 后面要写值的清单：请写成 oneOf: [甲, 乙]",
  ],
  [
    "when: { all: { field: situation.changed, is: layout } }",
    "when: { field: situation.changed, is: layout }",
    "materials.3.when.all",
    "all 后面要写条件的清单：请写成 all: [{ … }, { … }]",
  ],
  [
    "when: { field: situation.rebuilt, filled: 是 }",
    "when: { field: situation.rebuilt, is: layout }",
    "matters.1.when.filled",
    "filled 后面请写 true 或 false",
    together,
  ],
  [
    "when: { field: situation.changed, is: [layout] }",
    "when: { field: situation.changed, is: layout }",
    "materials.3.when.is",
    "这里请写文字、数字、true、false，或 { field: 另一个字段 }",
  ],
];

const lint = (files: ReadonlyMap<string, string>) =>
  lintContent(contentOf(files), { services: ["business"] });

const rows = slips.map(
  ([typed, instead, place, chinese, file = renewal]) => [typed, instead, place, chinese, file] as const,
);
it.each(rows)("names %s, with its line and what to do", (typed, instead, place, chinese, file) => {
  const text = smallCatalogue().get(file) ?? "";
  const broken = edited(text, instead, typed);
  const found = lint(new Map([...smallCatalogue(), [file, broken]])).filter((each) => each.file === file);
  const finding = found.find((each) => each.place === place && each.chinese === chinese);
  expect(finding, JSON.stringify(found.slice(0, 4), null, 1)).toBeDefined();
  // What is not there any more is missing from its group, which begins on another line.
  const isGone = chinese.includes("没有写：") && !typed.includes(place.split(".").at(-1) ?? "");
  const lines = broken.slice(0, text.indexOf(instead) + typed.length).split("\n").length;
  const first = lines - typed.split("\n").length + 1;
  if (!isGone || typed.startsWith("fee")) {
    expect(finding?.line).toBeGreaterThanOrEqual(first);
    expect(finding?.line).toBeLessThanOrEqual(lines + (chinese.includes("上面的括号") ? 1 : 0));
  }
});

it("says of a wrong sign nothing else that comes of it", () => {
  const broken = edited(smallCatalogue().get(renewal) ?? "", "  - id: layoutPlan", "  － id: layoutPlan");
  const found = lint(new Map([...smallCatalogue(), [renewal, broken]])).filter(
    ({ file }) => file === renewal,
  );
  expect(found.map(({ chinese }) => chinese)).toEqual([wide("－", "-")]);
});

it("says in Chinese what to do of every mistake, in no half English and by no pattern", () => {
  for (const { rule, file, from, to, beside = {} } of mistakes) {
    const files = new Map([...smallCatalogue(), ...Object.entries(beside)]);
    const text = files.get(file);
    if (text?.includes(from)) files.set(file, edited(text, from, to));
    for (const { says, chinese } of lint(files).filter((finding) => finding.rule === rule)) {
      expect(chinese).toMatch(/请|要|不能|不许|只能|只用|改/);
      expect(chinese).not.toMatch(/期望|\/\^|\^\[|\\d|number|string|Invalid|expected/);
      expect(says).not.toMatch(/\/\^|\^\[|\\d|Invalid/);
    }
  }
});

it("has words for every pattern of the content's schemas", () => {
  const patterns = new Set<string>();
  const gather = (tree: unknown): void => {
    if (typeof tree !== "object" || tree === null) return;
    for (const [key, inner] of Object.entries(tree))
      if (key === "pattern" && typeof inner === "string") patterns.add(inner);
      else if (key !== "$defs") gather(inner);
  };
  for (const schema of Object.values(catalogueJsonSchemas)) gather(schema());
  expect([...patterns].filter((pattern) => !(pattern in patternWords))).toEqual([]);
  expect(patterns.size).toBeGreaterThan(8);
});
