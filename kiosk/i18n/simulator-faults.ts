import { cardAndTicketFaults, type FaultWords } from "./simulator-fault-words.ts";

/** Every fault that a device on the bench can be given. */
const faultWords: Readonly<Record<string, FaultWords>> = {
  ...cardAndTicketFaults,

  shortReport: {
    name: { "zh-CN": "报告只来一半", "zh-TW": "報告只來一半", en: "Short report" },
    hint: {
      "zh-CN": "下一次按键或扫码，第一份报告只来一半（一次）",
      "zh-TW": "下一次按鍵或掃碼，第一份報告只來一半（一次）",
      en: "The first report of the next key or code is cut in half (once)",
    },
  },
  lostReport: {
    name: { "zh-CN": "丢最后一份报告", "zh-TW": "掉最後一份報告", en: "Last report lost" },
    hint: {
      "zh-CN": "下一个码的最后一份报告不来（一次）",
      "zh-TW": "下一個碼的最後一份報告不來（一次）",
      en: "The last report of the next code never comes (once)",
    },
  },
  wrongByteCount: {
    name: { "zh-CN": "字节数不对", "zh-TW": "位元組數不對", en: "Wrong byte count" },
    hint: {
      "zh-CN": "下一个码的第一份报告说的比装得下的多（一次）",
      "zh-TW": "下一個碼的第一份報告說的比裝得下的多（一次）",
      en: "The first report of the next code claims more bytes than it has room for (once)",
    },
  },
  noIdentifier: {
    name: { "zh-CN": "没有码制标识", "zh-TW": "沒有碼制識別", en: "No AIM identifier" },
    hint: {
      "zh-CN": "码都不带 AIM 标识，是三个零",
      "zh-TW": "碼都不帶 AIM 識別，是三個零",
      en: "Codes come with three zeros for their AIM identifier",
    },
  },
  lastReportContinued: {
    name: { "zh-CN": "最后一份还说有下文", "zh-TW": "最後一份還說有下文", en: "Says that it goes on" },
    hint: {
      "zh-CN": "最后一份报告装满时，说后面还有",
      "zh-TW": "最後一份報告裝滿時，說後面還有",
      en: "A last report that is full says that the code goes on",
    },
  },
  missingSuffix: {
    name: { "zh-CN": "没有结尾", "zh-TW": "沒有結尾", en: "No end" },
    hint: {
      "zh-CN": "下一个码没有结束符（一次）",
      "zh-TW": "下一個碼沒有結束符（一次）",
      en: "The next code comes without its end (once)",
    },
  },
  cutCode: {
    name: { "zh-CN": "码断了", "zh-TW": "碼斷了", en: "Cut code" },
    hint: {
      "zh-CN": "下一个码只来前一半（一次）",
      "zh-TW": "下一個碼只來前一半（一次）",
      en: "The second half of the next code never comes (once)",
    },
  },
  pauseWithinCode: {
    name: { "zh-CN": "码中间停顿", "zh-TW": "碼中間停頓", en: "Pause within a code" },
    hint: {
      "zh-CN": "下一个码传到一半停一停（一次）",
      "zh-TW": "下一個碼傳到一半停一停（一次）",
      en: "The next code pauses in its middle (once)",
    },
  },
  noiseBeforeCode: {
    name: { "zh-CN": "码前乱码", "zh-TW": "碼前雜訊", en: "Noise before a code" },
    hint: {
      "zh-CN": "下一个码前面紧跟着乱码（一次）",
      "zh-TW": "下一個碼前面緊跟著雜訊（一次）",
      en: "Noise goes out right before the next code (once)",
    },
  },
  endlessCode: {
    name: { "zh-CN": "没完没了的码", "zh-TW": "沒完沒了的碼", en: "Endless code" },
    hint: {
      "zh-CN": "下一个码前先来一长串没有结尾的字节（一次）",
      "zh-TW": "下一個碼前先來一長串沒有結尾的位元組（一次）",
      en: "More bytes than any code has, without an end, before the next code (once)",
    },
  },
  stuckKey: {
    name: { "zh-CN": "键按下起不来", "zh-TW": "鍵按下起不來", en: "Stuck key" },
    hint: {
      "zh-CN": "按下的键不再弹起",
      "zh-TW": "按下的鍵不再彈起",
      en: "Keys that go down do not come up",
    },
  },
  bouncingKey: {
    name: { "zh-CN": "键抖动", "zh-TW": "鍵抖動", en: "Bouncing key" },
    hint: {
      "zh-CN": "下一次按键弹起又按下一次（一次）",
      "zh-TW": "下一次按鍵彈起又按下一次（一次）",
      en: "The next key comes up and goes down once more (once)",
    },
  },
  rollOver: {
    name: { "zh-CN": "同时按太多", "zh-TW": "同時按太多", en: "Roll-over" },
    hint: {
      "zh-CN": "说按着的键太多，不说是哪些",
      "zh-TW": "說按著的鍵太多，不說是哪些",
      en: "It says only that too many keys are down",
    },
  },
  noRed: {
    name: { "zh-CN": "红灯坏了", "zh-TW": "紅燈壞了", en: "No red" },
    hint: {
      "zh-CN": "红色不亮：黄变绿，红变暗",
      "zh-TW": "紅色不亮：黃變綠，紅變暗",
      en: "The red diodes are dead: yellow is green, red is dark",
    },
  },
  frozen: {
    name: { "zh-CN": "灯不变了", "zh-TW": "燈不變了", en: "Frozen" },
    hint: {
      "zh-CN": "命令都收下，灯还是原样，只有眼睛看得出",
      "zh-TW": "命令都收下，燈還是原樣，只有眼睛看得出",
      en: "It takes every report and shows what it showed: only eyes can tell",
    },
  },
  stalled: {
    name: { "zh-CN": "固件死机", "zh-TW": "韌體當機", en: "Stalled" },
    hint: {
      "zh-CN": "每个特性报告都拒收",
      "zh-TW": "每個特性報告都拒收",
      en: "The firmware hangs: every feature report is refused",
    },
  },
  wrongAnswer: {
    name: { "zh-CN": "答非所问", "zh-TW": "答非所問", en: "Wrong answer" },
    hint: {
      "zh-CN": "下一次问它，答的是别的（一次）",
      "zh-TW": "下一次問它，答的是別的（一次）",
      en: "The next answer is to another question (once)",
    },
  },
  impatient: {
    name: { "zh-CN": "灯等不及", "zh-TW": "燈等不及", en: "Impatient" },
    hint: {
      "zh-CN": "保活两秒后灯就灭",
      "zh-TW": "保活兩秒後燈就滅",
      en: "It goes dark two seconds after any keep-alive",
    },
  },
  powerLoss: {
    name: { "zh-CN": "说到一半断电", "zh-TW": "說到一半斷電", en: "Power loss" },
    hint: {
      "zh-CN": "下一段话说到一半断电，马上来电（一次）",
      "zh-TW": "下一段話說到一半斷電，馬上來電（一次）",
      en: "The power fails in the middle of the next text, and is back at once (once)",
    },
  },
  receiveError: {
    name: { "zh-CN": "收到的帧坏了", "zh-TW": "收到的訊框壞了", en: "Receive error" },
    hint: {
      "zh-CN": "说下一帧收坏了（一次）",
      "zh-TW": "說下一訊框收壞了（一次）",
      en: "It finds the next frame damaged (once)",
    },
  },
  neverIdle: {
    name: { "zh-CN": "一直说忙", "zh-TW": "一直說忙", en: "Never idle" },
    hint: { "zh-CN": "总说自己还在播", "zh-TW": "總說自己還在播", en: "It says that it speaks, for ever" },
  },
  jam: {
    name: { "zh-CN": "卡纸", "zh-TW": "卡紙", en: "Paper jam" },
    hint: {
      "zh-CN": "纸卡住了，取出才接着打",
      "zh-TW": "紙卡住了，取出才接著印",
      en: "Paper is stuck; it goes on when that is cleared",
    },
  },
  paused: {
    name: { "zh-CN": "被暂停", "zh-TW": "被暫停", en: "Paused" },
    hint: { "zh-CN": "有人把它暂停了", "zh-TW": "有人把它暫停了", en: "Somebody has paused it" },
  },
  tonerLow: {
    name: { "zh-CN": "墨粉少", "zh-TW": "碳粉少", en: "Toner low" },
    hint: { "zh-CN": "墨粉快没了，还能打", "zh-TW": "碳粉快沒了，還能印", en: "Toner is low; it prints on" },
  },
  noPdf: {
    name: { "zh-CN": "不认 PDF", "zh-TW": "不認 PDF", en: "No PDF" },
    hint: { "zh-CN": "它不收 PDF 文件", "zh-TW": "它不收 PDF 檔案", en: "It does not take PDF" },
  },
  abortsJobs: {
    name: { "zh-CN": "任务都中止", "zh-TW": "工作都中止", en: "Aborts jobs" },
    hint: {
      "zh-CN": "每个任务都没打完就结束",
      "zh-TW": "每個工作都沒印完就結束",
      en: "It ends every job undone",
    },
  },
  garbledAnswer: {
    name: { "zh-CN": "回答不是 IPP", "zh-TW": "回答不是 IPP", en: "Garbled answers" },
    hint: { "zh-CN": "它的回答不是 IPP", "zh-TW": "它的回答不是 IPP", en: "Its answers are no IPP" },
  },
};

