import type { AccompanyEnd } from "../../server/contract/accompany/accompaniment.ts";
import type { Step } from "../../server/contract/accompany/step.ts";
import { defineMessages, type Message } from "./catalogue.ts";

/** Every word of accompanying (陪办) on the guide's page. */
export const guideAccompanyMessages = defineMessages({
  ask: { "zh-CN": "请群众同意陪办", "zh-TW": "請民眾同意陪辦", en: "Ask to accompany" },
  askHint: {
    "zh-CN": "群众同意后，您看到他办到哪一步；姓名、号码和填的内容看不到",
    "zh-TW": "民眾同意後，您看到他辦到哪一步；姓名、號碼和填寫的內容看不到",
    en: "Who agrees shows you the step; names, numbers and what is filled in stay hidden",
  },
  asked: {
    "zh-CN": "等群众在机器上按「可以」",
    "zh-TW": "等民眾在機器上按「可以」",
    en: "Waiting for the citizen's yes at the terminal",
  },
  with: { "zh-CN": "陪办中", "zh-TW": "陪辦中", en: "Accompanying" },
  for: { "zh-CN": "{time} 了", "zh-TW": "{time} 了", en: "for {time}" },
  noStep: { "zh-CN": "还没有收到画面", "zh-TW": "還沒有收到畫面", en: "No step has come yet" },
  lost: {
    "zh-CN": "断线，最后看到的是 {time} 前",
    "zh-TW": "斷線，最後看到的是 {time} 前",
    en: "Line lost: last seen {time} ago",
  },
  terminalLost: {
    "zh-CN": "机器断线，最后看到的是 {time} 前",
    "zh-TW": "機器斷線，最後看到的是 {time} 前",
    en: "The terminal is silent: last seen {time} ago",
  },
  notYours: { "zh-CN": "这个求助不在您手上", "zh-TW": "這個求助不在您手上", en: "This call is not yours" },
  notHeard: {
    "zh-CN": "机器没有收到，请再点",
    "zh-TW": "機器沒有收到，請再點",
    en: "The terminal did not hear it",
  },
  failed: {
    "zh-CN": "没有做成（{number}），请再试",
    "zh-TW": "沒有做成（{number}），請再試",
    en: "Not done ({number}), try again",
  },
  progress: { "zh-CN": "第 {at} 步，共 {of} 步", "zh-TW": "第 {at} 步，共 {of} 步", en: "Step {at} of {of}" },
  fields: { "zh-CN": "要填的", "zh-TW": "要填的", en: "Fields" },
  controls: { "zh-CN": "屏幕上的按键", "zh-TW": "螢幕上的按鍵", en: "On the screen" },
  point: { "zh-CN": "指给他看", "zh-TW": "指給他看", en: "Point at it" },
  offer: { "zh-CN": "建议他按", "zh-TW": "建議他按", en: "Suggest it" },
  pointHint: {
    "zh-CN": "点一下面的按键；只有群众自己能按",
    "zh-TW": "點一下面的按鍵；只有民眾自己能按",
    en: "Touch one below; only the citizen can press it",
  },
  covered: {
    "zh-CN": "〔群众自己的，不显示〕",
    "zh-TW": "〔民眾自己的，不顯示〕",
    en: "[their own, hidden]",
  },
  unknown: { "zh-CN": "〔办事指南里的字〕", "zh-TW": "〔辦事指南裡的字〕", en: "[words of the guide]" },
  disabled: { "zh-CN": "现在按不了", "zh-TW": "現在按不了", en: "not now" },
  isOn: { "zh-CN": "已开", "zh-TW": "已開", en: "on" },
  give: { "zh-CN": "帮他调", "zh-TW": "幫他調", en: "Change for them" },
  more: { "zh-CN": "加 {minutes} 分钟", "zh-TW": "加 {minutes} 分鐘", en: "{minutes} more minutes" },
  moreLeft: { "zh-CN": "还能加 {count} 次", "zh-TW": "還能加 {count} 次", en: "{count} more times" },
  secondsLeft: { "zh-CN": "机器还等 {time}", "zh-TW": "機器還等 {time}", en: "It waits {time} more" },
  large: { "zh-CN": "大字", "zh-TW": "大字", en: "Large text" },
  contrast: { "zh-CN": "高对比", "zh-TW": "高對比", en: "High contrast" },
  handOver: { "zh-CN": "转到窗口", "zh-TW": "轉到櫃檯", en: "Hand over" },
  handOverWhich: { "zh-CN": "到哪个窗口办？", "zh-TW": "到哪個櫃檯辦？", en: "Which service?" },
  ordinary: { "zh-CN": "普通", "zh-TW": "一般", en: "Ordinary" },
  priority: { "zh-CN": "优先", "zh-TW": "優先", en: "Priority" },
  handOverAsk: { "zh-CN": "请群众同意", "zh-TW": "請民眾同意", en: "Ask the citizen" },
  handOverAsked: { "zh-CN": "等群众同意去窗口", "zh-TW": "等民眾同意去櫃檯", en: "Waiting for the citizen" },
  handOverDeclined: {
    "zh-CN": "群众想接着自己办",
    "zh-TW": "民眾想接著自己辦",
    en: "The citizen goes on at the terminal",
  },
  handOverAgreed: {
    "zh-CN": "群众同意了，正在取号",
    "zh-TW": "民眾同意了，正在取號",
    en: "Agreed: taking a number",
  },
  handOverGiven: {
    "zh-CN": "号已取好：{number}，{area}",
    "zh-TW": "號已取好：{number}，{area}",
    en: "Number {number}, {area}",
  },
  handOverFailed: {
    "zh-CN": "没有取到号（{number}），请再试",
    "zh-TW": "沒有取到號（{number}），請再試",
    en: "No number ({number}), try again",
  },
  stop: { "zh-CN": "停止陪办", "zh-TW": "停止陪辦", en: "Stop" },
  back: { "zh-CN": "返回", "zh-TW": "返回", en: "Back" },
  keyboard: {
    "zh-CN": "键盘（看不到打的字）",
    "zh-TW": "鍵盤（看不到打的字）",
    en: "Keyboard (typing hidden)",
  },
  address: {
    "zh-CN": "选地址（看不到选的）",
    "zh-TW": "選地址（看不到選的）",
    en: "Address (choice hidden)",
  },
  signature: { "zh-CN": "签名（看不到）", "zh-TW": "簽名（看不到）", en: "Signature (hidden)" },
});

