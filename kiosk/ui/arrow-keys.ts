const focusable =
  "button:not(:disabled, [tabindex='-1']), a[href], input:not(:disabled), select:not(:disabled)";

const steps: Readonly<Record<string, 1 | -1>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/**
 * The place that an arrow key leads to, going round at the ends. `current` is the focused control's place, or -1 when
 * the focus stands on none; then `following` is the place of the first control behind it (-1: there is none).
 */
export function nextPlace(current: number, following: number, count: number, step: 1 | -1): number {
  if (count === 0) return -1;
  if (current >= 0) return (current + step + count) % count;
  const ahead = Math.max(following, 0);
  return step === 1 ? ahead : (ahead - 1 + count) % count;
}

/**
 * Lets a keypad with four arrows and Enter reach every control of `container` in the order it is read. A key that is
 * held down does not act again (36 CFR 1194 App. C 407.4). Returns what undoes it.
 */
export function followArrowKeys(container: HTMLElement): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.repeat && (event.code === "Enter" || event.code === "Space")) event.preventDefault();
    const step = steps[event.code];
    if (step === undefined || event.target instanceof HTMLInputElement) return;
    const scope = container.querySelector<HTMLElement>("[aria-modal='true']") ?? container;
    const controls = [...scope.querySelectorAll<HTMLElement>(focusable)];
    const active = document.activeElement;
    const current = active instanceof HTMLElement ? controls.indexOf(active) : -1;
    const following = controls.findIndex(
      (control) => active && active.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    controls[nextPlace(current, following, controls.length, step)]?.focus();
    event.preventDefault();
  };
  container.addEventListener("keydown", onKeyDown);
  return () => container.removeEventListener("keydown", onKeyDown);
}
