import type { CameraProblem } from "../camera/camera.ts";
import { defineMessages, type Message } from "./catalogue.ts";

/** Every word about the camera on the service page. */
export const cameraMessages = defineMessages({
  cameraHint: {
    "zh-CN": "把一张证明平放在镜头下，看画面清不清楚、全不全。这一页不保存画面",
    "zh-TW": "把一張證明平放在鏡頭下，看畫面清不清楚、全不全。這一頁不保存畫面",
    en: "Lay a certificate under the lens and see whether it is sharp and whole. This page keeps no picture",
  },
  cameraOn: { "zh-CN": "打开摄像头", "zh-TW": "打開攝影機", en: "Switch the camera on" },
  cameraOff: { "zh-CN": "关掉", "zh-TW": "關掉", en: "Switch it off" },
  cameraOpening: { "zh-CN": "正在打开…", "zh-TW": "正在打開…", en: "Switching on…" },
  cameraOpenToPrograms: {
    "zh-CN": "画面在这里时，本机的程序可以拍照；拍了会在这里写明",
    "zh-TW": "畫面在這裡時，本機的程式可以拍照；拍了會在這裡寫明",
    en: "While the picture is here, programs on this terminal may photograph it; it is said here when one does",
  },
  cameraTakenByProgram: {
    "zh-CN": "本机的一个程序在 {time} 拍了一张照片",
    "zh-TW": "本機的一個程式在 {time} 拍了一張照片",
    en: "A program on this terminal took a picture at {time}",
  },
  cameraTake: { "zh-CN": "拍一张", "zh-TW": "拍一張", en: "Take a picture" },
  cameraAgain: { "zh-CN": "重拍", "zh-TW": "重拍", en: "Once more" },
  cameraQuestion: {
    "zh-CN": "字看得清、四边都在吗？",
    "zh-TW": "字看得清、四邊都在嗎？",
    en: "Can it be read, with all four edges?",
  },
  cameraGood: { "zh-CN": "清楚完整", "zh-TW": "清楚完整", en: "Sharp and whole" },
  cameraBad: { "zh-CN": "不行", "zh-TW": "不行", en: "It is not" },
  cameraPassed: { "zh-CN": "摄像头可以用", "zh-TW": "攝影機可以用", en: "The camera is well" },
  cameraFailed: {
    "zh-CN": "请擦镜头、调距离和灯光，再拍一张",
    "zh-TW": "請擦鏡頭、調距離和燈光，再拍一張",
    en: "Wipe the lens, set its distance and the light, and take another",
  },
});
export type CameraMessages = typeof cameraMessages;

/** What to do about each problem. */
export const cameraAdvice: Readonly<Record<CameraProblem, Message>> = {
  none: {
    "zh-CN": "没有找到摄像头：看线插好没有",
    "zh-TW": "沒有找到攝影機：看線插好沒有",
    en: "No camera was found: see that its cable is in",
  },
  refused: {
    "zh-CN": "浏览器不许用摄像头：在浏览器设置里允许本页使用",
    "zh-TW": "瀏覽器不許用攝影機：在瀏覽器設定裡允許本頁使用",
    en: "The browser may not use the camera: allow it for this page in the browser's settings",
  },
  busy: {
    "zh-CN": "别的程序占着摄像头：关掉它再试",
    "zh-TW": "別的程式佔著攝影機：關掉它再試",
    en: "Another program has the camera: close it and try again",
  },
  gone: {
    "zh-CN": "摄像头断开了：插好线再打开",
    "zh-TW": "攝影機斷開了：插好線再打開",
    en: "The camera went away: put its cable in and switch it on again",
  },
  frozen: {
    "zh-CN": "画面停住了：拔下摄像头再插上",
    "zh-TW": "畫面停住了：拔下攝影機再插上",
    en: "The picture stands still: pull the camera out and put it in again",
  },
  other: {
    "zh-CN": "摄像头打不开：重启浏览器再试",
    "zh-TW": "攝影機打不開：重新啟動瀏覽器再試",
    en: "The camera does not open: start the browser anew and try again",
  },
};
