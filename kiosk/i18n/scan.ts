import type { CameraProblem } from "../camera/camera.ts";
import { defineMessages, type Message } from "./catalogue.ts";

/** Every word of the screens on which pages are scanned; rules as in citizen.ts. */
export const scanMessages = defineMessages({
  scanHere: { "zh-CN": "在这里扫描", "zh-TW": "在這裡掃描", en: "Scan it here" },
  scanHereHint: {
    "zh-CN": "放在镜头下拍一拍，不用跑窗口",
    "zh-TW": "放在鏡頭下拍一拍，不用跑櫃檯",
    en: "Under the lens, without a window",
  },
  otherWays: {
    "zh-CN": "摄像头现在用不了，下面的办法都行",
    "zh-TW": "攝影機現在不能用，下面的辦法都行",
    en: "The camera does not work now: these ways do",
  },
  scannedPages: {
    "zh-CN": "已扫描，{count} 页",
    "zh-TW": "已掃描，{count} 頁",
    en: "Scanned, pages: {count}",
  },

  layTitle: {
    "zh-CN": "把第 {page} 页放到镜头下",
    "zh-TW": "把第 {page} 頁放到鏡頭下",
    en: "Lay page {page} under the lens",
  },
  layHint: {
    "zh-CN": "字朝上，放在深色垫中间，四边都露出来",
    "zh-TW": "字朝上，放在深色墊中間，四邊都露出來",
    en: "Print up, on the dark mat, all four edges free",
  },
  layPrivacy: {
    "zh-CN": "按下后摄像头才开，拍完就关",
    "zh-TW": "按下後攝影機才開，拍完就關",
    en: "The camera is on only while you look at its picture",
  },
  layEarlier: {
    "zh-CN": "上次扫了 {count} 页，再扫会换成新的",
    "zh-TW": "上次掃了 {count} 頁，再掃會換成新的",
    en: "New pages replace those of before: {count}",
  },
  laid: { "zh-CN": "放好了", "zh-TW": "放好了", en: "It lies there" },
  openingTitle: { "zh-CN": "正在打开摄像头", "zh-TW": "正在開啟攝影機", en: "Switching the camera on" },

  liveTitle: { "zh-CN": "拍第 {page} 页", "zh-TW": "拍第 {page} 頁", en: "Take page {page}" },
  liveHint: {
    "zh-CN": "整页都在框里，就按“拍”",
    "zh-TW": "整頁都在框裡，就按「拍」",
    en: "Press when the frame is around the whole page",
  },
  liveWaiting: { "zh-CN": "画面马上就来", "zh-TW": "畫面馬上就來", en: "The picture comes in a moment" },
  liveWhole: {
    "zh-CN": "看到整页了，可以拍",
    "zh-TW": "看到整頁了，可以拍",
    en: "The whole page is seen: take it",
  },
  livePart: {
    "zh-CN": "还没看到整页，请放到垫子中间",
    "zh-TW": "還沒看到整頁，請放到墊子中間",
    en: "Not the whole page is seen: move it to the middle",
  },
  livePicture: { "zh-CN": "镜头下的画面", "zh-TW": "鏡頭下的畫面", en: "What lies under the lens" },
  take: { "zh-CN": "拍", "zh-TW": "拍", en: "Take it" },
  judgingTitle: {
    "zh-CN": "正在看清不清楚",
    "zh-TW": "正在看清不清楚",
    en: "Looking whether it can be read",
  },

  goodTitle: { "zh-CN": "这页很清楚", "zh-TW": "這頁很清楚", en: "This page is good" },
  badTitle: { "zh-CN": "这页请再拍一次", "zh-TW": "這頁請再拍一次", en: "Please take this page again" },
  keepHint: {
    "zh-CN": "拍不好也可以先用，工作人员会再看",
    "zh-TW": "拍不好也可以先用，服務人員會再看",
    en: "You may use it as it is: somebody will look at it",
  },
  keep: { "zh-CN": "用这页", "zh-TW": "用這頁", en: "Use this page" },
  keepAnyway: { "zh-CN": "就用这页", "zh-TW": "就用這頁", en: "Use it as it is" },
  again: { "zh-CN": "重拍", "zh-TW": "重拍", en: "Take it again" },
  takenPicture: { "zh-CN": "刚拍的这页", "zh-TW": "剛拍的這頁", en: "The page that was taken" },

  pagesTitle: {
    "zh-CN": "一共 {count} 页，对吗？",
    "zh-TW": "一共 {count} 頁，對嗎？",
    en: "Pages: {count}. Is that all?",
  },
  pagesFull: {
    "zh-CN": "最多 {count} 页，别的请交到窗口",
    "zh-TW": "最多 {count} 頁，其他請交到櫃檯",
    en: "At most {count}: bring the others to a window",
  },
  page: { "zh-CN": "第 {page} 页", "zh-TW": "第 {page} 頁", en: "Page {page}" },
  pageDoubted: { "zh-CN": "不太清楚", "zh-TW": "不太清楚", en: "Not quite clear" },
  remove: { "zh-CN": "删掉", "zh-TW": "刪掉", en: "Remove" },
  add: { "zh-CN": "再拍一页", "zh-TW": "再拍一頁", en: "One more page" },
  send: { "zh-CN": "就这些，交", "zh-TW": "就這些，送出", en: "That is all: send" },

  sendingTitle: {
    "zh-CN": "正在送第 {page} 页，共 {count} 页",
    "zh-TW": "正在送第 {page} 頁，共 {count} 頁",
    en: "Sending page {page} of {count}",
  },
  failedTitle: { "zh-CN": "还没送完", "zh-TW": "還沒送完", en: "Not all of it was sent" },
  failedHint: {
    "zh-CN": "拍好的都在，不用重拍",
    "zh-TW": "拍好的都在，不用重拍",
    en: "All pages are still here",
  },
  tryAgain: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },
  noCameraTitle: {
    "zh-CN": "摄像头现在用不了",
    "zh-TW": "攝影機現在不能用",
    en: "The camera does not work now",
  },
  usePages: { "zh-CN": "看已拍的", "zh-TW": "看已拍的", en: "To the pages" },
  anotherWay: { "zh-CN": "换个办法", "zh-TW": "換個辦法", en: "Another way" },
});

/** What a citizen can do about a camera that shows nothing. */
export const scanCameraAdvice: Readonly<Record<CameraProblem, Message>> = {
  none: { "zh-CN": "这台机没接摄像头", "zh-TW": "這台機沒接攝影機", en: "No camera is on this terminal" },
  refused: {
    "zh-CN": "这台机没打开扫描，请换个办法",
    "zh-TW": "這台機沒開啟掃描，請換個辦法",
    en: "Scanning is not open here: choose another way",
  },
  busy: {
    "zh-CN": "摄像头正忙，过一会再试",
    "zh-TW": "攝影機忙碌中，稍後再試",
    en: "It is busy: try in a moment",
  },
  gone: {
    "zh-CN": "摄像头断开了，请告诉工作人员",
    "zh-TW": "攝影機斷線了，請告訴服務人員",
    en: "It was disconnected: please tell the staff",
  },
  frozen: {
    "zh-CN": "画面停住了，请再试一次",
    "zh-TW": "畫面停住了，請再試一次",
    en: "Its picture stands still: try again",
  },
  other: { "zh-CN": "打不开，请再试一次", "zh-TW": "打不開，請再試一次", en: "It does not open: try again" },
};
