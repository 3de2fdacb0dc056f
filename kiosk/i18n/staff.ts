import type { ErrorCode } from "../../server/contract/errors.ts";
import type { SignInProblem } from "../../server/contract/staff/session.ts";
import { defineMessages } from "./catalogue.ts";

/** Every word of signing in, and of the strip above staff's pages. */
export const staffMessages = defineMessages({
  title: { "zh-CN": "工作人员登录", "zh-TW": "工作人員登入", en: "Staff sign-in" },
  languageSwitch: { "zh-CN": "选择语言", "zh-TW": "選擇語言", en: "Language" },
  loading: { "zh-CN": "正在连接大厅…", "zh-TW": "正在連線大廳…", en: "Connecting to the hall…" },
  tryAgain: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },
  startOver: { "zh-CN": "换人登录", "zh-TW": "換人登入", en: "Someone else" },
  next: { "zh-CN": "下一步", "zh-TW": "下一步", en: "Continue" },

  signIn: { "zh-CN": "登录", "zh-TW": "登入", en: "Sign in" },
  id: { "zh-CN": "账号", "zh-TW": "帳號", en: "Account" },
  password: { "zh-CN": "口令", "zh-TW": "密碼", en: "Password" },

  changeTitle: {
    "zh-CN": "请先设自己的口令",
    "zh-TW": "請先設自己的密碼",
    en: "First, a password of your own",
  },
  changeHint: {
    "zh-CN": "管理员给的口令只用这一次。新口令至少 8 个字，可以是一句话",
    "zh-TW": "管理員給的密碼只用這一次。新密碼至少 8 個字，可以是一句話",
    en: "The one you were given works this once. At least 8 characters; a sentence is fine.",
  },
  changeOwnTitle: { "zh-CN": "修改口令", "zh-TW": "修改密碼", en: "Change password" },
  changeOwnHint: {
    "zh-CN": "改好后，别处的登录都会退出",
    "zh-TW": "改好後，其他地方的登入都會登出",
    en: "You will be signed out everywhere else.",
  },
  oldPassword: { "zh-CN": "现在的口令", "zh-TW": "目前的密碼", en: "Present password" },
  newPassword: { "zh-CN": "新口令", "zh-TW": "新密碼", en: "New password" },
  newAgain: { "zh-CN": "新口令再输一遍", "zh-TW": "新密碼再輸一次", en: "New password again" },
  notTheSame: { "zh-CN": "两遍不一样", "zh-TW": "兩次不一樣", en: "The two are not the same" },
  save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
  cancel: { "zh-CN": "取消", "zh-TW": "取消", en: "Cancel" },

  enrolTitle: { "zh-CN": "设置动态验证码", "zh-TW": "設定動態驗證碼", en: "Set up the second factor" },
  enrolHint: {
    "zh-CN": "用手机的身份验证器扫这个码，再输入它显示的六位数",
    "zh-TW": "用手機的驗證器掃這個碼，再輸入它顯示的六位數",
    en: "Scan this with an authenticator app, then type the six digits it shows.",
  },
  enrolCode: { "zh-CN": "身份验证器的二维码", "zh-TW": "驗證器的 QR 碼", en: "Code for the authenticator" },
  enrolByHand: { "zh-CN": "扫不了就输入：", "zh-TW": "掃不了就輸入：", en: "Or type:" },
  codeTitle: { "zh-CN": "请输入动态验证码", "zh-TW": "請輸入動態驗證碼", en: "The code, please" },
  codeHint: {
    "zh-CN": "手机身份验证器上的六位数，每 30 秒换一次",
    "zh-TW": "手機驗證器上的六位數，每 30 秒換一次",
    en: "Six digits from your authenticator app; they change every 30 seconds.",
  },
  code: { "zh-CN": "六位验证码", "zh-TW": "六位驗證碼", en: "Six digits" },
  useRecovery: { "zh-CN": "手机不在，用备用码", "zh-TW": "手機不在，用備用碼", en: "Use a recovery code" },
  useCode: { "zh-CN": "用手机验证码", "zh-TW": "用手機驗證碼", en: "Use the authenticator" },
  recoveryCode: { "zh-CN": "备用码", "zh-TW": "備用碼", en: "Recovery code" },
  codesTitle: { "zh-CN": "请抄下备用码", "zh-TW": "請抄下備用碼", en: "Keep these recovery codes" },
  codesHint: {
    "zh-CN": "手机不在时各能用一次。只显示这一回，请收在安全的地方",
    "zh-TW": "手機不在時各能用一次。只顯示這一回，請收在安全的地方",
    en: "Each works once when the phone is not there. They are shown only now.",
  },
  codesKept: { "zh-CN": "已抄好", "zh-TW": "已抄好", en: "I have kept them" },

  waitTitle: { "zh-CN": "试错太多，请稍候", "zh-TW": "試錯太多，請稍候", en: "Too many wrong tries" },
  waitHint: {
    "zh-CN": "{time} 以后可以再试。忘了口令请找管理员",
    "zh-TW": "{time} 以後可以再試。忘了密碼請找管理員",
    en: "You can try again after {time}. If you forgot the password, ask a manager.",
  },

  demo: {
    "zh-CN": "演示：没有员工账户，谁都可以用本页",
    "zh-TW": "示範：沒有員工帳號，誰都可以用本頁",
    en: "Demo: no staff accounts, anybody can use this page",
  },
  signOut: { "zh-CN": "退出登录", "zh-TW": "登出", en: "Sign out" },
  changePassword: { "zh-CN": "修改口令", "zh-TW": "修改密碼", en: "Change password" },
  certificateEnding: {
    "zh-CN": "行政办事员证 {day} 到期",
    "zh-TW": "行政辦事員證 {day} 到期",
    en: "Clerk's certificate ends {day}",
  },
  certificateEnded: {
    "zh-CN": "行政办事员证已于 {day} 到期，需要持证的事不能办",
    "zh-TW": "行政辦事員證已於 {day} 到期，需要持證的事不能辦",
    en: "Clerk's certificate ended {day}: what needs one cannot be done",
  },
  certificateNotYet: {
    "zh-CN": "行政办事员证 {day} 起生效",
    "zh-TW": "行政辦事員證 {day} 起生效",
    en: "Clerk's certificate begins {day}",
  },
  fewCodes: {
    "zh-CN": "备用码还剩 {count} 个",
    "zh-TW": "備用碼還剩 {count} 個",
    en: "Recovery codes left: {count}",
  },
  wrongRole: {
    "zh-CN": "{name} 没有使用本页的权限",
    "zh-TW": "{name} 沒有使用本頁的權限",
    en: "{name} may not use this page",
  },
  wrongRoleHint: {
    "zh-CN": "请管理员加上岗位，或换人登录",
    "zh-TW": "請管理員加上職位，或換人登入",
    en: "Ask a manager for the role, or sign in as someone else.",
  },
});
export type StaffMessages = typeof staffMessages;

