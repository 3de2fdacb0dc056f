import type { ComponentChildren } from "preact";
import { useOrientation } from "../../ui/orientation.ts";
import { useSession } from "../use-citizen.ts";
import { Pages } from "./pages.tsx";

/** Items that fit on one page without scrolling. Latin words are longer than Chinese ones. */
const itemsPerPage = {
  portrait: { normal: { chinese: 6, latin: 6 }, large: { chinese: 3, latin: 3 } },
  landscape: { normal: { chinese: 6, latin: 4 }, large: { chinese: 2, latin: 2 } },
} as const;

/** A list in pages. */
export function PagedList<T>({
  items,
  children,
}: {
  items: readonly T[];
  children: (item: T) => ComponentChildren;
}) {
  const { session, language } = useSession();
  const script = language === "en" ? "latin" : "chinese";
  return (
    <div class="paged">
      <Pages items={items} size={itemsPerPage[useOrientation()][session.modes.text][script]}>
        {(shown) => <ul class="paged__items">{shown.map(children)}</ul>}
      </Pages>
    </div>
  );
}
