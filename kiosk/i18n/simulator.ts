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
  texts: { "zh-CN": "手机收到的短信", "zh-TW": "手機收到的簡訊", en: "Texts on telephones" },
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
  lineNetwork: { "zh-CN": "本机网络", "zh-TW": "本機網路", en: "Local network" },
  lineMemory: { "zh-CN": "内存线路", "zh-TW": "記憶體線路", en: "Memory line" },

  // Inside: what stands on the bench, and what is played on it
  inside: { "zh-CN": "实验台里面", "zh-TW": "實驗臺裡面", en: "Inside the bench" },
  tabDevices: { "zh-CN": "设备和故障", "zh-TW": "設備和故障", en: "Devices and faults" },
  tabScenarios: { "zh-CN": "情景", "zh-TW": "情境", en: "Scenarios" },
  pace: { "zh-CN": "按线路速率传", "zh-TW": "按線路速率傳", en: "Line speed" },
  paceHint: {
    "zh-CN": "每个字节用真串口那么久；关掉就马上到",
    "zh-TW": "每個位元組花真序列埠那麼久；關掉就馬上到",
    en: "Bytes take as long as on a real serial line; off, they are there at once",
  },

  // Scenarios
  scenariosHint: {
    "zh-CN":
      "情景是柜前的手和柜里的故障，屏幕要您自己点。停下或放完，线插回、故障消除、卡拿走、按键松开；您自己动过的和打出的小票不变",
    "zh-TW":
      "情境是機前的手和機裡的故障，螢幕要您自己點。停下或放完，線插回、故障消除、卡拿走、按鍵鬆開；您自己動過的和印出的號碼單不變",
    en: "A scenario is the hands and the faults; the screen is yours to touch. When it stops or ends, its cables are in, its faults over, its card gone and its keys up. What you did yourself, and the tickets, stay.",
  },
  play: { "zh-CN": "播放", "zh-TW": "播放", en: "Play" },
  stopPlaying: { "zh-CN": "停止", "zh-TW": "停止", en: "Stop" },
  playing: { "zh-CN": "正在播放：{scenario}", "zh-TW": "正在播放：{scenario}", en: "Playing: {scenario}" },
  progress: {
    "zh-CN": "第 {step} 步，共 {of} 步",
    "zh-TW": "第 {step} 步，共 {of} 步",
    en: "Step {step} of {of}",
  },
  steps: {
    "zh-CN": "{of} 步，{seconds} 秒",
    "zh-TW": "{of} 步，{seconds} 秒",
    en: "{of} steps, {seconds} s",
  },
  nextStep: {
    "zh-CN": "接着等 {seconds} 秒：{what}",
    "zh-TW": "接著等 {seconds} 秒：{what}",
    en: "Next, after {seconds} s: {what}",
  },
  puttingBack: { "zh-CN": "正在恢复原样", "zh-TW": "正在恢復原樣", en: "Putting the bench back" },
  finished: {
    "zh-CN": "放完了，已恢复原样",
    "zh-TW": "放完了，已恢復原樣",
    en: "Played to its end; the bench is put back",
  },
  stopped: { "zh-CN": "停了，已恢复原样", "zh-TW": "停了，已恢復原樣", en: "Stopped; the bench is put back" },
  failed: {
    "zh-CN": "第 {step} 步做不了，已停下并恢复原样",
    "zh-TW": "第 {step} 步做不了，已停下並恢復原樣",
    en: "Step {step} cannot be done; stopped, and the bench is put back",
  },
  alreadyPlaying: {
    "zh-CN": "正在播放“{scenario}”，先停下它",
    "zh-TW": "正在播放「{scenario}」，先停下它",
    en: "Already playing: {scenario}. Stop it first.",
  },

  // A recorded device
  useRecording: { "zh-CN": "用导出的记录代替…", "zh-TW": "用匯出的記錄代替…", en: "Rebuild from a trace…" },
  useRecordingHint: {
    "zh-CN": "选维护页导出的读卡器记录",
    "zh-TW": "選維護頁匯出的讀卡機記錄",
    en: "A reader's trace, saved on the service page",
  },
  recorded: {
    "zh-CN": "按记录回答，接下来是第 {next} 问，共 {exchanges} 问",
    "zh-TW": "按記錄回答，接下來是第 {next} 問，共 {exchanges} 問",
    en: "Answers as recorded; question {next} of {exchanges} comes next",
  },
  recordedCan: {
    "zh-CN":
      "记录里问过的都会照答，原来的时间要开“按线路速率传”。隐去的内容不会回来：卡都是虚构的迁址居民。不能放卡，也没有故障可选",
    "zh-TW":
      "記錄裡問過的都會照答，原來的時間要開「按線路速率傳」。隱去的內容不會回來：卡都是虛構的遷址居民。不能放卡，也沒有故障可選",
    en: "It answers what was asked in the trace, with the recorded delays while the line speed is on. What was redacted does not come back: every card is the made-up resident who has moved. No card can be laid on it, and it has no faults.",
  },
  recordedUnknown: {
    "zh-CN": "有 {bytes} 个字节记录里没问过，没有回答",
    "zh-TW": "有 {bytes} 個位元組記錄裡沒問過，沒有回答",
    en: "{bytes} bytes were not asked in the trace, and got no answer",
  },
  badTraceLine: {
    "zh-CN": "记录的第 {line} 行不对：请在维护页重新导出，文件不要改",
    "zh-TW": "記錄的第 {line} 行不對：在維護頁重新匯出，檔案不要改",
    en: "Line {line} is no line of a trace: save it again on the service page, and take the file as it is",
  },
  badTrace: {
    "zh-CN": "这不是读卡器的记录：请在维护页选读卡器，清空筛选后导出",
    "zh-TW": "不是讀卡機的記錄：在維護頁選讀卡機，清空篩選後匯出",
    en: "Not a card reader's trace: on the service page choose the reader, clear the filter, and save",
  },
});
export type SimulatorMessages = typeof simulatorMessages;
