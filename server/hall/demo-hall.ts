import type { HallConfig } from "./hall-config.ts";

const area = (letter: string) => ({
  "zh-CN": `一楼${letter}区`,
  "zh-TW": `一樓${letter}區`,
  en: `Ground floor, area ${letter}`,
});
const window = (number: number) => ({
  "zh-CN": `${number}号窗口`,
  "zh-TW": `${number}號窗口`,
  en: `Window ${number}`,
});

/** The hall of the demo. Its services are typical, its people invented. */
export const demoHall: HallConfig = {
  name: {
    "zh-CN": "湖里区政务服务中心（演示）",
    "zh-TW": "湖里區政務服務中心（演示）",
    en: "Huli District Service Hall (demo)",
  },
  services: [
    {
      id: "social-insurance",
      prefix: "A",
      name: { "zh-CN": "社会保险", "zh-TW": "社會保險", en: "Social insurance" },
      plainName: {
        "zh-CN": "社保、退休、失业补助",
        "zh-TW": "社保、退休、失業補助",
        en: "Pension, insurance, job-loss benefit",
      },
      area: area("A"),
      open: true,
    },
    {
      id: "business-registration",
      prefix: "B",
      name: { "zh-CN": "市场监管", "zh-TW": "市場監管", en: "Business licences" },
      plainName: {
        "zh-CN": "开小店、办执照、食品证",
        "zh-TW": "開小店、辦執照、食品證",
        en: "Open a shop, food licence",
      },
      area: area("B"),
      open: true,
    },
    {
      id: "residence",
      prefix: "C",
      name: { "zh-CN": "户籍与居住证", "zh-TW": "戶籍與居住證", en: "Household and residence" },
      plainName: {
        "zh-CN": "户口、居住证、身份证",
        "zh-TW": "戶口、居住證、身分證",
        en: "Residence permit, ID card",
      },
      area: area("C"),
      open: true,
    },
    {
      id: "taiwan-compatriots",
      prefix: "D",
      name: { "zh-CN": "台胞服务", "zh-TW": "台胞服務", en: "Services for Taiwan residents" },
      plainName: {
        "zh-CN": "台胞居住证、创业补贴",
        "zh-TW": "台胞居住證、創業補貼",
        en: "Taiwan residence permit, grants",
      },
      area: area("D"),
      open: true,
    },
    {
      id: "general",
      prefix: "E",
      name: { "zh-CN": "综合服务", "zh-TW": "綜合服務", en: "General services" },
      plainName: { "zh-CN": "不知道找谁，来这里", "zh-TW": "不知道找誰，來這裡", en: "Not sure? Start here" },
      area: area("E"),
      open: true,
    },
    {
      id: "marriage-booking",
      prefix: "F",
      name: { "zh-CN": "婚姻登记预约", "zh-TW": "婚姻登記預約", en: "Marriage registration booking" },
      plainName: { "zh-CN": "领证预约", "zh-TW": "領證預約", en: "Book your wedding day" },
      area: area("E"),
      open: false,
    },
  ],
  windows: [
    { id: "1", name: window(1), serviceIds: ["social-insurance"] },
    { id: "2", name: window(2), serviceIds: ["social-insurance", "general"] },
    { id: "3", name: window(3), serviceIds: ["business-registration"] },
    { id: "4", name: window(4), serviceIds: ["residence"] },
    { id: "5", name: window(5), serviceIds: ["taiwan-compatriots", "residence"] },
    { id: "6", name: window(6), serviceIds: ["general", "marriage-booking"] },
  ],
  clerks: [
    { id: "clerk-1", name: "小林（演示）" },
    { id: "clerk-2", name: "小陈（演示）" },
    { id: "clerk-3", name: "小王（演示）" },
    { id: "clerk-4", name: "小黄（演示）" },
  ],
};
