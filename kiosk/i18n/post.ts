import type { Parcel } from "../../server/contract/matters.ts";
import { defineMessages } from "./catalogue.ts";

/** Words about a result that comes by post: before it is chosen, and on its way; rules as in citizen.ts. */
export const postMessages = defineMessages({
  // the fee, before it is chosen
  ownPlace: { "zh-CN": "厦门市湖里区", "zh-TW": "廈門市湖里區", en: "Huli District, Xiamen" },
  feeAsking: { "zh-CN": "正在查邮费", "zh-TW": "正在查郵資", en: "Asking for the fee" },
  feePaid: {
    "zh-CN": "寄到{place}：邮费 {yuan} 元，收到时付",
    "zh-TW": "寄到{place}：郵資 {yuan} 元，收到時付",
    en: "To {place}: {yuan} yuan, paid when it comes",
  },
  feeFree: { "zh-CN": "寄到{place}：不收邮费", "zh-TW": "寄到{place}：免郵資", en: "To {place}: free" },
  feeDays: { "zh-CN": "，约 {days} 天到", "zh-TW": "，約 {days} 天到", en: "; about {days} days" },
  feeUnknown: {
    "zh-CN": "邮费现在查不到，可能要收到时付",
    "zh-TW": "郵資現在查不到，可能要收到時付",
    en: "The fee is not known now; it may be paid when it comes",
  },
  feeNotServed: {
    "zh-CN": "{place}寄不到，请换个地址或到窗口拿",
    "zh-TW": "{place}寄不到，請換個地址或到櫃檯拿",
    en: "Nothing is carried to {place}: another address, or the window",
  },
  addressParts: {
    "zh-CN": "请写全：哪个省、哪个市、哪个区或县",
    "zh-TW": "請寫全：哪個省、哪個市、哪個區或縣",
    en: "Please write it with province, city and district",
  },

  // on its way
  parcelTitle: { "zh-CN": "寄到哪了", "zh-TW": "寄到哪了", en: "Where the parcel is" },
  parcelWay: { "zh-CN": "包裹经过", "zh-TW": "包裹經過", en: "Its way so far" },
  waybill: { "zh-CN": "运单号 {waybill}", "zh-TW": "託運單號 {waybill}", en: "Waybill {waybill}" },
  parcelFee: {
    "zh-CN": "邮费 {yuan} 元，收到时付",
    "zh-TW": "郵資 {yuan} 元，收到時付",
    en: "{yuan} yuan, paid when it comes",
  },
  parcelFree: { "zh-CN": "不收邮费", "zh-TW": "免郵資", en: "No fee" },
  pickUpCode: { "zh-CN": "取件码 {code}", "zh-TW": "取件碼 {code}", en: "Pick-up code {code}" },
  pickUpByCard: {
    "zh-CN": "要看取件码，请刷证件查",
    "zh-TW": "要看取件碼，請刷證件查",
    en: "To see the pick-up code, use your card",
  },
  parcelArranging: { "zh-CN": "正在交给快递", "zh-TW": "正在交給快遞", en: "Being given to the carrier" },
  parcelOrdered: { "zh-CN": "快递会来取件", "zh-TW": "快遞會來取件", en: "The carrier will fetch it" },
  parcelCollected: { "zh-CN": "快递取走了", "zh-TW": "快遞取走了", en: "Fetched by the carrier" },
  parcelInTransit: { "zh-CN": "在路上", "zh-TW": "在路上", en: "On its way" },
  parcelAwaiting: { "zh-CN": "到了，等您去取", "zh-TW": "到了，等您去取", en: "There: please fetch it" },
  parcelDelivered: { "zh-CN": "送到了", "zh-TW": "送到了", en: "Delivered" },
  parcelReturned: { "zh-CN": "没送到，退回大厅了", "zh-TW": "沒送到，退回大廳了", en: "It came back to us" },
  parcelRefused: { "zh-CN": "这个地址寄不到", "zh-TW": "這個地址寄不到", en: "It cannot be sent there" },
  parcelBackAdvice: {
    "zh-CN": "换个地址再寄，或带证件到窗口拿",
    "zh-TW": "換個地址再寄，或帶證件到櫃檯拿",
    en: "Give another address, or fetch it at the window with your card",
  },

  // another way
  changeDelivery: { "zh-CN": "换个方式拿", "zh-TW": "換個方式拿", en: "Have it another way" },
  appointingTitle: { "zh-CN": "正在改，请稍等", "zh-TW": "正在改，請稍候", en: "Changing it" },
  appointed: { "zh-CN": "改好了", "zh-TW": "改好了", en: "It is changed" },
  refusedAppoint: { "zh-CN": "没有改成", "zh-TW": "沒有改成", en: "It was not changed" },
});

export type PostMessages = typeof postMessages;

export const parcelWords = {
  arranging: "parcelArranging",
  ordered: "parcelOrdered",
  collected: "parcelCollected",
  inTransit: "parcelInTransit",
  awaitingPickUp: "parcelAwaiting",
  delivered: "parcelDelivered",
  returned: "parcelReturned",
  refused: "parcelRefused",
} as const satisfies Record<Parcel["state"], keyof PostMessages>;
