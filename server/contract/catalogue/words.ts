import * as z from "zod/mini";
import type { IdentityDocument } from "../identity.ts";

/** What is said of a matter in closed lists: official terms, named in English here and in the citizen's language by the pages. */

/** 事项类型 (国发〔2022〕5号), in its order. */
export const matterTypes = [
  /** 行政许可 */
  "licence",
  /** 行政确认 */
  "confirmation",
  /** 行政裁决 */
  "adjudication",
  /** 行政给付 */
  "payment",
  /** 行政奖励 */
  "award",
  /** 行政备案 */
  "filing",
  /** 其他行政权力 */
  "otherPower",
  /** 公共服务 */
  "publicService",
] as const;
export const matterType = z.enum(matterTypes);

/** 行使层级: who decides. */
export const powerLevel = z.enum(["national", "province", "city", "district", "street", "community"]);

/** 服务对象 */
export const subject = z.enum(["person", "enterprise", "both"]);
export type Subject = z.infer<typeof subject>;

/** What a terminal does for a matter. */
export const matterMode = z.enum([
  /** Prints the proof at once (自助打印). */
  "print",
  /** Takes the application here (自助办理). */
  "handle",
  /** Explains it and gives a number (导办). */
  "guide",
  /** Explains it and makes an appointment (预约). */
  "appointment",
]);
export type MatterMode = z.infer<typeof matterMode>;

/** 办件类型: decided while the applicant waits (即办件), or within a promised time (承诺件). */
export const handling = z.enum(["onTheSpot", "committed"]);

/** 通办范围: who may ask for it here. */
export const scope = z.enum(["nation", "provinces", "province", "city", "district", "hall"]);

/** 办理渠道 */
export const channelKind = z.enum([
  "online",
  "mobile",
  "terminal",
  "window",
  "post",
  "homeVisit",
  "telephone",
]);
export type ChannelKind = z.infer<typeof channelKind>;

/** 结果送达方式 */
export const delivery = z.enum(["atOnce", "electronic", "hall", "post"]);
export type Delivery = z.infer<typeof delivery>;

/** The documents by which somebody may be known at a terminal. */
export const holderKind = z.enum([
  "resident",
  "hkMacaoTaiwan",
  "taiwanTravelPermit",
  "foreignPermanentResident",
  "passport",
]);
export type HolderKind = z.infer<typeof holderKind>;

/** As guides name it: both forms of a foreigner's card are one. */
export const holderKindOf = ({ kind }: Pick<IdentityDocument, "kind">): HolderKind =>
  kind === "foreignPermanentResident2017" || kind === "foreignPermanentResident2023"
    ? "foreignPermanentResident"
    : kind;

/** Names that files give things: `food-licence-renewal`. */
export const slug = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,60}$/));

/** Names that things have inside of a file, as conditions speak of them: `businessLicence`. */
export const key = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/));

/** The value of an option. */
export const optionValue = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/));
