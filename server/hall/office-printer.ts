import type { CompletionPayload } from "../contract/envelope.ts";
import type { ratingDesk } from "../contract/ratings/desk.ts";

/** What became of a document: `unknown` where some or all of its pages may be out. */
export type OfficePrint = CompletionPayload<typeof ratingDesk, "XiaohuRatingDesk.PrintNotice">;

/** The A4 printer of a hall's office. */
export interface OfficePrinter {
  /**
   * Prints a PDF to its last page, one document after the other. What keeps the printer from it is said in the answer.
   *
   * @param name as the printer's own display shows it: nothing of whose it is
   */
  print(name: string, pdf: Uint8Array): Promise<OfficePrint>;
}
