import type { ErrorCode } from "../../server/contract/errors.ts";
import { defineMessages, type Message } from "./catalogue.ts";

/** Every word on the technician's page. */
export const technicianMessages = defineMessages({
  title: { "zh-CN": "设备维护", "zh-TW": "設備維護", en: "Devices" },
  terminal: { "zh-CN": "{terminal} 号机", "zh-TW": "{terminal} 號機", en: "Terminal {terminal}" },
  languageSwitch: { "zh-CN": "选择语言", "zh-TW": "選擇語言", en: "Language" },

  // Signing in
  signInTitle: { "zh-CN": "谁来维护？", "zh-TW": "誰來維護？", en: "Who is servicing?" },
  technician: { "zh-CN": "我是", "zh-TW": "我是", en: "I am" },
  password: { "zh-CN": "口令", "zh-TW": "密碼", en: "Password" },
  demoPassword: {
    "zh-CN": "演示口令：{password}",
    "zh-TW": "演示密碼：{password}",
    en: "Password of the demo: {password}",
  },
  nobody: {
    "zh-CN": "配置里还没有维护人员。在终端上运行 npm run password，把结果写进配置文件的 technicians",
    "zh-TW": "設定裡還沒有維護人員。在終端上執行 npm run password，把結果寫進設定檔的 technicians",
    en: "The configuration names no technician. Run npm run password on the terminal and put its answer under technicians",
  },
  signIn: { "zh-CN": "进入维护", "zh-TW": "進入維護", en: "Sign in" },
  signOut: { "zh-CN": "退出", "zh-TW": "登出", en: "Sign out" },
  connecting: { "zh-CN": "正在连接终端…", "zh-TW": "正在連線終端…", en: "Connecting to the terminal…" },
  lost: {
    "zh-CN": "和终端的连接断了，正在重连；接通后请重新登录",
    "zh-TW": "和終端的連線斷了，正在重連；接通後請重新登入",
    en: "The connection to the terminal was lost and is being made anew; sign in again then",
  },
  error: {
    "zh-CN": "没有办成（{number}）",
    "zh-TW": "沒有辦成（{number}）",
    en: "That did not work ({number})",
  },
  dismiss: { "zh-CN": "知道了", "zh-TW": "知道了", en: "Dismiss" },
  tryAgain: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },

  // Places
  tabDevices: { "zh-CN": "设备", "zh-TW": "設備", en: "Devices" },
  tabPorts: { "zh-CN": "插口", "zh-TW": "插孔", en: "Ports" },
  tabWire: { "zh-CN": "线上的字节", "zh-TW": "線上的位元組", en: "Wire" },
  tabFaults: { "zh-CN": "故障记录", "zh-TW": "故障紀錄", en: "Faults" },
  tabCamera: { "zh-CN": "摄像头", "zh-TW": "攝影機", en: "Camera" },
  tabScreen: { "zh-CN": "屏幕毫米", "zh-TW": "螢幕毫米", en: "Millimetres" },
  tabReport: { "zh-CN": "就绪报告", "zh-TW": "就緒報告", en: "Readiness" },

  // Ports
  portsHint: {
    "zh-CN": "插上设备并接通电源，几秒后这里就会认出它",
    "zh-TW": "插上設備並接通電源，幾秒後這裡就會認出它",
    en: "Plug a device in and switch it on: within seconds it is recognised here",
  },
  askPorts: { "zh-CN": "再问一遍", "zh-TW": "再問一遍", en: "Ask again" },
  noPorts: {
    "zh-CN": "这台机器上没有找到任何插口",
    "zh-TW": "這台機器上沒有找到任何插孔",
    en: "No port was found on this machine",
  },
  portsOthers: {
    "zh-CN": "还插着，但不是本机的设备：{names}",
    "zh-TW": "還插著，但不是本機的設備：{names}",
    en: "Also plugged in, and none of the terminal's devices: {names}",
  },
  portAsking: { "zh-CN": "正在问", "zh-TW": "正在問", en: "Asking" },
  portKnown: { "zh-CN": "已认出", "zh-TW": "已認出", en: "Recognised" },
  portSpare: { "zh-CN": "备用", "zh-TW": "備用", en: "In reserve" },
  portUnknown: { "zh-CN": "没认出", "zh-TW": "沒認出", en: "Not recognised" },
  portTaken: { "zh-CN": "打不开", "zh-TW": "打不開", en: "Cannot be opened" },
  portRate: { "zh-CN": "{rate} 波特", "zh-TW": "{rate} 鮑率", en: "{rate} baud" },
  portSilent: {
    "zh-CN": "没有应答。请看设备是否通电、线是否插紧；只听不答的设备要写进配置文件",
    "zh-TW": "沒有應答。請看設備是否通電、線是否插緊；只聽不答的設備要寫進設定檔",
    en: "Nothing answers. See that the device has power and the cable is in; a device that only listens must be named in the configuration",
  },
  portNoisy: {
    "zh-CN": "有声音，但不是认识的设备。可能是别的设备，请写进配置文件",
    "zh-TW": "有聲音，但不是認識的設備。可能是別的設備，請寫進設定檔",
    en: "Something answers that is no device known here. Name it in the configuration if it is one",
  },
  portOfficePrinter: {
    "zh-CN": "这是办公打印机，请经 CUPS 写进配置文件的 documentPrinter",
    "zh-TW": "這是辦公印表機，請經 CUPS 寫進設定檔的 documentPrinter",
    en: "An office printer: name it in the configuration as documentPrinter, by way of CUPS",
  },
  portSpareHint: {
    "zh-CN": "同样的设备已有一台在用；那台拔掉后，这台会自动接上",
    "zh-TW": "同樣的設備已有一台在用；那台拔掉後，這台會自動接上",
    en: "One of its kind is in use already; this one takes over when that is pulled out",
  },
  portTakenHint: {
    "zh-CN": "别的程序占用着，或本账户没有权限；npm run doctor 会说怎么办",
    "zh-TW": "別的程式占用著，或本帳號沒有權限；npm run doctor 會說怎麼辦",
    en: "Another program holds it, or this account may not use it; npm run doctor says what to do",
  },
  portAttempts: { "zh-CN": "问过 {count} 次", "zh-TW": "問過 {count} 次", en: "Asked {count} times" },
  heardAnswer: { "zh-CN": "答对了", "zh-TW": "答對了", en: "answered" },
  heardOther: { "zh-CN": "听到别的", "zh-TW": "聽到別的", en: "heard something else" },
  heardNothing: { "zh-CN": "无应答", "zh-TW": "無應答", en: "no answer" },

  // A device
  allWell: {
    "zh-CN": "{count} 台设备都正常",
    "zh-TW": "{count} 台設備都正常",
    en: "All {count} devices are well",
  },
  notAllWell: {
    "zh-CN": "{count} 台设备要看一下",
    "zh-TW": "{count} 台設備要看一下",
    en: "{count} to look at",
  },
  stateOnline: { "zh-CN": "正常", "zh-TW": "正常", en: "Ready" },
  stateBusy: { "zh-CN": "正在工作", "zh-TW": "正在工作", en: "Busy" },
  stateStarting: { "zh-CN": "正在启动", "zh-TW": "正在啟動", en: "Starting" },
  stateOffline: { "zh-CN": "不通", "zh-TW": "不通", en: "Offline" },
  stateAbsent: { "zh-CN": "没插上", "zh-TW": "沒插上", en: "Not there" },
  stateBroken: { "zh-CN": "坏了", "zh-TW": "故障", en: "Broken" },
  stateAlarm: { "zh-CN": "要看一下", "zh-TW": "要看一下", en: "Look at it" },
  stateOut: { "zh-CN": "已停用", "zh-TW": "已停用", en: "Out of service" },
  since: { "zh-CN": "{time} 起", "zh-TW": "{time} 起", en: "since {time}" },
  port: { "zh-CN": "端口", "zh-TW": "連接埠", en: "Port" },
  portInNetwork: { "zh-CN": "模拟设备，网络", "zh-TW": "模擬設備，網路", en: "simulated, network" },
  portSimulated: {
    "zh-CN": "模拟设备，系统串口",
    "zh-TW": "模擬設備，系統串列埠",
    en: "simulated, on a real port",
  },
  portInMemory: {
    "zh-CN": "模拟设备，内存线路",
    "zh-TW": "模擬設備，記憶體線路",
    en: "simulated, in memory",
  },
  protocol: { "zh-CN": "协议", "zh-TW": "協定", en: "Protocol" },
  model: { "zh-CN": "型号", "zh-TW": "型號", en: "Model" },
  firmware: { "zh-CN": "固件", "zh-TW": "韌體", en: "Firmware" },
  serialNumber: { "zh-CN": "序列号", "zh-TW": "序號", en: "Serial number" },
  counters: { "zh-CN": "计数", "zh-TW": "計數", en: "Counters" },
  countersText: {
    "zh-CN": "接通 {opened} 次 · 故障 {faults} 次 · 收发 {messages} 条",
    "zh-TW": "接通 {opened} 次 · 故障 {faults} 次 · 收發 {messages} 筆",
    en: "opened {opened} · faults {faults} · messages {messages}",
  },
  lastFault: { "zh-CN": "上次故障", "zh-TW": "上次故障", en: "Last fault" },
  noFault: { "zh-CN": "没有", "zh-TW": "沒有", en: "none" },
  vendorModeEnter: { "zh-CN": "整机停用", "zh-TW": "整機停用", en: "Take the terminal from citizens" },
  vendorModeLeave: { "zh-CN": "整机恢复使用", "zh-TW": "整機恢復使用", en: "Give the terminal back" },
  vendorModePending: {
    "zh-CN": "正在等其他程序放手，最多 30 秒",
    "zh-TW": "正在等其他程式放手，最多 30 秒",
    en: "Waiting for other programs to let go, 30 seconds at most",
  },
  vendorModeActive: {
    "zh-CN": "整机停用中：市民用不了任何设备，自检照常",
    "zh-TW": "整機停用中：市民用不了任何設備，自檢照常",
    en: "Taken from citizens: no device works for them; self-tests do",
  },
  recovery: { "zh-CN": "故障恢复", "zh-TW": "故障復原", en: "Recovery" },
  recoveryAutomatic: { "zh-CN": "自动", "zh-TW": "自動", en: "by itself" },
  recoveryNone: { "zh-CN": "只由人恢复", "zh-TW": "只由人復原", en: "by hand only" },
  recoveryRungs: {
    "zh-CN": "这次故障已试 {count} 步",
    "zh-TW": "這次故障已試 {count} 步",
    en: "{count} steps tried for this fault",
  },
  recover: { "zh-CN": "现在恢复", "zh-TW": "現在復原", en: "Recover now" },
  takeOut: { "zh-CN": "停用", "zh-TW": "停用", en: "Take out of service" },
  putBack: { "zh-CN": "恢复使用", "zh-TW": "恢復使用", en: "Put back" },
  takenOutHint: {
    "zh-CN": "市民现在用不到它；页面会告诉他们还能做什么",
    "zh-TW": "市民現在用不到它；頁面會告訴他們還能做什麼",
    en: "Citizens cannot use it now; their page says what still works",
  },

  // Self-tests
  selfTests: { "zh-CN": "自检", "zh-TW": "自檢", en: "Self-tests" },
  runAll: { "zh-CN": "全部自检", "zh-TW": "全部自檢", en: "Run all" },
  run: { "zh-CN": "自检", "zh-TW": "自檢", en: "Run" },
  runningTest: { "zh-CN": "正在检…", "zh-TW": "正在檢…", en: "Running…" },
  stop: { "zh-CN": "停下", "zh-TW": "停止", en: "Stop" },
  remaining: { "zh-CN": "还有 {count} 项", "zh-TW": "還有 {count} 項", en: "{count} to go" },
  notTested: { "zh-CN": "没检过", "zh-TW": "沒檢過", en: "never run" },
  passed: { "zh-CN": "通过", "zh-TW": "通過", en: "Passed" },
  failed: { "zh-CN": "没通过", "zh-TW": "未通過", en: "Failed" },
  waitsForEyes: { "zh-CN": "请您看一眼", "zh-TW": "請您看一眼", en: "Look at it" },
  shouldSee: {
    "zh-CN": "现在应该看到：{what}",
    "zh-TW": "現在應該看到：{what}",
    en: "You should see now: {what}",
  },
  judgeGood: { "zh-CN": "对", "zh-TW": "對", en: "It is right" },
  judgeBad: { "zh-CN": "不对", "zh-TW": "不對", en: "It is wrong" },
  testedBy: { "zh-CN": "{technician} {time}", "zh-TW": "{technician} {time}", en: "{technician}, {time}" },

  // The wire
  exportWire: { "zh-CN": "存成文件", "zh-TW": "存成檔案", en: "Save as a file" },

  // Faults
  noFaults: { "zh-CN": "还没有故障", "zh-TW": "還沒有故障", en: "No faults so far" },
  faultTime: { "zh-CN": "时间", "zh-TW": "時間", en: "Time" },
  faultDevice: { "zh-CN": "设备", "zh-TW": "設備", en: "Device" },
  faultNumber: { "zh-CN": "编号", "zh-TW": "編號", en: "Number" },
  faultAdvice: { "zh-CN": "怎么办", "zh-TW": "怎麼辦", en: "What to do" },
  faultDetail: { "zh-CN": "原因", "zh-TW": "原因", en: "Cause" },

  // Millimetres of the screen
  screenHint: {
    "zh-CN": "把任意一张身份证大小的卡贴在屏幕上，调到方框和卡一样大",
    "zh-TW": "把任意一張身分證大小的卡貼在螢幕上，調到方框和卡一樣大",
    en: "Hold any identity card to the screen and make the frame as large as the card",
  },
  screenSmaller: { "zh-CN": "小一点", "zh-TW": "小一點", en: "Smaller" },
  screenLarger: { "zh-CN": "大一点", "zh-TW": "大一點", en: "Larger" },
  screenResult: {
    "zh-CN": "这块屏幕的对角线是 {inches} 英寸",
    "zh-TW": "這塊螢幕的對角線是 {inches} 英吋",
    en: "This screen measures {inches} inches across",
  },
  cardSize: { "zh-CN": "85.6 × 54 毫米", "zh-TW": "85.6 × 54 毫米", en: "85.6 × 54 mm" },

  // The report
  reportTitle: { "zh-CN": "终端就绪报告", "zh-TW": "終端就緒報告", en: "Terminal readiness report" },
  reportReady: { "zh-CN": "结论：就绪", "zh-TW": "結論：就緒", en: "Verdict: ready" },
  reportNotReady: { "zh-CN": "结论：还不能用", "zh-TW": "結論：還不能用", en: "Verdict: not ready" },
  reportMade: {
    "zh-CN": "{terminal} · {technician} · {time}",
    "zh-TW": "{terminal} · {technician} · {time}",
    en: "{terminal} · {technician} · {time}",
  },
  reportMissing: {
    "zh-CN": "还差 {count} 项自检没有通过",
    "zh-TW": "還差 {count} 項自檢沒有通過",
    en: "{count} self-tests have not passed",
  },
  reportPrint: { "zh-CN": "打印", "zh-TW": "列印", en: "Print" },
  reportSave: { "zh-CN": "存成文件", "zh-TW": "存成檔案", en: "Save as a file" },
  reportPrinted: { "zh-CN": "已经打印", "zh-TW": "已經列印", en: "Printed" },
});
export type TechnicianMessages = typeof technicianMessages;

