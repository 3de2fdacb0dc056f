import { defineMessages } from "./catalogue.ts";

/** The words of the window clerk's dialogs. */
export const windowDialogMessages = defineMessages({
  cancel: { "zh-CN": "取消", "zh-TW": "取消", en: "Cancel" },
  close: { "zh-CN": "关闭", "zh-TW": "關閉", en: "Close" },

  // Aside
  holdTitle: { "zh-CN": "{number} 暂放一边", "zh-TW": "{number} 暫放一邊", en: "Put {number} aside" },
  holdHint: {
    "zh-CN": "时间到了自动可以再叫，排在没叫过的人前面",
    "zh-TW": "時間到了自動可以再叫，排在沒叫過的人前面",
    en: "Then it can be called again by itself, before those never called.",
  },
  minutes: { "zh-CN": "几分钟后", "zh-TW": "幾分鐘後", en: "Back in minutes" },
  minutesRange: { "zh-CN": "1 到 {maximum} 分钟", "zh-TW": "1 到 {maximum} 分鐘", en: "1 to {maximum}" },
  where: { "zh-CN": "回到哪里", "zh-TW": "回到哪裡", en: "Back to" },
  thisWindow: { "zh-CN": "本窗口", "zh-TW": "本櫃檯", en: "This window" },
  anyWindow: { "zh-CN": "任一窗口", "zh-TW": "任一櫃檯", en: "Any window" },
  holdGo: { "zh-CN": "暂放", "zh-TW": "暫放", en: "Put aside" },

  // On to another service
  transferTitle: { "zh-CN": "{number} 转到哪里？", "zh-TW": "{number} 轉到哪裡？", en: "Send {number} on" },
  transferService: { "zh-CN": "业务", "zh-TW": "業務", en: "Service" },
  transferWindow: { "zh-CN": "窗口", "zh-TW": "櫃檯", en: "Window" },
  transferFirst: { "zh-CN": "先选业务", "zh-TW": "先選業務", en: "Choose the service first" },
  transferBack: {
    "zh-CN": "办完再回本窗口",
    "zh-TW": "辦完再回本櫃檯",
    en: "Back to this window afterwards",
  },
  transferGo: { "zh-CN": "转过去", "zh-TW": "轉過去", en: "Send on" },

  // One matter more
  addMatterTitle: {
    "zh-CN": "{number} 还要办什么？",
    "zh-TW": "{number} 還要辦什麼？",
    en: "What else for {number}?",
  },
  addMatterHint: {
    "zh-CN": "办完手上这件，同一个号接着排，不用再取号",
    "zh-TW": "辦完手上這件，同一個號接著排，不用再取號",
    en: "After this one the same number waits on; no new ticket is needed.",
  },
  addMatterGo: { "zh-CN": "加上", "zh-TW": "加上", en: "Add" },

  // Pause
  pauseTitle: { "zh-CN": "为什么暂停？", "zh-TW": "為什麼暫停？", en: "Why pause?" },
  pauseHint: {
    "zh-CN": "暂停时不叫号，等的人由别的窗口叫",
    "zh-TW": "暫停時不叫號，等的人由別的櫃檯叫",
    en: "Nobody is called here meanwhile; other windows go on.",
  },
  pauseGo: { "zh-CN": "暂停", "zh-TW": "暫停", en: "Pause" },

  // Work profile
  profileTitle: { "zh-CN": "在哪个岗位？", "zh-TW": "在哪個職位？", en: "Which work profile?" },
  profileHint: {
    "zh-CN": "岗位决定这里叫哪些业务的号",
    "zh-TW": "職位決定這裡叫哪些業務的號",
    en: "It decides which services are called here.",
  },
  profileGo: { "zh-CN": "就这个", "zh-TW": "就這個", en: "Choose" },

  // A number's history
  historyTitle: { "zh-CN": "查一个号", "zh-TW": "查一個號", en: "Look up a number" },
  historyOf: { "zh-CN": "{number} 的经过", "zh-TW": "{number} 的經過", en: "What happened to {number}" },
  historyNumber: { "zh-CN": "号码", "zh-TW": "號碼", en: "Number" },
  historyGo: { "zh-CN": "查", "zh-TW": "查", en: "Look up" },
  historyAsking: {
    "zh-CN": "输入今天的号，按 Enter",
    "zh-TW": "輸入今天的號，按 Enter",
    en: "Type a number of today and press Enter",
  },
  historyLoading: { "zh-CN": "正在查…", "zh-TW": "正在查…", en: "Looking it up…" },

  // A saved case
  savedCaseTitle: { "zh-CN": "接着办存过的件", "zh-TW": "接著辦存過的件", en: "Go on with a saved case" },
  savedCaseHint: {
    "zh-CN": "先看本人证件；提交会记在您的名下",
    "zh-TW": "先看本人證件；送出會記在您的名下",
    en: "Look at the person's document first; what you hand in stands under your name",
  },
  savedCaseCode: { "zh-CN": "凭条上的码", "zh-TW": "憑條上的碼", en: "Code on the slip" },
  savedCaseGo: { "zh-CN": "打开", "zh-TW": "開啟", en: "Open" },

  // All keys
  helpTitle: { "zh-CN": "全部按键", "zh-TW": "全部按鍵", en: "All keys" },
  helpWork: { "zh-CN": "叫号办理", "zh-TW": "叫號辦理", en: "At work" },
  helpBeside: { "zh-CN": "这个号的别的去处", "zh-TW": "這個號的其他去處", en: "More for this number" },
  helpWindow: { "zh-CN": "窗口", "zh-TW": "櫃檯", en: "The window" },
  helpEverywhere: { "zh-CN": "到处都能用", "zh-TW": "到處都能用", en: "Everywhere" },
  helpEscape: {
    "zh-CN": "关掉提示或对话框",
    "zh-TW": "關掉提示或對話框",
    en: "Close a message or a dialog",
  },
  helpEnter: { "zh-CN": "确定", "zh-TW": "確定", en: "Confirm" },
  helpTab: { "zh-CN": "到下一处", "zh-TW": "到下一處", en: "To the next control" },
  helpArrows: { "zh-CN": "在选项里移动", "zh-TW": "在選項裡移動", en: "Move among choices" },
});
export type WindowDialogMessages = typeof windowDialogMessages;

/** Why a window calls nobody for a while. */
export const pauseReasonMessages = defineMessages({
  rest: { "zh-CN": "休息一会儿", "zh-TW": "休息一下", en: "A short rest" },
  meal: { "zh-CN": "用餐", "zh-TW": "用餐", en: "Meal" },
  paperwork: { "zh-CN": "整理材料", "zh-TW": "整理文件", en: "Paperwork" },
  meeting: { "zh-CN": "开会、学习", "zh-TW": "開會、學習", en: "Meeting or training" },
  system: { "zh-CN": "业务系统故障", "zh-TW": "業務系統故障", en: "Office system is down" },
});
