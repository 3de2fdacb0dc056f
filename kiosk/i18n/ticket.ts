import type { Language, Localized, Ticket, WaitRange } from "../../server/contract/hall.ts";
import { dayAndTime } from "../../server/contract/hall-time.ts";
import type { TicketTexts } from "../../server/contract/terminal.ts";
import { defineMessages, translator } from "./catalogue.ts";

/** What is printed on a queue ticket, in the citizen's language. No name and no document number, ever. */
export const ticketMessages = defineMessages({
  yourNumber: { "zh-CN": "您的号码", "zh-TW": "您的號碼", en: "Your number" },
  ahead: { "zh-CN": "前面 {count} 人", "zh-TW": "前面 {count} 人", en: "People before you: {count}" },
  aheadUnknown: { "zh-CN": "人数请看叫号屏", "zh-TW": "人數請看叫號螢幕", en: "See the board for the queue" },
  wait: {
    "zh-CN": "大约等 {from}–{to} 分钟",
    "zh-TW": "大約等 {from}–{to} 分鐘",
    en: "Wait about {from} to {to} minutes",
  },
  priority: {
    "zh-CN": "优先：{name}（请备证明）",
    "zh-TW": "優先：{name}（請備證明）",
    en: "Priority: {name} (bring proof)",
  },
  offline: {
    "zh-CN": "离线取号，照常叫号",
    "zh-TW": "離線取號，照常叫號",
    en: "Taken offline; you will be called as usual",
  },
  area: { "zh-CN": "请到 {area}", "zh-TW": "請到 {area}", en: "Please go to {area}" },
  takenAt: { "zh-CN": "取号 {time}", "zh-TW": "取號 {time}", en: "Taken {time}" },
  advice: {
    "zh-CN": "请留意叫号屏和广播。过号请到窗口说一声。",
    "zh-TW": "請留意叫號螢幕和廣播。過號請到櫃檯告知。",
    en: "Watch the board and listen for your number. If you miss it, tell any window.",
  },
  footer: {
    "zh-CN": "有困难请找导办员。当日有效。",
    "zh-TW": "有困難請找服務人員。當日有效。",
    en: "Need help? Ask a lobby guide. Valid today.",
  },
  follow: {
    "zh-CN": "扫码看前面还有几人",
    "zh-TW": "掃碼看前面還有幾人",
    en: "Scan to see who is before you",
  },
});

/** Whole minutes, at least one, upward: nobody is promised less than is known. */
function minutesOf({ likely, atMost }: WaitRange) {
  const minutes = (time: number) => Math.max(1, Math.ceil(time / 60_000));
  return { from: minutes(likely), to: minutes(atMost) };
}

/** The sentences that go with `XiaohuQueue.PrintTicket`. */
export function ticketTextsOf(ticket: Ticket, hallName: Localized, language: Language): TicketTexts {
  const t = translator(ticketMessages, language);
  return {
    hall: hallName[language],
    yourNumber: t("yourNumber"),
    service: ticket.serviceName[language],
    ahead: ticket.offline ? t("aheadUnknown") : t("ahead", { count: ticket.ahead }),
    ...(ticket.wait ? { wait: t("wait", minutesOf(ticket.wait)) } : {}),
    ...(ticket.priority ? { priority: t("priority", { name: ticket.priority.name[language] }) } : {}),
    ...(ticket.offline ? { offline: t("offline") } : {}),
    area: t("area", { area: ticket.area[language] }),
    takenAt: t("takenAt", { time: dayAndTime(ticket.takenAt) }),
    advice: t("advice"),
    footer: t("footer"),
    ...(ticket.follow === null ? {} : { follow: t("follow") }),
  };
}