/** What to do about an error of the page's own commands. */
export const technicianErrorMessages = defineMessages({
  "technician.refused": {
    "zh-CN": "口令不对，请再输一次",
    "zh-TW": "密碼不對，請再輸入一次",
    en: "Not this password; type it again",
  },
  "technician.wait": {
    "zh-CN": "错得太多，等一分钟再试",
    "zh-TW": "錯得太多，等一分鐘再試",
    en: "Too many wrong ones; wait a minute",
  },
  "technician.notSignedIn": { "zh-CN": "请重新登录", "zh-TW": "請重新登入", en: "Sign in again" },
  "technician.unknown": {
    "zh-CN": "设备或自检已经变了，页面正在更新",
    "zh-TW": "設備或自檢已經變了，頁面正在更新",
    en: "The device or the test has changed; the page is being brought up to date",
  },
  "message.connectionLost": {
    "zh-CN": "连接断了，不知道做成没有；接通后看一下再试",
    "zh-TW": "連線斷了，不知道做成沒有；接通後看一下再試",
    en: "The connection was lost; see whether it was done, then try again",
  },
  other: {
    "zh-CN": "请再试一次；还不行，看终端的日志",
    "zh-TW": "請再試一次；還不行，看終端的日誌",
    en: "Try again; if it stays, look at the terminal's log",
  },
});

