import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { followArrowKeys } from "../../ui/arrow-keys.ts";

export interface DialogProps {
  readonly title: string;
  readonly hint?: string;
  readonly wide?: boolean;
  readonly cancel: string;
  /** What Enter does; none: there is only something to read. */
  readonly go?: {
    readonly label: string;
    /** Where Enter begins a new line in what is written there. */
    readonly keys?: "Ctrl+Enter";
    readonly enabled: boolean;
    readonly onGo: () => void;
  };
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/**
 * A dialog before the work: the browser keeps the focus in it and everything behind it still. Enter goes, Escape leaves,
 * arrow keys move.
 */
export function Dialog({ title, hint, wide = false, cancel, go, onClose, children }: DialogProps) {
  const place = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = place.current;
    if (!dialog) return undefined;
    dialog.showModal();
    startOf(dialog)?.focus();
    const release = followArrowKeys(dialog);
    return () => {
      release();
      dialog.close();
    };
  }, []);
  const leave = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog
      ref={place}
      class={wide ? "dialog dialog--wide" : "dialog"}
      aria-labelledby="dialog-title"
      onCancel={leave}
      onKeyDown={(event) => {
        // The window's own keys rest meanwhile.
        event.stopPropagation();
        if (event.code === "Escape") leave(event);
        if (event.code === "Enter" && event.ctrlKey) place.current?.querySelector("form")?.requestSubmit();
      }}
    >
      <form
        class="dialog__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (go?.enabled) go.onGo();
        }}
      >
        <header>
          <h2 id="dialog-title">{title}</h2>
          {hint !== undefined && <p>{hint}</p>}
        </header>
        <div class="dialog__body">{children}</div>
        <footer>
          <button type="button" class="button button--secondary" onClick={onClose}>
            <span>{cancel}</span> <kbd>Esc</kbd>
          </button>
          {go && (
            <button type="submit" class="button button--primary" disabled={!go.enabled}>
              <span>{go.label}</span> <kbd>{go.keys ?? "Enter"}</kbd>
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}

/**
 * The first thing to fill in or press, or else what Enter does; among choices the chosen one. What stands in a field is selected, to be typed
 * over.
 */
function startOf(dialog: HTMLElement): HTMLElement | null {
  const find = (what: string) => dialog.querySelector<HTMLInputElement | HTMLButtonElement>(what);
  const first =
    find(".dialog__body :is(input, button)") ?? find("button[type=submit]:not(:disabled)") ?? find("button");
  if (!(first instanceof HTMLInputElement)) return first;
  if (first.type === "radio")
    return dialog.querySelector<HTMLElement>(`input[name="${first.name}"]:checked`) ?? first;
  first.select();
  return first;
}
