import { defineMessages, type Message } from "./catalogue.ts";

/** The words of the hall's notices, where they are written. */
export const noticeMessages = defineMessages({
  loading: { "zh-CN": "正在取通知…", "zh-TW": "正在取得通知…", en: "Fetching the notices…" },
  failed: { "zh-CN": "通知没有取到", "zh-TW": "通知沒有取得", en: "The notices did not come" },
  tryAgain: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },
  running: { "zh-CN": "正在显示", "zh-TW": "正在顯示", en: "Shown now" },
  coming: { "zh-CN": "还没到时间", "zh-TW": "還沒到時間", en: "Still to come" },
  ended: { "zh-CN": "最近结束的", "zh-TW": "最近結束的", en: "Over of late" },
  nothing: { "zh-CN": "现在没有通知", "zh-TW": "現在沒有通知", en: "No notices now" },
  urgent: { "zh-CN": "紧急", "zh-TW": "緊急", en: "Urgent" },
  untilTime: { "zh-CN": "到 {time}", "zh-TW": "到 {time}", en: "until {time}" },
  writtenBy: { "zh-CN": "{name} 发布", "zh-TW": "{name} 發布", en: "by {name}" },
  takenBackBy: { "zh-CN": "{name} 提前撤下", "zh-TW": "{name} 提前撤下", en: "taken down by {name}" },
  takeBack: { "zh-CN": "撤下", "zh-TW": "撤下", en: "Take down" },
  allTerminals: { "zh-CN": "全部终端", "zh-TW": "全部終端機", en: "All terminals" },
  someTerminals: { "zh-CN": "选几台", "zh-TW": "選幾台", en: "Some terminals" },
  noTerminals: { "zh-CN": "不上终端", "zh-TW": "不上終端機", en: "No terminals" },
  boards: { "zh-CN": "大屏", "zh-TW": "大螢幕", en: "Boards" },
  boardsToo: { "zh-CN": "叫号大屏也显示", "zh-TW": "叫號大螢幕也顯示", en: "On the boards too" },
  everySite: { "zh-CN": "全区所有大厅", "zh-TW": "全區所有大廳", en: "Every hall of the district" },

  newTitle: { "zh-CN": "写一条通知", "zh-TW": "寫一則通知", en: "A new notice" },
  newHint: {
    "zh-CN":
      "写一种、两种或三种语言都行。空闲的终端上没人选语言，有几种就显示几种；大屏只显示它那种语言的通知",
    "zh-TW":
      "寫一種、兩種或三種語言都行。空閒的終端機上沒人選語言，有幾種就顯示幾種；大螢幕只顯示它那種語言的通知",
    en: "One, two or three languages. A terminal at rest, where nobody has chosen one, shows all there are; a board those in its own",
  },
  always: {
    "zh-CN": "没有那种语言也照样显示",
    "zh-TW": "沒有那種語言也照樣顯示",
    en: "Show it also where that language is missing",
  },
  urgentLong: { "zh-CN": "紧急，排在最前", "zh-TW": "緊急，排在最前", en: "Urgent, before the others" },
  when: { "zh-CN": "什么时候", "zh-TW": "什麼時候", en: "When" },
  forMinutes: { "zh-CN": "{minutes} 分钟", "zh-TW": "{minutes} 分鐘", en: "{minutes} min" },
  forHours: { "zh-CN": "{hours} 小时", "zh-TW": "{hours} 小時", en: "{hours} h" },
  untilEvening: { "zh-CN": "到今天结束", "zh-TW": "到今天結束", en: "Until the day ends" },
  ownTimes: { "zh-CN": "自己定时间", "zh-TW": "自己定時間", en: "Own times" },
  from: { "zh-CN": "从", "zh-TW": "從", en: "From" },
  until: { "zh-CN": "到", "zh-TW": "到", en: "Until" },
  hoursHint: {
    "zh-CN": "只在每周这几天的这段时间显示（不选就一直显示）",
    "zh-TW": "只在每週這幾天的這段時間顯示（不選就一直顯示）",
    en: "Only on these days of the week, in these hours (none: all the time)",
  },
  hoursFrom: { "zh-CN": "每天从", "zh-TW": "每天從", en: "Each day from" },
  hoursTo: { "zh-CN": "每天到", "zh-TW": "每天到", en: "Each day until" },
  where: { "zh-CN": "在哪里", "zh-TW": "在哪裡", en: "Where" },
  by: { "zh-CN": "谁发布", "zh-TW": "誰發布", en: "Who posts it" },
  post: { "zh-CN": "发布", "zh-TW": "發布", en: "Post it" },

  // What is still wrong with it
  times: { "zh-CN": "结束要在开始后面", "zh-TW": "結束要在開始後面", en: "It has to end after it begins" },
  over: { "zh-CN": "结束时间已经过了", "zh-TW": "結束時間已經過了", en: "Its end is over already" },
  hours: { "zh-CN": "每天的时间段不对", "zh-TW": "每天的時間段不對", en: "The hours of the day are wrong" },
  place: { "zh-CN": "请选在哪里显示", "zh-TW": "請選在哪裡顯示", en: "Choose where it is shown" },
  tooLong: {
    "zh-CN": "导办员的通知当天就要结束，更长的请管理员发",
    "zh-TW": "服務人員的通知當天就要結束，更長的請主管發",
    en: "A guide's notice ends with the day; ask a manager for a longer one",
  },
  full: {
    "zh-CN": "通知太多，没人看得完。请先撤下几条",
    "zh-TW": "通知太多，沒人看得完。請先撤下幾則",
    en: "There are more notices than anybody reads: take some down first",
  },
});

/** Monday first. */
export const weekdayNames: readonly Message[] = [
  { "zh-CN": "周一", "zh-TW": "週一", en: "Mon" },
  { "zh-CN": "周二", "zh-TW": "週二", en: "Tue" },
  { "zh-CN": "周三", "zh-TW": "週三", en: "Wed" },
  { "zh-CN": "周四", "zh-TW": "週四", en: "Thu" },
  { "zh-CN": "周五", "zh-TW": "週五", en: "Fri" },
  { "zh-CN": "周六", "zh-TW": "週六", en: "Sat" },
  { "zh-CN": "周日", "zh-TW": "週日", en: "Sun" },
];