/** The sentence of an error; printers' own troubles are those of the device. */
export function technicianErrorKey(code: ErrorCode): keyof typeof technicianErrorMessages {
  return code in technicianErrorMessages ? (code as keyof typeof technicianErrorMessages) : "other";
}

/** What a self-test is called; one that is not here shows its own name. */
export const testNames: Readonly<Record<string, Message>> = {
  samId: { "zh-CN": "读安全模块号", "zh-TW": "讀安全模組號", en: "Security module's number" },
  samStatus: { "zh-CN": "安全模块状态", "zh-TW": "安全模組狀態", en: "Security module's state" },
  readTestCard: { "zh-CN": "读一张卡", "zh-TW": "讀一張卡", en: "Read a card" },
  status: { "zh-CN": "查状态", "zh-TW": "查狀態", en: "Status" },
  printTestPage: {
    "zh-CN": "打印测试页（含生僻字）",
    "zh-TW": "列印測試頁（含罕用字）",
    en: "Test page with rare characters",
  },
  showColours: { "zh-CN": "灯的颜色", "zh-TW": "燈的顏色", en: "Colours of the light" },
  showFlashRates: { "zh-CN": "灯的闪烁", "zh-TW": "燈的閃爍", en: "Flashing of the light" },
  readTestCode: { "zh-CN": "扫一个码", "zh-TW": "掃一個碼", en: "Read a code" },
  trigger: { "zh-CN": "扫码开关", "zh-TW": "掃碼開關", en: "Trigger of the scanner" },
  pressEveryKey: { "zh-CN": "每个键按一下", "zh-TW": "每個鍵按一下", en: "Press every key" },
  showEveryColumn: { "zh-CN": "显示每一列", "zh-TW": "顯示每一欄", en: "Show every column" },
  unitsAnswer: { "zh-CN": "每个单元都回答", "zh-TW": "每個單元都回答", en: "Units answer" },
  showOwnWindow: { "zh-CN": "各显示各的窗口", "zh-TW": "各顯示各的櫃檯", en: "Each shows its own window" },
  readInputs: { "zh-CN": "读各个传感器", "zh-TW": "讀各個感測器", en: "Read the sensors" },
  openAndCloseDoor: { "zh-CN": "开关一次机柜门", "zh-TW": "開關一次機櫃門", en: "Open and close the door" },
  saySentence: { "zh-CN": "说一句话", "zh-TW": "說一句話", en: "Say a sentence" },
  cutter: { "zh-CN": "切纸", "zh-TW": "切紙", en: "Cut" },
};

