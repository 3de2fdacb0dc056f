import { defineMessages } from "./catalogue.ts";
import { deskFrameMessages } from "./manager-desk-frame.ts";

/** Every word of the office's work list on the manager's page. */
export const deskMessages = defineMessages({
  ...deskFrameMessages,

  // The list
  listTitle: { "zh-CN": "待办件", "zh-TW": "待辦件", en: "Work list" },
  listHint: {
    "zh-CN": "规则不能当场决定的，由人办理；最急的在最前",
    "zh-TW": "規則無法當場決定的，由人辦理；最急的在最前",
    en: "What no rule decides; the most urgent first",
  },
  empty: { "zh-CN": "没有待办件", "zh-TW": "沒有待辦件", en: "Nothing to do" },
  number: { "zh-CN": "办件编号", "zh-TW": "案件編號", en: "Number" },
  due: { "zh-CN": "办结期限", "zh-TW": "辦結期限", en: "Decide by" },
  parcel: { "zh-CN": "邮递", "zh-TW": "郵遞", en: "Parcel" },
  owed: { "zh-CN": "还缺什么", "zh-TW": "還缺什麼", en: "Still to come" },
  checks: { "zh-CN": "事后核查", "zh-TW": "事後查核", en: "Checks" },
  lateBy: { "zh-CN": "已过期", "zh-TW": "已過期", en: "overdue" },
  clockStands: { "zh-CN": "计时已停", "zh-TW": "計時已停", en: "Clock stopped" },
  until: { "zh-CN": "{day} 前", "zh-TW": "{day} 前", en: "by {day}" },
  deferred: { "zh-CN": "容缺后补", "zh-TW": "容缺後補", en: "comes later" },
  atWindow: { "zh-CN": "到窗口交验", "zh-TW": "到櫃檯交驗", en: "shown at a window" },
  asked: { "zh-CN": "要求补正", "zh-TW": "要求補正", en: "asked for" },

  // States
  waiting: { "zh-CN": "等前一件", "zh-TW": "等前一件", en: "Waiting" },
  received: { "zh-CN": "已收件", "zh-TW": "已收件", en: "Received" },
  accepted: { "zh-CN": "已受理", "zh-TW": "已受理", en: "Accepted" },
  supplement: { "zh-CN": "待补正", "zh-TW": "待補正", en: "Supplement asked" },
  granted: { "zh-CN": "准予", "zh-TW": "准予", en: "Granted" },
  issued: { "zh-CN": "办结", "zh-TW": "辦結", en: "Completed" },
  refused: { "zh-CN": "不予许可", "zh-TW": "不予許可", en: "Refused" },
  returned: { "zh-CN": "退件", "zh-TW": "退件", en: "Returned" },
  withdrawn: { "zh-CN": "已撤回", "zh-TW": "已撤回", en: "Withdrawn" },
  stopped: { "zh-CN": "不再办理", "zh-TW": "不再辦理", en: "Not begun" },
  revoked: { "zh-CN": "已撤销", "zh-TW": "已撤銷", en: "Revoked" },

  signedText: {
    "zh-CN": "{title}（{version} 版）",
    "zh-TW": "{title}（{version} 版）",
    en: "{title} (version {version})",
  },
  signature: { "zh-CN": "申请人签名", "zh-TW": "申請人簽名", en: "The applicant's signature" },
  signedAt: { "zh-CN": "{time} 签", "zh-TW": "{time} 簽", en: "Signed {time}" },

  // One application
  person: { "zh-CN": "申请人", "zh-TW": "申請人", en: "Applicant" },
  readBy: { "zh-CN": "证件", "zh-TW": "證件", en: "Document" },
  chip: { "zh-CN": "读了芯片", "zh-TW": "讀取晶片", en: "Its chip was read" },
  print: {
    "zh-CN": "机读印刷字，没读芯片",
    "zh-TW": "機讀印刷字，未讀晶片",
    en: "Its print was read, not a chip",
  },
  typed: { "zh-CN": "手工输入，要看原件", "zh-TW": "手動輸入，須看正本", en: "Typed: look at the document" },
  onBehalfOf: { "zh-CN": "代企业办", "zh-TW": "代企業辦理", en: "On behalf of" },
  legalPerson: {
    "zh-CN": "本人是法定代表人",
    "zh-TW": "本人是法定代表人",
    en: "as its legal representative",
  },
  agentUntil: { "zh-CN": "授权到 {day}", "zh-TW": "授權到 {day}", en: "authorised until {day}" },
  submittedAt: { "zh-CN": "提交时间", "zh-TW": "提交時間", en: "Handed in" },
  answers: { "zh-CN": "填报内容", "zh-TW": "填報內容", en: "Answers" },
  noAnswers: { "zh-CN": "这个事项没有表单", "zh-TW": "這個事項沒有表單", en: "This matter has no form" },
  yes: { "zh-CN": "是", "zh-TW": "是", en: "Yes" },
  no: { "zh-CN": "否", "zh-TW": "否", en: "No" },
  materials: { "zh-CN": "交来的材料", "zh-TW": "交來的材料", en: "Materials" },
  noMaterials: { "zh-CN": "没有材料", "zh-TW": "沒有材料", en: "No materials" },
  material: { "zh-CN": "材料", "zh-TW": "材料", en: "Material" },
  how: { "zh-CN": "怎么交的", "zh-TW": "如何繳交", en: "How" },
  byLicence: { "zh-CN": "电子证照（免交）", "zh-TW": "電子證照（免交）", en: "E-licence" },
  byCommitment: { "zh-CN": "告知承诺", "zh-TW": "告知承諾", en: "Commitment" },
  byFile: { "zh-CN": "扫描件", "zh-TW": "掃描檔", en: "Scanned" },
  byWindow: { "zh-CN": "纸质，窗口交验", "zh-TW": "紙本，櫃檯交驗", en: "Paper, at a window" },
  byLater: { "zh-CN": "容缺后补", "zh-TW": "容缺後補", en: "Comes later" },
  look: { "zh-CN": "查看第 {place} 份", "zh-TW": "檢視第 {place} 份", en: "Look at file {place}" },
  fileTitle: { "zh-CN": "扫描件", "zh-TW": "掃描檔", en: "Scanned file" },
  fileLoading: { "zh-CN": "正在取…", "zh-TW": "正在取得…", en: "Fetching…" },
  fileNoPicture: {
    "zh-CN": "这种文件（{kind}）不能在这里显示",
    "zh-TW": "這種檔案（{kind}）無法在這裡顯示",
    en: "Files of this kind ({kind}) cannot be shown here",
  },
  filePlace: {
    "zh-CN": "第 {place} 页，共 {count} 页",
    "zh-TW": "第 {place} 頁，共 {count} 頁",
    en: "Page {place} of {count}",
  },
  fileBefore: { "zh-CN": "上一页", "zh-TW": "上一頁", en: "Page before" },
  fileNext: { "zh-CN": "下一页", "zh-TW": "下一頁", en: "Next page" },
  fileLarger: { "zh-CN": "放大", "zh-TW": "放大", en: "Larger" },
  fileWhole: { "zh-CN": "看整页", "zh-TW": "看整頁", en: "Whole page" },
  doubtBlurred: {
    "zh-CN": "机器觉得字不清楚",
    "zh-TW": "機器覺得字不清楚",
    en: "The terminal found it blurred",
  },
  doubtGlare: { "zh-CN": "机器觉得有反光", "zh-TW": "機器覺得有反光", en: "The terminal found a reflection" },
  doubtDark: { "zh-CN": "机器觉得太暗", "zh-TW": "機器覺得太暗", en: "The terminal found it dark" },
  doubtCutOff: { "zh-CN": "机器觉得没拍全", "zh-TW": "機器覺得沒拍全", en: "The terminal found it cut off" },
  closeFile: { "zh-CN": "关闭", "zh-TW": "關閉", en: "Close" },
  licence: { "zh-CN": "证照内容", "zh-TW": "證照內容", en: "In the e-licence" },
  declined: {
    "zh-CN": "申请人不愿承诺：{titles}",
    "zh-TW": "申請人不願承諾：{titles}",
    en: "Commitments declined: {titles}",
  },
  checkDue: {
    "zh-CN": "{title}（{day} 前核查）",
    "zh-TW": "{title}（{day} 前查核）",
    en: "{title} (by {day})",
  },

  // What is done
  byHint: { "zh-CN": "先填经办人，才能办理", "zh-TW": "先填承辦人，才能辦理", en: "Say who you are first" },
  grant: { "zh-CN": "准予", "zh-TW": "准予", en: "Grant" },
  refuse: { "zh-CN": "不予许可", "zh-TW": "不予許可", en: "Refuse" },
  askSupplement: { "zh-CN": "要求补正", "zh-TW": "要求補正", en: "Ask for a supplement" },
  paper: { "zh-CN": "纸质已收到", "zh-TW": "紙本已收到", en: "Paper received" },
  extend: { "zh-CN": "延长补交期限", "zh-TW": "延長補交期限", en: "Extend the deferral" },
  check: { "zh-CN": "事后核查", "zh-TW": "事後查核", en: "Check a commitment" },
  reasons: { "zh-CN": "理由，一行一条", "zh-TW": "理由，一行一條", en: "Reasons, one a line" },
  reasonsOptional: {
    "zh-CN": "说明，一行一条（可不填）",
    "zh-TW": "說明，一行一條（可不填）",
    en: "Remarks, one a line (may stay empty)",
  },
  reason: { "zh-CN": "理由", "zh-TW": "理由", en: "Reason" },
  supplementHint: {
    "zh-CN": "缺什么要一次说全；补齐以前计时停止",
    "zh-TW": "缺什麼要一次說全；補齊以前計時停止",
    en: "Name everything at once; the clock stops until it is there",
  },
  what: { "zh-CN": "{name}：要补什么", "zh-TW": "{name}：要補什麼", en: "{name}: what is missing" },
  days: { "zh-CN": "工作日", "zh-TW": "工作天", en: "Working days" },
  finding: { "zh-CN": "核查结果", "zh-TW": "查核結果", en: "Finding" },
  holds: { "zh-CN": "承诺属实", "zh-TW": "承諾屬實", en: "The commitment is true" },
  holdsNot: { "zh-CN": "承诺不实，撤销", "zh-TW": "承諾不實，撤銷", en: "It is not true: revoke" },
  next: { "zh-CN": "下一步", "zh-TW": "下一步", en: "Next" },

  // Once more
  confirmHint: {
    "zh-CN": "确认后不能撤回，申请人会看到结果",
    "zh-TW": "確認後無法撤回，申請人會看到結果",
    en: "It cannot be taken back, and the applicant sees it",
  },
  confirmDays: { "zh-CN": "{count} 个工作日", "zh-TW": "{count} 個工作天", en: "Working days: {count}" },

  // What went wrong
  errorUnknown: {
    "zh-CN": "没有这个办件或核查任务，或它的材料已过保留期",
    "zh-TW": "沒有這個案件或查核任務，或它的材料已過保留期限",
    en: "There is no such application or check, or what was handed in is no longer kept",
  },
  errorTerm: {
    "zh-CN": "期限不对：已经过了，或太短",
    "zh-TW": "期限不對：已經過了，或太短",
    en: "The term is over already, or too short",
  },
  errorNothingOwed: {
    "zh-CN": "这个办件不缺这些材料",
    "zh-TW": "這個案件不缺這些材料",
    en: "Nothing of this is owed",
  },
  errorDecided: { "zh-CN": "办件已经决定", "zh-TW": "案件已經決定", en: "It is decided already" },
  errorOverdue: {
    "zh-CN": "补交期限已过",
    "zh-TW": "補交期限已過",
    en: "The time to hand it in is over",
  },
});
