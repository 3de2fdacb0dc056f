import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** A sheet over the screen. It takes the focus when it comes, and gives it back to the screen's title when it goes. */
export function Overlay({
  name,
  title,
  children,
  actions,
}: {
  name: string;
  title: string;
  children: ComponentChildren;
  actions: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    return () => document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="overlay">
      <div
        class="overlay__sheet"
        role="alertdialog"
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
