import { live, opening, renewal, together } from "./content-folder.ts";

/** One mistake of an editor: what is written in place of what, and the line, by what stands on it, that the rule names. */
export interface Mistake {
  readonly rule: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Stands on the line of the finding; `to` where it is left out. */
  readonly at?: string;
  /** Files beside. */
  readonly beside?: Readonly<Record<string, string>>;
}

const head = "catalogue.yaml";
const inRenewal = (rule: string, from: string, to: string, at = to): Mistake => ({
  rule,
  file: renewal,
  from,
  to,
  at,
});
const inOpening = (rule: string, from: string, to: string, at = to): Mistake => ({
  rule,
  file: opening,
  from,
  to,
  at,
});
const inPackage = (rule: string, from: string, to: string, at = to): Mistake => ({
  rule,
  file: together,
  from,
  to,
  at,
});
const inHead = (rule: string, from: string, to: string, at = to): Mistake => ({
  rule,
  file: head,
  from,
  to,
  at,
});

const inBroadcast = (rule: string, from: string, to: string, at = to): Mistake => ({
  rule,
  file: live,
  from,
  to,
  at,
});

const layoutPlan = "    need: secondary\n    deferrable: true";
const decision = `decision:
  grantedWhen:
    - { id: same, condition: { field: situation.changed, is: "no" }, reason: { zh-CN: 没变过, en: The same } }
`;

