import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import type { IconName } from "../../ui/icon.tsx";
import { useCitizen } from "../use-citizen.ts";

export interface Action {
  readonly words: string;
  readonly onPress: () => void;
  readonly icon?: IconName;
  readonly disabled?: boolean;
}

export interface PageProps {
  readonly title: string;
  readonly hint?: string;
  /** The same in English, on screens where nobody has chosen a language yet. */
  readonly inEnglish?: string;
  /** Where this screen stands in the journey: drawn, and in words. */
  readonly steps?: ComponentChildren;
  readonly position?: string;
  /** The terminal's drawing, where a device is to be found. */
  readonly drawing?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** Always on the left. */
  readonly back?: Action;
  /** Always on the right. */
  readonly primary?: Action;
  readonly secondary?: Action;
  /** A touch anywhere but on a button; also one that began on a button which moved away under the finger. */
  readonly onPressAnywhere?: () => void;
  readonly name: string;
}

/** One question or one instruction: title and step on top, what it is about, and the actions in their fixed places. */
export function Page({
  title,
  hint,
  inEnglish,
  steps,
  position,
  drawing,
  children,
  back,
  primary,
  secondary,
  onPressAnywhere,
  name,
}: PageProps) {
  const { announce } = useCitizen();
  const heading = useRef<HTMLHeadingElement>(null);

  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => announce(position ? `${title} ${position}` : title), [title, position, announce]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: buttons on the page do the same
    <main
      class={drawing ? "page page--drawn" : "page"}
      data-screen={name}
      onClick={({ target }) => (target as Element).closest("button") ?? onPressAnywhere?.()}
    >
      <div class="page__title">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {hint && <p class="page__hint">{hint}</p>}
        {inEnglish && (
          <p class="page__hint" lang="en">
            {inEnglish}
          </p>
        )}
      </div>
      {steps}
      {drawing && <div class="page__drawing">{drawing}</div>}
      <div class="page__content">{children}</div>
      {(back || secondary || primary) && (
        <div class="page__actions">
          {back && <ActionButton action={back} variant="secondary" icon={back.icon ?? "back"} />}
          <span class="page__between" />
          {secondary && <ActionButton action={secondary} variant="secondary" icon={secondary.icon} />}
          {primary && <ActionButton action={primary} variant="primary" icon={primary.icon} />}
        </div>
      )}
    </main>
  );
}

function ActionButton({
  action,
  variant,
  icon,
}: {
  action: Action;
  variant: "primary" | "secondary";
  icon: IconName | undefined;
}) {
  return (
    <Button
      variant={variant}
      onPress={action.onPress}
      disabled={action.disabled ?? false}
      {...(icon ? { icon } : {})}
    >
      {action.words}
    </Button>
  );
}
