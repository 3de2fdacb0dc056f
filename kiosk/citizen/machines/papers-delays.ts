/** Apart from the others, which come with the page's first load. */
export const papersDelays = {
  /** A paper may have to be set and sealed first, of a package one after another; then it comes in parts. */
  openPatience: 30_000,
  /** Longer than the terminal itself waits for its printer: 120 s for the job, and 30 s for its last word. */
  printPatience: 180_000,
} as const;

export const leavingDelays = {
  /** How long it asks for pages that may lie in the tray, which no sensor sees go: as for a card. */
  takePapersPatience: 60_000,
} as const;
