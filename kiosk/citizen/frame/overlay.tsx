import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * A sheet over the screen. It takes the focus when it comes. When it goes, the focus is where it was, of one that can be closed, and else on
 * the screen's title.
 */
export function Overlay({
  name,
  title,
  children,
  actions,
  onClose,
}: {
  name: string;
  title: string;
  children: ComponentChildren;
  actions: ComponentChildren;
  /** Closes it by Escape: of one that asks nothing. */
  onClose?: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const opener = onClose && document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      const title = document.querySelector<HTMLElement>("main h1");
      const back = opener instanceof HTMLElement && opener.isConnected ? opener : title;
      // The screen below is still inert while this goes.
      queueMicrotask(() => back?.focus({ preventScroll: true }));
    };
  }, []);
  // Listens once for its whole life: whoever stops and listens anew while a key is being told misses that key.
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === "Escape") close.current?.();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <div class="overlay">
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have aria-modal */}
      <div
        class="overlay__sheet"
        role={onClose ? "dialog" : "alertdialog"}
        aria-modal="true"
        aria-labelledby={`${name}-title`}
        data-overlay={name}
      >
        <h2 id={`${name}-title`} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <div class="overlay__content">{children}</div>
        <div class="overlay__actions">{actions}</div>
      </div>
    </div>
  );
}
