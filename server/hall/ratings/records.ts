import * as z from "zod/mini";
import { putDown } from "../matters/put-down.ts";
import type { SealedRecords } from "../matters/sealed-records.ts";

const contact = z.object({ telephone: z.string() });
const notice = z.object({ pdf: z.string() });

/** What is sealed beside the log: what raters and staff wrote, a rater's telephone, and the notices as they were sealed. */
export function ratingRecords(sealed: SealedRecords) {
  const { put, read, sweep } = putDown(sealed);
  return {
    sweep,
    putWords: (id: string, words: string, now: number) => put("note", id, words, now),
    putContact: (id: string, telephone: string, now: number) => put("submission", id, { telephone }, now),
    /** @param pdf base 64 */
    putNotice: (id: string, pdf: string, now: number) => put("document", id, { pdf }, now),
    /** Undefined: it is not kept any more. */
    words(id: string, now: number): string | undefined {
      const found = read("note", id, now);
      return found === undefined ? undefined : z.string().parse(found);
    },
    telephone(id: string, now: number): string | undefined {
      const found = read("submission", id, now);
      return found === undefined ? undefined : contact.parse(found).telephone;
    },
    notice(id: string, now: number): string | undefined {
      const found = read("document", id, now);
      return found === undefined ? undefined : notice.parse(found).pdf;
    },
  };
}

export type RatingRecords = ReturnType<typeof ratingRecords>;
