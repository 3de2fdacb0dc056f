import type { CloseReason } from "../../server/contract/fleet/status.ts";
import { defineMessages, type Message } from "./catalogue.ts";

/** What the hall wants shown on a terminal at rest. */
export const atRestMessages = defineMessages({
  notice: { "zh-CN": "大厅通知", "zh-TW": "大廳通知", en: "Notice of the hall" },
  next: { "zh-CN": "下一条", "zh-TW": "下一則", en: "Next" },
  watch: { "zh-CN": "扫码看直播", "zh-TW": "掃碼看直播", en: "Scan to watch" },
  live: { "zh-CN": "直播：", "zh-TW": "直播：", en: "Live: " },
  onNow: { "zh-CN": "正在播", "zh-TW": "正在播", en: "On now" },
  closed: { "zh-CN": "这台机器暂停服务", "zh-TW": "這台機器暫停服務", en: "This terminal is out of service" },
  elsewhere: {
    "zh-CN": "请用旁边的机器，或到导办台",
    "zh-TW": "請用旁邊的機器，或到服務台",
    en: "Please use another terminal, or go to the help desk",
  },
});

/** Why a terminal is closed, as the citizen reads it and the guide chooses it. */
export const closeReasons: Readonly<Record<CloseReason, Message>> = {
  repair: { "zh-CN": "正在维修", "zh-TW": "正在維修", en: "It is being repaired" },
  cleaning: { "zh-CN": "正在清洁", "zh-TW": "正在清潔", en: "It is being cleaned" },
  paper: { "zh-CN": "正在换纸", "zh-TW": "正在換紙", en: "Its paper is being changed" },
  moved: { "zh-CN": "正在移动位置", "zh-TW": "正在移動位置", en: "It is being moved" },
  other: { "zh-CN": "马上回来", "zh-TW": "馬上回來", en: "It will be back soon" },
};
