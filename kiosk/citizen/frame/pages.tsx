import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { useSession } from "../use-citizen.ts";

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
  const { t } = useSession();
  const [wanted, setWanted] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(wanted, pages - 1);
  return (
    <>
      {children(items.slice(page * size, (page + 1) * size))}
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
    </>
  );
}
