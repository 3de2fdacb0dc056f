import type { MatterStage } from "../../server/contract/matter-steps.ts";
import { defineMessages } from "./catalogue.ts";

/** The words of the analysis on the manager's page. */
export const analysisMessages = defineMessages({
  spanLabel: { "zh-CN": "看多少天", "zh-TW": "看多少天", en: "How many days" },
  days: { "zh-CN": "最近 {count} 天", "zh-TW": "最近 {count} 天", en: "Last {count} days" },
  loading: { "zh-CN": "正在取数据…", "zh-TW": "正在取得資料…", en: "Fetching the figures…" },
  failed: { "zh-CN": "数据没有取到", "zh-TW": "資料沒有取得", en: "The figures did not come" },
  tryAgain: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },
  none: { "zh-CN": "—", "zh-TW": "—", en: "—" },
  nothing: {
    "zh-CN": "这些天没有人在自助终端上办事项",
    "zh-TW": "這些天沒有人在自助終端辦事項",
    en: "Nobody handled a matter at a terminal in these days",
  },

  helpTitle: {
    "zh-CN": "求助多久有人应",
    "zh-TW": "求助多久有人應",
    en: "How soon calls for help are answered",
  },
  helpHint: {
    "zh-CN": "从按下求助算起；没人名",
    "zh-TW": "從按下求助算起；不記人名",
    en: "From the touch on; nobody is named",
  },
  helpWhere: { "zh-CN": "在哪里", "zh-TW": "在哪裡", en: "Where" },
  helpAll: { "zh-CN": "全部", "zh-TW": "全部", en: "All" },
  helpHour: { "zh-CN": "{hour} 时", "zh-TW": "{hour} 時", en: "{hour}:00" },
  helpCalls: { "zh-CN": "次数", "zh-TW": "次數", en: "Calls" },
  helpInTime: { "zh-CN": "{seconds} 秒内应", "zh-TW": "{seconds} 秒內應", en: "Within {seconds} s" },
  helpAnswer: { "zh-CN": "应答中位", "zh-TW": "應答中位", en: "Answer, median" },
  helpAnswer90: { "zh-CN": "应答 90%", "zh-TW": "應答 90%", en: "Answer, 90 %" },
  helpThere: { "zh-CN": "到场中位", "zh-TW": "到場中位", en: "There, median" },
  helpThere90: { "zh-CN": "到场 90%", "zh-TW": "到場 90%", en: "There, 90 %" },
  helpCancelled: { "zh-CN": "取消", "zh-TW": "取消", en: "Cancelled" },
  helpUnanswered: { "zh-CN": "没人应", "zh-TW": "沒人應", en: "Unanswered" },

  stepsTitle: {
    "zh-CN": "最费群众时间的十个步骤",
    "zh-TW": "最費民眾時間的十個步驟",
    en: "The ten steps that cost most",
  },
  stepsHint: {
    "zh-CN": "白费的时间：没办成就走的人花的全部时间，加上返回、没通过、求助的人重来一遍的时间",
    "zh-TW": "白費的時間：沒辦成就走的人花的全部時間，加上返回、沒通過、求助的人重來一遍的時間",
    en: "Time lost: all the time of those who left with nothing, and the step once more for whoever went back, was refused, or called for help",
  },
  matter: { "zh-CN": "事项", "zh-TW": "事項", en: "Matter" },
  step: { "zh-CN": "步骤", "zh-TW": "步驟", en: "Step" },
  lost: { "zh-CN": "白费（分钟）", "zh-TW": "白費（分鐘）", en: "Lost, min" },
  reached: { "zh-CN": "到过", "zh-TW": "到過", en: "Reached" },
  gaveUp: { "zh-CN": "走了", "zh-TW": "走了", en: "Left" },
  timedOut: { "zh-CN": "没人操作", "zh-TW": "沒人操作", en: "Timed out" },
  turnedBack: { "zh-CN": "返回", "zh-TW": "返回", en: "Went back" },
  refused: { "zh-CN": "没通过", "zh-TW": "沒通過", en: "Refused" },
  helped: { "zh-CN": "求助", "zh-TW": "求助", en: "Asked for help" },
  stay: { "zh-CN": "每次停留（秒）", "zh-TW": "每次停留（秒）", en: "Stay, s" },

  mattersTitle: { "zh-CN": "各个事项办得怎样", "zh-TW": "各個事項辦得怎樣", en: "How each matter goes" },
  mattersHint: {
    "zh-CN": "只看指南、没有往下办的不算",
    "zh-TW": "只看指南、沒有往下辦的不算",
    en: "Without those who only read the guide",
  },
  begun: { "zh-CN": "开始办", "zh-TW": "開始辦", en: "Begun" },
  finished: { "zh-CN": "办成", "zh-TW": "辦成", en: "Finished" },
  saved: { "zh-CN": "存着以后办", "zh-TW": "存著以後辦", en: "Kept for later" },
  took: { "zh-CN": "办成用时（分钟）", "zh-TW": "辦成用時（分鐘）", en: "Took, min" },

  changesTitle: { "zh-CN": "指南改了以后", "zh-TW": "指南改了以後", en: "After a guide was changed" },
  changesHint: {
    "zh-CN": "没白来的比例（办成或存着）；95 % 的把握才说变好或变差",
    "zh-TW": "沒白來的比例（辦成或存著）；95 % 的把握才說變好或變差",
    en: "The share that was finished or kept; better or worse is said at 95 % certainty",
  },
  noChange: {
    "zh-CN": "这些天没有指南改过",
    "zh-TW": "這些天沒有指南改過",
    en: "No guide changed in these days",
  },
  versions: { "zh-CN": "版本", "zh-TW": "版本", en: "Versions" },
  since: { "zh-CN": "起用日", "zh-TW": "起用日", en: "Since" },
  before: { "zh-CN": "改之前", "zh-TW": "改之前", en: "Before" },
  after: { "zh-CN": "改之后", "zh-TW": "改之後", en: "After" },
  ofVisits: {
    "zh-CN": "{share}，共 {count} 次",
    "zh-TW": "{share}，共 {count} 次",
    en: "{share} of {count}",
  },
  verdict: { "zh-CN": "结论", "zh-TW": "結論", en: "Verdict" },
  better: { "zh-CN": "变好了", "zh-TW": "變好了", en: "Better" },
  worse: { "zh-CN": "变差了", "zh-TW": "變差了", en: "Worse" },
  unclear: { "zh-CN": "还看不出", "zh-TW": "還看不出", en: "Not clear yet" },
});

