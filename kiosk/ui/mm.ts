/**
 * Sizes on paper and on every screen are the same millimetres. A page states them as `calc(var(--mm) * 7.5)`; this
 * file finds how many CSS pixels a millimetre has.
 */

/**
 * Diagonal of the screen where the configuration names none, inches: the common terminal panel, standing or across.
 * A smaller panel (15.6) needs its size in the configuration, and then shows less at once: text keeps its millimetres.
 */
export const defaultDiagonalInches = 21.5;

const millimetresPerInch = 25.4;

/** Long and short side of the panels in question, which are all 16:9. */
const aspect = { long: 16, short: 9 } as const;

/**
 * CSS pixels a millimetre when a 16:9 panel of `diagonalInches` is shown in a viewport of `width` × `height` CSS
 * pixels. On the terminal the viewport is the panel and the result exact; in a window of another shape the panel
 * is thought to fit inside it, so nothing is larger than the window can hold.
 */
export function pixelsPerMillimetre(
  width: number,
  height: number,
  diagonalInches = defaultDiagonalInches,
): number {
  const orientation = width > height ? "landscape" : "portrait";
  const unit = (diagonalInches * millimetresPerInch) / Math.hypot(aspect.long, aspect.short);
  const [across, down] =
    orientation === "landscape" ? [aspect.long, aspect.short] : [aspect.short, aspect.long];
  return Math.min(width / (across * unit), height / (down * unit));
}

/**
 * Keeps `--px-per-mm` of `root` true while the window changes. The diagonal comes from `<html data-diagonal-inch>`.
 * Returns what undoes it.
 */
export function followScreen(root: HTMLElement, view: Window): () => void {
  const measure = () => {
    const configured = Number(root.dataset.diagonalInch);
    const ratio = pixelsPerMillimetre(
      view.innerWidth,
      view.innerHeight,
      configured > 0 ? configured : undefined,
    );
    root.style.setProperty("--px-per-mm", String(ratio));
  };
  measure();
  view.addEventListener("resize", measure);
  return () => view.removeEventListener("resize", measure);
}
