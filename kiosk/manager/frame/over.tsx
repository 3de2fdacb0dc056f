import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Over the page: the browser keeps the focus in it. Escape leaves. */
export function Over({
  title,
  wide = false,
  onLeave,
  onKey,
  children,
}: {
  readonly title: string;
  readonly wide?: boolean;
  /** A key that no button of it takes. */
  readonly onKey?: (key: string) => void;
  readonly onLeave: () => void;
  readonly children: ComponentChildren;
}) {
  const place = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={place}
      class={wide ? "over over--wide" : "over"}
      aria-labelledby="over-title"
      onKeyDown={(event) => onKey?.(event.key)}
      onCancel={(event) => {
        event.preventDefault();
        onLeave();
      }}
    >
      <h2 id="over-title">{title}</h2>
      {children}
    </dialog>
  );
}
