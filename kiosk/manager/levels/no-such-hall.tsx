import { useLayoutEffect, useMemo } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import type { LevelSite } from "../../../server/contract/levels.ts";
import { translator } from "../../i18n/catalogue.ts";
import { managerMessages } from "../../i18n/manager.ts";
import { applyModes, initialModes } from "../../ui/modes.ts";
import { addressOfHall, addressOfLevels } from "../address.ts";
import { Masthead } from "../frame/masthead.tsx";
import { Section } from "../frame/parts.tsx";

/** The address names a hall that is not there: those that are. */
export function NoSuchHall({
  sites,
  now,
  language,
  onLanguage,
}: {
  readonly sites: readonly LevelSite[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}) {
  const t = useMemo(() => translator(managerMessages, language), [language]);
  useLayoutEffect(() => applyModes(document.documentElement, { ...initialModes, language }), [language]);
  useLayoutEffect(() => {
    document.title = t("title");
  }, [t]);
  return (
    <div class="manager">
      <Masthead
        title={t("title")}
        hallName={undefined}
        now={now}
        language={language}
        t={t}
        onLanguage={onLanguage}
      />
      <main class="manager__main">
        <Section title={t("noSuchHall")} hint={t("noSuchHallHint")} class="wide">
          <ul class="halls">
            {sites.map(({ id, name }) => (
              <li key={id}>
                <a href={sites.length === 1 ? addressOfLevels(language) : addressOfHall(id, language)}>
                  {name[language]}
                </a>
              </li>
            ))}
            {sites.length > 1 && (
              <li>
                <a href={addressOfLevels(language)}>{t("levelsTitle")}</a>
              </li>
            )}
          </ul>
        </Section>
      </main>
    </div>
  );
}
