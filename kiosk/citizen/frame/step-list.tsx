/** Where a screen stands in its journey; the words of the steps in order. */
export function StepList({
  words,
  step,
  position,
}: {
  words: readonly string[];
  step: number;
  position: string;
}) {
  return (
    <ol class="steps" aria-label={position}>
      {words.map((word, index) => (
        <li
          key={word}
          class={index + 1 < step ? "steps__done" : index + 1 === step ? "steps__now" : undefined}
          aria-current={index + 1 === step ? "step" : undefined}
        >
          <span class="steps__mark" aria-hidden="true">
            {index + 1 < step ? "✓" : index + 1}
          </span>
          <span>{word}</span>
        </li>
      ))}
    </ol>
  );
}
