import type { KeypadFunction } from "../../server/contract/technician.ts";
import { defineMessages, type Message } from "./catalogue.ts";

/** Every word about what a technician sets at the terminal: the keypad's keys, and the size of its screen. */
export const settingMessages = defineMessages({
  // The keypad's keys
  keysLearnt: {
    "zh-CN": "按键：{count} 个，在这里学的",
    "zh-TW": "按鍵：{count} 個，在這裡學的",
    en: "Keys: {count}, learned here",
  },
  keysConfigured: {
    "zh-CN": "按键：{count} 个，照配置文件",
    "zh-TW": "按鍵：{count} 個，照設定檔",
    en: "Keys: {count}, from the configuration",
  },
  keysOrdinary: {
    "zh-CN": "按键：{count} 个，和普通键盘一样",
    "zh-TW": "按鍵：{count} 個，和一般鍵盤一樣",
    en: "Keys: {count}, those of an ordinary keyboard",
  },
  learnKeys: { "zh-CN": "学习按键", "zh-TW": "學習按鍵", en: "Learn keys" },
  forgetKeys: { "zh-CN": "用回配置里的按键", "zh-TW": "用回設定裡的按鍵", en: "Back to the configured keys" },
  learnWaiting: { "zh-CN": "正在等按键盘…", "zh-TW": "正在等按鍵盤…", en: "Waiting for the keypad…" },
  learnAsk: {
    "zh-CN": "请在按键盘上按：{name}",
    "zh-TW": "請在按鍵盤上按：{name}",
    en: "Press on the keypad: {name}",
  },
  learnPlace: {
    "zh-CN": "第 {place} 个，共 {count} 个",
    "zh-TW": "第 {place} 個，共 {count} 個",
    en: "{place} of {count}",
  },
  learnRefused: {
    "zh-CN": "这个键已经是“{name}”了，请按另一个键",
    "zh-TW": "這個鍵已經是「{name}」了，請按另一個鍵",
    en: "That key is {name} already; press another one",
  },
  learnSkip: { "zh-CN": "没有这个键，跳过", "zh-TW": "沒有這個鍵，略過", en: "There is no such key: skip" },
  learnCancel: { "zh-CN": "取消，不保存", "zh-TW": "取消，不儲存", en: "Cancel, keep nothing" },
  learnSaved: {
    "zh-CN": "学好了 {count} 个键，已经在用",
    "zh-TW": "學好了 {count} 個鍵，已經在用",
    en: "{count} keys learned, and in use now",
  },
  learnNothing: {
    "zh-CN": "一个键也没有学，按键还和原来一样",
    "zh-TW": "一個鍵也沒有學，按鍵還和原來一樣",
    en: "No key was learned; the keys are what they were",
  },
  learnFailed: {
    "zh-CN": "没有学完（{number}），按键还和原来一样",
    "zh-TW": "沒有學完（{number}），按鍵還和原來一樣",
    en: "The learning broke off ({number}); the keys are what they were",
  },

  // Millimetres of the screen
  screenMeasured: {
    "zh-CN": "现在用的是量出来的 {inches} 英寸 · {technician} · {time}",
    "zh-TW": "現在用的是量出來的 {inches} 英吋 · {technician} · {time}",
    en: "In use: {inches} inches, as measured · {technician} · {time}",
  },
  screenConfigured: {
    "zh-CN": "现在用的是配置文件里的 {inches} 英寸",
    "zh-TW": "現在用的是設定檔裡的 {inches} 英吋",
    en: "In use: {inches} inches, as configured",
  },
  screenUnknown: {
    "zh-CN": "还没有量过，先当作 {inches} 英寸",
    "zh-TW": "還沒有量過，先當作 {inches} 英吋",
    en: "Not measured so far: {inches} inches are assumed",
  },
  screenSave: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
  screenSaveHint: {
    "zh-CN": "只在终端自己的屏幕上量。保存以后，市民页面下一次打开就用新的毫米",
    "zh-TW": "只在終端自己的螢幕上量。儲存以後，市民頁面下一次打開就用新的毫米",
    en: "Measure on the terminal's own screen only. Once saved, the citizen's page has it from its next load",
  },
  screenForget: { "zh-CN": "用回配置里的", "zh-TW": "用回設定裡的", en: "Back to the configuration's" },

  // What was kept and cannot be read
  "damaged.keypadKeys": {
    "zh-CN": "学过的按键读不出来了，先不算数；请再学一次",
    "zh-TW": "學過的按鍵讀不出來了，先不算數；請再學一次",
    en: "The learned keys cannot be read any more and do not count; learn them again",
  },
  "damaged.screenDiagonal": {
    "zh-CN": "量过的屏幕毫米读不出来了，先不算数；请再量一次",
    "zh-TW": "量過的螢幕毫米讀不出來了，先不算數；請再量一次",
    en: "The measured screen size cannot be read any more and does not count; measure it again",
  },
});
export type SettingMessages = typeof settingMessages;

/** What each key of a keypad is for. */
export const keypadFunctionNames: Readonly<Record<KeypadFunction, Message>> = {
  up: { "zh-CN": "向上", "zh-TW": "向上", en: "Up" },
  down: { "zh-CN": "向下", "zh-TW": "向下", en: "Down" },
  left: { "zh-CN": "向左", "zh-TW": "向左", en: "Left" },
  right: { "zh-CN": "向右", "zh-TW": "向右", en: "Right" },
  confirm: { "zh-CN": "确定", "zh-TW": "確定", en: "Confirm" },
  back: { "zh-CN": "返回", "zh-TW": "返回", en: "Back" },
  help: { "zh-CN": "求助", "zh-TW": "求助", en: "Help" },
  volumeUp: { "zh-CN": "大声一点", "zh-TW": "大聲一點", en: "Louder" },
  volumeDown: { "zh-CN": "小声一点", "zh-TW": "小聲一點", en: "Quieter" },
  repeat: { "zh-CN": "再说一遍", "zh-TW": "再說一遍", en: "Say it again" },
};
