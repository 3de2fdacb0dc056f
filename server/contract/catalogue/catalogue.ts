import * as z from "zod/mini";
import { type Localized, localized } from "../service-offer.ts";
import { broadcast } from "./broadcast.ts";
import { matter } from "./matter.ts";
import { fileName } from "./media.ts";
import { matterPackage } from "./package.ts";
import { key, slug } from "./words.ts";

/** 实施主体, with what its matters have in common. */
const organOf = <Text extends z.ZodMiniType<Localized>>(text: Text) =>
  z.strictObject({
    id: slug,
    name: text,
    /** 咨询方式, 监督投诉 */
    enquiry: text,
    complaint: text,
    /** 办理地点 and 办理时间 */
    place: text,
    hours: text,
  });

/** What all matters of a catalogue have in common. */
export const catalogueHeadOf = <Text extends z.ZodMiniType<Localized>>(text: Text) =>
  z.strictObject({
    version: z.string().check(z.regex(/^\d{4}-\d{2}(\.\d+)?$/)),
    /** Invented: every page of it says so. */
    demo: z.boolean(),
    organs: z.array(organOf(text)).check(z.minLength(1)),
    /** 人生事件 and 经营事件, in the order in which they are shown. */
    lifeEvents: z
      .array(z.strictObject({ id: slug, name: text, subject: z.enum(["person", "enterprise"]) }))
      .check(z.minLength(1)),
    /** Kinds of e-licence (电子证照) that stand for a material. */
    licences: z.array(z.strictObject({ id: key, name: text })),
    rights: text,
    remedies: text,
  });

export const catalogueHead = catalogueHeadOf(localized);
export type CatalogueHead = z.infer<typeof catalogueHead>;

/** A catalogue as terminals have it: complete, in every language. */
export const catalogue = z.strictObject({
  ...catalogueHead.shape,
  matters: z.array(matter),
  packages: z.array(matterPackage),
  /** 直播预告 */
  broadcasts: z.array(broadcast),
  /** SHA-256 of each file, hexadecimal, by its name: what a terminal has already it does not fetch again. */
  media: z.record(fileName, z.string().check(z.regex(/^[0-9a-f]{64}$/))),
});
export type Catalogue = z.infer<typeof catalogue>;
