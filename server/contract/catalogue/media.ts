import * as z from "zod/mini";

/** Pictures, films and captions lie flat in the catalogue's folder `media`. */
export const fileName = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,60}\.(png|svg|webm|mp4|vtt|pdf)$/));
