import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { useOrientation } from "../../ui/orientation.ts";
import { useSession } from "../use-citizen.ts";

/** Items that fit on one page without scrolling: nobody has to swipe. Latin words are longer than Chinese ones. */
const itemsPerPage = {
  portrait: { normal: { chinese: 6, latin: 6 }, large: { chinese: 3, latin: 3 } },
  landscape: { normal: { chinese: 6, latin: 4 }, large: { chinese: 2, latin: 2 } },
} as const;

/** A list in pages, turned by two buttons; with one page there are none. */
export function PagedList<T>({
  items,
  children,
}: {
  items: readonly T[];
  children: (item: T) => ComponentChildren;
}) {
  const { t, session, language } = useSession();
  const orientation = useOrientation();
  const [wanted, setWanted] = useState(0);
  const script = language === "en" ? "latin" : "chinese";
  const size = itemsPerPage[orientation][session.modes.text][script];
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(wanted, pages - 1);
  return (
    <div class="paged">
      <ul class="paged__items">{items.slice(page * size, (page + 1) * size).map(children)}</ul>
      {pages > 1 && (
        <div class="paged__turn">
          <Button variant="secondary" icon="back" disabled={page === 0} onPress={() => setWanted(page - 1)}>
            {t("previousPage")}
          </Button>
          <p>{t("pageOf", { page: page + 1, pages })}</p>
          <Button
            variant="secondary"
            icon="forward"
            disabled={page === pages - 1}
            onPress={() => setWanted(page + 1)}
          >
            {t("nextPage")}
          </Button>
        </div>
      )}
    </div>
  );
}
