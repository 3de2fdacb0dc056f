/** Runs in the browser: what is wrong with the screen as it is shown, each fault in one line. */
export function faultsOnScreen(scrolls: boolean): string[] {
  const faults: string[] = [];
  const { innerWidth, innerHeight } = window;
  const visible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest(".visually-hidden, [aria-hidden=true], svg, iframe, option");
  const say = (element: Element, what: string) =>
    faults.push(
      `${what}: “${(element.textContent ?? "").trim().slice(0, 40)}” (${element.className || element.tagName})`,
    );

  if (document.documentElement.scrollWidth > innerWidth + 1) faults.push("the page scrolls sideways");
  if (!scrolls && document.documentElement.scrollHeight > innerHeight + 1)
    faults.push(`the page is ${document.documentElement.scrollHeight} high and shows ${innerHeight}`);

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? "";
    if (!element || text.trim() === "" || !visible(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()]
      .filter(({ width, height }) => width > 0 && height > 0)
      .map((box) => inked(box, Number.parseFloat(getComputedStyle(element).fontSize)));
    for (const box of boxes) {
      const beyond =
        box.left < -1 ||
        box.right > innerWidth + 1 ||
        (!scrolls && (box.top < -1 || box.bottom > innerHeight + 1));
      if (beyond) say(element, "text outside the screen");
    }
    for (
      let holder: Element | null = element;
      holder && holder !== document.body;
      holder = holder.parentElement
    ) {
      const style = getComputedStyle(holder);
      const clips = (value: string) => value === "hidden" || value === "clip";
      if (!clips(style.overflowX) && !clips(style.overflowY)) continue;
      const around = holder.getBoundingClientRect();
      const clipped = boxes.some(
        (box) =>
          (clips(style.overflowX) && (box.left < around.left - 1 || box.right > around.right + 1)) ||
          (clips(style.overflowY) && (box.top < around.top - 2 || box.bottom > around.bottom + 2)),
      );
      if (clipped) say(element, "text is clipped");
    }
    const card = cardOf(element)?.getBoundingClientRect();
    const standsOut =
      card &&
      boxes.some(
        (box) =>
          box.left < card.left - 1 ||
          box.right > card.right + 1 ||
          box.top < card.top - 2 ||
          box.bottom > card.bottom + 2,
      );
    if (standsOut) say(element, "text stands out of its card");
    wrapsBadly(element, node, text);
  }
  return [...new Set(faults)];

  /** The nearest holder that can be seen: it has a ground of its own. None where something between is placed by itself. */
  function cardOf(element: Element): Element | null {
    for (
      let holder: Element | null = element;
      holder && holder !== document.body;
      holder = holder.parentElement
    ) {
      const { backgroundColor, position, display } = getComputedStyle(holder);
      const isPainted = !/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor);
      // A ground behind words in a line is as wide as they are.
      if (isPainted && display !== "inline") return holder;
      if (position === "absolute" || position === "fixed") return null;
    }
    return null;
  }

  /** Where ink can be: a character's em box. Above and below it the font's own leading is empty. */
  function inked({ left, right, top, bottom, height }: DOMRect, em: number) {
    const leading = Math.max(0, (height - em) / 2);
    return { left, right, top: top + leading, bottom: bottom - leading };
  }

  /** One lonely character on the last line, or a Latin word cut in two. */
  function wrapsBadly(element: Element, node: Node, text: string) {
    const lines: { top: number; text: string }[] = [];
    let at = 0;
    let before = "";
    for (const character of text) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + character.length);
      at += character.length;
      const box = range.getClientRects()[0];
      if (!box || box.width === 0) {
        before = character;
        continue;
      }
      const line = lines.at(-1);
      if (line && Math.abs(line.top - box.top) < box.height / 2) line.text += character;
      else {
        if (line && /[A-Za-z]/.test(before) && /[A-Za-z]/.test(character))
          say(element, "a word is cut in two");
        lines.push({ top: box.top, text: character });
      }
      before = character;
    }
    const last = lines.at(-1);
    if (lines.length > 1 && last && [...last.text.replace(/[\s，。；：！？、,.;:!?）)]/g, "")].length <= 1)
      say(element, "one character alone on the last line");
  }
}
