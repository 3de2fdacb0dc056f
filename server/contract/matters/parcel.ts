import * as z from "zod/mini";
import { parseTelephone } from "../identifiers/telephone.ts";

/** 邮递送达: a result on its way by post. */

/** Where a carrier goes, as Chinese addresses have it. */
export interface PostalPlace {
  readonly province: string;
  readonly city: string;
  readonly district: string;
}
export interface PostalAddress extends PostalPlace {
  /** Street, house and door. */
  readonly detail: string;
}

/** 直辖市: they are province and city in one. */
const municipality = /^(北京|天津|上海|重庆)市/;
const province = /^\p{Script=Han}{2,6}?(?:省|自治区)/u;
const city = /^\p{Script=Han}{1,9}?(?:市|自治州|地区|盟)/u;
const district = /^\p{Script=Han}{1,12}?(?:自治县|(?<![小社校景街])区|县|旗|市)/u;
/** 不设区的地级市: what is below them is a street already. */
const undivided = /^(?:东莞|中山|儋州|嘉峪关)市/;

/** A mainland address by its parts; undefined where province, city or district is not said, or nothing behind them. */
export function postalAddressIn(text: string): PostalAddress | undefined {
  const whole = text.replaceAll(/\s/g, "");
  const first = municipality.exec(whole)?.[0] ?? province.exec(whole)?.[0];
  if (first === undefined) return undefined;
  let rest = whole.slice(first.length);
  let second = first;
  if (municipality.test(first)) {
    // Often written twice: 上海市上海市浦东新区.
    if (rest.startsWith(first)) rest = rest.slice(first.length);
  } else {
    const found = city.exec(rest)?.[0];
    if (found === undefined) return undefined;
    second = found;
    rest = rest.slice(found.length);
  }
  const third = undivided.test(second) ? "" : district.exec(rest)?.[0];
  if (third === undefined) return undefined;
  const detail = rest.slice(third.length);
  return detail.length < 2
    ? undefined
    : { province: first, city: second, district: third === "" ? second : third, detail };
}

/** `+8613800000001` as carriers and gateways want a number (ITU-T E.164); undefined for none, or one of 400 or 800. */
export function internationalNumber(text: string): string | undefined {
  const parsed = parseTelephone(text);
  if (!parsed.ok) return undefined;
  const [area = "", line = ""] = parsed.value.number.split("-");
  if (area.startsWith("+")) return area;
  if (line !== "") return `+86${area.slice(1)}${line}`;
  return area.startsWith("1") ? `+86${area}` : undefined;
}

/** Fen; 0: the hall pays. What is more is paid to the carrier when it comes (到付). */
const fee = z.number().check(z.int(), z.minimum(0));

/** What post to a place costs, before anybody chooses it. */
export const postFee = z.object({
  /** Whether anything is carried there. */
  served: z.boolean(),
  /** Null: the carrier cannot be asked now. */
  quote: z.nullable(z.object({ fee, days: z.number() })),
});
export type PostFee = z.infer<typeof postFee>;

export const parcelStates = [
  /** The result is out, and the carrier has not answered yet. */
  "arranging",
  "ordered",
  /** 已揽收 */
  "collected",
  "inTransit",
  /** It lies where the receiver fetches it with the pick-up code. */
  "awaitingPickUp",
  "delivered",
  /** 退回: nobody took it. */
  "returned",
  /** The carrier does not take it. */
  "refused",
] as const;
const parcelState = z.enum(parcelStates);

/** How the parcel with a result stands. */
export const parcel = z.object({
  state: parcelState,
  /** Null: not known yet. */
  fee: z.nullable(fee),
  /** 运单号 */
  waybill: z.nullable(z.string()),
  /** In order, the last is the state; `place` is a town or an office, never an address. */
  steps: z.array(z.object({ state: parcelState, at: z.number(), place: z.nullable(z.string()) })),
  /** 取件码, while it waits to be fetched; for who showed the document, and for nobody who has only the case's code. */
  pickUpCode: z.nullable(z.string()),
});
export type Parcel = z.infer<typeof parcel>;
