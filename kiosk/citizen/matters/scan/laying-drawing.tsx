/** The lens above the mat, and a page in the middle of it. It says nothing that the words do not. */
export function LayingDrawing() {
  const lines = [0, 1, 2, 3, 4, 5, 6];
  return (
    <svg class="laying" viewBox="0 0 320 260" aria-hidden="true">
      <path class="laying__mat" d="M40 150h240l36 92H4z" />
      <path class="laying__page" d="M104 162h112l20 68H84z" />
      {lines.map((line) => (
        <path
          key={line}
          class="laying__line"
          d={`M${112 - line * 2.2} ${171 + line * 8}h${(line === 6 ? 60 : 96) + line * 4.4}`}
        />
      ))}
      <path class="laying__arm" d="M262 150V32h-96" />
      <path class="laying__lens" d="M146 20h28v26h-28z" />
      <path class="laying__sight" d="M150 50L92 150M170 50l58 100" />
    </svg>
  );
}
