import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Over the page: the browser keeps the focus in it. Escape leaves. */
export function Over({
  title,
  onLeave,
  children,
}: {
  readonly title: string;
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
      class="over"
      aria-labelledby="over-title"
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
