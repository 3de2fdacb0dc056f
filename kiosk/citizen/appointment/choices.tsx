import { useState } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { useOrientation } from "../../ui/orientation.ts";
import { useSession } from "../use-citizen.ts";

export interface Choice {
  readonly key: string;
  readonly words: string;
  readonly detail: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

/** Short choices that fit on one page without scrolling: days, times. */
const choicesPerPage = {
  portrait: { normal: 18, large: 12 },
  landscape: { normal: 16, large: 6 },
} as const;

/** Many short choices in a grid, in pages that are turned by two buttons; with one page there are none. */
export function Choices({ choices }: { choices: readonly Choice[] }) {
  const { t, session } = useSession();
  const size = choicesPerPage[useOrientation()][session.modes.text];
  const [wanted, setWanted] = useState(0);
  const pages = Math.max(1, Math.ceil(choices.length / size));
  const page = Math.min(wanted, pages - 1);
  return (
    <>
      <ul class="choices">
        {choices.slice(page * size, (page + 1) * size).map(({ key, words, detail, disabled, onPress }) => (
          <li key={key}>
            <button type="button" class="choice" disabled={disabled} onClick={onPress}>
              <strong>{words}</strong>
              <span>{detail}</span>
            </button>
          </li>
        ))}
      </ul>
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