/** What stands beside the field: what was wrong, and what to do. */
export const signInProblems = defineMessages({
  wrong: {
    "zh-CN": "不对，请再看一遍重新输入",
    "zh-TW": "不對，請再看一遍重新輸入",
    en: "That is not right. Check it and type it again.",
  },
  tooShort: {
    "zh-CN": "太短了，至少 8 个字",
    "zh-TW": "太短了，至少 8 個字",
    en: "Too short: at least 8 characters",
  },
  sameAsBefore: {
    "zh-CN": "和原来的一样，请换一个",
    "zh-TW": "和原來的一樣，請換一個",
    en: "That is the old one. Choose another.",
  },
  common: {
    "zh-CN": "太容易被猜到，请换一个",
    "zh-TW": "太容易被猜到，請換一個",
    en: "Easy to guess. Choose another.",
  },
  locked: {
    "zh-CN": "这个账号锁住了，请找管理员",
    "zh-TW": "這個帳號鎖住了，請找管理員",
    en: "This account is locked. Ask a manager.",
  },
  tooLate: {
    "zh-CN": "放得太久了，请重新登录",
    "zh-TW": "放得太久了，請重新登入",
    en: "That took too long. Sign in again.",
  },
}) satisfies Record<SignInProblem, unknown>;

export const staffErrorMessages = defineMessages({
  "message.connectionLost": {
    "zh-CN": "连不上大厅，请稍后再试",
    "zh-TW": "連不上大廳，請稍後再試",
    en: "The hall cannot be reached. Try again in a moment.",
  },
  "message.tooManyRequests": {
    "zh-CN": "太快了，请等几秒再试",
    "zh-TW": "太快了，請等幾秒再試",
    en: "That was too fast. Wait a few seconds.",
  },
  "message.internal": {
    "zh-CN": "大厅那边出了错，请再试；还不行就找技术员",
    "zh-TW": "大廳那邊出了錯，請再試；還不行就找技術員",
    en: "Something failed at the hall. Try again; if it stays, tell the technician.",
  },
});

export function staffErrorKey(code: ErrorCode): keyof typeof staffErrorMessages {
  return code in staffErrorMessages ? (code as keyof typeof staffErrorMessages) : "message.internal";
}
