import type { Message } from "./catalogue.ts";

/** What a family of devices is called. */
export const familyNames: Readonly<Record<string, Message>> = {
  "id-card-reader": { "zh-CN": "身份证读卡器", "zh-TW": "身分證讀卡機", en: "Identity-card reader" },
  "receipt-printer": { "zh-CN": "小票打印机", "zh-TW": "號碼單印表機", en: "Receipt printer" },
  "code-scanner": { "zh-CN": "扫码器", "zh-TW": "掃碼器", en: "Code scanner" },
  keypad: { "zh-CN": "无障碍键盘", "zh-TW": "無障礙鍵盤", en: "Accessibility keypad" },
  "status-light": { "zh-CN": "状态灯", "zh-TW": "狀態燈", en: "Status light" },
  voice: { "zh-CN": "语音模块", "zh-TW": "語音模組", en: "Voice module" },
  "customer-display": { "zh-CN": "客显屏", "zh-TW": "客顯螢幕", en: "Customer display" },
  "led-board": { "zh-CN": "LED 条屏", "zh-TW": "LED 字幕機", en: "LED board" },
  "window-display": { "zh-CN": "窗口屏", "zh-TW": "櫃檯顯示器", en: "Window display" },
  "window-line": { "zh-CN": "窗口屏和呼叫器", "zh-TW": "櫃檯顯示器和呼叫器", en: "Window displays and pads" },
  sensors: { "zh-CN": "机柜传感器", "zh-TW": "機櫃感測器", en: "Cabinet sensors" },
  "call-pad": { "zh-CN": "呼叫器", "zh-TW": "呼叫器", en: "Call pad" },
  "document-printer": { "zh-CN": "A4 打印机", "zh-TW": "A4 印表機", en: "A4 printer" },
};