/** What the person does while a self-test runs that cannot end without hands. */
export const testHints: Readonly<Record<string, Message>> = {
  readTestCode: {
    "zh-CN": "请把任意一个码放到扫码器前",
    "zh-TW": "請把任意一個碼放到掃碼器前",
    en: "Hold any code before the scanner",
  },
  pressEveryKey: {
    "zh-CN": "请把每个键各按一下",
    "zh-TW": "請把每個鍵各按一下",
    en: "Press every key once",
  },
  openAndCloseDoor: {
    "zh-CN": "请把每扇机柜门打开，再关上",
    "zh-TW": "請把每扇機櫃門打開，再關上",
    en: "Open every door of the cabinet, and close it again",
  },
};

/** What a light shows while it is tested: its colours and rates. */
export const shownNames: Readonly<Record<string, Message>> = {
  red: { "zh-CN": "红色", "zh-TW": "紅色", en: "red" },
  green: { "zh-CN": "绿色", "zh-TW": "綠色", en: "green" },
  yellow: { "zh-CN": "黄色", "zh-TW": "黃色", en: "yellow" },
  blue: { "zh-CN": "蓝色", "zh-TW": "藍色", en: "blue" },
  cyan: { "zh-CN": "青色", "zh-TW": "青色", en: "cyan" },
  magenta: { "zh-CN": "品红色", "zh-TW": "洋紅色", en: "magenta" },
  white: { "zh-CN": "白色", "zh-TW": "白色", en: "white" },
  slow: { "zh-CN": "慢闪", "zh-TW": "慢閃", en: "slow flashes" },
  medium: { "zh-CN": "不快不慢地闪", "zh-TW": "不快不慢地閃", en: "flashes, neither slow nor quick" },
  quick: { "zh-CN": "快闪", "zh-TW": "快閃", en: "quick flashes" },
};
