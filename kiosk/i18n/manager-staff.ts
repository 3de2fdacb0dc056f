import type { ErrorCode } from "../../server/contract/errors.ts";
import { defineMessages } from "./catalogue.ts";

/** Words of the accounts and the audit log on the manager's page. */
export const managerStaffMessages = defineMessages({
  loading: { "zh-CN": "正在取…", "zh-TW": "正在取得…", en: "Loading…" },
  failed: { "zh-CN": "没有取到", "zh-TW": "沒有取得", en: "It did not come" },
  tryAgain: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },
  dismiss: { "zh-CN": "知道了", "zh-TW": "知道了", en: "Dismiss" },
  demo: {
    "zh-CN": "大厅没有启用员工账户：在配置里写 staff，再用 npm run account 建第一个管理员",
    "zh-TW": "大廳沒有啟用員工帳號：在設定裡寫 staff，再用 npm run account 建第一個管理員",
    en: "This hall has no accounts: write staff into the configuration, then make the first manager with npm run account.",
  },
  accounts: { "zh-CN": "员工账户", "zh-TW": "員工帳號", en: "Staff accounts" },
  add: { "zh-CN": "新建账户", "zh-TW": "新增帳號", en: "New account" },
  id: { "zh-CN": "账号", "zh-TW": "帳號", en: "Account" },
  name: { "zh-CN": "姓名", "zh-TW": "姓名", en: "Name" },
  roles: { "zh-CN": "岗位", "zh-TW": "職位", en: "Roles" },
  clerk: { "zh-CN": "窗口", "zh-TW": "櫃檯", en: "Clerk" },
  guide: { "zh-CN": "导办", "zh-TW": "引導", en: "Guide" },
  manager: { "zh-CN": "管理", "zh-TW": "管理", en: "Manager" },
  site: { "zh-CN": "大厅", "zh-TW": "大廳", en: "Site" },
  everySite: { "zh-CN": "全部", "zh-TW": "全部", en: "All" },
  certificate: { "zh-CN": "行政办事员证", "zh-TW": "行政辦事員證", en: "Certificate" },
  certificateNumber: { "zh-CN": "证书编号", "zh-TW": "證書編號", en: "Certificate number" },
  validFrom: { "zh-CN": "有效期起", "zh-TW": "有效期起", en: "Valid from" },
  validTo: { "zh-CN": "有效期止", "zh-TW": "有效期止", en: "Valid to" },
  until: { "zh-CN": "至 {day}", "zh-TW": "至 {day}", en: "to {day}" },
  ended: { "zh-CN": "{day} 已到期", "zh-TW": "{day} 已到期", en: "ended {day}" },
  state: { "zh-CN": "状态", "zh-TW": "狀態", en: "State" },
  locked: { "zh-CN": "已锁定", "zh-TW": "已鎖定", en: "Locked" },
  waits: { "zh-CN": "试错太多，{time} 可再试", "zh-TW": "試錯太多，{time} 可再試", en: "Waits until {time}" },
  firstPassword: { "zh-CN": "还没登录过", "zh-TW": "還沒登入過", en: "Not signed in yet" },
  signedIn: { "zh-CN": "在线", "zh-TW": "在線", en: "Signed in" },
  lastSignIn: { "zh-CN": "上次 {time}", "zh-TW": "上次 {time}", en: "Last {time}" },
  change: { "zh-CN": "修改", "zh-TW": "修改", en: "Change" },
  resetPassword: { "zh-CN": "重设口令", "zh-TW": "重設密碼", en: "New password" },
  resetSecondFactor: { "zh-CN": "重设验证器", "zh-TW": "重設驗證器", en: "Reset second factor" },
  lock: { "zh-CN": "锁定", "zh-TW": "鎖定", en: "Lock" },
  unlock: { "zh-CN": "解锁", "zh-TW": "解鎖", en: "Unlock" },
  sure: { "zh-CN": "{act}：{id}？", "zh-TW": "{act}：{id}？", en: "{act}: {id}?" },
  sureHint: {
    "zh-CN": "{id} 会在各处退出登录，这件事会记入审计日志",
    "zh-TW": "{id} 會在各處登出，這件事會記入稽核日誌",
    en: "{id} is signed out everywhere, and it is written into the audit log.",
  },
  yes: { "zh-CN": "确定", "zh-TW": "確定", en: "Yes" },
  cancel: { "zh-CN": "取消", "zh-TW": "取消", en: "Cancel" },
  save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
  given: {
    "zh-CN": "{id} 的首次口令：{password}",
    "zh-TW": "{id} 的首次密碼：{password}",
    en: "First password of {id}: {password}",
  },
  givenHint: {
    "zh-CN": "只显示这一回，请当面交给本人；首次登录须修改",
    "zh-TW": "只顯示這一回，請當面交給本人；首次登入須修改",
    en: "Shown this once. Hand it over in person; it is changed at the first sign-in.",
  },

  audit: { "zh-CN": "审计日志", "zh-TW": "稽核日誌", en: "Audit log" },
  from: { "zh-CN": "从", "zh-TW": "從", en: "From" },
  to: { "zh-CN": "到", "zh-TW": "到", en: "To" },
  what: { "zh-CN": "做了什么", "zh-TW": "做了什麼", en: "What" },
  target: { "zh-CN": "对象", "zh-TW": "對象", en: "On what" },
  refusedOnly: { "zh-CN": "只看没成功的", "zh-TW": "只看沒成功的", en: "Refused only" },
  search: { "zh-CN": "查找", "zh-TW": "查詢", en: "Search" },
  older: { "zh-CN": "更早的", "zh-TW": "更早的", en: "Older" },
  nothing: { "zh-CN": "没有记录", "zh-TW": "沒有記錄", en: "Nothing" },
  time: { "zh-CN": "时间", "zh-TW": "時間", en: "Time" },
  who: { "zh-CN": "谁", "zh-TW": "誰", en: "Who" },
  where: { "zh-CN": "哪里", "zh-TW": "哪裡", en: "Where" },
  outcome: { "zh-CN": "结果", "zh-TW": "結果", en: "Outcome" },
  done: { "zh-CN": "成功", "zh-TW": "成功", en: "done" },
  verify: { "zh-CN": "核对整本日志", "zh-TW": "核對整本日誌", en: "Verify the chain" },
  whole: {
    "zh-CN": "{count} 条，条条相连，没有被改过",
    "zh-TW": "{count} 條，條條相連，沒有被改過",
    en: "{count} rows, each bound to the one before: whole",
  },
  broken: {
    "zh-CN": "第 {seq} 条不对（{kind}）。请保留原文件，马上报给上级",
    "zh-TW": "第 {seq} 條不對（{kind}）。請保留原檔案，馬上報給上級",
    en: "Row {seq} is wrong ({kind}). Keep the file as it is and report it.",
  },
});
export type ManagerStaffMessages = typeof managerStaffMessages;

