/**
 * What each key does at a window. Function keys and the six keys above the arrows, because a letter would be swallowed by an
 * input method or start a command by accident (WCAG 2.1.4). F1, F3, F5, F11, F12 and what browsers do with Shift beside them
 * (F3, F5, F7, F9, F10, F12) stay the browser's.
 */
export const shortcuts = {
  callNext: "F8",
  recall: "F7",
  noShow: "F6",
  start: "F9",
  finish: "F10",
  undo: "Ctrl+KeyZ",
  hold: "PageDown",
  transfer: "PageUp",
  addMatter: "Insert",
  callNumber: "F2",
  rejoin: "F4",
  held: "Shift+F4",
  history: "Shift+F2",
  savedCase: "Shift+F6",
  autoCall: "Shift+F8",
  pause: "Home",
  profile: "Shift+Home",
  report: "Shift+PageUp",
  ratings: "Shift+PageDown",
  help: "Shift+F1",
  signOut: "End",
} as const;

export type ShortcutAction = keyof typeof shortcuts;

/** Keys that move about or undo in a field that is being typed in: there they are the field's. */
const ofFields: ReadonlySet<string> = new Set([
  shortcuts.signOut,
  shortcuts.pause,
  shortcuts.profile,
  shortcuts.addMatter,
  shortcuts.report,
  shortcuts.ratings,
  shortcuts.undo,
]);

export interface KeyPress {
  /** The key's code behind the modifiers that are held: `F8`, `Shift+F2`, `Ctrl+KeyZ`. */
  readonly chord: string;
  readonly repeat: boolean;
  /** Where the focus is: on nothing, on a control, or in a field. */
  readonly focus: "nothing" | "control" | "field";
}

/**
 * The action of a key, or null. The space bar calls the next one, unless the focus stands on a control, which it
 * presses. Escape leaves a field, and otherwise puts a message away. A key that is held down acts once (36 CFR 1194 App. C 407.4).
 */
export function actionOf({
  chord,
  repeat,
  focus,
}: KeyPress): ShortcutAction | "leaveField" | "dismissError" | null {
  if (repeat) return null;
  if (chord === "Space") return focus === "nothing" ? "callNext" : null;
  if (chord === "Escape") return focus === "field" ? "leaveField" : "dismissError";
  if (focus === "field" && ofFields.has(chord)) return null;
  const found = Object.entries(shortcuts).find(([, key]) => key === chord)?.[0];
  return (found as ShortcutAction | undefined) ?? null;
}

/** What a key event's chord is called here. */
export function chordOf(event: {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}): string {
  const held = [
    event.ctrlKey ? "Ctrl" : "",
    event.altKey ? "Alt" : "",
    event.shiftKey ? "Shift" : "",
    event.metaKey ? "Meta" : "",
  ];
  return [...held.filter(Boolean), event.code].join("+");
}

const printed: Readonly<Record<string, string>> = { PageUp: "PgUp", PageDown: "PgDn", KeyZ: "Z" };

/** The key as it is printed on the keyboard. */
export const keyCap = (action: ShortcutAction): string =>
  shortcuts[action]
    .split("+")
    .map((part) => printed[part] ?? part)
    .join("+");
