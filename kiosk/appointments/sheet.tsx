import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { bookingMessages } from "../i18n/booking.ts";
import { Button } from "../ui/button.tsx";
import type { BookingContext } from "./booking.machine.ts";

interface Act {
  readonly words: string;
  readonly onPress: () => void;
}

/** One question: its title, which takes the focus, what it is about, and the buttons. */
export function Sheet(props: {
  title: string;
  hint?: string;
  busy?: boolean;
  back?: () => void;
  context?: BookingContext;
  primary?: Act;
  secondary?: Act;
  children?: ComponentChildren;
}) {
  const { title, hint, busy = false, back, context, primary, secondary, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main class="sheet" aria-busy={busy}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {hint && <p class="sheet__hint">{hint}</p>}
      {children}
      {(primary || secondary || back) && (
        <div class="sheet__actions">
          {back && context && (
            <Button variant="secondary" icon="back" onPress={back}>
              {backWords[context.language]}
            </Button>
          )}
          {secondary && (
            <Button variant="secondary" onPress={secondary.onPress}>
              {secondary.words}
            </Button>
          )}
          {primary && (
            <Button variant="primary" onPress={primary.onPress}>
              {primary.words}
            </Button>
          )}
        </div>
      )}
    </main>
  );
}

const backWords = bookingMessages.back;
