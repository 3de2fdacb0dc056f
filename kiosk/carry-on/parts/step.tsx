import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import type { IconName } from "../../ui/icon.tsx";
import { useCarry } from "./use-carry.ts";

export interface StepAction {
  readonly words: string;
  readonly onPress: () => void;
  readonly icon?: IconName;
  readonly disabled?: boolean;
}

export interface StepProps {
  readonly name: string;
  readonly title: string;
  readonly hint?: string | undefined;
  /** Above the title: what it belongs to. */
  readonly section?: string;
  readonly primary?: StepAction;
  readonly secondary?: StepAction;
  /** Whether one of its options is chosen already: who comes back to it goes on without choosing again. */
  readonly chosen?: boolean;
  /** Whether one goes back, sees all of it, and may stop. Default: yes. */
  readonly ways?: boolean;
  readonly children?: ComponentChildren;
}

/** One question of a case on a telephone: it may be as long as it needs, and the ways on stand below it. */
export function Step({
  name,
  title,
  hint,
  section,
  primary,
  secondary,
  chosen = false,
  ways = true,
  children,
}: StepProps) {
  const { t, c, send } = useCarry();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <section class="choice carry" data-screen={name}>
      {section && <p class="carry__section">{section}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {hint && <p class="choice__hint">{hint}</p>}
      {children}
      {primary && (
        <Button
          variant="primary"
          onPress={primary.onPress}
          disabled={primary.disabled ?? false}
          {...(primary.icon ? { icon: primary.icon } : {})}
        >
          {primary.words}
        </Button>
      )}
      {chosen && (
        <Button variant="primary" icon="forward" onPress={() => send({ type: "keep" })}>
          {t("next")}
        </Button>
      )}
      {secondary && <Button onPress={secondary.onPress}>{secondary.words}</Button>}
      {ways && (
        <div class="carry__ways">
          <Button variant="quiet" icon="back" onPress={() => send({ type: "back" })}>
            {c("back")}
          </Button>
          <Button variant="quiet" onPress={() => send({ type: "seeAll" })}>
            {t("seeAll")}
          </Button>
          <Button variant="quiet" onPress={() => send({ type: "stop" })}>
            {t("stop")}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What can be answered, each a large button. */
export function Options({
  options,
  chosen,
  onChoose,
}: {
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly chosen: readonly string[];
  readonly onChoose: (value: string) => void;
}) {
  return (
    <ul>
      {options.map(({ value, label, hint }) => (
        <li key={value}>
          <button
            type="button"
            class="offer"
            aria-pressed={chosen.includes(value)}
            onClick={() => onChoose(value)}
          >
            <span class="offer__words">
              <strong>{label}</strong>
              {hint && <span class="offer__detail">{hint}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
