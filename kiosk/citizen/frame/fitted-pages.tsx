import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { pageStarts } from "./page-starts.ts";
import { PageTurn } from "./page-turn.tsx";

/**
 * Blocks of any height in as many pages as they need on this screen, turned by two buttons: nobody has to swipe, and no line is cut.
 * What fits on one page has no buttons.
 */
export function FittedPages({
  blocks,
  beginWith = 0,
  onLastPage,
}: {
  readonly blocks: readonly ComponentChildren[];
  /** The block that is on the page which is shown first: who comes back finds the place again. */
  readonly beginWith?: number;
  /** The last page is on the screen: everything has been there. */
  readonly onLastPage?: () => void;
}) {
  const area = useRef<HTMLDivElement>(null);
  const turn = useRef<HTMLDivElement>(null);
  /** Null: the page that has the block to begin with. */
  const [wanted, setWanted] = useState<number | null>(null);
  const [pages, setPages] = useState(1);
  const [begin, setBegin] = useState(0);
  const page = Math.min(wanted ?? begin, pages - 1);

  useLayoutEffect(() => {
    const arrange = () => {
      if (!area.current || !turn.current) return;
      const starts = arrangedIn(area.current, turn.current, page);
      if (starts.length !== pages) setPages(starts.length);
      const first = Math.max(
        0,
        starts.findLastIndex((start) => start <= beginWith),
      );
      if (first !== begin) setBegin(first);
      if (page === starts.length - 1) onLastPage?.();
    };
    arrange();
    const observer = new ResizeObserver(arrange);
    if (area.current?.parentElement) observer.observe(area.current.parentElement);
    // The font of a rarer character comes when it is first shown, and may break lines elsewhere.
    document.fonts.addEventListener("loadingdone", arrange);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", arrange);
    };
  });

  return (
    <div class="fitted">
      <div class="fitted__area" ref={area}>
        {blocks.map((block, index) => (
          // The blocks of one page never change places.
          <div key={index} class="fitted__block">
            {block}
          </div>
        ))}
      </div>
      <PageTurn page={page} pages={pages} onTurn={setWanted} bar={turn} />
    </div>
  );
}

/** Measures the blocks and shows those of a page. Returns where pages start. */
function arrangedIn(area: HTMLElement, turn: HTMLElement, page: number): readonly number[] {
  const blocks = [...area.children] as HTMLElement[];
  for (const block of blocks) block.hidden = false;
  turn.hidden = true;
  const heights = blocks.map((block) => block.offsetHeight);
  const gap = Number.parseFloat(getComputedStyle(area).rowGap) || 0;
  let starts = pageStarts(heights, gap, area.clientHeight);
  if (starts.length > 1) {
    turn.hidden = false;
    starts = pageStarts(heights, gap, area.clientHeight);
  }
  const shown = Math.min(page, starts.length - 1);
  const [from = 0, to = blocks.length] = [starts[shown], starts[shown + 1]];
  blocks.forEach((block, index) => {
    block.hidden = index < from || index >= to;
  });
  return starts;
}
