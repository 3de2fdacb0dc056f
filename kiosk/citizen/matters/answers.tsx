import type { Localized } from "../../../server/contract/service-offer.ts";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { useSession } from "../use-citizen.ts";

export interface AnswerOption {
  readonly value: string;
  readonly label: Localized;
  readonly hint?: Localized | undefined;
}

/** What can be answered, each a large button; nothing is chosen beforehand. */
export function Answers({
  options,
  chosen,
  onChoose,
}: {
  readonly options: readonly AnswerOption[];
  readonly chosen: readonly string[];
  readonly onChoose: (value: string) => void;
}) {
  const { language } = useSession();
  return (
    <FittedPages
      blocks={options.map(({ value, label, hint }) => (
        <button
          type="button"
          class="answer"
          aria-pressed={chosen.includes(value)}
          onClick={() => onChoose(value)}
        >
          <strong>{label[language]}</strong>
          {hint && <span>{hint[language]}</span>}
        </button>
      ))}
    />
  );
}
