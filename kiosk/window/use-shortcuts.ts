import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { actionOf, type KeyPress, type ShortcutAction } from "./shortcuts.ts";

/** Listens for the window's keys all over the page while `act` is given. */
export function useShortcuts(act: (action: ShortcutAction | "dismissError") => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actionOf({
        code: event.code,
        repeat: event.repeat,
        modified: event.ctrlKey || event.altKey || event.shiftKey || event.metaKey,
        focus: focusOf(document.activeElement),
      });
      if (!action) return;
      event.preventDefault();
      if (action === "leaveField") (document.activeElement as HTMLElement).blur();
      else latest.current(action);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Puts the focus into what a shortcut points at. */
export function focusFirst(place: RefObject<HTMLElement | null>): void {
  const target = place.current;
  if (target instanceof HTMLInputElement) target.select();
  else target?.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
}

function focusOf(element: Element | null): KeyPress["focus"] {
  if (element instanceof HTMLInputElement) return "field";
  return element instanceof HTMLButtonElement && !element.disabled ? "control" : "nothing";
}
