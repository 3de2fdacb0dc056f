import { defineMessages } from "./catalogue.ts";

/** Every word on the simulator's bench. */
export const simulatorMessages = defineMessages({
  title: { "zh-CN": "设备实验台", "zh-TW": "設備實驗臺", en: "Device bench" },
  hint: {
    "zh-CN": "点一张卡放上读卡器，小票从出票口出来，点它取走",
    "zh-TW": "點一張卡放上讀卡機，號碼單從出票口出來，點它取走",
    en: "Press a card to lay it on the reader. The ticket comes out of the slot: press it to take it.",
  },
  languageSwitch: { "zh-CN": "选择语言", "zh-TW": "選擇語言", en: "Language" },
  fictitious: {
    "zh-CN": "这里的人、证件和号码都是虚构的",
    "zh-TW": "這裡的人、證件和號碼都是虛構的",
    en: "All people, cards and numbers here are made up",
  },
  connecting: { "zh-CN": "正在连接实验台…", "zh-TW": "正在連線實驗臺…", en: "Connecting to the bench…" },
  lost: {
    "zh-CN": "和实验台的连接断了，正在重连。显示的是断开前的情况",
    "zh-TW": "和實驗臺的連線斷了，正在重連。顯示的是斷線前的情況",
    en: "The bench cannot be reached; trying again. You see what was true before.",
  },
  memory: {
    "zh-CN": "这台机器没有伪终端，设备改走内存线路：字节一样，只是不经过操作系统的串口",
    "zh-TW": "這台機器沒有虛擬終端，設備改走記憶體線路：位元組一樣，只是不經過作業系統的序列埠",
    en: "No pseudo-terminals on this machine: memory lines take their place. Same bytes, but not through the system's serial ports.",
  },
  refused: { "zh-CN": "没有做成（{number}）", "zh-TW": "沒有完成（{number}）", en: "Not done ({number})" },
  unreachable: {
    "zh-CN": "实验台没有回应",
    "zh-TW": "實驗臺沒有回應",
    en: "The bench did not answer",
  },
  dismiss: { "zh-CN": "知道了", "zh-TW": "知道了", en: "OK" },

  // Cards
  cards: { "zh-CN": "证件", "zh-TW": "證件", en: "Cards" },
  cardLay: { "zh-CN": "放上读卡器：{card}", "zh-TW": "放上讀卡機：{card}", en: "Lay on the reader: {card}" },
  cardTake: { "zh-CN": "从读卡器拿走", "zh-TW": "從讀卡機拿走", en: "Take the card away" },
  cardHere: { "zh-CN": "在读卡器上", "zh-TW": "在讀卡機上", en: "on the reader" },
  kindResident: { "zh-CN": "居民身份证", "zh-TW": "居民身分證", en: "Resident ID card" },
  kindHkMacaoTaiwan: { "zh-CN": "港澳台居民居住证", "zh-TW": "港澳臺居民居住證", en: "Residence permit" },
  kindForeigner: {
    "zh-CN": "外国人永久居留身份证",
    "zh-TW": "外國人永久居留身分證",
    en: "Permanent resident",
  },

  // The terminal
  terminal: { "zh-CN": "自助机", "zh-TW": "自助機", en: "Terminal" },
  citizenPage: { "zh-CN": "自助机的屏幕", "zh-TW": "自助機的螢幕", en: "The terminal's screen" },
  reader: { "zh-CN": "身份证读卡器", "zh-TW": "身分證讀卡機", en: "ID-card reader" },
  printer: { "zh-CN": "小票打印机", "zh-TW": "號碼單印表機", en: "Receipt printer" },
  readerHere: { "zh-CN": "证件放这里", "zh-TW": "證件放這裡", en: "Card here" },
  reading: { "zh-CN": "正在读", "zh-TW": "正在讀", en: "Reading" },
  printing: { "zh-CN": "正在打印", "zh-TW": "正在列印", en: "Printing" },
  slot: { "zh-CN": "出票口", "zh-TW": "出票口", en: "Ticket slot" },
  takeTicket: { "zh-CN": "取走小票 {id}", "zh-TW": "取走號碼單 {id}", en: "Take ticket {id}" },
  takeTicketShort: { "zh-CN": "点小票取走", "zh-TW": "點號碼單取走", en: "Press the ticket to take it" },
  moreTickets: { "zh-CN": "还有 {count} 张", "zh-TW": "還有 {count} 張", en: "{count} more" },
  unplugged: { "zh-CN": "已拔掉", "zh-TW": "已拔掉", en: "unplugged" },

  // The ticket in the hand
  inHand: { "zh-CN": "手里的小票", "zh-TW": "手裡的號碼單", en: "The ticket in your hand" },
  inHandNone: {
    "zh-CN": "取走的小票放在这里，看得到纸上的每一行",
    "zh-TW": "取走的號碼單放在這裡，看得到紙上的每一行",
    en: "A ticket that you take lies here, with every line that is on it",
  },
  ticketPicture: { "zh-CN": "小票 {id} 的样子", "zh-TW": "號碼單 {id} 的樣子", en: "Picture of ticket {id}" },
  ticketQr: { "zh-CN": "二维码", "zh-TW": "二維碼", en: "QR code" },
  ticketCut: { "zh-CN": "已切纸", "zh-TW": "已切紙", en: "Paper cut" },
  ticketNotCut: { "zh-CN": "没有切纸", "zh-TW": "沒有切紙", en: "Paper not cut" },
  ticketErrors: { "zh-CN": "打印机看不懂的", "zh-TW": "印表機看不懂的", en: "Not understood by the printer" },

  // Devices
  devices: { "zh-CN": "故障开关", "zh-TW": "故障開關", en: "Faults" },
  plugged: { "zh-CN": "线插着", "zh-TW": "線插著", en: "Cable in" },
  powerCycle: { "zh-CN": "断电再开", "zh-TW": "斷電再開", en: "Off and on" },
  linePty: { "zh-CN": "伪终端", "zh-TW": "虛擬終端", en: "Pseudo-terminal" },
  lineMemory: { "zh-CN": "内存线路", "zh-TW": "記憶體線路", en: "Memory line" },

  // Faults: name, and what it does
  garbageBeforeFrame: { "zh-CN": "帧前乱码", "zh-TW": "訊框前雜訊", en: "Noise before a frame" },
  garbageBeforeFrameHint: {
    "zh-CN": "下一次回复前先来一段像帧头的乱码（一次）",
    "zh-TW": "下一次回覆前先來一段像訊框頭的雜訊（一次）",
    en: "Noise that begins like a frame, before the next reply (once)",
  },
  garbageBeforeReply: { "zh-CN": "回复前乱码", "zh-TW": "回覆前雜訊", en: "Noise before a reply" },
  garbageBeforeReplyHint: {
    "zh-CN": "下一次回复前先来一段乱码（一次）",
    "zh-TW": "下一次回覆前先來一段雜訊（一次）",
    en: "Noise goes out before the next reply (once)",
  },
  flippedBit: { "zh-CN": "错一位", "zh-TW": "錯一位元", en: "One flipped bit" },
  flippedBitHint: {
    "zh-CN": "下一次回复中间有一位反了（一次）",
    "zh-TW": "下一次回覆中間有一位元反了（一次）",
    en: "One bit of the next reply is inverted (once)",
  },
  cutFrame: { "zh-CN": "帧断了", "zh-TW": "訊框斷了", en: "Cut frame" },
  cutFrameHint: {
    "zh-CN": "下一次回复只来前一半（一次）",
    "zh-TW": "下一次回覆只來前一半（一次）",
    en: "The second half of the next reply never comes (once)",
  },
  silence: { "zh-CN": "不说话", "zh-TW": "不說話", en: "Silence" },
  silenceHint: {
    "zh-CN": "照常工作，但一个字节也传不回来",
    "zh-TW": "照常工作，但一個位元組也傳不回來",
    en: "It works, but not a byte of what it says arrives",
  },
  lateReply: { "zh-CN": "回复太晚", "zh-TW": "回覆太晚", en: "Late reply" },
  lateReplyHint: {
    "zh-CN": "下一次回复在期限过后才来（一次）",
    "zh-TW": "下一次回覆在期限過後才來（一次）",
    en: "The next reply comes after its deadline (once)",
  },
  cardLiftedDuringRead: { "zh-CN": "读到一半拿走", "zh-TW": "讀到一半拿走", en: "Card lifted while read" },
  cardLiftedDuringReadHint: {
    "zh-CN": "下一次读卡读到一半，卡被拿走（一次）",
    "zh-TW": "下一次讀卡讀到一半，卡被拿走（一次）",
    en: "The card leaves in the middle of the next read (once)",
  },
  selfTestFailed: { "zh-CN": "安全模块自检失败", "zh-TW": "安全模組自檢失敗", en: "SAM self-test failed" },
  selfTestFailedHint: {
    "zh-CN": "安全模块什么都不肯做（SW3 60）",
    "zh-TW": "安全模組什麼都不肯做（SW3 60）",
    en: "The security module refuses everything (SW3 60)",
  },
  samNotAuthorised: { "zh-CN": "安全模块未授权", "zh-TW": "安全模組未授權", en: "SAM not authorised" },
  samNotAuthorisedHint: {
    "zh-CN": "安全模块没有授权（SW3 66）",
    "zh-TW": "安全模組沒有授權（SW3 66）",
    en: "The security module is not authorised (SW3 66)",
  },
  paperOut: { "zh-CN": "纸用完", "zh-TW": "紙用完", en: "Paper out" },
  paperOutHint: {
    "zh-CN": "纸卷空了，换上纸才接着打",
    "zh-TW": "紙捲空了，換上紙才接著印",
    en: "The roll is empty; it goes on when there is paper",
  },
  paperNearEnd: { "zh-CN": "纸快用完", "zh-TW": "紙快用完", en: "Paper near end" },
  paperNearEndHint: {
    "zh-CN": "纸卷快空了，还能打",
    "zh-TW": "紙捲快空了，還能印",
    en: "The roll is nearly empty; it still prints",
  },
  coverOpen: { "zh-CN": "盖子开着", "zh-TW": "蓋子開著", en: "Cover open" },
  coverOpenHint: {
    "zh-CN": "盖子开着，合上才接着打",
    "zh-TW": "蓋子開著，合上才接著印",
    en: "It stops, and goes on when the cover is closed",
  },
  cutterJam: { "zh-CN": "切刀卡住", "zh-TW": "切刀卡住", en: "Cutter jam" },
  cutterJamHint: {
    "zh-CN": "下一次切纸时卡住",
    "zh-TW": "下一次切紙時卡住",
    en: "The cutter sticks at the next cut",
  },
  offline: { "zh-CN": "脱机", "zh-TW": "離線", en: "Offline" },
  offlineHint: {
    "zh-CN": "说自己脱机，不说为什么",
    "zh-TW": "說自己離線，不說為什麼",
    en: "It is offline and gives no cause",
  },
  paperOutMidTicket: { "zh-CN": "打到一半没纸", "zh-TW": "印到一半沒紙", en: "Paper out mid-ticket" },
  paperOutMidTicketHint: {
    "zh-CN": "下一张打出 12 毫米就没纸了",
    "zh-TW": "下一張印出 12 公釐就沒紙了",
    en: "The roll ends 12 mm into the next ticket",
  },
  presentCode: { "zh-CN": "扫这个码", "zh-TW": "掃這個碼", en: "Hold this code" },
  pressKey: { "zh-CN": "按一下", "zh-TW": "按一下", en: "Press" },
  holdKey: { "zh-CN": "按住", "zh-TW": "按住", en: "Hold" },
  releaseKey: { "zh-CN": "放开", "zh-TW": "放開", en: "Let go" },
  powerLossMidTicket: { "zh-CN": "打印中断电", "zh-TW": "列印中斷電", en: "Power loss mid-ticket" },
  powerLossMidTicketHint: {
    "zh-CN": "下一张打出 12 毫米断电，2 秒后来电（一次）",
    "zh-TW": "下一張印出 12 公釐斷電，2 秒後來電（一次）",
    en: "The power fails 12 mm into the next ticket, for 2 s (once)",
  },
  bufferOverrun: { "zh-CN": "缓冲区溢出", "zh-TW": "緩衝區溢出", en: "Buffer overrun" },
  bufferOverrunHint: {
    "zh-CN": "缓冲区只有 256 字节，满了就丢",
    "zh-TW": "緩衝區只有 256 位元組，滿了就丟",
    en: "The buffer holds 256 bytes and loses the rest",
  },
  asbLost: { "zh-CN": "状态不主动上报", "zh-TW": "狀態不主動上報", en: "No automatic status" },
  asbLostHint: {
    "zh-CN": "状态变了也不主动说，问了才说",
    "zh-TW": "狀態變了也不主動說，問了才說",
    en: "Changes of status are told only when asked",
  },
  presenterJam: { "zh-CN": "出票口卡纸", "zh-TW": "出票口卡紙", en: "Presenter jam" },
  presenterJamHint: {
    "zh-CN": "小票卡在出票口前",
    "zh-TW": "號碼單卡在出票口前",
    en: "A ticket sticks on its way to the mouth",
  },
  ticketNotTaken: { "zh-CN": "小票没人取", "zh-TW": "號碼單沒人取", en: "Ticket not taken" },
  ticketNotTakenHint: {
    "zh-CN": "送出来的小票没有人拿",
    "zh-TW": "送出來的號碼單沒有人拿",
    en: "Nobody takes what is presented",
  },
  fingerprintNotVerified: { "zh-CN": "指纹没通过", "zh-TW": "指紋沒通過", en: "Fingerprint not verified" },
  fingerprintNotVerifiedHint: {
    "zh-CN": "卡上的指纹读不出来",
    "zh-TW": "卡上的指紋讀不出來",
    en: "The card's fingerprint cannot be read",
  },
  noFingerprintCommand: { "zh-CN": "不会读指纹", "zh-TW": "不會讀指紋", en: "No fingerprint command" },
  noFingerprintCommandHint: {
    "zh-CN": "这台读卡器不认读指纹的命令",
    "zh-TW": "這臺讀卡機不認讀指紋的命令",
    en: "This reader does not know the fingerprint command",
  },
});
export type SimulatorMessages = typeof simulatorMessages;
