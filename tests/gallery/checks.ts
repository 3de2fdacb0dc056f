import { tooFaint } from "./contrast.ts";
import { cut } from "./cut.ts";
import { around, isPainted, isShown, texts } from "./shown.ts";
import { tooSmall } from "./sizes.ts";

/** What is asked of a page's screens. */
export interface Asked {
  /** People turn it by scrolling. */
  readonly scrolls: boolean;
  /** There is a wheel: a list in it may have more than it shows. */
  readonly listsScroll?: boolean;
  /** Who touches it: fingers at a terminal or on a telephone. Nothing is asked of what a mouse points at. */
  readonly touched?: "terminal" | "phone";
}

/** Runs in the browser: what is wrong with the screen as it is shown, each fault in one line. */
export function faultsOnScreen({ scrolls, listsScroll = scrolls, touched }: Asked): string[] {
  const faults: string[] = [];
  const { innerWidth, innerHeight } = window;
  const say = (element: Element, what: string) =>
    faults.push(
      `${what}: “${(element.textContent ?? "").trim().slice(0, 40)}” (${element.className || element.tagName})`,
    );

  if (document.documentElement.scrollWidth > innerWidth + 1) faults.push("the page scrolls sideways");
  if (!scrolls && document.documentElement.scrollHeight > innerHeight + 1)
    faults.push(`the page is ${document.documentElement.scrollHeight} high and shows ${innerHeight}`);

  for (const { element, node, text, boxes } of texts()) {
    for (const box of boxes) {
      const beyond =
        box.left < -1 ||
        box.right > innerWidth + 1 ||
        (!scrolls && (box.top < -1 || box.bottom > innerHeight + 1));
      if (beyond) say(element, "text outside the screen");
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
  for (const [element, what] of cut(scrolls, listsScroll)) say(element, what);
  for (const [element, what] of [...outOfPlace(), ...titleAside()]) say(element, what);
  for (const [element, what] of tooFaint(touched === "terminal" ? "terminal" : "page")) say(element, what);
  if (touched) for (const [element, what] of tooSmall(touched)) say(element, what);
  return [...new Set(faults)];

  /** The nearest holder that can be seen: it has a ground of its own. None where something between is placed by itself. */
  function cardOf(element: Element): Element | null {
    for (const holder of around(element)) {
      const { position, display } = getComputedStyle(holder);
      // A ground behind words in a line is as wide as they are.
      if (isPainted(holder) && display !== "inline") return holder;
      if (position === "absolute" || position === "fixed") return null;
    }
    return null;
  }

  /** A title with nothing on its left though it does not stand there: its page's rows and columns are not those that were meant. */
  function titleAside(): [Element, string][] {
    return [...document.querySelectorAll(".page")].filter(isShown).flatMap((page) => {
      const title = page.querySelector(":scope > .page__title");
      if (!title || page.matches("[data-screen=rest]")) return [];
      const { left } = title.getBoundingClientRect();
      const edge = page.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(page).paddingLeft);
      const beside = [...page.children].some((each) => {
        const { right, width, height } = each.getBoundingClientRect();
        return each !== title && width > 0 && height > 0 && right <= left + 1;
      });
      return left > edge + 2 && !beside ? [[title, "nothing is at the left of the title"] as const] : [];
    });
  }

  /** Buttons of a page whose place is not the one where they always are: the way back at the left, the main one at the right. */
  function outOfPlace(): [Element, string][] {
    return [...document.querySelectorAll(".page__actions")].filter(isShown).flatMap((actions) => {
      const { left, right } = actions.getBoundingClientRect();
      const main = actions.querySelector(":scope > .button--primary");
      const back = actions.querySelector(":scope > .button:first-child");
      const found: [Element, string][] = [];
      if (main && main.getBoundingClientRect().right < right - 2)
        found.push([main, "the main button is not at the right"]);
      if (back && back.getBoundingClientRect().left > left + 2)
        found.push([back, "the way back is not at the left"]);
      return found;
    });
  }

  /** One lonely character on the last line, or a Latin word cut in two. */
  function wrapsBadly(element: Element, node: Node, text: string) {
    // From the top downwards every character has a line of its own.
    if (getComputedStyle(element).writingMode !== "horizontal-tb") return;
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
        if (touched && line && /\d{4}-(\d\d-)?$/.test(line.text) && /\d/.test(character))
          say(element, "a day is cut in two");
        lines.push({ top: box.top, text: character });
      }
      before = character;
    }
    const last = lines.at(-1);
    if (lines.length > 1 && last && [...last.text.replace(/[\s，。；：！？、,.;:!?）)]/g, "")].length <= 1)
      say(element, "one character alone on the last line");
  }
}
