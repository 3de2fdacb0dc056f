import type { Language, Localized } from "../../server/contract/hall.ts";
import type { Application, MatterSlipTexts, Receipt } from "../../server/contract/matters.ts";
import { dayWords } from "./appointment-time.ts";
import { defineMessages, type Translate, translator } from "./catalogue.ts";

/** What is printed on the slip of a case, in the citizen's language. No name and no document number, ever. */
export const matterSlipMessages = defineMessages({
  heading: { "zh-CN": "受理回执", "zh-TW": "收件回執", en: "Your receipt" },
  savedHeading: { "zh-CN": "暂存凭条", "zh-TW": "暫存憑條", en: "Kept for you" },
  number: { "zh-CN": "办件编号 {number}", "zh-TW": "案件編號 {number}", en: "Number {number}" },
  granted: { "zh-CN": "已办好", "zh-TW": "已辦好", en: "Granted" },
  due: { "zh-CN": "{day} 前办好", "zh-TW": "{day} 前辦好", en: "Decided by {day}" },
  waiting: { "zh-CN": "等前一件办好再办", "zh-TW": "等前一件辦好再辦", en: "Begins after the one before" },
  owed: { "zh-CN": "还差：{material}", "zh-TW": "還差：{material}", en: "Still to come: {material}" },
  owedUntil: {
    "zh-CN": "还差：{material}，{day} 前补",
    "zh-TW": "還差：{material}，{day} 前補",
    en: "Still to come: {material}, by {day}",
  },
  reminded: {
    "zh-CN": "到期提醒：到期前 {before} 个工作日还没补，发短信",
    "zh-TW": "到期提醒：到期前 {before} 個工作日還沒補，傳簡訊",
    en: "A text reminds you before the end (working days: {before})",
  },
  codeLabel: { "zh-CN": "查询码", "zh-TW": "查詢碼", en: "Code" },
  advice: {
    "zh-CN": "用查询码在任何一台自助机查进度、补材料。",
    "zh-TW": "用查詢碼在任何一台自助機查進度、補材料。",
    en: "Use the code at any machine to see how it stands or to add to it.",
  },
  savedAdvice: {
    "zh-CN": "{day} 前凭码和证件接着办，逾期删除。",
    "zh-TW": "{day} 前憑碼和證件接著辦，逾期刪除。",
    en: "Go on with the code and your card until {day}; then it is deleted.",
  },
  savedPhone: {
    "zh-CN": "用手机扫码，也能接着办。",
    "zh-TW": "用手機掃碼，也能接著辦。",
    en: "Or scan it with a telephone and go on there.",
  },
  footer: {
    "zh-CN": "此单不含姓名和证件号，请收好。",
    "zh-TW": "此單不含姓名和證件號，請收好。",
    en: "No name is on this slip. Please keep it.",
  },
});

interface Shown {
  readonly receipt: Receipt | null;
  readonly saved: {
    readonly code: string;
    readonly until: number;
    readonly address: string | null;
  } | null;
}

/** The sentences that go with `XiaohuMatters.PrintReceipt`. */
export function matterSlipOf(
  { receipt, saved }: Shown,
  hall: Localized,
  language: Language,
): MatterSlipTexts {
  const t = translator(matterSlipMessages, language);
  const common = { hall: hall[language], codeLabel: t("codeLabel"), footer: t("footer") };
  if (receipt)
    return {
      ...common,
      heading: t("heading"),
      lines: receipt.applications.flatMap((each) => applicationLines(each, language, t)).slice(0, 30),
      advice: t("advice"),
    };
  return {
    ...common,
    heading: t("savedHeading"),
    lines: saved?.address ? [t("savedPhone")] : [],
    advice: saved ? t("savedAdvice", { day: dayWords(saved.until, language) }) : "",
  };
}

function applicationLines(
  { plainName, number, state, due, owed, textBefore: before }: Application,
  language: Language,
  t: Translate<typeof matterSlipMessages>,
): string[] {
  const standing =
    state === "issued" || state === "granted"
      ? [t("granted")]
      : state === "waiting"
        ? [t("waiting")]
        : due
          ? [t("due", { day: due.day })]
          : [];
  return [
    plainName[language],
    t("number", { number }),
    ...standing,
    ...owed.map(({ name, until }) =>
      until
        ? t("owedUntil", { material: name[language], day: until.day })
        : t("owed", { material: name[language] }),
    ),
    ...(before === undefined ? [] : [t("reminded", { before })]),
  ];
}
