import type { Localized } from "../contract/hall.ts";
import type { HallConfig } from "./hall-config.ts";
import { numberedWindow } from "./numbered-window.ts";

/** A hall to try things in: its name, its windows and its clerks are invented. */
export const demoHall: HallConfig = {
  name: {
    "zh-CN": "湖里区政务服务中心（演示）",
    "zh-TW": "湖里區政務服務中心（示範）",
    en: "Huli District Service Hall (demo)",
  },
  services: [
    {
      id: "social-insurance",
      prefix: "A",
      name: {
        "zh-CN": "社会保险与医疗保障",
        "zh-TW": "社會保險與醫療保障",
        en: "Social and medical insurance",
      },
      plainName: {
        "zh-CN": "社保、医保、养老金",
        "zh-TW": "社保、醫保、養老金",
        en: "Pension, sickness, social card",
      },
      area: { "zh-CN": "一楼东区", "zh-TW": "一樓東區", en: "Ground floor, east side" },
    },
    {
      id: "business",
      prefix: "B",
      name: { "zh-CN": "市场监督管理", "zh-TW": "市場監督管理", en: "Business registration" },
      plainName: { "zh-CN": "开小店、办执照", "zh-TW": "開小店、辦執照", en: "Open a shop, get a licence" },
      area: { "zh-CN": "一楼西区", "zh-TW": "一樓西區", en: "Ground floor, west side" },
    },
    {
      id: "residence",
      prefix: "C",
      name: { "zh-CN": "公安户政与居住证", "zh-TW": "戶政與居住證", en: "Household and residence permits" },
      plainName: {
        "zh-CN": "办居住证、迁户口",
        "zh-TW": "辦居住證、遷戶籍",
        en: "Residence permit, change of address",
      },
      area: { "zh-CN": "二楼北区", "zh-TW": "二樓北區", en: "Upper floor, north side" },
    },
    {
      id: "taiwan",
      prefix: "D",
      name: { "zh-CN": "台胞服务", "zh-TW": "臺胞服務", en: "Service for Taiwan residents" },
      plainName: {
        "zh-CN": "台胞办证、就业、创业",
        "zh-TW": "臺胞辦證、就業、創業",
        en: "Permits, work and business for people from Taiwan",
      },
      area: { "zh-CN": "二楼南区", "zh-TW": "二樓南區", en: "Upper floor, south side" },
    },
    {
      id: "general",
      prefix: "E",
      name: { "zh-CN": "综合受理", "zh-TW": "綜合受理", en: "General service" },
      plainName: {
        "zh-CN": "别的事，或不知道找谁",
        "zh-TW": "其他事項，或不知道找誰",
        en: "Anything else, or not sure",
      },
      area: { "zh-CN": "一楼服务台旁", "zh-TW": "一樓服務臺旁", en: "Ground floor, by the front desk" },
    },
    {
      id: "marriage-booking",
      prefix: "F",
      name: { "zh-CN": "婚姻登记预约", "zh-TW": "婚姻登記預約", en: "Marriage registration" },
      plainName: { "zh-CN": "领结婚证预约", "zh-TW": "結婚登記預約", en: "Book your wedding registration" },
      area: { "zh-CN": "二楼北区", "zh-TW": "二樓北區", en: "Upper floor, north side" },
      suspended: true,
    },
  ],
  floor: {
    zones: [
      {
        id: "self-service",
        name: { "zh-CN": "自助办区", "zh-TW": "自助辦理區", en: "Self-service zone" },
        storey: { "zh-CN": "一楼", "zh-TW": "一樓", en: "Ground floor" },
        x: 4,
        y: 10,
        width: 44,
        height: 40,
      },
      {
        id: "front-desk",
        name: { "zh-CN": "咨询台", "zh-TW": "服務臺", en: "Front desk" },
        storey: { "zh-CN": "一楼", "zh-TW": "一樓", en: "Ground floor" },
        x: 52,
        y: 62,
        width: 44,
        height: 30,
      },
      {
        id: "business-zone",
        name: { "zh-CN": "企业服务区", "zh-TW": "企業服務區", en: "Business zone" },
        storey: { "zh-CN": "一楼", "zh-TW": "一樓", en: "Ground floor" },
        x: 52,
        y: 10,
        width: 44,
        height: 40,
      },
    ],
    terminals: [
      { id: "HL-01", zone: "self-service", x: 12, y: 26 },
      { id: "HL-02", zone: "self-service", x: 26, y: 26 },
      { id: "HL-03", zone: "self-service", x: 40, y: 26 },
      { id: "HL-04", zone: "business-zone", x: 74, y: 30 },
    ],
  },
  appointments: {
    services: [
      { serviceId: "social-insurance", slotMinutes: 30, perWindow: 3, windowIds: ["1"] },
      { serviceId: "business", slotMinutes: 30, perWindow: 2, windowIds: ["3"] },
      { serviceId: "residence", slotMinutes: 30, perWindow: 2, windowIds: ["4"] },
      { serviceId: "taiwan", slotMinutes: 30, perWindow: 2, windowIds: ["5"] },
    ],
  },
  assistance: {
    homeVisit: {
      matters: "channel",
      perHalfDay: 3,
      areas: ["湖里街道", "殿前街道", "禾山街道", "江头街道", "金山街道"],
    },
    handledForYou: { matters: "all" },
  },
  classes: [
    greenChannel("elder", { "zh-CN": "70岁以上老人", "zh-TW": "70歲以上長者", en: "Aged 70 or over" }, 70),
    greenChannel("disabled", { "zh-CN": "残疾人", "zh-TW": "身心障礙者", en: "Disabled" }),
    greenChannel("pregnant", {
      "zh-CN": "孕妇、带婴幼儿",
      "zh-TW": "孕婦、帶嬰幼兒",
      en: "Pregnant, or with a baby",
    }),
    greenChannel("service", {
      "zh-CN": "军人、优抚对象、消防救援",
      "zh-TW": "軍人、優撫對象、消防救援",
      en: "Military or fire service",
    }),
  ],
  profiles: [
    {
      id: "all-round",
      name: { "zh-CN": "综合岗", "zh-TW": "綜合職位", en: "All services" },
      serviceIds: ["social-insurance", "business", "residence", "taiwan", "general"],
    },
    {
      id: "ground-floor",
      name: { "zh-CN": "一楼支援", "zh-TW": "一樓支援", en: "Ground floor support" },
      serviceIds: ["social-insurance", "business", "general"],
    },
  ],
  windows: [
    window("1", ["social-insurance"]),
    window("2", ["social-insurance", "general"]),
    window("3", ["business"]),
    window("4", ["residence", "marriage-booking"]),
    window("5", ["taiwan", "residence"]),
    window("6", ["general", "taiwan", "business"]),
  ],
  clerks: [
    { id: "clerk-1", name: "小林（演示）" },
    { id: "clerk-2", name: "小陈（演示）" },
    { id: "clerk-3", name: "小黄（演示）" },
    { id: "clerk-4", name: "小吴（演示）" },
  ],
};

/** Who goes before others: a minute of their wait counts as three. */
function greenChannel(id: string, name: Localized, fromAge?: number) {
  return { id, name, weight: 3, ...(fromAge === undefined ? {} : { fromAge }) };
}

function window(id: string, serviceIds: string[]) {
  return {
    id,
    name: numberedWindow(id),
    serviceIds,
  };
}
