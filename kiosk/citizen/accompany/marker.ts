import type { PageClock } from "../../connection/clock.ts";

/** How long a control is marked: long enough to find it, to read 15 characters, and to press. */
export const markTime = 15_000;

/** The one control that a guide points at. It is marked until the time is over, it is touched, or another one is. */
export interface Marker {
  mark(element: Element, kind: "point" | "offer"): void;
  clear(): void;
}

export function createMarker(clock: Pick<PageClock, "setTimeout" | "clearTimeout">): Marker {
  let marked: HTMLElement | null = null;
  let timer: unknown;
  const clear = () => {
    clock.clearTimeout(timer);
    if (!marked) return;
    delete marked.dataset.pointed;
    marked.removeEventListener("click", clear);
    marked = null;
  };
  return {
    mark(element, kind) {
      clear();
      if (!(element instanceof HTMLElement)) return;
      marked = element;
      marked.dataset.pointed = kind;
      marked.addEventListener("click", clear);
      marked.scrollIntoView({ block: "nearest", behavior: "instant" });
      timer = clock.setTimeout(clear, markTime);
    },
    clear,
  };
}
