import type { Message } from "./catalogue.ts";

/** What a fault of a simulated device is called, and what it does. */
export interface FaultWords {
  readonly name: Message;
  readonly hint: Message;
}

/** The faults of the two devices that a citizen's card and ticket go through. */
export const cardAndTicketFaults: Readonly<Record<string, FaultWords>> = {
  garbageBeforeFrame: {
    name: { "zh-CN": "帧前乱码", "zh-TW": "訊框前雜訊", en: "Noise before a frame" },
    hint: {
      "zh-CN": "下一次回复前先来一段像帧头的乱码（一次）",
      "zh-TW": "下一次回覆前先來一段像訊框頭的雜訊（一次）",
      en: "Noise that begins like a frame, before the next reply (once)",
    },
  },
  garbageBeforeReply: {
    name: { "zh-CN": "回复前乱码", "zh-TW": "回覆前雜訊", en: "Noise before a reply" },
    hint: {
      "zh-CN": "下一次回复前先来一段乱码（一次）",
      "zh-TW": "下一次回覆前先來一段雜訊（一次）",
      en: "Noise goes out before the next reply (once)",
    },
  },
  flippedBit: {
    name: { "zh-CN": "错一位", "zh-TW": "錯一位元", en: "One flipped bit" },
    hint: {
      "zh-CN": "下一次回复中间有一位反了（一次）",
      "zh-TW": "下一次回覆中間有一位元反了（一次）",
      en: "One bit of the next reply is inverted (once)",
    },
  },
  cutFrame: {
    name: { "zh-CN": "帧断了", "zh-TW": "訊框斷了", en: "Cut frame" },
    hint: {
      "zh-CN": "下一次回复只来前一半（一次）",
      "zh-TW": "下一次回覆只來前一半（一次）",
      en: "The second half of the next reply never comes (once)",
    },
  },
  silence: {
    name: { "zh-CN": "不说话", "zh-TW": "不說話", en: "Silence" },
    hint: {
      "zh-CN": "照常工作，但一个字节也传不回来",
      "zh-TW": "照常工作，但一個位元組也傳不回來",
      en: "It works, but not a byte of what it says arrives",
    },
  },
  lateReply: {
    name: { "zh-CN": "回复太晚", "zh-TW": "回覆太晚", en: "Late reply" },
    hint: {
      "zh-CN": "下一次回复在期限过后才来（一次）",
      "zh-TW": "下一次回覆在期限過後才來（一次）",
      en: "The next reply comes after its deadline (once)",
    },
  },
  cardLiftedDuringRead: {
    name: { "zh-CN": "读到一半拿走", "zh-TW": "讀到一半拿走", en: "Card lifted while read" },
    hint: {
      "zh-CN": "下一次读卡读到一半，卡被拿走（一次）",
      "zh-TW": "下一次讀卡讀到一半，卡被拿走（一次）",
      en: "The card leaves in the middle of the next read (once)",
    },
  },
  selfTestFailed: {
    name: { "zh-CN": "安全模块自检失败", "zh-TW": "安全模組自檢失敗", en: "SAM self-test failed" },
    hint: {
      "zh-CN": "安全模块什么都不肯做（SW3 60）",
      "zh-TW": "安全模組什麼都不肯做（SW3 60）",
      en: "The security module refuses everything (SW3 60)",
    },
  },
  samNotAuthorised: {
    name: { "zh-CN": "安全模块未授权", "zh-TW": "安全模組未授權", en: "SAM not authorised" },
    hint: {
      "zh-CN": "安全模块没有授权（SW3 66）",
      "zh-TW": "安全模組沒有授權（SW3 66）",
      en: "The security module is not authorised (SW3 66)",
    },
  },
  paperOut: {
    name: { "zh-CN": "纸用完", "zh-TW": "紙用完", en: "Paper out" },
    hint: {
      "zh-CN": "纸卷空了，换上纸才接着打",
      "zh-TW": "紙捲空了，換上紙才接著印",
      en: "The roll is empty; it goes on when there is paper",
    },
  },
  paperNearEnd: {
    name: { "zh-CN": "纸快用完", "zh-TW": "紙快用完", en: "Paper near end" },
    hint: {
      "zh-CN": "纸卷快空了，还能打",
      "zh-TW": "紙捲快空了，還能印",
      en: "The roll is nearly empty; it still prints",
    },
  },
  coverOpen: {
    name: { "zh-CN": "盖子开着", "zh-TW": "蓋子開著", en: "Cover open" },
    hint: {
      "zh-CN": "盖子开着，合上才接着打",
      "zh-TW": "蓋子開著，合上才接著印",
      en: "It stops, and goes on when the cover is closed",
    },
  },
  cutterJam: {
    name: { "zh-CN": "切刀卡住", "zh-TW": "切刀卡住", en: "Cutter jam" },
    hint: {
      "zh-CN": "下一次切纸时卡住",
      "zh-TW": "下一次切紙時卡住",
      en: "The cutter sticks at the next cut",
    },
  },
  offline: {
    name: { "zh-CN": "脱机", "zh-TW": "離線", en: "Offline" },
    hint: {
      "zh-CN": "说自己脱机，不说为什么",
      "zh-TW": "說自己離線，不說為什麼",
      en: "It is offline and gives no cause",
    },
  },
  paperOutMidTicket: {
    name: { "zh-CN": "打到一半没纸", "zh-TW": "印到一半沒紙", en: "Paper out mid-ticket" },
    hint: {
      "zh-CN": "下一张打出 12 毫米就没纸了",
      "zh-TW": "下一張印出 12 公釐就沒紙了",
      en: "The roll ends 12 mm into the next ticket",
    },
  },
  powerLossMidTicket: {
    name: { "zh-CN": "打印中断电", "zh-TW": "列印中斷電", en: "Power loss mid-ticket" },
    hint: {
      "zh-CN": "下一张打出 12 毫米断电，2 秒后来电（一次）",
      "zh-TW": "下一張印出 12 公釐斷電，2 秒後來電（一次）",
      en: "The power fails 12 mm into the next ticket, for 2 s (once)",
    },
  },
  bufferOverrun: {
    name: { "zh-CN": "缓冲区溢出", "zh-TW": "緩衝區溢出", en: "Buffer overrun" },
    hint: {
      "zh-CN": "缓冲区只有 256 字节，满了就丢",
      "zh-TW": "緩衝區只有 256 位元組，滿了就丟",
      en: "The buffer holds 256 bytes and loses the rest",
    },
  },
  asbLost: {
    name: { "zh-CN": "状态不主动上报", "zh-TW": "狀態不主動上報", en: "No automatic status" },
    hint: {
      "zh-CN": "状态变了也不主动说，问了才说",
      "zh-TW": "狀態變了也不主動說，問了才說",
      en: "Changes of status are told only when asked",
    },
  },
  dark: {
    name: { "zh-CN": "屏不亮", "zh-TW": "螢幕不亮", en: "Dark" },
    hint: {
      "zh-CN": "什么都收下，什么都不显示",
      "zh-TW": "什麼都收下，什麼都不顯示",
      en: "It takes everything and shows nothing",
    },
  },
  deadColumn: {
    name: { "zh-CN": "坏了一列", "zh-TW": "壞了一欄", en: "Dead column" },
    hint: {
      "zh-CN": "第七列不亮",
      "zh-TW": "第七欄不亮",
      en: "Its seventh column does not shine",
    },
  },
  presenterJam: {
    name: { "zh-CN": "出票口卡纸", "zh-TW": "出票口卡紙", en: "Presenter jam" },
    hint: {
      "zh-CN": "小票卡在出票口前",
      "zh-TW": "號碼單卡在出票口前",
      en: "A ticket sticks on its way to the mouth",
    },
  },
  ticketNotTaken: {
    name: { "zh-CN": "小票没人取", "zh-TW": "號碼單沒人取", en: "Ticket not taken" },
    hint: {
      "zh-CN": "送出来的小票没有人拿",
      "zh-TW": "送出來的號碼單沒有人拿",
      en: "Nobody takes what is presented",
    },
  },
  fingerprintNotVerified: {
    name: { "zh-CN": "指纹没通过", "zh-TW": "指紋沒通過", en: "Fingerprint not verified" },
    hint: {
      "zh-CN": "卡上的指纹读不出来",
      "zh-TW": "卡上的指紋讀不出來",
      en: "The card's fingerprint cannot be read",
    },
  },
  noFingerprintCommand: {
    name: { "zh-CN": "不会读指纹", "zh-TW": "不會讀指紋", en: "No fingerprint command" },
    hint: {
      "zh-CN": "这台读卡器不认读指纹的命令",
      "zh-TW": "這臺讀卡機不認讀指紋的命令",
      en: "This reader does not know the fingerprint command",
    },
  },
};
