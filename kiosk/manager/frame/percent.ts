import type { DeskFrameWords } from "./desk-frame.tsx";

/** A share as a percentage, in one line; a share of nothing is none. */
export const percent = (share: number | null, t: DeskFrameWords): string =>
  share === null ? t("none") : `${(share * 100).toFixed(1)}\u00a0%`;
