import * as z from "zod/mini";

/** Words shown to people, as a hall's file gives them: in every language, or not at all. */
export const localizedText = z.strictObject({
  "zh-CN": z.string().check(z.minLength(1), z.maxLength(60)),
  "zh-TW": z.string().check(z.minLength(1), z.maxLength(60)),
  en: z.string().check(z.minLength(1), z.maxLength(120)),
});
