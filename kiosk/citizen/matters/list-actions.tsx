import type { BringListTexts } from "../../../server/contract/catalogue/bring-list.ts";
import { Button } from "../../ui/button.tsx";
import { PrintListButton } from "./print-list.tsx";
import { useFind } from "./use-find.ts";

/** How many things are brought, the list of them on paper, and the way to answer otherwise. */
export function ListActions({ count, texts }: { readonly count: string; readonly texts: BringListTexts }) {
  const { t, view, send } = useFind();
  return (
    <div class="guide__count">
      <p class="guide__plain">{count}</p>
      <PrintListButton texts={texts} />
      {Object.keys(view.answers).length > 0 && (
        <Button icon="retry" onPress={() => send({ type: "askAgain" })}>
          {t("askAgain")}
        </Button>
      )}
    </div>
  );
}
