import type { Ref } from "preact";
import { Button } from "../../ui/button.tsx";
import { useSession } from "../use-citizen.ts";

/** The two buttons that turn pages, and which page it is. @param page from 0 */
export function PageTurn({
  page,
  pages,
  onTurn,
  bar,
}: {
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
  readonly bar?: Ref<HTMLDivElement>;
}) {
  const { t } = useSession();
  return (
    <div class="paged__turn" {...(bar ? { ref: bar } : {})}>
      <Button variant="secondary" icon="back" disabled={page === 0} onPress={() => onTurn(page - 1)}>
        {t("previousPage")}
      </Button>
      <p>{t("pageOf", { page: page + 1, pages })}</p>
      <Button
        variant="secondary"
        icon="forward"
        disabled={page === pages - 1}
        onPress={() => onTurn(page + 1)}
      >
        {t("nextPage")}
      </Button>
    </div>
  );
}
