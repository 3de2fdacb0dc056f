import { defineMessages } from "./catalogue.ts";

/** Words of the page on which a saved case is gone on with; those of the case itself are the terminal's (`handle-matter.ts`). */
export const carryOnMessages = defineMessages({
  title: { "zh-CN": "接着办", "zh-TW": "接著辦", en: "Go on with it" },
  languageSwitch: { "zh-CN": "选择语言", "zh-TW": "選擇語言", en: "Language" },
  largeText: { "zh-CN": "大字", "zh-TW": "大字", en: "Large text" },

  codeTitle: { "zh-CN": "请输入凭条上的码", "zh-TW": "請輸入憑條上的碼", en: "Type the code on your slip" },
  codeHint: {
    "zh-CN": "8 位，字母和数字",
    "zh-TW": "8 位，字母和數字",
    en: "Eight letters and digits",
  },
  codeWrong: {
    "zh-CN": "没有这样的码，请看看有没有打错",
    "zh-TW": "沒有這樣的碼，請看看有沒有打錯",
    en: "There is no such code: look at it again",
  },
  fourTitle: {
    "zh-CN": "证件号码的最后 4 位？",
    "zh-TW": "證件號碼的最後 4 碼？",
    en: "The last four signs of your document's number?",
  },
  fourHint: {
    "zh-CN": "用来确认这是您的办件。码：{code}",
    "zh-TW": "用來確認這是您的案件。碼：{code}",
    en: "So that we know it is yours. Code: {code}",
  },
  fourExample: { "zh-CN": "4 位，可有字母 X", "zh-TW": "4 碼，可有字母 X", en: "Four signs, X may be one" },
  open: { "zh-CN": "打开", "zh-TW": "開啟", en: "Open it" },
  opening: { "zh-CN": "正在打开", "zh-TW": "正在開啟", en: "Opening it" },
  anotherCode: { "zh-CN": "换一个码", "zh-TW": "換一個碼", en: "Another code" },

  // Why it was not done.
  wrongFour: {
    "zh-CN": "码和这 4 位对不上。错 3 次要到自助机刷证件打开",
    "zh-TW": "碼和這 4 碼對不上。錯 3 次要到自助機刷證件開啟",
    en: "Code and signs do not match. After three wrong tries only your card opens it, at a machine",
  },
  locked: {
    "zh-CN": "错的次数太多，请到自助机刷证件，或到窗口",
    "zh-TW": "錯的次數太多，請到自助機刷證件，或到櫃檯",
    en: "Too many wrong tries: use your card at a machine, or go to a window",
  },
  handedIn: {
    "zh-CN": "这件事已经交过了，不用再交",
    "zh-TW": "這件事已經交過了，不用再交",
    en: "It is handed in already: there is a receipt",
  },
  handedInHint: {
    "zh-CN": "凭同一个码，在任何一台自助机都能查进度",
    "zh-TW": "憑同一個碼，在任何一台自助機都能查進度",
    en: "Follow it at any machine, under the same code",
  },
  over: {
    "zh-CN": "太久没有动，页面已关闭。请再打开一次",
    "zh-TW": "太久沒有動，頁面已關閉。請再開啟一次",
    en: "It was idle for too long and is closed. Please open it once more",
  },
  grantOver: {
    "zh-CN": "请在窗口页面再打开一次",
    "zh-TW": "請在櫃檯頁面再開啟一次",
    en: "Open it once more from the window's page",
  },
  tooMany: { "zh-CN": "请稍等，再试一次", "zh-TW": "請稍候，再試一次", en: "Wait a moment and try again" },
  identityNeeded: {
    "zh-CN": "还没刷过证件，请到自助机或窗口提交",
    "zh-TW": "還沒刷過證件，請到自助機或櫃檯送出",
    en: "No card was shown yet: hand it in at a machine or a window",
  },
  notSent: {
    "zh-CN": "连不上大厅。填的都还在，请再试一次",
    "zh-TW": "連不上大廳。填的都還在，請再試一次",
    en: "The hall cannot be reached. All is still here: try again",
  },
  badPhoto: {
    "zh-CN": "这张照片用不了，请换一张",
    "zh-TW": "這張照片不能用，請換一張",
    en: "This picture cannot be used: take another",
  },
  number: { "zh-CN": "编号 {number}", "zh-TW": "編號 {number}", en: "Number {number}" },

  // In the case.
  back: { "zh-CN": "上一步", "zh-TW": "上一步", en: "Back" },
  coveredKeep: {
    "zh-CN": "已填：{value}。不改就按下一步",
    "zh-TW": "已填：{value}。不改就按下一步",
    en: "Filled in: {value}. Go on to keep it",
  },
  coveredHint: {
    "zh-CN": "为了保护您，证件和电话只显示一部分",
    "zh-TW": "為了保護您，證件和電話只顯示一部分",
    en: "To protect you, numbers are shown in part",
  },
  atTerminal: {
    "zh-CN": "这一步要刷证件，请凭同一个码到自助机办",
    "zh-TW": "這一步要刷證件，請憑同一個碼到自助機辦",
    en: "This needs your card: go on at a machine, under the same code",
  },
  chooseOne: { "zh-CN": "请选择", "zh-TW": "請選擇", en: "Please choose" },
  cardOnly: {
    "zh-CN": "电子证照要刷证件，在自助机上才能用",
    "zh-TW": "電子證照要刷證件，在自助機上才能用",
    en: "E-licences need your card: they are used at a machine",
  },
  takePhoto: { "zh-CN": "拍照或选照片", "zh-TW": "拍照或選照片", en: "Photograph it, or choose a picture" },
  morePhotos: { "zh-CN": "再加一张", "zh-TW": "再加一張", en: "Add another" },
  photoNumber: {
    "zh-CN": "第 {count} 张 已上传",
    "zh-TW": "第 {count} 張 已上傳",
    en: "Picture {count} is here",
  },
  photoDrop: { "zh-CN": "删掉", "zh-TW": "刪掉", en: "Remove" },
  photoSending: {
    "zh-CN": "正在上传照片，请稍等",
    "zh-TW": "正在上傳照片，請稍候",
    en: "Sending the picture",
  },
  usePhotos: { "zh-CN": "就交这些", "zh-TW": "就交這些", en: "Hand these in" },
  photoHint: {
    "zh-CN": "放平、拍全，字要看得清",
    "zh-TW": "放平、拍全，字要看得清",
    en: "Flat, whole, and sharp enough to read",
  },
  seePaper: { "zh-CN": "我已看到原件，收下", "zh-TW": "我已看到正本，收下", en: "I have it in hand" },
  seePaperHint: {
    "zh-CN": "提交时记为窗口收件",
    "zh-TW": "送出時記為櫃檯收件",
    en: "Received at the window when it is handed in",
  },
  atWindow: {
    "zh-CN": "{clerk} 在窗口代为提交，本人在场",
    "zh-TW": "{clerk} 在櫃檯代為送出，本人在場",
    en: "{clerk} hands it in at the window; the applicant is present",
  },
  saveNow: { "zh-CN": "存起来，以后再办", "zh-TW": "存起來，以後再辦", en: "Keep it for later" },
  savedTitle: { "zh-CN": "存好了", "zh-TW": "存好了", en: "It is kept" },
  savedHint: {
    "zh-CN": "还是这个码，{day} 前都能接着办",
    "zh-TW": "還是這個碼，{day} 前都能接著辦",
    en: "Under the same code, until {day}",
  },
  savedHintShort: {
    "zh-CN": "还是这个码：在手机、自助机或窗口都能接着办",
    "zh-TW": "還是這個碼：在手機、自助機或櫃檯都能接著辦",
    en: "Under the same code: on a telephone, at a machine or at a window",
  },
  keepCode: {
    "zh-CN": "请截屏或记下这个码",
    "zh-TW": "請截圖或記下這個碼",
    en: "Take a picture of this code, or write it down",
  },

  // Behind it.
  leftTitle: {
    "zh-CN": "好了，可以关掉网页",
    "zh-TW": "好了，可以關掉網頁",
    en: "Done. You can close this page",
  },
  leftHint: {
    "zh-CN": "您的资料没有留在这部手机上",
    "zh-TW": "您的資料沒有留在這支手機上",
    en: "Nothing of yours is left on this telephone",
  },
  timedOutTitle: {
    "zh-CN": "太久没有动，已关闭",
    "zh-TW": "太久沒有動，已關閉",
    en: "Closed, since nobody touched it",
  },
  timedOutKept: {
    "zh-CN": "填的都存好了，凭同一个码再打开",
    "zh-TW": "填的都存好了，憑同一個碼再開啟",
    en: "All is kept: open it again under the same code",
  },
  timedOutLost: {
    "zh-CN": "上次存的还在，凭同一个码再打开",
    "zh-TW": "上次存的還在，憑同一個碼再開啟",
    en: "What was kept before is still there, under the same code",
  },
  closedTitle: { "zh-CN": "没能打开", "zh-TW": "沒能開啟", en: "It did not open" },
  openAnother: { "zh-CN": "打开另一个码", "zh-TW": "開啟另一個碼", en: "Open a code" },
});
export type CarryOnMessages = typeof carryOnMessages;
