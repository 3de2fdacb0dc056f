import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/**
 * How many rows of a list have room in full, where all are as high as its first one. A row that is cut in half looks like a
 * fault, and one out of sight would still be read out.
 *
 * @param most how many there are
 */
export function useFittingRows(list: RefObject<HTMLElement | null>, most: number): number {
  const [fitting, setFitting] = useState<number | null>(null);
  const isThere = most > 0;
  useLayoutEffect(() => {
    const { current } = list;
    if (!isThere || !current) return;
    const measure = () => {
      const row = current.firstElementChild?.getBoundingClientRect().height ?? 0;
      // A hundredth: heights are fractions of a pixel.
      if (row > 0) setFitting(Math.max(1, Math.floor(current.clientHeight / row + 0.01)));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    measure();
    return () => observer.disconnect();
  }, [list, isThere]);
  return Math.min(most, fitting ?? most);
}
