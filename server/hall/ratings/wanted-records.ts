import type { RatingRules } from "./rules.ts";
import type { RatingRecord, RatingsState } from "./state.ts";

const day = 24 * 60 * 60 * 1000;
/** Milliseconds for which a telephone is kept behind the end: the text about it may still be on its way. */
const contactGrace = day;

/**
 * The sealed records that something still needs: words until the hall's term behind their end is over, a telephone until what it was left for is done,
 * a notice as long as its rating is remembered.
 */
export function wantedRecords(
  { ratings }: RatingsState,
  { keepDays }: RatingRules,
  now: number,
): ReadonlySet<string> {
  const wanted = new Set<string>();
  for (const rating of ratings.values()) for (const id of ofRating(rating)) wanted.add(id);
  return wanted;

  function ofRating({ at, words, contact, complaint }: RatingRecord): string[] {
    const endedAt = complaint ? complaint.endedAt : at;
    const isKept = endedAt === null || now < endedAt + keepDays * day;
    const isCalled = complaint && (complaint.endedAt === null || now < complaint.endedAt + contactGrace);
    return [
      ...(isKept ? [words, ...(complaint?.steps ?? []).map(({ record }) => record)] : []),
      isCalled ? contact : null,
      complaint?.notice?.number ?? null,
    ].filter((id) => id !== null);
  }
}
