import { pageTime } from "./delays.ts";

export interface Page<Item> {
  readonly items: readonly Item[];
  /** From 0. */
  readonly index: number;
  readonly pages: number;
}

/**
 * What stands on the board at `now`: all of it where `most` items hold it, else its pages in turn, each as full as the others.
 * It is a matter of the time alone, so that boards side by side turn their pages together.
 */
export function pageAt<Item>(items: readonly Item[], most: number, now: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(items.length / most));
  const each = Math.ceil(items.length / pages);
  const index = Math.floor(now / pageTime) % pages;
  return { items: items.slice(index * each, (index + 1) * each), index, pages };
}
