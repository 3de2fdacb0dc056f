import type { Appointment, SlipTexts } from "../../server/contract/appointments.ts";
import type { Language, Localized } from "../../server/contract/hall.ts";
import { wallTime } from "../../server/contract/hall-time.ts";
import { dayWords, spanWords } from "./appointment-time.ts";
import { defineMessages, translator } from "./catalogue.ts";

/** What is printed on an appointment's slip, in the citizen's language. No name and no document number, ever. */
export const slipMessages = defineMessages({
  heading: { "zh-CN": "预约单", "zh-TW": "預約單", en: "Your appointment" },
  area: { "zh-CN": "请到 {area}", "zh-TW": "請到 {area}", en: "Please go to {area}" },
  codeLabel: { "zh-CN": "预约码", "zh-TW": "預約碼", en: "Code" },
  advice: {
    "zh-CN": "当天 {from} 起到自助机签到：扫码、刷证件或输入预约码。",
    "zh-TW": "當天 {from} 起到自助機報到：掃碼、刷證件或輸入預約碼。",
    en: "Check in at a terminal from {from}: scan this, use your card, or type the code.",
  },
  changes: {
    "zh-CN": "{until} 前可以改期或取消。迟到按现场排队。",
    "zh-TW": "{until} 前可以改期或取消。遲到按現場排隊。",
    en: "Change or cancel until {until}. If you are late, you join the ordinary line.",
  },
});

/** The sentences that go with `XiaohuAppointment.PrintSlip`. @param hallName of the terminal's hall; the appointment may be at another */
export function slipTextsOf(appointment: Appointment, hallName: Localized, language: Language): SlipTexts {
  const t = translator(slipMessages, language);
  const { start, end, checkInFrom, changeUntil } = appointment;
  return {
    hall: (appointment.hall?.name ?? hallName)[language],
    heading: t("heading"),
    service: appointment.plainName[language],
    time: `${dayWords(start, language)} ${spanWords(start, end)}`,
    area: t("area", { area: appointment.area[language] }),
    codeLabel: t("codeLabel"),
    advice: t("advice", { from: wallTime(checkInFrom) }),
    changes: t("changes", { until: `${dayWords(changeUntil, language)} ${wallTime(changeUntil)}` }),
  };
}
