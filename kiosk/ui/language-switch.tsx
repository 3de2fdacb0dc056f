import { type Language, languages } from "../../server/contract/service-offer.ts";
import { Button } from "./button.tsx";
import { languageNames } from "./modes.ts";

export interface LanguageSwitchProps {
  readonly language: Language;
  readonly label: string;
  readonly onChange: (language: Language) => void;
}

/** The three languages by their own names. */
export function LanguageSwitch({ language, label, onChange }: LanguageSwitchProps) {
  return (
    <nav class="languages" aria-label={label}>
      {languages.map((each) => (
        <Button
          key={each}
          variant="quiet"
          lang={each}
          pressed={each === language}
          onPress={() => onChange(each)}
        >
          {languageNames[each]}
        </Button>
      ))}
    </nav>
  );
}
