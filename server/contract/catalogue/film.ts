import * as z from "zod/mini";
import type { Localized } from "../service-offer.ts";
import { fileName } from "./media.ts";

/** What a film (导办视频) is, wherever it is shown. */
export const filmElements = <Text extends z.ZodMiniType<Localized>>(text: Text) => ({
  file: fileName,
  /** Subtitles by language. Who reads a language that has none reads the Chinese ones. */
  captions: z.strictObject({ "zh-CN": fileName, "zh-TW": z.optional(fileName), en: z.optional(fileName) }),
  /** The picture that stands until it plays. */
  poster: z.optional(fileName),
  title: text,
  seconds: z.number().check(z.minimum(1), z.maximum(90)),
});

export const filmOf = <Text extends z.ZodMiniType<Localized>>(text: Text) =>
  z.strictObject(filmElements(text));
