import type { WindowCommandType } from "./commands.ts";

/**
 * What each key does at a window. Function keys, because a letter would be swallowed by an input method or start a
 * command by accident (WCAG 2.1.4); F1, F3, F5, F11 and F12 stay the browser's.
 */
export const shortcuts = {
  callNext: "F8",
  recall: "F7",
  noShow: "F6",
  start: "F9",
  finish: "F10",
  callNumber: "F2",
  rejoin: "F4",
  signOut: "End",
} as const satisfies Partial<Record<WindowCommandType, string>>;

export type ShortcutAction = keyof typeof shortcuts;

export interface KeyPress {
  readonly code: string;
  readonly repeat: boolean;
  /** Whether Ctrl, Alt, Shift or Meta is held. */
  readonly modified: boolean;
  /** Where the focus is: on nothing, on a button, or in a field. */
  readonly focus: "nothing" | "control" | "field";
}

/**
 * The action of a key, or null. The space bar calls the next one, unless the focus stands on a control, which it
 * presses. Escape leaves a field, and otherwise puts a message away. A key that is held down acts once (36 CFR 1194 App. C 407.4).
 */
export function actionOf({
  code,
  repeat,
  modified,
  focus,
}: KeyPress): ShortcutAction | "leaveField" | "dismissError" | null {
  if (repeat || modified) return null;
  if (code === "Space") return focus === "nothing" ? "callNext" : null;
  if (code === "Escape") return focus === "field" ? "leaveField" : "dismissError";
  // In a field, End goes to the end of what was typed.
  if (code === shortcuts.signOut && focus === "field") return null;
  const found = Object.entries(shortcuts).find(([, key]) => key === code)?.[0];
  return (found as ShortcutAction | undefined) ?? null;
}

/** The key as it is printed on the keyboard. */
export const keyCap = (action: ShortcutAction): string => shortcuts[action];
