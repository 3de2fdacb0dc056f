import type { ComponentChildren } from "preact";

/** A term and what is said of it; beside it where `side`, below it otherwise. */
export function Row({
  term,
  said,
  side = false,
}: {
  readonly term: string;
  readonly said: readonly (ComponentChildren | undefined)[];
  readonly side?: boolean;
}) {
  return (
    <div class={side ? "guide-row guide-row--side" : "guide-row"}>
      <p class="guide-row__term">{term}</p>
      {said.map(
        (each, index) =>
          each && (
            // What is said of a term never changes places.
            <p key={index} class="guide-row__said">
              {each}
            </p>
          ),
      )}
    </div>
  );
}
