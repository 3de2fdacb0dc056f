/** Short facts side by side, each whole on its line. */
export const Facts = ({
  of,
  quiet = false,
}: {
  readonly of: readonly string[];
  readonly quiet?: boolean;
}) => (
  <span class={quiet ? "facts facts--quiet" : "facts"}>
    {of.map((fact) => (
      <span key={fact}>{fact}</span>
    ))}
  </span>
);
