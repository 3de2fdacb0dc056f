import type { Message } from "./catalogue.ts";

/** What can be done with a device on the bench, and with the bench itself. */
export const actionWords: Readonly<Record<string, Message>> = {
  layCard: { "zh-CN": "放卡", "zh-TW": "放卡", en: "Lay a card" },
  removeCard: { "zh-CN": "拿走卡", "zh-TW": "拿走卡", en: "Take the card away" },
  setBaudRate: { "zh-CN": "改速率", "zh-TW": "改速率", en: "Set its rate" },
  takeTicket: { "zh-CN": "取走小票", "zh-TW": "取走號碼單", en: "Take a ticket" },
  takeTickets: { "zh-CN": "取走所有小票", "zh-TW": "取走所有號碼單", en: "Take every ticket" },
  loadPaper: { "zh-CN": "换新纸卷", "zh-TW": "換新紙捲", en: "Put in a new roll" },
  powerCycle: { "zh-CN": "断电再开", "zh-TW": "斷電再開", en: "Off and on" },
  presentCode: { "zh-CN": "扫这个码", "zh-TW": "掃這個碼", en: "Hold this code" },
  pressKey: { "zh-CN": "按一下", "zh-TW": "按一下", en: "Press" },
  holdKey: { "zh-CN": "按住", "zh-TW": "按住", en: "Hold" },
  releaseKey: { "zh-CN": "放开", "zh-TW": "放開", en: "Let go" },
  plug: { "zh-CN": "插上线", "zh-TW": "插上線", en: "Put the cable in" },
  unplug: { "zh-CN": "拔掉线", "zh-TW": "拔掉線", en: "Pull the cable" },
  setFault: { "zh-CN": "出故障", "zh-TW": "出故障", en: "Fault begins" },
  clearFault: { "zh-CN": "故障消除", "zh-TW": "故障消除", en: "Fault ends" },
  useRecording: { "zh-CN": "用记录代替", "zh-TW": "用記錄代替", en: "Rebuild from a trace" },
  useSimulated: { "zh-CN": "换回模拟的", "zh-TW": "換回模擬的", en: "Back to the simulated one" },
  rewind: { "zh-CN": "从头再放", "zh-TW": "從頭再放", en: "From its beginning" },
  play: { "zh-CN": "播放情景", "zh-TW": "播放情境", en: "Play a scenario" },
  stop: { "zh-CN": "停止情景", "zh-TW": "停止情境", en: "Stop the scenario" },
  setPace: { "zh-CN": "定速率", "zh-TW": "定速率", en: "Set the pace" },
};

/** What an action is done with: keys, kinds of codes. */
export const valueWords: Readonly<Record<string, Message>> = {
  up: { "zh-CN": "上", "zh-TW": "上", en: "up" },
  down: { "zh-CN": "下", "zh-TW": "下", en: "down" },
  left: { "zh-CN": "左", "zh-TW": "左", en: "left" },
  right: { "zh-CN": "右", "zh-TW": "右", en: "right" },
  confirm: { "zh-CN": "确认", "zh-TW": "確認", en: "confirm" },
  back: { "zh-CN": "返回", "zh-TW": "返回", en: "back" },
  help: { "zh-CN": "求助", "zh-TW": "求助", en: "help" },
  volumeUp: { "zh-CN": "大声", "zh-TW": "大聲", en: "louder" },
  volumeDown: { "zh-CN": "小声", "zh-TW": "小聲", en: "softer" },
  repeat: { "zh-CN": "重听", "zh-TW": "重聽", en: "repeat" },
  qrCode: { "zh-CN": "二维码", "zh-TW": "二維碼", en: "QR code" },
  code128: { "zh-CN": "Code 128", "zh-TW": "Code 128", en: "Code 128" },
  pdf417: { "zh-CN": "PDF417", "zh-TW": "PDF417", en: "PDF417" },
};
