import { languages } from "../../../server/contract/service-offer.ts";
import { Button } from "../../ui/button.tsx";
import { EgretWing } from "../../ui/egret-wing.tsx";
import { languageNames } from "../../ui/modes.ts";
import { useCitizen } from "../use-citizen.ts";

/**
 * Hall, terminal and time on every screen, and the languages: choosing one at rest begins a session in it. Where
 * there is nothing to begin, there is nothing to choose.
 */
export function Masthead({ time, choosing }: { time: string; choosing: "start" | "setModes" | null }) {
  const { t, language, condition, terminalId, send } = useCitizen();
  return (
    <header class="masthead">
      <EgretWing />
      <div class="masthead__place">
        <p class="masthead__hall">{condition.hall.name?.[language] || t("productName")}</p>
        <p class="masthead__terminal">
          <span>{t("terminalName", { terminal: terminalId })}</span>
          <time>{time}</time>
        </p>
      </div>
      {choosing && (
        <nav class="masthead__languages" aria-label={t("languageSwitch")}>
          {languages.map((each) => (
            <Button
              key={each}
              variant="quiet"
              lang={each}
              pressed={each === language}
              onPress={() => send({ type: choosing, modes: { language: each } })}
            >
              {languageNames[each]}
            </Button>
          ))}
        </nav>
      )}
    </header>
  );
}
