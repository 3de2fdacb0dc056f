import { boxTowards, type Direction } from "./grid-arrows.ts";

/** What a keyboard with letters, or a keypad, asks for. */
export interface KeyActions {
  /** A sign was typed. */
  readonly type: (text: string) => void;
  readonly space: () => void;
  readonly enter: () => void;
  readonly erase: () => void;
  /** Whether there was something to escape from: else it is the page's. */
  readonly escape: () => boolean;
  /** The caret, one character on or back. */
  readonly move: (by: 1 | -1) => void;
}

/**
 * Lets `root` be used without touching it: letters and digits type into it wherever on the page the focus stands (but for another field), the
 * arrows lead from key to key as they lie, and on the field move the caret. At the rim the arrows are the page's again. A key that is held down
 * does not act again (36 CFR 1194 App. C 407.4). Returns what undoes it.
 * @param now what the keys do at this moment
 */
export function followKeys(root: HTMLElement, now: () => KeyActions | undefined): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || !(target instanceof Element)) return;
    if (target.matches("input, textarea, select")) return;
    if (event.repeat && !event.code.startsWith("Arrow")) return;
    const actions = now();
    if (actions && act(event, target, actions)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const act = (event: KeyboardEvent, target: Element, actions: KeyActions): boolean => {
    const isOnField = target.matches("[data-field]");
    const isOnButton = target.matches("button, a");
    switch (event.code) {
      case "ArrowLeft":
      case "ArrowRight":
        if (isOnField) {
          actions.move(event.code === "ArrowLeft" ? -1 : 1);
          return true;
        }
        return moveFocus(root, target, event.code);
      case "ArrowUp":
      case "ArrowDown":
        return moveFocus(root, target, event.code);
      case "Backspace":
        actions.erase();
        return true;
      case "Escape":
        return actions.escape();
      case "Enter":
      case "NumpadEnter":
        if (isOnButton) return false;
        actions.enter();
        return true;
      case "Space":
        if (isOnButton) return false;
        actions.space();
        return true;
    }
    if ([...event.key].length !== 1) return false;
    actions.type(event.key);
    return true;
  };
  // Before the page's own arrows.
  document.addEventListener("keydown", onKeyDown, { capture: true });
  return () => document.removeEventListener("keydown", onKeyDown, { capture: true });
}

function moveFocus(root: HTMLElement, target: Element, direction: Direction): boolean {
  if (!root.contains(target)) return false;
  const controls = [...root.querySelectorAll<HTMLElement>("button:not(:disabled), [data-field]")].filter(
    (control) => control !== target && control.checkVisibility(),
  );
  const boxes = controls.map((control) => control.getBoundingClientRect());
  const place = boxTowards(boxes, target.getBoundingClientRect(), direction);
  controls[place]?.focus();
  return place >= 0;
}
