import type { Language } from "../../server/contract/hall.ts";
import type { CitizenWords, GuideWords } from "../../server/contract/help/call.ts";
import { defineMessages, type Message } from "./catalogue.ts";

/** The sheet of a call for help, at the terminal. */
export const helpMessages = defineMessages({
  calling: { "zh-CN": "正在呼叫导办员", "zh-TW": "正在呼叫服務人員", en: "Calling a guide" },
  ringing: { "zh-CN": "正在呼叫导办员", "zh-TW": "正在呼叫服務人員", en: "Calling a guide" },
  ringingHint: {
    "zh-CN": "请在这里等，屏幕会告诉您谁来",
    "zh-TW": "請在這裡等，螢幕會告訴您誰來",
    en: "Please wait here; this screen says who comes",
  },
  ringingMore: {
    "zh-CN": "正在再叫几位导办员",
    "zh-TW": "正在再叫幾位服務人員",
    en: "More guides are being called",
  },
  ringingDesk: { "zh-CN": "正在叫咨询台", "zh-TW": "正在叫服務台", en: "The front desk is being called" },
  again: {
    "zh-CN": "刚才的人来不了，正在再叫",
    "zh-TW": "剛才的人來不了，正在再叫",
    en: "They could not come; calling again",
  },
  nobody: { "zh-CN": "现在没有人有空", "zh-TW": "現在沒有人有空", en: "Nobody is free just now" },
  nobodyHint: {
    "zh-CN": "请到入口的导办台，或者再等等",
    "zh-TW": "請到入口的服務台，或者再等等",
    en: "Go to the help desk at the entrance, or wait a little",
  },
  comes: { "zh-CN": "{name}马上过来", "zh-TW": "{name}馬上過來", en: "{name} is coming now" },
  comesIn: {
    "zh-CN": "{name}过来，约{minutes}分钟",
    "zh-TW": "{name}過來，約{minutes}分鐘",
    en: "{name} comes in about {minutes} min",
  },
  comesHint: { "zh-CN": "请在这里等", "zh-TW": "請在這裡等", en: "Please wait here" },
  there: { "zh-CN": "{name}在帮您", "zh-TW": "{name}在幫您", en: "{name} is helping you" },
  thereHint: { "zh-CN": "您可以接着办", "zh-TW": "您可以接著辦", en: "You can go on" },
  unreachable: { "zh-CN": "现在呼叫不到人", "zh-TW": "現在呼叫不到人", en: "No call gets through just now" },
  unreachableHint: {
    "zh-CN": "请这样找人，我们也在再试",
    "zh-TW": "請這樣找人，我們也在再試",
    en: "Find somebody this way; we keep trying",
  },
  lineLost: {
    "zh-CN": "线路断了，呼叫还在。没人来就到导办台",
    "zh-TW": "線路斷了，呼叫還在。沒人來就到服務台",
    en: "The line is lost, the call stands. If nobody comes, go to the help desk",
  },
  ended: { "zh-CN": "呼叫结束了", "zh-TW": "呼叫結束了", en: "The call is over" },
  endedHint: {
    "zh-CN": "还要帮忙，请再呼叫",
    "zh-TW": "還要幫忙，請再呼叫",
    en: "Call again if you need more help",
  },
  unanswered: { "zh-CN": "没有人接到呼叫", "zh-TW": "沒有人接到呼叫", en: "Nobody took the call" },
  none: { "zh-CN": "没有在呼叫", "zh-TW": "沒有在呼叫", en: "No call is open" },
  cancel: { "zh-CN": "不用来了", "zh-TW": "不用來了", en: "Cancel the call" },
  callAgain: { "zh-CN": "再次呼叫", "zh-TW": "再次呼叫", en: "Call again" },
  goOn: { "zh-CN": "边等边办", "zh-TW": "邊等邊辦", en: "Go on meanwhile" },
  write: { "zh-CN": "用文字说", "zh-TW": "用文字說", en: "Use text" },
  writeHint: {
    "zh-CN": "听不见、说不了，点这里",
    "zh-TW": "聽不見、說不了，點這裡",
    en: "If you cannot hear or speak",
  },
  typeWords: { "zh-CN": "自己打字", "zh-TW": "自己打字", en: "Type" },
  typeLabel: { "zh-CN": "打字告诉导办员", "zh-TW": "打字告訴服務人員", en: "Tell the guide" },
  send: { "zh-CN": "发送", "zh-TW": "傳送", en: "Send" },
  backToCall: { "zh-CN": "返回", "zh-TW": "返回", en: "Back" },
  notSaid: {
    "zh-CN": "没有发出去，请再点一次",
    "zh-TW": "沒有送出去，請再點一次",
    en: "Not sent, please touch again",
  },
  saidYou: { "zh-CN": "您", "zh-TW": "您", en: "You" },
  saidGuide: { "zh-CN": "导办员", "zh-TW": "服務人員", en: "Guide" },
  standsRinging: { "zh-CN": "正在叫人", "zh-TW": "正在叫人", en: "Calling" },
  standsComing: { "zh-CN": "有人过来", "zh-TW": "有人過來", en: "Somebody comes" },
  standsThere: { "zh-CN": "有人在帮", "zh-TW": "有人在幫", en: "Being helped" },
  standsNobody: { "zh-CN": "没有人有空", "zh-TW": "沒有人有空", en: "Nobody is free" },
});

