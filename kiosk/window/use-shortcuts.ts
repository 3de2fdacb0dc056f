import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { actionOf, chordOf, type KeyPress, type ShortcutAction } from "./shortcuts.ts";

/** Listens for the window's keys all over the page; `act` null: a dialog has them. */
export function useShortcuts(act: ((action: ShortcutAction | "dismissError") => void) | null): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!latest.current) return;
      const action = actionOf({
        chord: chordOf(event),
        repeat: event.repeat,
        focus: focusOf(document.activeElement),
      });
      if (!action) return;
      event.preventDefault();
      if (action === "leaveField") (document.activeElement as HTMLElement).blur();
      else latest.current(action);
    };
    const onMouseDown = (event: MouseEvent) => {
      if (latest.current) keepSpaceBar(event);
    };
    addEventListener("keydown", onKeyDown);
    addEventListener("mousedown", onMouseDown);
    return () => {
      removeEventListener("keydown", onKeyDown);
      removeEventListener("mousedown", onMouseDown);
    };
  }, []);
}

/** Puts the focus into what a shortcut points at. */
export function focusFirst(place: RefObject<HTMLElement | null>): void {
  const target = place.current;
  if (target instanceof HTMLInputElement) target.select();
  else target?.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
}

/**
 * A button that the mouse presses takes no focus: the space bar still calls the next one, and does not press it again.
 * By keyboard it is reached as ever.
 */
function keepSpaceBar(event: MouseEvent): void {
  if (!(event.target instanceof Element) || !event.target.closest("button")) return;
  event.preventDefault();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function focusOf(element: Element | null): KeyPress["focus"] {
  if (element instanceof HTMLInputElement) return "field";
  return element instanceof HTMLButtonElement && !element.disabled ? "control" : "nothing";
}
