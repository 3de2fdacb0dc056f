import type { DeviceFaultCode } from "../../server/contract/technician.ts";
import type { Message } from "./catalogue.ts";

/** What a technician does about each fault. */
export const faultAdvice = {
  "line.absent": {
    "zh-CN": "看线插好没有；换一个口要改配置里的端口",
    "zh-TW": "看線插好沒有；換一個埠要改設定裡的連接埠",
    en: "See that the cable is in; another port needs another line in the configuration",
  },
  "line.busy": {
    "zh-CN": "别的程序占着这个口，或没有权限：运行 npm run doctor",
    "zh-TW": "別的程式占著這個埠，或沒有權限：執行 npm run doctor",
    en: "Another program holds the port, or we may not open it: run npm run doctor",
  },
  "line.lost": {
    "zh-CN": "线松了或设备断电了；插好会自己恢复",
    "zh-TW": "線鬆了或設備斷電了；插好會自己恢復",
    en: "The cable came loose or the power went; it comes back by itself",
  },
  "device.silent": {
    "zh-CN": "看电源和波特率；断电再开一次",
    "zh-TW": "看電源和鮑率；斷電再開一次",
    en: "Look at its power and the rate of the port; switch it off and on",
  },
  "device.garbled": {
    "zh-CN": "波特率不对或线有干扰；看线上的字节",
    "zh-TW": "鮑率不對或線有干擾；看線上的位元組",
    en: "Wrong rate or a disturbed line; look at the wire",
  },
  "device.notReady": {
    "zh-CN": "等它启动好再试",
    "zh-TW": "等它啟動好再試",
    en: "Wait until it has started",
  },
  "device.outOfService": { "zh-CN": "先恢复使用", "zh-TW": "先恢復使用", en: "Put it back into service" },
  "reader.selfTestFailed": {
    "zh-CN": "安全模块坏了：更换读卡器",
    "zh-TW": "安全模組壞了：更換讀卡機",
    en: "The security module is broken: exchange the reader",
  },
  "reader.notAuthorised": {
    "zh-CN": "安全模块没有授权：联系供应商",
    "zh-TW": "安全模組沒有授權：聯絡供應商",
    en: "The security module is not authorised: ask the supplier",
  },
  "reader.cardMoved": {
    "zh-CN": "把卡放稳再检一次",
    "zh-TW": "把卡放穩再檢一次",
    en: "Let the card lie still and run it again",
  },
  "reader.cardRejected": { "zh-CN": "换一张卡再检", "zh-TW": "換一張卡再檢", en: "Try another card" },
  "reader.cardUnreadable": { "zh-CN": "换一张卡再检", "zh-TW": "換一張卡再檢", en: "Try another card" },
  "printer.paperOut": { "zh-CN": "换纸", "zh-TW": "換紙", en: "Put in paper" },
  "printer.coverOpen": { "zh-CN": "合上盖子", "zh-TW": "闔上蓋子", en: "Close the cover" },
  "printer.cutter": {
    "zh-CN": "断电，清掉卡住的纸，再通电",
    "zh-TW": "斷電，清掉卡住的紙，再通電",
    en: "Switch it off, clear the jam, switch it on",
  },
  "printer.offline": {
    "zh-CN": "看打印机的指示灯和按键",
    "zh-TW": "看印表機的指示燈和按鍵",
    en: "Look at the printer's lights and keys",
  },
  "printer.hardware": {
    "zh-CN": "断电再开；还是这样就更换",
    "zh-TW": "斷電再開；還是這樣就更換",
    en: "Switch it off and on; if it stays, exchange it",
  },
  "printer.resultUnknown": {
    "zh-CN": "看看纸上打出了什么",
    "zh-TW": "看看紙上印出了什麼",
    en: "See what is on the paper",
  },
  "printer.paperJam": {
    "zh-CN": "打开盖子，取出卡住的纸",
    "zh-TW": "打開蓋子，取出卡住的紙",
    en: "Open it and take the jammed paper out",
  },
  "printer.refused": {
    "zh-CN": "看打印机自己的屏幕；它要能收 PDF",
    "zh-TW": "看印表機自己的螢幕；它要能收 PDF",
    en: "Look at the printer's own display; it must take PDF",
  },
  "scanner.codeDamaged": {
    "zh-CN": "把码再扫一次；擦干净扫码窗",
    "zh-TW": "把碼再掃一次；擦乾淨掃碼窗",
    en: "Scan the code again; wipe the scanner's window",
  },
  "scanner.noTrigger": {
    "zh-CN": "这个扫码器不能由软件开关，按它的说明书设成常亮",
    "zh-TW": "這個掃碼器不能由軟體開關，按它的說明書設成常亮",
    en: "Software cannot switch this scanner: set it to presentation mode by its manual",
  },
  "sensors.doorOpen": {
    "zh-CN": "关好机柜门；不是您开的，就看看里面少了什么",
    "zh-TW": "關好機櫃門；不是您開的，就看看裡面少了什麼",
    en: "Close the cabinet's door; if you did not open it, see what is missing inside",
  },
  "sensors.tampered": {
    "zh-CN": "看机壳和读卡口有没有被撬过、装过东西；没事再复位触点",
    "zh-TW": "看機殼和讀卡口有沒有被撬過、裝過東西；沒事再復位接點",
    en: "See whether housing or card reader were pried at or added to; then set the contact right",
  },
} as const satisfies Record<DeviceFaultCode, Message>;
