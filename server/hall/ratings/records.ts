import * as z from "zod/mini";
import type { SealedRecords } from "../matters/sealed-records.ts";
import { saidRecords } from "../said.ts";

const notice = z.object({ pdf: z.string() });

/** What is sealed beside the log: what raters and staff wrote, a rater's telephone, and the notices as they were sealed. */
export function ratingRecords(sealed: SealedRecords) {
  const { put, read, ...said } = saidRecords(sealed);
  return {
    ...said,
    /** @param pdf base 64 */
    putNotice: (id: string, pdf: string, now: number) => put("document", id, { pdf }, now),
    notice(id: string, now: number): string | undefined {
      const found = read("document", id, now);
      return found === undefined ? undefined : notice.parse(found).pdf;
    },
  };
}

export type RatingRecords = ReturnType<typeof ratingRecords>;
