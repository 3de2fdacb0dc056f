import { defineMessages } from "./catalogue.ts";

/** What experience officers (体验员) read at a terminal. */
export const experienceMessages = defineMessages({
  wayIn: { "zh-CN": "体验员", "zh-TW": "體驗員", en: "Test" },
  codeTitle: {
    "zh-CN": "体验员请输入今天的任务码",
    "zh-TW": "體驗員請輸入今天的任務碼",
    en: "Testers: today's code",
  },
  codeHint: {
    "zh-CN": "只记步骤和时间，不记填的内容",
    "zh-TW": "只記步驟和時間，不記填的內容",
    en: "Only your steps and their times are recorded, nothing that you enter",
  },
  typed: { "zh-CN": "已输入 {typed}", "zh-TW": "已輸入 {typed}", en: "Typed {typed}" },
  erase: { "zh-CN": "删一位", "zh-TW": "刪一位", en: "Erase" },
  back: { "zh-CN": "返回", "zh-TW": "返回", en: "Back" },
  unknown: {
    "zh-CN": "今天没有这个任务码，请核对",
    "zh-TW": "今天沒有這個任務碼，請核對",
    en: "No task of today has this code",
  },
  tooMany: {
    "zh-CN": "试错太多次，请过几分钟再来",
    "zh-TW": "試錯太多次，請過幾分鐘再來",
    en: "Too many wrong codes: try again in some minutes",
  },
  silent: {
    "zh-CN": "连不上大厅，请再试",
    "zh-TW": "連不上大廳，請再試",
    en: "The hall does not answer, try again",
  },
  recording: { "zh-CN": "体验记录中", "zh-TW": "體驗記錄中", en: "Test is recorded" },
  onlySteps: { "zh-CN": "只记步骤", "zh-TW": "只記步驟", en: "Steps only" },
  mark: { "zh-CN": "标记", "zh-TW": "標記", en: "Mark" },
  markTitle: { "zh-CN": "这一步哪里不好？", "zh-TW": "這一步哪裡不好？", en: "What is wrong here?" },
  ownWords: { "zh-CN": "用自己的话说", "zh-TW": "用自己的話說", en: "In own words" },
  marked: { "zh-CN": "标记 {count} 处", "zh-TW": "標記 {count} 處", en: "{count} marked" },
  stop: { "zh-CN": "停止", "zh-TW": "停止", en: "Stop" },
});
