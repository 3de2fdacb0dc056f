import type { CallingRule, Language } from "../../server/contract/hall.ts";
import { defineMessages, translator } from "./catalogue.ts";

/** The calling rule in plain words, for everybody whom it concerns: the same sentences on every page. */
export const ruleMessages = defineMessages({
  firstCome: { "zh-CN": "先到先叫", "zh-TW": "先到先叫", en: "first come, first called" },
  strict: {
    "zh-CN": "优先人群先叫",
    "zh-TW": "優先對象先叫",
    en: "priority visitors are called first",
  },
  ratio: {
    "zh-CN": "每叫{preferred}位优先人群，叫1位其他人",
    "zh-TW": "每叫{preferred}位優先對象，叫1位其他人",
    en: "of those who wait, {preferred} priority visitors are called, then 1 other",
  },
  accumulating: {
    "zh-CN": "{who}等1分钟按{weight}分钟算",
    "zh-TW": "{who}等1分鐘以{weight}分鐘計",
    en: "for {who}, 1 minute of waiting counts as {weight}",
  },
  preferred: { "zh-CN": "优先人群", "zh-TW": "優先對象", en: "priority visitors" },
  passedCap: {
    "zh-CN": "任何人最多被插队{count}次",
    "zh-TW": "任何人最多被插隊{count}次",
    en: "nobody is passed more than {count} times",
  },
  minutesCap: {
    "zh-CN": "等满{minutes}分钟的先叫",
    "zh-TW": "等滿{minutes}分鐘的先叫",
    en: "whoever has waited {minutes} minutes goes first",
  },
  who: { "zh-CN": "优先人群：{names}", "zh-TW": "優先對象：{names}", en: "Priority visitors: {names}" },
  between: { "zh-CN": "；", "zh-TW": "；", en: "; " },
  and: { "zh-CN": "、", "zh-TW": "、", en: ", " },
});

/** The rule in one line: `优先人群等1分钟按3分钟算；任何人最多被插队8次`. */
export function ruleSentence(rule: CallingRule, language: Language): string {
  const t = translator(ruleMessages, language);
  const text = clauses(rule, language).join(t("between"));
  return language === "en" ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Who the priority visitors are; null where nobody goes before others. */
export function whoGoesFirst({ kind, classes }: CallingRule, language: Language): string | null {
  if (kind === "firstCome" || classes.length === 0) return null;
  const t = translator(ruleMessages, language);
  return t("who", { names: classes.map(({ name }) => name[language]).join(t("and")) });
}

function clauses(rule: CallingRule, language: Language): string[] {
  const { kind, preferred, passedCap, minutesCap, classes } = rule;
  const t = translator(ruleMessages, language);
  // Without classes, every rule is this one, and nobody passes anybody.
  if (kind === "firstCome" || classes.length === 0) return [t("firstCome")];
  return [
    ...(kind === "strict" ? [t("strict")] : []),
    ...(kind === "ratio" ? [t("ratio", { preferred: preferred ?? 1 })] : []),
    ...(kind === "accumulating" ? weights(classes, language) : []),
    ...(passedCap === null ? [] : [t("passedCap", { count: passedCap })]),
    ...(minutesCap === null ? [] : [t("minutesCap", { minutes: minutesCap })]),
  ];
}

/** One clause where all classes weigh the same; else one for each weight, with the names of its classes. */
function weights(classes: CallingRule["classes"], language: Language): string[] {
  const t = translator(ruleMessages, language);
  const different = [...new Set(classes.map(({ weight }) => weight))];
  return different.map((weight) => {
    const names = classes.filter((each) => each.weight === weight).map(({ name }) => name[language]);
    return t("accumulating", { weight, who: different.length === 1 ? t("preferred") : names.join(t("and")) });
  });
}