export const accompanyEndWords: Readonly<Record<AccompanyEnd, Message>> = {
  declined: { "zh-CN": "群众没有同意", "zh-TW": "民眾沒有同意", en: "The citizen said no" },
  noAnswer: { "zh-CN": "群众没有回答", "zh-TW": "民眾沒有回答", en: "The citizen did not answer" },
  stopped: { "zh-CN": "群众停止了陪办", "zh-TW": "民眾停止了陪辦", en: "The citizen has stopped it" },
  left: { "zh-CN": "您停止了陪办", "zh-TW": "您停止了陪辦", en: "You have stopped it" },
  callOver: {
    "zh-CN": "求助已结束，陪办也结束了",
    "zh-TW": "求助已結束，陪辦也結束了",
    en: "The call is over",
  },
  lineLost: {
    "zh-CN": "断线太久，陪办结束了",
    "zh-TW": "斷線太久，陪辦結束了",
    en: "The line was lost for too long",
  },
};

export const fieldStateWords: Readonly<Record<Step["fields"][number]["state"], Message>> = {
  empty: { "zh-CN": "还没填", "zh-TW": "還沒填", en: "empty" },
  filling: { "zh-CN": "正在填", "zh-TW": "正在填", en: "being filled in" },
  filled: { "zh-CN": "填好了", "zh-TW": "填好了", en: "filled in" },
  refused: { "zh-CN": "没通过", "zh-TW": "沒通過", en: "refused" },
};

/** What lies over the screen at the terminal. */
export const overWords: Readonly<Record<string, Message>> = {
  help: { "zh-CN": "求助页", "zh-TW": "求助頁", en: "Help sheet" },
  warning: { "zh-CN": "快超时的提醒", "zh-TW": "即將逾時的提醒", en: "Warning: time is nearly over" },
  media: { "zh-CN": "图片或短片", "zh-TW": "圖片或短片", en: "A picture or film" },
};
