import type { ReportContext, ReportSnapshot } from "../../kiosk/staff/pain-report/report.machine.ts";
import { defaultPainRules } from "../../server/hall/pain-points/rules.ts";

const words = (zh: string, tw: string, en: string) => ({ "zh-CN": zh, "zh-TW": tw, en });

const context: ReportContext = {
  about: {
    source: "guide",
    kind: "painPoint",
    terminalId: "HL-01",
    matterId: "food-licence-renewal",
    serviceId: null,
  },
  by: "小湖",
  offer: {
    categories: [...defaultPainRules.categories],
    matters: [
      {
        id: "food-licence-renewal",
        name: words("食品证快到期要续", "食品證快到期要續", "Renew a food licence"),
        service: "business",
      },
    ],
  },
  kind: "painPoint",
  matterId: "food-licence-renewal",
  chosen: [],
  words: "",
  telephone: "",
  sent: null,
  error: null,
  idempotencyKey: "",
  language: "zh-CN",
};

const sent = {
  number: "HL-FY-20261123-0003",
  code: "4FKM7RTY",
  address: "https://hall.example/f#4FKM7RTY",
  promised: { day: "2026-12-07", assumed: false },
};

/** Moments of a guide's report. */
export const reportMoments: Readonly<Record<string, ReportSnapshot>> = {
  "report-loading": { value: "loading", context: { ...context, offer: null } },
  "report-writing": {
    value: "writing",
    context: { ...context, chosen: ["noPaper"], words: "说要房东的备案证明", telephone: "13800138077" },
  },
  "report-wrong": {
    value: "writing",
    context: { ...context, chosen: ["noPaper"], telephone: "1380013" },
  },
  "report-failed": { value: "failed", context: { ...context, error: "message.connectionLost" } },
  "report-sent": {
    value: "sent",
    context: { ...context, sent },
  },
};