export const managerStaffErrors = defineMessages({
  "staff.taken": {
    "zh-CN": "这个账号已经有了",
    "zh-TW": "這個帳號已經有了",
    en: "There is an account of this id",
  },
  "staff.unknown": { "zh-CN": "没有这个账号了", "zh-TW": "沒有這個帳號了", en: "There is no such account" },
  "staff.lastManager": {
    "zh-CN": "这是最后一个管理员，请先另设一个",
    "zh-TW": "這是最後一個管理員，請先另設一個",
    en: "This is the last manager. Make another one first.",
  },
  "message.notAuthorised": {
    "zh-CN": "不是本大厅的账户，不能改",
    "zh-TW": "不是本大廳的帳號，不能改",
    en: "That account is of another site",
  },
  "message.connectionLost": {
    "zh-CN": "和大厅的连接断了，请再看一下结果",
    "zh-TW": "和大廳的連線斷了，請再看一下結果",
    en: "The connection was lost: look whether it was done.",
  },
  "message.internal": {
    "zh-CN": "大厅那边出了错",
    "zh-TW": "大廳那邊出了錯",
    en: "Something failed at the hall",
  },
});
export function managerStaffError(code: ErrorCode): keyof typeof managerStaffErrors {
  return code in managerStaffErrors ? (code as keyof typeof managerStaffErrors) : "message.internal";
}
