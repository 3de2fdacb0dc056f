/** A piece of a page, as high as its place. Lengths are CSS pixels. */
export interface SheetPart {
  /** From 0. */
  readonly page: number;
  /** Of the whole page as it is drawn. */
  readonly width: number;
  /** Of the page, above its place. */
  readonly top: number;
}

export interface SheetSize {
  readonly width: number;
  readonly height: number;
}

/** How much of a part is seen again at the head of the next: no line is lost at the cut. */
const overlap = 0.08;

/** A page that fits when it is made smaller by no more than this is shown whole. */
const mayShrinkTo = 0.85;

/** Pages at the full width of their place, each in as many parts as its height asks for. Any unit in; the place's out. */
export function partsOf(pages: readonly SheetSize[], width: number, height: number): readonly SheetPart[] {
  if (width <= 0 || height <= 0) return [];
  return pages.flatMap((size, page) => {
    const full = (size.height / size.width) * width;
    if (full * mayShrinkTo <= height) {
      const fitted = Math.min(width, Math.floor((size.width / size.height) * height));
      return [{ page, width: fitted, top: 0 }];
    }
    const step = height * (1 - overlap);
    const count = Math.ceil((full - height) / step) + 1;
    return Array.from({ length: count }, (_, index) => ({
      page,
      width,
      // The last stands at the foot of its page.
      top: Math.round(Math.min(index * step, full - height)),
    }));
  });
}