/** A stage of a matter, as the people of the hall call it. */
export const stageMessages = defineMessages({
  guide: { "zh-CN": "看指南", "zh-TW": "看指南", en: "Guide" },
  identify: { "zh-CN": "刷证件", "zh-TW": "刷證件", en: "Document" },
  enterprise: { "zh-CN": "替哪家企业", "zh-TW": "替哪家企業", en: "Which enterprise" },
  situation: { "zh-CN": "说情况", "zh-TW": "說情況", en: "Situation" },
  licences: { "zh-CN": "用电子证照", "zh-TW": "用電子證照", en: "E-licences" },
  question: { "zh-CN": "填表", "zh-TW": "填表", en: "Form" },
  commitment: { "zh-CN": "告知承诺", "zh-TW": "告知承諾", en: "Commitment" },
  material: { "zh-CN": "交材料", "zh-TW": "交材料", en: "Material" },
  scan: { "zh-CN": "扫描", "zh-TW": "掃描", en: "Scanning" },
  delivery: { "zh-CN": "怎么拿结果", "zh-TW": "怎麼拿結果", en: "Delivery" },
  review: { "zh-CN": "核对", "zh-TW": "核對", en: "Review" },
  sign: { "zh-CN": "签名", "zh-TW": "簽名", en: "Signature" },
  submit: { "zh-CN": "提交", "zh-TW": "提交", en: "Handing in" },
  receipt: { "zh-CN": "回执", "zh-TW": "回執", en: "Receipt" },
  saved: { "zh-CN": "存着", "zh-TW": "存著", en: "Kept" },
  refused: { "zh-CN": "没能办成", "zh-TW": "沒能辦成", en: "Could not be done" },
} satisfies Record<MatterStage, unknown>);
