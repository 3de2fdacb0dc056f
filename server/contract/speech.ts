import * as z from "zod/mini";
import { voiceLanguages } from "./announcement.ts";

/**
 * `POST /hall/v1/speech`, bearer token of the role `board`: a call as sound. 200 with `audio/wav`, 16-bit PCM; 204 where the
 * hall has no voice for the language, or it did not succeed in time: the page's own voice may. A page names a call, never
 * words: the hall speaks nothing that it did not write itself. Errors: `message.*`, `window.unknownWindow`.
 */
export const speechPath = "/hall/v1/speech";

export const speechRequest = z.strictObject({
  language: z.enum(voiceLanguages),
  number: z.string().check(z.regex(/^[A-Z]?\d{1,5}$/)),
  windowId: z.string().check(z.minLength(1), z.maxLength(20)),
});
export type SpeechRequest = z.infer<typeof speechRequest>;

/** Milliseconds within which the hall answers. What takes longer comes too late for the call. */
export const speechWithin = 3_000;