/** What is said with one touch, on either side. */
export const phraseMessages = defineMessages({
  cannotHear: {
    "zh-CN": "我听不见，请用文字",
    "zh-TW": "我聽不見，請用文字",
    en: "I cannot hear, please write",
  },
  cannotSpeak: {
    "zh-CN": "我说不了话，请用文字",
    "zh-TW": "我說不了話，請用文字",
    en: "I cannot speak, please write",
  },
  dontUnderstand: {
    "zh-CN": "这一步我看不懂",
    "zh-TW": "這一步我看不懂",
    en: "I do not understand this step",
  },
  nothingHappens: { "zh-CN": "点了没有反应", "zh-TW": "點了沒有反應", en: "Nothing happens when I touch" },
  cardStuck: { "zh-CN": "证件读不出来", "zh-TW": "證件讀不出來", en: "My card cannot be read" },
  noPaper: { "zh-CN": "没有出纸", "zh-TW": "沒有出紙", en: "No paper came out" },
  pleaseCome: { "zh-CN": "请您过来", "zh-TW": "請您過來", en: "Please come" },
  yes: { "zh-CN": "是", "zh-TW": "是", en: "Yes" },
  no: { "zh-CN": "不是", "zh-TW": "不是", en: "No" },
  thanks: { "zh-CN": "谢谢", "zh-TW": "謝謝", en: "Thank you" },
  comingNow: { "zh-CN": "我马上到", "zh-TW": "我馬上到", en: "I am coming" },
  oneMoment: { "zh-CN": "请稍等", "zh-TW": "請稍候", en: "One moment, please" },
  whatIsIt: { "zh-CN": "您遇到什么问题？", "zh-TW": "您遇到什麼問題？", en: "What is the matter?" },
  layCard: {
    "zh-CN": "请把证件放在感应区",
    "zh-TW": "請把證件放在感應區",
    en: "Lay your card on the reader",
  },
  pressNext: { "zh-CN": "请点“下一步”", "zh-TW": "請點「下一步」", en: "Touch “Next”" },
  takePaper: { "zh-CN": "请在下面取纸", "zh-TW": "請在下面取紙", en: "Take the paper below" },
  goToDesk: { "zh-CN": "请到导办台", "zh-TW": "請到服務台", en: "Please go to the help desk" },
  waitHere: { "zh-CN": "请在这里等我", "zh-TW": "請在這裡等我", en: "Please wait for me here" },
});

/** What was said, in the language of who reads it where it was one touch, and as it was typed where it was typed. */
export function saidIn(language: Language, words: CitizenWords | GuideWords): string {
  if ("text" in words) return words.text;
  const phrase: Message = phraseMessages[words.phrase];
  return phrase[language];
}
