/** The round vermilion seal. Only for moments when something is done; its two characters are read right to left. */
export function Seal({ characters }: { characters: string }) {
  return (
    <svg class="seal" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="46" fill="none" stroke="currentColor" stroke-width="5" />
      <circle cx="50" cy="50" r="39.5" fill="none" stroke="currentColor" stroke-width="1.5" />
      <text
        x="50"
        y="62"
        text-anchor="middle"
        font-size={characters.length > 2 ? 20 : 33}
        font-weight="700"
        fill="currentColor"
      >
        {characters}
      </text>
    </svg>
  );
}
