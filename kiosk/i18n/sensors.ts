import type { Message } from "./catalogue.ts";

/** What a sensor of the cabinet is called; one that is not here shows its own name. */
export const sensorNames: Readonly<Record<string, Message>> = {
  operatorSwitch: { "zh-CN": "维护开关", "zh-TW": "維護開關", en: "Operator switch" },
  tamperSensor: { "zh-CN": "防拆触点", "zh-TW": "防拆接點", en: "Tamper contact" },
  internalTamperSensor: { "zh-CN": "内部防拆触点", "zh-TW": "內部防拆接點", en: "Internal tamper contact" },
  seismicSensor: { "zh-CN": "震动传感器", "zh-TW": "震動感測器", en: "Seismic sensor" },
  heatSensor: { "zh-CN": "高温传感器", "zh-TW": "高溫感測器", en: "Heat sensor" },
  proximitySensor: { "zh-CN": "人体感应", "zh-TW": "人體感應", en: "Proximity sensor" },
  operatorCallButtonSensor: { "zh-CN": "呼叫按钮", "zh-TW": "呼叫按鈕", en: "Call button" },
  handsetSensor: { "zh-CN": "听筒", "zh-TW": "聽筒", en: "Handset" },
  cabinetDoor: { "zh-CN": "机柜门", "zh-TW": "機櫃門", en: "Cabinet door" },
  cabinetFrontDoor: { "zh-CN": "机柜前门", "zh-TW": "機櫃前門", en: "Front door" },
  cabinetRearDoor: { "zh-CN": "机柜后门", "zh-TW": "機櫃後門", en: "Rear door" },
  cabinetLeftDoor: { "zh-CN": "机柜左门", "zh-TW": "機櫃左門", en: "Left door" },
  cabinetRightDoor: { "zh-CN": "机柜右门", "zh-TW": "機櫃右門", en: "Right door" },
};

/** What a sensor says. */
export const sensorStates: Readonly<Record<string, Message>> = {
  on: { "zh-CN": "已触发", "zh-TW": "已觸發", en: "triggered" },
  off: { "zh-CN": "未触发", "zh-TW": "未觸發", en: "quiet" },
  open: { "zh-CN": "开着", "zh-TW": "開著", en: "open" },
  closed: { "zh-CN": "关着", "zh-TW": "關著", en: "closed" },
  present: { "zh-CN": "有人", "zh-TW": "有人", en: "somebody there" },
  notPresent: { "zh-CN": "没人", "zh-TW": "沒有人", en: "nobody there" },
  run: { "zh-CN": "运行", "zh-TW": "執行", en: "run" },
  maintenance: { "zh-CN": "维护", "zh-TW": "維護", en: "maintenance" },
  onTheHook: { "zh-CN": "挂好", "zh-TW": "掛好", en: "on its hook" },
  offTheHook: { "zh-CN": "已拿起", "zh-TW": "已拿起", en: "off its hook" },
};
