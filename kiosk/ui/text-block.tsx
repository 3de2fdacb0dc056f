import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

export interface TextBlockProps {
  readonly children: ComponentChildren;
  readonly as?: "p" | "h2" | "h3" | "span" | "strong";
  readonly size?: "small" | "body" | "h2" | "h1" | "display";
  readonly quiet?: boolean;
  readonly lang?: string;
}

/** A paragraph or heading in one of the five sizes. */
export function TextBlock({
  children,
  as: Element = "p",
  size = "body",
  quiet = false,
  lang,
}: TextBlockProps) {
  return (
    <Element class={`text text--${size}${quiet ? " text--quiet" : ""}`} lang={lang}>
      {children}
    </Element>
  );
}

/** A sheet of white paper. */
export function Card({ children, class: name }: { children: ComponentChildren; class?: string }) {
  return <div class={name ? `card ${name}` : "card"}>{children}</div>;
}

export type Tone = "information" | "warning" | "bad" | "good";

const toneIcons: Readonly<Record<Tone, IconName>> = {
  information: "information",
  warning: "warning",
  bad: "bad",
  good: "check",
};

/** A message beside the task: icon, word and colour say the same. */
export function Notice({
  tone,
  title,
  children,
}: {
  tone: Tone;
  title: string;
  children?: ComponentChildren;
}) {
  return (
    <div class={`notice notice--${tone}`}>
      <Icon name={toneIcons[tone]} />
      <div class="notice__words">
        <p class="notice__title">{title}</p>
        {children}
      </div>
    </div>
  );
}

/** One or two words about a state. */
export function Chip({
  tone,
  icon,
  children,
}: {
  tone: "good" | "bad" | "warning" | "quiet";
  icon?: IconName;
  children: ComponentChildren;
}) {
  return (
    <span class={`chip chip--${tone}`}>
      {icon && <Icon name={icon} size={6} />}
      {children}
    </span>
  );
}
