/** Stands on every page while people, cards and numbers are made up. */
export function DemoBand({ words }: { words: string }) {
  return (
    <p class="demo-band" role="note">
      {words}
    </p>
  );
}
