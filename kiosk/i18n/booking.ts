import { defineMessages } from "./catalogue.ts";

/** Every word of the booking page in a browser, but for what it shares with the terminal's screens (appointments.ts). */
export const bookingMessages = defineMessages({
  product: { "zh-CN": "预约办事", "zh-TW": "預約辦事", en: "Book an appointment" },
  languageSwitch: { "zh-CN": "选择语言", "zh-TW": "選擇語言", en: "Language" },
  lookingTitle: {
    "zh-CN": "正在看哪里可以预约",
    "zh-TW": "正在看哪裡可以預約",
    en: "Looking where you can book",
  },
  hallTitle: { "zh-CN": "到哪个大厅办？", "zh-TW": "到哪個大廳辦？", en: "Which hall?" },
  hallHint: {
    "zh-CN": "能约什么，写在每个大厅下面",
    "zh-TW": "能約什麼，寫在每個大廳下面",
    en: "Below each: what can be booked",
  },
  otherHall: { "zh-CN": "换大厅", "zh-TW": "換大廳", en: "Other hall" },
  chooseHall: { "zh-CN": "选大厅", "zh-TW": "選大廳", en: "Choose a hall" },
  hallUnknown: { "zh-CN": "没有找到这个大厅", "zh-TW": "找不到這個大廳", en: "There is no such hall" },
  hallUnknownHint: {
    "zh-CN": "网址可能写错了，请选一个大厅。",
    "zh-TW": "網址可能寫錯了，請選一個大廳。",
    en: "The address may be wrong. Please choose a hall.",
  },
  hallTakesNone: {
    "zh-CN": "{hall}不办预约",
    "zh-TW": "{hall}不受理預約",
    en: "{hall} takes no appointments",
  },
  hallTakesNoneHint: {
    "zh-CN": "可以直接去取号，或者选别的大厅。",
    "zh-TW": "可以直接去取號，或者選別的大廳。",
    en: "Go there and take a number, or choose another hall.",
  },
  whoTitle: { "zh-CN": "请输入您的证件", "zh-TW": "請輸入您的證件", en: "Your identity document" },
  whoHint: {
    "zh-CN": "只用来认出您的预约。号码不保存，页面关闭就没有了。",
    "zh-TW": "只用來認出您的預約。號碼不儲存，頁面關閉就沒有了。",
    en: "It only finds your appointments. The number is not stored, and gone when this page closes.",
  },
  kind: { "zh-CN": "证件种类", "zh-TW": "證件種類", en: "Document" },
  number: { "zh-CN": "证件号码", "zh-TW": "證件號碼", en: "Number" },
  resident: { "zh-CN": "居民身份证", "zh-TW": "居民身分證", en: "Resident identity card" },
  hkMacaoTaiwan: {
    "zh-CN": "港澳台居民居住证",
    "zh-TW": "港澳台居民居住證",
    en: "HK-Macao-Taiwan residence permit",
  },
  foreignPermanentResident: {
    "zh-CN": "外国人永久居留身份证",
    "zh-TW": "外國人永久居留身分證",
    en: "Foreign permanent resident ID card",
  },
  back: { "zh-CN": "返回", "zh-TW": "返回", en: "Back" },
  tryAgain: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },
  next: { "zh-CN": "下一步", "zh-TW": "下一步", en: "Next" },
  mineTitle: { "zh-CN": "您的预约", "zh-TW": "您的預約", en: "Your appointments" },
  mineNone: { "zh-CN": "现在没有预约", "zh-TW": "現在沒有預約", en: "You have none" },
  book: { "zh-CN": "新预约", "zh-TW": "新預約", en: "New appointment" },
  leave: { "zh-CN": "结束", "zh-TW": "結束", en: "Leave" },
  toMine: { "zh-CN": "看我的预约", "zh-TW": "看我的預約", en: "My appointments" },
  bookedHint: {
    "zh-CN": "请保存预约码或截图，到大厅自助机签到。",
    "zh-TW": "請保存預約碼或截圖，到大廳自助機報到。",
    en: "Keep the code or a picture of it, and check in at a terminal of the hall.",
  },
});
export type BookingMessages = typeof bookingMessages;
