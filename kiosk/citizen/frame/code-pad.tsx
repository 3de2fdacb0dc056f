import type { ComponentChildren } from "preact";
import { Button } from "../../ui/button.tsx";

/** Places for the signs of a code, and a key for every sign that can stand in it. */
export function CodePad({
  typed,
  places,
  signs,
  label,
  onSign,
  children,
}: {
  readonly typed: string;
  /** How many signs there are in the whole. */
  readonly places: number;
  readonly signs: string;
  /** What is typed so far, in words. */
  readonly label: string;
  readonly onSign: (sign: string) => void;
  /** Between the two: what is wrong with it. */
  readonly children?: ComponentChildren;
}) {
  return (
    <>
      <p class="code" role="status" aria-label={label}>
        {Array.from({ length: places }, (_, place) => `place-${place}`).map((key, place) => (
          <span key={key} class={place === typed.length ? "code__sign code__sign--next" : "code__sign"}>
            {typed[place] ?? ""}
          </span>
        ))}
      </p>
      {children}
      <div class="code-keys">
        {[...signs].map((sign) => (
          <Button
            key={sign}
            variant="secondary"
            class="code-keys__key"
            disabled={typed.length >= places}
            onPress={() => onSign(sign)}
          >
            {sign}
          </Button>
        ))}
      </div>
    </>
  );
}
