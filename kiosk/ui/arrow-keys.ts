const focusable = "button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled)";

const steps: Readonly<Record<string, 1 | -1>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/** The place that an arrow key leads to: round the end, and from nowhere to the first or the last. */
export function nextPlace(current: number, count: number, step: 1 | -1): number {
  if (count === 0) return -1;
  if (current < 0) return step === 1 ? 0 : count - 1;
  return (current + step + count) % count;
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
    const current = controls.indexOf(document.activeElement as HTMLElement);
    controls[nextPlace(current, controls.length, step)]?.focus();
    event.preventDefault();
  };
  container.addEventListener("keydown", onKeyDown);
  return () => container.removeEventListener("keydown", onKeyDown);
}
