import { defineMessages } from "./catalogue.ts";

/** What a citizen reads of somebody who looks on (陪办). */
export const accompanyMessages = defineMessages({
  askTitle: {
    "zh-CN": "{name}想陪您办，可以吗？",
    "zh-TW": "{name}想陪您辦，可以嗎？",
    en: "May {name} accompany you here?",
  },
  askSees: {
    "zh-CN": "能看到：您办到哪一步、有哪些按键",
    "zh-TW": "看得到：您辦到哪一步、有哪些按鍵",
    en: "Will see: which step you are at, and its buttons",
  },
  askHidden: {
    "zh-CN": "看不到：您的姓名、号码、填的内容",
    "zh-TW": "看不到：您的姓名、號碼、填寫的內容",
    en: "Will not see: your name, your numbers, what you fill in",
  },
  askControl: {
    "zh-CN": "按键都由您自己按，随时可以停",
    "zh-TW": "按鍵都由您自己按，隨時可以停",
    en: "Only you press the buttons, and you can stop at any time",
  },
  no: { "zh-CN": "不用了", "zh-TW": "不用了", en: "No, thank you" },
  yes: { "zh-CN": "可以", "zh-TW": "可以", en: "Yes" },
  joining: { "zh-CN": "正在接通{name}", "zh-TW": "正在接通{name}", en: "Connecting to {name}" },
  watching: {
    "zh-CN": "小湖陪办 {name} 正在看，看不到您的号码",
    "zh-TW": "小湖陪辦 {name} 正在看，看不到您的號碼",
    en: "{name} accompanies you and cannot see your numbers",
  },
  away: {
    "zh-CN": "小湖陪办断线了，现在没有人在看，正在重连",
    "zh-TW": "小湖陪辦斷線了，現在沒有人在看，正在重新連線",
    en: "The line is lost: nobody looks on now. It is tried again",
  },
  stop: { "zh-CN": "停止陪办", "zh-TW": "停止陪辦", en: "Stop" },
  ended: {
    "zh-CN": "陪办已结束，没有人在看",
    "zh-TW": "陪辦已結束，沒有人在看",
    en: "It is over: nobody looks on",
  },
  endedLost: {
    "zh-CN": "断线太久，陪办已结束，没有人在看",
    "zh-TW": "斷線太久，陪辦已結束，沒有人在看",
    en: "The line was lost for too long: it is over, nobody looks on",
  },
  close: { "zh-CN": "知道了", "zh-TW": "知道了", en: "All right" },
  pointed: {
    "zh-CN": "陪办员指着：{words}",
    "zh-TW": "陪辦員指著：{words}",
    en: "Your guide points at: {words}",
  },
  offered: {
    "zh-CN": "陪办员建议您按：{words}",
    "zh-TW": "陪辦員建議您按：{words}",
    en: "Your guide suggests that you press: {words}",
  },
  thisKey: { "zh-CN": "有手形标记的地方", "zh-TW": "有手形標記的地方", en: "where the hand is" },
  changedLarge: {
    "zh-CN": "陪办员把字调大了",
    "zh-TW": "陪辦員把字調大了",
    en: "Your guide has made the text large",
  },
  changedNormal: {
    "zh-CN": "陪办员把字调回来了",
    "zh-TW": "陪辦員把字調回來了",
    en: "Your guide has made the text normal",
  },
  changedHigh: {
    "zh-CN": "陪办员调成了高对比",
    "zh-TW": "陪辦員調成了高對比",
    en: "Your guide has set high contrast",
  },
  changedLow: {
    "zh-CN": "陪办员调回了普通对比",
    "zh-TW": "陪辦員調回了一般對比",
    en: "Your guide has set normal contrast",
  },
  changedLanguage: {
    "zh-CN": "陪办员换成了简体中文",
    "zh-TW": "陪辦員換成了繁體中文",
    en: "Your guide has changed the language to English",
  },
  takeBack: { "zh-CN": "改回来", "zh-TW": "改回來", en: "Undo" },
  moreTime: {
    "zh-CN": "陪办员给您加了 {minutes} 分钟，慢慢来",
    "zh-TW": "陪辦員給您加了 {minutes} 分鐘，慢慢來",
    en: "Your guide gave you {minutes} more minutes: take your time",
  },
  handOverTitle: {
    "zh-CN": "{name}建议您到窗口接着办",
    "zh-TW": "{name}建議您到櫃檯接著辦",
    en: "{name} suggests that you go on at a window",
  },
  handOverService: { "zh-CN": "办：{service}", "zh-TW": "辦：{service}", en: "For: {service}" },
  handOverKeeps: {
    "zh-CN": "已经填的会保存，不用重填",
    "zh-TW": "已經填的會保存，不用重填",
    en: "What you have filled in is kept",
  },
  handOverNumber: {
    "zh-CN": "马上给您取一个窗口的号",
    "zh-TW": "馬上給您取一個櫃檯的號",
    en: "You get a number for the window at once",
  },
  handOverNo: { "zh-CN": "我接着自己办", "zh-TW": "我接著自己辦", en: "I go on here" },
  handOverYes: { "zh-CN": "好，去窗口", "zh-TW": "好，去櫃檯", en: "Yes, to a window" },
  numberComes: { "zh-CN": "正在取号", "zh-TW": "正在取號", en: "Your number is being taken" },
  numberTitle: { "zh-CN": "您的号：{number}", "zh-TW": "您的號：{number}", en: "Your number: {number}" },
  numberWhere: { "zh-CN": "请到{area}等叫号", "zh-TW": "請到{area}等叫號", en: "Please wait at: {area}" },
  numberPrinting: { "zh-CN": "小票正在打印", "zh-TW": "號碼單正在列印", en: "Your ticket is being printed" },
  numberPrinted: {
    "zh-CN": "请取走打印口的小票",
    "zh-TW": "請取走出票口的號碼單",
    en: "Please take the ticket from the printer",
  },
  numberUnprinted: {
    "zh-CN": "小票没有打出来，请记下这个号",
    "zh-TW": "號碼單沒有印出來，請記下這個號",
    en: "The ticket did not come out: please note this number",
  },
  numberCode: {
    "zh-CN": "关掉这一页，下面是接着办的码，请带去窗口",
    "zh-TW": "關掉這一頁，下面是接著辦的碼，請帶去櫃檯",
    en: "Behind this page is the code of your saved case: take it to the window",
  },
  numberFailed: {
    "zh-CN": "没有取到窗口的号，请和陪办员说",
    "zh-TW": "沒有取到櫃檯的號，請和陪辦員說",
    en: "No number could be taken: please tell your guide",
  },
});
