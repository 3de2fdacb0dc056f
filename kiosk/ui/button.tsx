import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "hero";

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  readonly variant?: ButtonVariant;
  readonly icon?: IconName;
  readonly disabled?: boolean;
  /** Whether it is a switch, and on. */
  readonly pressed?: boolean;
  /** Language of the words, where it is not the page's. */
  readonly lang?: string;
  /** Spoken instead of the words. */
  readonly label?: string;
  readonly class?: string;
}

/** A button as the browser has it: acts on release, and sliding off cancels. */
export function Button(props: ButtonProps) {
  const { children, onPress, variant = "secondary", icon, disabled = false, pressed, lang, label } = props;
  return (
    <button
      type="button"
      class={`button button--${variant} ${props.class ?? ""}`.trimEnd()}
      disabled={disabled}
      aria-pressed={pressed}
      aria-label={label}
      lang={lang}
      onClick={onPress}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
