import type { Localized } from "../../contract/hall.ts";

/** The days off of all citizens: 全国年节及纪念日放假办法 (2024), article 2. */
export const holidayNames = {
  newYear: { "zh-CN": "元旦", "zh-TW": "元旦", en: "New Year's Day" },
  springFestival: { "zh-CN": "春节", "zh-TW": "春節", en: "Spring Festival" },
  qingming: { "zh-CN": "清明节", "zh-TW": "清明節", en: "Qingming Festival" },
  labourDay: { "zh-CN": "劳动节", "zh-TW": "勞動節", en: "Labour Day" },
  dragonBoat: { "zh-CN": "端午节", "zh-TW": "端午節", en: "Dragon Boat Festival" },
  midAutumn: { "zh-CN": "中秋节", "zh-TW": "中秋節", en: "Mid-Autumn Festival" },
  nationalDay: { "zh-CN": "国庆节", "zh-TW": "國慶節", en: "National Day" },
} as const satisfies Readonly<Record<string, Localized>>;

export type Holiday = keyof typeof holidayNames;
export const holidays = Object.keys(holidayNames) as [Holiday, ...Holiday[]];

/** One name for holidays that fall together: 国庆节、中秋节. */
export function holidayName(together: readonly Holiday[]): Localized {
  const names = together.map((holiday) => holidayNames[holiday]);
  return {
    "zh-CN": names.map((name) => name["zh-CN"]).join("、"),
    "zh-TW": names.map((name) => name["zh-TW"]).join("、"),
    en: names.map((name) => name.en).join(" and "),
  };
}