export const mistakes: readonly Mistake[] = [
  inRenewal("yaml", "fee: { free: true }", "fee: { free: true", "result:"),
  inRenewal("yaml", "fee: { free: true }", "fee: *free", "id: food-licence-renewal"),
  inRenewal("yaml", "fee: { free: true }", "fee: { free: true } # \ufffd\ufffd"),
  inRenewal("schema", "scope: city", "scope: town"),
  inRenewal("schema", "    deferrable: true", "    deferable: true"),
  inRenewal("schema", "scope: city\n", "", "id: food-licence-renewal"),
  inHead("schema", "demo: true", "demo: perhaps"),

  inRenewal("id-file-name", "id: food-licence-renewal", "id: food-renewal"),
  inPackage("id-file-name", "id: open-restaurant", "id: open-shop"),
  inBroadcast("id-file-name", "id: open-shop", "id: open-store"),
  inBroadcast("schema", "weekdays: [4]", "weekdays: [8]"),
  inBroadcast("schema", "https://", "http://", "address:"),
  inBroadcast("broadcast-when", "weekdays: [4]\n", "", "id: open-shop"),
  inBroadcast("broadcast-when", "weekdays: [4]", "weekdays: [4]\nday: 2026-12-03", "weekdays: [4]"),
  inBroadcast("broadcast-day", "lastDay: 2026-12-31", "lastDay: 2026-11-31"),
  inBroadcast("broadcast-hours", 'to: "16:00"', 'to: "14:00"'),
  inOpening("duplicate-id", "id: food-licence\n", "id: food-licence-renewal\n"),
  inRenewal("duplicate-id", "  - id: kind\n", "  - id: changed\n"),
  inRenewal("duplicate-id", "value: shop", "value: restaurant"),
  inRenewal("duplicate-id", "  - id: layoutPlan\n    name", "  - id: unchanged\n    name"),
  inHead("duplicate-id", "  - { id: schooling", "  - { id: birth", "上学"),
  inPackage("duplicate-id", "  - matter: food-licence-renewal", "  - matter: food-licence"),
  inOpening("duplicate-code", "DEMO-0001-31-015-00", "DEMO-0001-31-014-00"),
  inOpening("duplicate-name", "zh-CN: 办食品证", "zh-CN: 食品证快到期要续"),
  inRenewal("demo-code", "code: DEMO-0001-31-014-00", "code: 0001-31-014-00"),
  inRenewal("demo-code", "code: DEMO-0001-31-014-00", "code: TEST-0001-31-014-00"),
  inRenewal("real-code", "DEMO-0001-31-014-00", "DEMO-11350206999999999X1000131014000"),
  inRenewal("joined-names", "食品经营许可延续, 餐饮许可证续期", "食品经营许可延续，餐饮许可证续期"),
  inPackage("joined-names", "[开饭馆]", "[开饭馆；开酒楼]"),
  inHead("demo-name", "税务局（演示）", "税务局"),
  inRenewal("no-such-day", "effectiveFrom: 2026-11-01", "effectiveFrom: 2026-11-31"),
  inRenewal("no-such-day", 'version: "2026-11"', 'version: "2026-13"'),

  inRenewal("unknown-organ", "organ: market-regulation", "organ: market"),
  inPackage("unknown-organ", "organ: market-regulation", "organ: market"),
  inRenewal("unknown-life-event", "lifeEvents: [permits]", "lifeEvents: [permit]"),
  inRenewal("life-event-subject", "lifeEvents: [permits]", "lifeEvents: [permits, birth]"),
  inRenewal("unknown-licence", "    licence: businessLicence", "    licence: shopLicence"),
  inRenewal("unknown-licence", "licence.foodLicence.number", "licence.shopLicence.number"),
  inRenewal("unknown-licence", "renews: foodLicence", "renews: shopLicence"),
  inOpening("renewed-twice", "\nvisits:", "\nrenews: foodLicence\nvisits:", "renews: foodLicence"),
  inRenewal("unknown-commitment", "    commitment: unchanged", "    commitment: changed"),
  inRenewal("unused-commitment", "    commitment: unchanged\n", "", "  - id: unchanged\n    version"),
  inRenewal("unknown-service", "service: business", "service: busyness"),
  inRenewal(
    "no-service",
    "modes: [handle]\nservice: business",
    "modes: [handle, guide]\nservice: ''",
    "service: ''",
  ),
  inRenewal("unknown-matter", "  renewedBy: food-licence-renewal", "  renewedBy: food-renewal"),
  inPackage("unknown-matter", "  - matter: food-licence\n", "  - matter: restaurant-licence\n"),
  inRenewal("renewal-without-end", "  validMonths: 60\n", "", "renewedBy:"),

  inRenewal("deferral-longer", "  deferral: 5", "  deferral: 6"),
  inRenewal("deferral-missing", "  deferral: 5\n", "", "handling: committed"),
  inRenewal("deferral-missing", "  deferral: 5", "  deferral: 0"),
  inRenewal("deferral-idle", "    deferrable: true\n", "", "  deferral: 5"),
  inRenewal("term-over-legal", "  legal: 20", "  legal: 4", "  committed: 5"),
  inRenewal("at-once-days", "  handling: committed", "  handling: onTheSpot"),
  inRenewal("at-once-days", "  committed: 5", "  committed: 0", "handling: committed"),
  inRenewal("process-sum", "within: 4", "within: 3", "zh-CN: 受理, en: Acceptance"),
  inRenewal("delivery-at-once", "delivery: [electronic", "delivery: [atOnce"),

  {
    ...inRenewal("no-main-material", "need: main", "need: secondary", "  - id: foodLicence"),
    from: "need: main",
  },
  inRenewal("main-deferrable", layoutPlan, "    need: main\n    deferrable: true", "    deferrable: true"),
  inRenewal(
    "optional-deferrable",
    layoutPlan,
    "    need: optional\n    deferrable: true",
    "    deferrable: true",
  ),
  inRenewal("licence-unsourced", "    licence: foodLicence", "    licence: hygieneLicence"),
  inRenewal(
    "copies-electronic",
    "    form: [copy, electronic]",
    "    form: [electronic]\n    copies: 2",
    "copies: 2",
  ),
  inRenewal(
    "no-mistakes",
    "    mistakes: [{ zh-CN: 没有签名, en: It is not signed }]\n",
    "",
    "  - id: unchanged\n    name: { zh-CN: 经营条件未变化声明",
  ),
  inRenewal(
    "no-sample",
    "    source: { zh-CN: 申请人填写",
    "    source: { zh-CN: 您填写",
    "  - id: unchanged\n    name",
  ),
  inRenewal(
    "commitment-notice",
    "核查：办结后五个工作日内，工作人员会到店查看",
    "以后：工作人员会来",
    "zh-CN: 证明内容：",
  ),
  inRenewal("commitment-statement", "如果不真，我愿意承担后果", "以上都写好了", "我已经知道上面写的内容"),

  inRenewal("idle-question", "is: layout }\n", "is: layout }\n", "  - id: kind"),
  inRenewal(
    "same-options",
    "      - { value: layout,",
    "      - { value: moved, label: { zh-CN: 搬了, en: Moved } }\n      - { value: kitchen, label: { zh-CN: 厨房, en: Kitchen } }\n      - { value: layout,",
    "value: kitchen",
  ),

  inRenewal(
    "unknown-situation",
    "when: { field: situation.changed, is: layout }",
    "when: { field: situation.change, is: layout }",
  ),
  inRenewal("unknown-option", "situation.changed, is: layout }", "situation.changed, is: layouts }"),
  inRenewal("unknown-option", 'situation.changed, is: "no" }', "situation.changed, is: 1 }"),
  inRenewal(
    "form-unknown-option",
    "when: { field: delivery, is: post }",
    "when: { field: delivery, is: mail }",
  ),
  inRenewal(
    "question-too-late",
    "  - id: changed\n",
    "  - id: changed\n    when: { field: situation.kind, is: shop }\n",
    "when: { field: situation.kind",
  ),
  inPackage("unknown-situation", "situation.rebuilt", "situation.rebuild"),
  inRenewal(
    "form-unknown-field",
    "when: { field: delivery, is: post }",
    "when: { field: deliver, is: post }",
  ),
  inRenewal(
    "unknown-field",
    "form:\n",
    `${decision.replace("situation.changed", "changed")}form:\n`,
    "id: same",
  ),
  inRenewal("unknown-option", "form:\n", `${decision.replace('"no"', '"none"')}form:\n`, "id: same"),
  inRenewal(
    "field-too-early",
    "when: { field: situation.changed, is: layout }",
    "when: { field: delivery, is: post }",
  ),
  inRenewal(
    "unknown-fact",
    "when: { field: situation.changed, is: layout }",
    "when: { field: holder.birthday, less: today }",
  ),
  inRenewal("form-unknown-fact", "sources: [holder.name]", "sources: [holder.fullName]"),
  inRenewal(
    "unknown-situation",
    "fee: { free: true }",
    "fee: { free: true }\nofferedWhen: { field: situation.changed, is: layout }",
    "offeredWhen",
  ),

  inRenewal(
    "form-duplicate",
    "id: validTo, kind",
    "id: licenceNumber, kind",
    "id: licenceNumber, kind: date",
  ),
  inRenewal(
    "form-unknown-situation",
    "concept: person.postAddress",
    "required: { field: situation.change, is: layout }",
    "required:",
  ),
  inRenewal("form-wrong-comparison", 'more: "today + 21 days"', "more: 21"),
  inRenewal(
    "form-circle",
    "id: validTo, kind: date",
    "id: validTo, when: { field: validTo, filled: true }, kind: date",
  ),
  inRenewal(
    "form-asks-backwards",
    "id: licenceNumber, kind: text",
    "id: licenceNumber, when: { field: delivery, is: post }, kind: text",
  ),
  inRenewal(
    "form-source-without-concept",
    "sources: [earlier], concept: person.mobile",
    "sources: [earlier]",
  ),
  inRenewal(
    "form-concept-of-two-kinds",
    "concept: enterprise.address",
    "concept: enterprise.name",
    "id: shopAddress",
  ),
  inRenewal("form-shows-person", "id: personName, kind: name", "id: personName, kind: text"),
  inRenewal("form-empty-range", "min: 6, max: 20", "min: 26, max: 20"),
  inRenewal(
    "unknown-option",
    "when: { field: situation.changed, is: layout }",
    "when: { field: holder.sex, is: man }",
  ),

  inOpening("concept-kind", "id: telephone, kind: mobile", "id: telephone, kind: text"),
  inOpening(
    "concept-options",
    "- { value: post, label",
    "- { value: mail, label",
    "concept: person.delivery",
  ),
  inOpening("concept-label", "kind: mobile, label: { zh-CN: 手机号码", "kind: mobile, label: { zh-CN: 电话"),

  inRenewal("no-form", "modes: [handle]", "modes: [print]"),
  inRenewal("idle-form", "modes: [handle]", "modes: [guide]", "  sections:"),
  inRenewal("idle-decision", "modes: [handle]", `modes: [guide]\n${decision}`, "  grantedWhen"),
  inRenewal(
    "fee-high",
    "fee: { free: true }",
    "fee: { free: false, amount: 12000, basis: { zh-CN: 价目, en: List }, ways: { zh-CN: 扫码, en: Code } }",
  ),
  inRenewal("visits-why", "visits: { count: 0 }", "visits: { count: 1 }"),
  inRenewal(
    "visits-idle-why",
    "visits: { count: 0 }",
    "visits: { count: 0, why: { zh-CN: 领证, en: Fetch it } }",
  ),
  inRenewal("window-alone", "kind: terminal", "kind: window", "visits: { count: 0 }"),
  inRenewal("online-depth", "kind: online", "kind: post", "onlineDepth: IV"),
  inRenewal(
    "online-visits",
    "visits: { count: 0 }",
    "visits: { count: 1, why: { zh-CN: 领证, en: Fetch it } }",
    "onlineDepth: IV",
  ),
  inRenewal(
    "post-address",
    "kind: address, label: { zh-CN: 寄到哪里",
    "kind: text, label: { zh-CN: 寄到哪里",
    "delivery: [electronic",
  ),

  inRenewal(
    "missing-media",
    "    licence: foodLicence\n",
    "    licence: foodLicence\n    sample: food.png\n",
    "sample: food.png",
  ),
  inPackage(
    "missing-media",
    "    when: { field: situation.rebuilt, is: layout }\n",
    "    when: { field: situation.rebuilt, is: layout }\nvideos:\n  - file: gone.webm\n    captions: { zh-CN: gone.vtt }\n    title: { zh-CN: 怎么开店, en: How }\n    seconds: 9\n",
    "  - file: gone.webm",
  ),
  {
    ...inRenewal("unused-media", "scope: city", "scope: city"),
    file: "media/plan.png",
    at: "",
    beside: { "media/plan.png": "x" },
  },
  {
    ...inRenewal(
      "media-kind",
      "    licence: foodLicence\n",
      "    licence: foodLicence\n    sample: food.mp4\n",
      "sample: food.mp4",
    ),
    beside: { "media/food.mp4": "x" },
  },

  inPackage("after-unknown", "after: [food-licence]", "after: [hygiene-licence]"),
  inPackage(
    "package-cycle",
    "  - matter: food-licence\n",
    "  - matter: food-licence\n    after: [food-licence-renewal]\n",
    "  - matter: food-licence\n",
  ),
  inPackage("mapped-situation", "kind: restaurant }", "sort: restaurant }"),
  inPackage("mapped-option", "kind: restaurant }", "kind: bar }"),
  inPackage("mapped-option", "- { value: layout", "- { value: moved", "situation: { changed"),
  inPackage("mapped-question", "{ from: rebuilt }", "{ from: rebuild }"),

  inRenewal("no-english", "zh-CN: 食品证快到期要续, en: Renew a food licence", "zh-CN: 食品证快到期要续"),
  inRenewal("chinese-in-english", "en: Food business licence }", "en: Food 经营 licence }"),
  inRenewal("placeholder", "zh-CN: 证还没过期。", "zh-CN: 待补。"),
  inRenewal("personal-number", "hint: { zh-CN: 有进展时发短信给您", "hint: { zh-CN: 像13912345678这样"),
  inRenewal("markup", "zh-CN: 证还没过期。", "zh-CN: <b>证</b>还没过期。"),
  inRenewal("markup", "zh-CN: 证还没过期。", "zh-CN: 证**还没**过期。"),
  inRenewal("personal-number", "zh-CN: 证还没过期。", "zh-CN: 号码350203199001011234。"),

  inRenewal("long-clause", "zh-CN: 证还没过期。", "zh-CN: 您手里的这张食品证到今天还没有过期。"),
  inRenewal(
    "long-sentence",
    "zh-CN: 证还没过期。",
    "zh-CN: 您手里的这张食品证，到今天还能用，也没有被收走过，就可以来续。",
  ),
  inRenewal("officialese", "zh-CN: 证还没过期。", "zh-CN: 申请人须有证。"),
  inRenewal("hard-words", "没改过信息的，机上就能办", "囹圄踟蹰，龃龉龌龊饕餮魑魅魍魉", "囹圄踟蹰"),
  inRenewal("no-count", "一共2样材料。", "", "没改过信息的"),
  inRenewal("false-count", "一共2样材料", "一共3样材料"),
  inRenewal("false-count", "一共2样材料", "什么都不用带"),
  inRenewal(
    "no-doer",
    "到期前三个月就能来续。最晚留出十五个工作日。没改过信息的，机上就能办。",
    "",
    "食品证快到期啦？",
  ),
  inRenewal("no-time", "5个工作日出证，不要钱", "寄到店里，不要钱"),
  inRenewal("false-time", "5个工作日出证", "七个工作日出证"),
  inRenewal("false-time", "5个工作日出证", "当场就能拿，5个工作日寄到"),
  inRenewal("no-cost", "5个工作日出证，不要钱", "5个工作日出证，寄到店里"),
  inRenewal(
    "false-cost",
    "fee: { free: true }",
    "fee: { free: false, amount: 25, basis: { zh-CN: 价目, en: List }, ways: { zh-CN: 扫码, en: Code } }",
    "5个工作日出证",
  ),
  inRenewal("false-cost", "5个工作日出证，不要钱", "5个工作日出证，收20元"),
];
