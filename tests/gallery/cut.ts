import { around, type Box, isPainted, isShown, texts, touched } from "./shown.ts";

/**
 * What a person cannot reach though it is there: beyond an edge that cuts it, or below something else. Each with its fault. Runs in the browser.
 * @param scrolls whether people turn the page by scrolling, and @param listsScroll what is in it. Where they do not, what must be scrolled to is
 * cut
 */
export function cut(scrolls: boolean, listsScroll: boolean): [Element, string][] {
  const found: [Element, string][] = [];
  for (const { element, boxes } of texts()) {
    if (boxes.some((box) => isCut(element, box, listsScroll))) found.push([element, "text is clipped"]);
    else if (boxes.some((box) => isBelow(element, box))) found.push([element, "text is covered"]);
  }
  for (const control of touched()) {
    const box = control.getBoundingClientRect();
    const beyond =
      box.left < -1 ||
      box.right > innerWidth + 1 ||
      (!scrolls && (box.top < -1 || box.bottom > innerHeight + 1));
    const field = control.matches("input") ? control : control.querySelector("input");
    if (field && field.scrollWidth > field.clientWidth + 1)
      found.push([control, "a field is too narrow for its words"]);
    // What leads elsewhere within words is as tall as they are.
    if (getComputedStyle(control).display === "inline") continue;
    if (beyond) found.push([control, "a control is outside the screen"]);
    else if (isCut(control.parentElement ?? control, box, listsScroll))
      found.push([control, "a control is clipped"]);
    else if (isBelow(control, box)) found.push([control, "a control is covered"]);
    else if (standsOutOfKeyboard(control, box)) found.push([control, "a key stands out of its keyboard"]);
  }
  return found;
}

function isCut(element: Element, box: Box, listsScroll: boolean): boolean {
  const cuts = (value: string) =>
    value === "hidden" || value === "clip" || (!listsScroll && (value === "auto" || value === "scroll"));
  for (const holder of around(element)) {
    const { overflowX, overflowY, display } = getComputedStyle(holder);
    if (display === "inline" || display === "contents") continue;
    const edge = holder.getBoundingClientRect();
    if (cuts(overflowX) && (box.left < edge.left - 1 || box.right > edge.right + 1)) return true;
    if (cuts(overflowY) && (box.top < edge.top - 2 || box.bottom > edge.bottom + 2)) return true;
  }
  return false;
}

/**
 * A keyboard is as wide and as high as the page has room for. A key that its rows have no room for goes on beyond it, into what stands beside it
 * or below, though nothing cuts it there yet.
 */
function standsOutOfKeyboard(control: Element, { left, right, top, bottom }: Box): boolean {
  const edge = control.closest(".keyboard")?.getBoundingClientRect();
  return (
    edge !== undefined &&
    (left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 1 || bottom > edge.bottom + 1)
  );
}

/** Whether something with a ground of its own lies on the middle of the box or near one of its corners. */
function isBelow(element: Element, { left, right, top, bottom }: Box): boolean {
  const inset = Math.min(4, (right - left) / 4, (bottom - top) / 4);
  const points: [number, number][] = [
    [(left + right) / 2, (top + bottom) / 2],
    [left + inset, top + inset],
    [right - inset, top + inset],
    [left + inset, bottom - inset],
    [right - inset, bottom - inset],
  ];
  return points.some(([x, y]) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    for (const above of document.elementsFromPoint(x, y)) {
      if (above.contains(element) || element.contains(above)) return false;
      if (isShown(above) && [...around(above)].some((each) => !each.contains(element) && isPainted(each)))
        return true;
    }
    return false;
  });
}
