import { useOrientation } from "../../ui/orientation.ts";
import { Pages } from "../frame/pages.tsx";
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

/** Many short choices in a grid, in pages. */
export function Choices({ choices }: { choices: readonly Choice[] }) {
  const { session } = useSession();
  return (
    <Pages items={choices} size={choicesPerPage[useOrientation()][session.modes.text]}>
      {(shown) => (
        <ul class="choices">
          {shown.map(({ key, words, detail, disabled, onPress }) => (
            <li key={key}>
              <button type="button" class="choice" disabled={disabled} onClick={onPress}>
                <strong>{words}</strong>
                <span>{detail}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Pages>
  );
}
