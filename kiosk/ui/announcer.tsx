/** Reads `words` aloud, for those who have a reader, whenever they change. */
export function Announcer({ words }: { words: string }) {
  return (
    <p class="visually-hidden" aria-live="polite" role="status">
      {words}
    </p>
  );
}
