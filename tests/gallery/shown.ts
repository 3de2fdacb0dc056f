/** What of a screen a person can see and touch. Runs in the browser. */

const controls = "button, a[href], input, select, textarea, [role=button], [role=tab], [role=switch]";

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether it is drawn for eyes, and not below a sheet that must be answered first. */
export const isShown = (element: Element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  !element.closest(".visually-hidden, [aria-hidden=true], svg, iframe, option, [inert]") &&
  [...document.querySelectorAll("dialog:modal, [aria-modal=true]")].every((sheet) => sheet.contains(element));

/** All that can be touched. A field that its label stands for is touched by the label. */
export function touched(): HTMLElement[] {
  return [...document.body.querySelectorAll<HTMLElement>(controls)]
    .filter(isShown)
    .map((control) => {
      const label = control instanceof HTMLInputElement && control.closest("label");
      return label || control;
    })
    .filter((control, index, all) => all.indexOf(control) === index);
}

/** Each piece of text with the boxes of its ink. */
export function texts(): { element: Element; node: Node; text: string; boxes: Box[] }[] {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? "";
    if (!element || text.trim() === "" || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const em = Number.parseFloat(getComputedStyle(element).fontSize);
    const boxes = [...range.getClientRects()]
      .filter(({ width, height }) => width > 0 && height > 0)
      .map((box) => inked(box, em));
    found.push({ element, node, text, boxes });
  }
  return found;
}

/** Where ink can be: a character's em box. Above and below it the font's own leading is empty. */
function inked({ left, right, top, bottom, height }: DOMRect, em: number): Box {
  const leading = Math.max(0, (height - em) / 2);
  return { left, right, top: top + leading, bottom: bottom - leading };
}

/** As the page has it of its screen. */
export const pixelsPerMillimetre = () =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--px-per-mm"));

/** From the element outwards, without the page's own root. */
export function* around(element: Element): Generator<Element> {
  for (let each: Element | null = element; each && each !== document.body; each = each.parentElement)
    yield each;
}

/** Whether it has a ground of its own, which hides what is below it. */
export const isPainted = (element: Element) =>
  !/^(transparent|rgba\(.*, 0\))$/.test(getComputedStyle(element).backgroundColor);
