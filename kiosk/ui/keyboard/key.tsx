import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../icon.tsx";

export interface KeyProps {
  readonly onPress: () => void;
  readonly children?: ComponentChildren;
  readonly icon?: IconName;
  /** Spoken, and shown beside no words where there is only an icon. */
  readonly label?: string | undefined;
  /** Of the twenty columns of a row. */
  readonly span?: number;
  readonly look?: "plain" | "side" | "primary";
  readonly pressed?: boolean | undefined;
  readonly disabled?: boolean;
  readonly lang?: string | undefined;
}

/** One key. It acts on release, and sliding off cancels. */
export function Key({ onPress, children, icon, label, span = 2, look = "plain", ...rest }: KeyProps) {
  return (
    <button
      type="button"
      class={`key key--${look} key--span-${span}`}
      aria-label={label}
      aria-pressed={rest.pressed}
      disabled={rest.disabled ?? false}
      lang={rest.lang}
      onClick={onPress}
    >
      {icon && <Icon name={icon} size={8} />}
      {children}
    </button>
  );
}
