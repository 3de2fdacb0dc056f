import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { PageTurn } from "./page-turn.tsx";

/** So many items at a time, in pages that are turned by two buttons; with one page there are none. Nobody has to swipe. */
export function Pages<T>({
  items,
  size,
  children,
}: {
  readonly items: readonly T[];
  readonly size: number;
  readonly children: (shown: readonly T[]) => ComponentChildren;
}) {
  const [wanted, setWanted] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(wanted, pages - 1);
  return (
    <>
      {children(items.slice(page * size, (page + 1) * size))}
      {pages > 1 && <PageTurn page={page} pages={pages} onTurn={setWanted} />}
    </>
  );
}
