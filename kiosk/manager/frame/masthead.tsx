import type { Language } from "../../../server/contract/hall.ts";
import { EgretWing } from "../../ui/egret-wing.tsx";
import { LanguageSwitch } from "../../ui/language-switch.tsx";
import { wallTime } from "../../ui/time.ts";
import { addressOfLevels } from "../address.ts";
import type { Words } from "../words.ts";

/** What the page is, of which hall, and the language. */
export function Masthead({
  title,
  hallName,
  isSite = false,
  now,
  language,
  t,
  onLanguage,
}: {
  readonly title: string;
  readonly hallName: string | undefined;
  /** Of one site among others: then there is a way back to all of them. */
  readonly isSite?: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly language: Language;
  readonly t: Words;
  readonly onLanguage: (language: Language) => void;
}) {
  return (
    <header class="masthead">
      <EgretWing />
      {isSite && (
        <a class="masthead__up" href={addressOfLevels(language)}>
          ‹ {t("levelsTitle")}
        </a>
      )}
      <h1 class="masthead__title">{title}</h1>
      {hallName !== undefined && <p class="masthead__hall">{hallName}</p>}
      <time class="masthead__time">{wallTime(now)}</time>
      <LanguageSwitch language={language} label={t("languageSwitch")} onChange={onLanguage} />
    </header>
  );
}
