import { type BoardSettings, usualDiagonal } from "./settings.ts";

/** A capital is read from two hundred times its height: 50 mm from ten metres (ux rules, hall board). */
const distancePerHeight = 200;
/**
 * Ten metres are what the board is drawn for on a 55-inch panel: 50 mm capitals leave four calls in the list beside the stage.
 * A smaller panel shows the same picture smaller, and is read from as much nearer.
 */
const usualHeight = 50;
/** Below, the list looks lost; above, a number and its window no longer stand in one line of an upright panel. */
const [least, most] = [30, 70] as const;

/** Height of a capital of the called numbers, in millimetres as they are on a 55-inch panel, which the style sheet counts in. */
export function capHeight({ distance, diagonal }: Pick<BoardSettings, "distance" | "diagonal">): number {
  if (distance === null) return usualHeight;
  const wanted = ((distance * 1000) / distancePerHeight) * (usualDiagonal / diagonal);
  return Math.min(most, Math.max(least, wanted));
}

/** Metres from which the called numbers are read, as the board is drawn: what it can do may be less than what is wanted. */
export function readFrom(settings: Pick<BoardSettings, "distance" | "diagonal">): number {
  return (capHeight(settings) * (settings.diagonal / usualDiagonal) * distancePerHeight) / 1000;
}

const wide = /[\u2e80-\uffef]/u;

/** About how many em a text is long: a Chinese character one, of letters and figures the widest of Noto Sans' usual ones. */
export function emLength(text: string): number {
  return [...text].reduce((length, character) => length + (wide.test(character) ? 1 : 0.62), 0);
}
