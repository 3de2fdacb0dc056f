import type { ErrorCode } from "../../server/contract/errors.ts";
import { defineMessages } from "./catalogue.ts";

/**
 * What a citizen should do when something fails: one sentence a code, for every code that can reach the terminal's
 * screens. It says what to do, never what broke; the short number stands small in the footer for the lobby guide.
 */
export const errorMessages = defineMessages({
  "reader.absent": {
    "zh-CN": "请直接取号，不用刷证件",
    "zh-TW": "請直接取號，不用刷證件",
    en: "Take a number without a card",
  },
  "reader.silent": {
    "zh-CN": "请直接取号，不用刷证件",
    "zh-TW": "請直接取號，不用刷證件",
    en: "Take a number without a card",
  },
  "reader.garbled": {
    "zh-CN": "请再试一次，或换一张",
    "zh-TW": "請再試一次，或換一張",
    en: "Try again, or use another card",
  },
  "reader.cardMoved": {
    "zh-CN": "放好后不要动，等两秒",
    "zh-TW": "放好後不要動，等兩秒",
    en: "Keep the card still for two seconds",
  },
  "reader.cardRejected": {
    "zh-CN": "请换一张证件",
    "zh-TW": "請換一張證件",
    en: "Use another card",
  },
  "reader.cardUnreadable": {
    "zh-CN": "请翻面再放，或换一张",
    "zh-TW": "請翻面再放，或換一張",
    en: "Turn the card over, or use another",
  },
  "reader.selfTestFailed": {
    "zh-CN": "请直接取号，不用刷证件",
    "zh-TW": "請直接取號，不用刷證件",
    en: "Take a number without a card",
  },
  "reader.notAuthorised": {
    "zh-CN": "请直接取号，不用刷证件",
    "zh-TW": "請直接取號，不用刷證件",
    en: "Take a number without a card",
  },
  "reader.noCard": {
    "zh-CN": "请把证件再放一次",
    "zh-TW": "請把證件再放一次",
    en: "Lay the card down once more",
  },
  "reader.notReady": {
    "zh-CN": "请稍等，再放证件",
    "zh-TW": "請稍候，再放證件",
    en: "Wait a moment, then lay the card",
  },
  "printer.absent": {
    "zh-CN": "请拍下或抄下这个号码",
    "zh-TW": "請拍下或抄下這個號碼",
    en: "Photograph or copy this number",
  },
  "printer.silent": {
    "zh-CN": "请拍下或抄下这个号码",
    "zh-TW": "請拍下或抄下這個號碼",
    en: "Photograph or copy this number",
  },
  "printer.paperOut": {
    "zh-CN": "纸用完了，请拍下号码",
    "zh-TW": "紙用完了，請拍下號碼",
    en: "Out of paper: photograph the number",
  },
  "printer.coverOpen": {
    "zh-CN": "打印机开着，请拍下号码",
    "zh-TW": "印表機開著，請拍下號碼",
    en: "Printer open: photograph the number",
  },
  "printer.cutter": {
    "zh-CN": "纸卡住了，请拍下号码",
    "zh-TW": "紙卡住了，請拍下號碼",
    en: "Paper stuck: photograph the number",
  },
  "printer.offline": {
    "zh-CN": "请拍下或抄下这个号码",
    "zh-TW": "請拍下或抄下這個號碼",
    en: "Photograph or copy this number",
  },
  "printer.hardware": {
    "zh-CN": "请拍下或抄下这个号码",
    "zh-TW": "請拍下或抄下這個號碼",
    en: "Photograph or copy this number",
  },
  "printer.resultUnknown": {
    "zh-CN": "请看看出票口有没有纸",
    "zh-TW": "請看看出票口有沒有紙",
    en: "Look whether paper came out of the slot",
  },
  "printer.garbled": {
    "zh-CN": "请拍下或抄下这个号码",
    "zh-TW": "請拍下或抄下這個號碼",
    en: "Photograph or copy this number",
  },
  "printer.notReady": {
    "zh-CN": "请稍等，或拍下号码",
    "zh-TW": "請稍候，或拍下號碼",
    en: "Wait a moment, or photograph the number",
  },
  "queue.unknownService": {
    "zh-CN": "请选别的事，或找导办员",
    "zh-TW": "請選別的事，或找服務人員",
    en: "Choose another, or ask a lobby guide",
  },
  "queue.serviceClosed": {
    "zh-CN": "请选别的事，或找导办员",
    "zh-TW": "請選別的事，或找服務人員",
    en: "Choose another, or ask a lobby guide",
  },
  "queue.hallUnreachable": {
    "zh-CN": "请再试，或到窗口取号",
    "zh-TW": "請再試，或到櫃檯取號",
    en: "Try again, or ask at the window",
  },
  "queue.unknownTicket": {
    "zh-CN": "请找导办员，号码别丢",
    "zh-TW": "請找服務人員，號碼別丟",
    en: "Ask a lobby guide, and keep the number",
  },
  "queue.unknownClass": {
    "zh-CN": "请再试，或找导办员",
    "zh-TW": "請再試，或找服務人員",
    en: "Try again, or ask a lobby guide",
  },
  "queue.notWaiting": {
    "zh-CN": "这个号正在办，请找窗口",
    "zh-TW": "這個號正在辦，請找櫃檯",
    en: "This number is in hand: ask the window",
  },
  "queue.unknownSite": {
    "zh-CN": "请找导办员帮忙",
    "zh-TW": "請找服務人員幫忙",
    en: "Please ask a lobby guide",
  },
  "queue.entryExpired": {
    "zh-CN": "请再扫一次大厅里的码",
    "zh-TW": "請再掃一次大廳裡的碼",
    en: "Scan the code in the hall again",
  },
  "queue.notLeased": {
    "zh-CN": "请再试，或到窗口取号",
    "zh-TW": "請再試，或到櫃檯取號",
    en: "Try again, or ask at the window",
  },
  "queue.personLimit": {
    "zh-CN": "今天取过几次了，请找导办员",
    "zh-TW": "今天取過幾次了，請找服務人員",
    en: "You had your numbers for today: ask a guide",
  },
  "queue.dayFull": {
    "zh-CN": "今天的号取完了，请改天来",
    "zh-TW": "今天的號取完了，請改天來",
    en: "No numbers left today: come another day",
  },
  "appointment.notFound": {
    "zh-CN": "请核对预约码，或换张证件",
    "zh-TW": "請核對預約碼，或換張證件",
    en: "Check the code, or use another card",
  },
  "appointment.slotTaken": { "zh-CN": "请选别的时间", "zh-TW": "請選別的時間", en: "Choose another time" },
  "appointment.notOffered": {
    "zh-CN": "请选别的时间或事项",
    "zh-TW": "請選別的時間或事項",
    en: "Choose another time or matter",
  },
  "appointment.personLimit": {
    "zh-CN": "您已有一个预约，可改时间",
    "zh-TW": "您已有一個預約，可改時間",
    en: "You have one already: change its time",
  },
  "appointment.tooLate": {
    "zh-CN": "快到时间了，请按时来",
    "zh-TW": "快到時間了，請按時來",
    en: "It begins soon: please come in time",
  },
  "appointment.tooEarly": {
    "zh-CN": "到时候再来签到",
    "zh-TW": "到時候再來報到",
    en: "Come back and check in then",
  },
  "appointment.missed": {
    "zh-CN": "请重新预约，或直接取号",
    "zh-TW": "請重新預約，或直接取號",
    en: "Make another, or take a number",
  },
  "appointment.checkedIn": {
    "zh-CN": "已经签到，请等叫号",
    "zh-TW": "已經報到，請等叫號",
    en: "You are checked in: wait for your number",
  },
  "appointment.cancelled": {
    "zh-CN": "请重新预约，或直接取号",
    "zh-TW": "請重新預約，或直接取號",
    en: "Make another, or take a number",
  },
  "appointment.tooOften": {
    "zh-CN": "近来爽约多次，请直接取号",
    "zh-TW": "近來爽約多次，請直接取號",
    en: "Too many were missed: take a number",
  },
  "appointment.tooManyTries": {
    "zh-CN": "请等十分钟，或找导办员",
    "zh-TW": "請等十分鐘，或找服務人員",
    en: "Wait ten minutes, or ask a lobby guide",
  },
  "appointment.personNeeded": {
    "zh-CN": "请用预约码，或找导办员",
    "zh-TW": "請用預約碼，或找服務人員",
    en: "Use your code, or ask a lobby guide",
  },
  "appointment.noDocument": {
    "zh-CN": "请核对证件号码",
    "zh-TW": "請核對證件號碼",
    en: "Check the number of your document",
  },
  "appointment.otherHall": {
    "zh-CN": "请到预约的大厅签到",
    "zh-TW": "請到預約的大廳報到",
    en: "Check in at the hall that you booked",
  },
  "appointment.noScanner": { "zh-CN": "请输入预约码", "zh-TW": "請輸入預約碼", en: "Type the code instead" },
  "matter.unknown": {
    "zh-CN": "请选别的事项，或去窗口",
    "zh-TW": "請選別的事項，或到臨櫃辦理",
    en: "Choose another matter, or go to a window",
  },
  "matter.noCatalogue": {
    "zh-CN": "请稍后再看，或去窗口",
    "zh-TW": "請稍後再看，或到臨櫃辦理",
    en: "Look again later, or go to a window",
  },
  "matter.caseOver": { "zh-CN": "请从头再办一次", "zh-TW": "請從頭再辦一次", en: "Please begin once more" },
  "matter.notFound": {
    "zh-CN": "请核对编码，或换张证件",
    "zh-TW": "請核對代碼，或換張證件",
    en: "Check the code, or use another card",
  },
  "matter.tooManyTries": {
    "zh-CN": "请刷证件，或找导办员",
    "zh-TW": "請刷證件，或找服務人員",
    en: "Use your card, or ask a lobby guide",
  },
  "matter.identityNeeded": { "zh-CN": "请先刷证件", "zh-TW": "請先刷證件", en: "Show your card first" },
  "matter.licenceUnavailable": {
    "zh-CN": "请用原件，或稍后再试",
    "zh-TW": "請用正本，或稍後再試",
    en: "Use the original, or try again later",
  },
  "matter.tooManyUnseen": {
    "zh-CN": "先带证件到窗口看前几件",
    "zh-TW": "請先帶證件到臨櫃看前幾件",
    en: "Show your document at a window first",
  },
  "matter.nothingOwed": {
    "zh-CN": "材料齐了，不用再交",
    "zh-TW": "文件齊全，不用再交",
    en: "Everything is here: nothing is owed",
  },
  "matter.overdue": {
    "zh-CN": "已过期限，请到窗口",
    "zh-TW": "已過期限，請到臨櫃辦理",
    en: "The time is over: please go to a window",
  },
  "matter.decided": {
    "zh-CN": "已经办完，请看结果",
    "zh-TW": "已經辦完，請看結果",
    en: "It is decided: look at the result",
  },
  "matter.handedIn": {
    "zh-CN": "已经交过了，用这个码查",
    "zh-TW": "已經交過了，用這個碼查",
    en: "It is handed in: follow it by its code",
  },
  "matter.file": { "zh-CN": "请重新扫一次", "zh-TW": "請重新掃描一次", en: "Please scan it once more" },
  "assistance.notFound": {
    "zh-CN": "没找到，请核对查询码",
    "zh-TW": "找不到，請核對查詢碼",
    en: "Not found: check the code",
  },
  "assistance.notOffered": {
    "zh-CN": "这样约不了，请换时间或地址",
    "zh-TW": "這樣無法預約，請換時間或地址",
    en: "Not to be had so: choose another time or place",
  },
  "assistance.slotTaken": {
    "zh-CN": "这半天约满了，请换一个",
    "zh-TW": "這半天約滿了，請換一個",
    en: "Just taken: choose another half day",
  },
  "assistance.alreadyOpen": {
    "zh-CN": "这件事已经约过了，请用查询码看进度",
    "zh-TW": "這件事已經約過了，請用查詢碼看進度",
    en: "You have asked for this already: look it up by its code",
  },
  "assistance.over": {
    "zh-CN": "已经办完或取消，不用再改",
    "zh-TW": "已經辦完或取消，不用再改",
    en: "It is over: nothing is left to change",
  },
  "painPoint.notFound": {
    "zh-CN": "没找到，请核对查询码",
    "zh-TW": "找不到，請核對查詢碼",
    en: "Not found: check the code",
  },
  "message.tooManyRequests": {
    "zh-CN": "请稍等，再试一次",
    "zh-TW": "請稍候，再試一次",
    en: "Wait a moment and try again",
  },
  "message.connectionLost": {
    "zh-CN": "请稍等，再试一次",
    "zh-TW": "請稍候，再試一次",
    en: "Wait a moment and try again",
  },
  "message.malformed": {
    "zh-CN": "请找导办员帮忙",
    "zh-TW": "請找服務人員幫忙",
    en: "Please ask a lobby guide",
  },
  "message.unknownCommand": {
    "zh-CN": "请找导办员帮忙",
    "zh-TW": "請找服務人員幫忙",
    en: "Please ask a lobby guide",
  },
  "message.invalidPayload": {
    "zh-CN": "请找导办员帮忙",
    "zh-TW": "請找服務人員幫忙",
    en: "Please ask a lobby guide",
  },
  "message.tooLarge": {
    "zh-CN": "请找导办员帮忙",
    "zh-TW": "請找服務人員幫忙",
    en: "Please ask a lobby guide",
  },
  "message.notAuthorised": {
    "zh-CN": "请找导办员帮忙",
    "zh-TW": "請找服務人員幫忙",
    en: "Please ask a lobby guide",
  },
  "message.internal": {
    "zh-CN": "请再试，或找导办员",
    "zh-TW": "請再試，或找服務人員",
    en: "Try again, or ask a lobby guide",
  },
});

export type CitizenErrorCode = keyof typeof errorMessages & ErrorCode;

/** Codes that only staff, other programs or a person at the console can meet share one sentence. */
export function citizenErrorCode(code: ErrorCode): CitizenErrorCode {
  return code in errorMessages ? (code as CitizenErrorCode) : "message.internal";
}
