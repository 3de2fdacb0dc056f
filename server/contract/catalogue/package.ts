import * as z from "zod/mini";
import { condition } from "../forms/condition.ts";
import { type Localized, localized } from "../service-offer.ts";
import { filmOf } from "./film.ts";
import { situationOf } from "./situation.ts";
import { key, optionValue, slug, subject } from "./words.ts";

/** 一件事: several matters as one. What two of them ask is asked once, by its concept. */
export const packageOf = <Text extends z.ZodMiniType<Localized>>(text: Text) =>
  z.strictObject({
    id: slug,
    version: z.string().check(z.regex(/^\d{4}-\d{2}(\.\d+)?$/)),
    name: text,
    plainName: text,
    otherNames: z.array(z.string().check(z.minLength(1), z.maxLength(60))),
    englishWords: z._default(z.array(z.string().check(z.minLength(1), z.maxLength(60))), []),
    asked: z._default(z.array(z.string().check(z.minLength(1), z.maxLength(80))), []),
    /** 牵头部门 */
    organ: slug,
    subject,
    lifeEvents: z.array(slug).check(z.minLength(1)),
    summary: z.strictObject({ formal: text, plain: text }),
    situations: z._default(z.array(situationOf(text)), []),
    matters: z
      .array(
        z.strictObject({
          matter: slug,
          /** Matters of this package whose result it needs: it begins when they are granted. */
          after: z._default(z.array(slug), []),
          /** Only in these situations of the package; left out: always. */
          when: z.optional(condition),
          /** What a situation question of the matter is answered with: a value, or as a question of the package was. */
          situation: z._default(z.record(key, z.union([optionValue, z.strictObject({ from: key })])), {}),
        }),
      )
      .check(z.minLength(2)),
    /** 导办视频 of the whole, in its guide. */
    videos: z._default(z.array(filmOf(text)), []),
  });

export const matterPackage = packageOf(localized);
export type MatterPackage = z.infer<typeof matterPackage>;
export type Film = MatterPackage["videos"][number];