/** Where a fault of this name does something else to one kind of device: `device/fault`. */
const otherwise: Readonly<Record<string, FaultWords>> = {
  "window-line/padSilent": {
    name: { "zh-CN": "一号呼叫器不回答", "zh-TW": "一號呼叫器不回答", en: "First pad silent" },
    hint: {
      "zh-CN": "第一个窗口的呼叫器没有回音",
      "zh-TW": "第一個櫃檯的呼叫器沒有回音",
      en: "The pad of the first window does not answer",
    },
  },
  "window-line/displaySilent": {
    name: { "zh-CN": "一号屏不回答", "zh-TW": "一號螢幕不回答", en: "First display silent" },
    hint: {
      "zh-CN": "第一个窗口的屏没有回音",
      "zh-TW": "第一個櫃檯的螢幕沒有回音",
      en: "The display of the first window does not answer",
    },
  },
  "window-line/lineSilent": {
    name: { "zh-CN": "整条线没有回音", "zh-TW": "整條線沒有回音", en: "Line silent" },
    hint: {
      "zh-CN": "线断了，谁也不回答",
      "zh-TW": "線斷了，誰也不回答",
      en: "The line is open somewhere: no unit answers",
    },
  },
  "window-line/damagedReplies": {
    name: { "zh-CN": "回答有损坏", "zh-TW": "回答有損壞", en: "Damaged answers" },
    hint: {
      "zh-CN": "每两个回答坏一个",
      "zh-TW": "每兩個回答壞一個",
      en: "Every second answer has a wrong checksum",
    },
  },
  "window-line/echo": {
    name: { "zh-CN": "听见自己", "zh-TW": "聽見自己", en: "Echo" },
    hint: {
      "zh-CN": "转接头把发出的也收回来",
      "zh-TW": "轉接頭把發出的也收回來",
      en: "The adapter hears itself: every request comes back first",
    },
  },
  "window-line/slow": {
    name: { "zh-CN": "回答慢", "zh-TW": "回答慢", en: "Slow" },
    hint: {
      "zh-CN": "90 毫秒才回答",
      "zh-TW": "90 毫秒才回答",
      en: "Units take 90 ms to answer",
    },
  },
  "window-line/busy": {
    name: { "zh-CN": "说在忙", "zh-TW": "說在忙", en: "Busy" },
    hint: {
      "zh-CN": "每两个请求拒绝一个",
      "zh-TW": "每兩個請求拒絕一個",
      en: "Every second request is refused",
    },
  },
  "sensors/busy": {
    name: { "zh-CN": "说在忙", "zh-TW": "說在忙", en: "Busy" },
    hint: {
      "zh-CN": "每个请求都拒绝",
      "zh-TW": "每個請求都拒絕",
      en: "Every request is refused",
    },
  },
  "sensors/echo": {
    name: { "zh-CN": "听见自己", "zh-TW": "聽見自己", en: "Echo" },
    hint: {
      "zh-CN": "转接头把发出的也收回来",
      "zh-TW": "轉接頭把發出的也收回來",
      en: "The adapter hears itself: every request comes back first",
    },
  },
  "sensors/flicker": {
    name: { "zh-CN": "触点抖一下", "zh-TW": "接點抖一下", en: "Flicker" },
    hint: {
      "zh-CN": "下一次读数全都反了（一次），不该当真",
      "zh-TW": "下一次讀數全都反了（一次），不該當真",
      en: "The next reading is the other way round (once): nothing to be told",
    },
  },
  "document-printer/paperOut": {
    name: { "zh-CN": "纸盒空了", "zh-TW": "紙匣空了", en: "Tray empty" },
    hint: {
      "zh-CN": "纸盒没有纸，放上纸才接着打",
      "zh-TW": "紙匣沒有紙，放上紙才接著印",
      en: "The tray is empty; it goes on when there is paper",
    },
  },
  "document-printer/coverOpen": {
    name: { "zh-CN": "门开着", "zh-TW": "門開著", en: "Door open" },
    hint: {
      "zh-CN": "有一扇门开着，关上才接着打",
      "zh-TW": "有一扇門開著，關上才接著印",
      en: "A door stands open; it goes on when it is closed",
    },
  },
  "document-printer/silence": {
    name: { "zh-CN": "不回答", "zh-TW": "不回答", en: "Silence" },
    hint: {
      "zh-CN": "请求都收下，从不回答",
      "zh-TW": "請求都收下，從不回答",
      en: "It takes requests and never answers",
    },
  },
  "document-printer/neverEnds": {
    name: { "zh-CN": "打不完", "zh-TW": "印不完", en: "Never ends" },
    hint: {
      "zh-CN": "每一份都停在打印中",
      "zh-TW": "每一份都停在列印中",
      en: "Every job stays in printing for ever",
    },
  },
  "document-printer/unreachable": {
    name: { "zh-CN": "连不上", "zh-TW": "連不上", en: "Unreachable" },
    hint: {
      "zh-CN": "网断了，手上的活接着打",
      "zh-TW": "網路斷了，手上的工作接著印",
      en: "Its network is gone; it goes on with the jobs that it has",
    },
  },
};

/** Undefined for a fault that has no words. */
export function wordsOfFault(device: string, fault: string): FaultWords | undefined {
  const ofDevice = `${device}/${fault}`;
  if (Object.hasOwn(otherwise, ofDevice)) return otherwise[ofDevice];
  return Object.hasOwn(faultWords, fault) ? faultWords[fault] : undefined;
}
