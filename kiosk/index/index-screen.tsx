import { useLayoutEffect, useMemo } from "preact/hooks";
import type { Language } from "../../server/contract/hall.ts";
import { translator } from "../i18n/catalogue.ts";
import { indexMessages } from "../i18n/index.ts";
import { DemoBand } from "../ui/demo-band.tsx";
import { EgretWing } from "../ui/egret-wing.tsx";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { applyModes, initialModes } from "../ui/modes.ts";
import { type PageName, pictures } from "./pictures.tsx";

export interface IndexSnapshot {
  readonly language: Language;
  /** Whether this server has a bench of simulated devices; real hardware has none. */
  readonly simulator: boolean;
}

export interface IndexScreenProps {
  readonly snapshot: IndexSnapshot;
  readonly onLanguage: (language: Language) => void;
}

interface Step {
  readonly page: PageName;
  readonly title: "tryCard" | "tryCall" | "tryHear";
  readonly hint: "tryCardHint" | "tryTerminalHint" | "tryCallHint" | "tryHearHint";
}

/** Elsewhere telephones have an entrance of their own, where there is one. */
const ofDemo: readonly PageName[] = ["simulator", "n"];

/** The door to every page: what to try first, and all pages with a picture each. */
export function IndexScreen({ snapshot: { language, simulator }, onLanguage }: IndexScreenProps) {
  const t = useMemo(() => translator(indexMessages, language), [language]);
  useLayoutEffect(() => applyModes(document.documentElement, { ...initialModes, language }), [language]);
  useLayoutEffect(() => {
    document.title = t("product");
  }, [t]);
  const steps: readonly Step[] = [
    simulator
      ? { page: "simulator", title: "tryCard", hint: "tryCardHint" }
      : { page: "citizen", title: "tryCard", hint: "tryTerminalHint" },
    { page: "window", title: "tryCall", hint: "tryCallHint" },
    { page: "board", title: "tryHear", hint: "tryHearHint" },
  ];
  const pages = (Object.keys(pictures) as PageName[]).filter((page) => simulator || !ofDemo.includes(page));

  return (
    <div class="index">
      <header class="masthead">
        <EgretWing />
        <div class="masthead__words">
          <h1>{t("product")}</h1>
          <p>{t("claim")}</p>
        </div>
        <LanguageSwitch language={language} label={t("languageSwitch")} onChange={onLanguage} />
      </header>
      {simulator && <DemoBand words={t("fictitious")} />}
      <main class="index__main">
        <section class="first" aria-labelledby="first">
          <h2 id="first">{t("tryTitle")}</h2>
          <ol>
            {steps.map(({ page, title, hint }, place) => (
              <li key={title}>
                <a class="step" href={`/${page}`} target={`xiaohu-${page}`}>
                  <span class="step__place">{place + 1}</span>
                  <span class="step__words">
                    <strong>{t(title)}</strong>
                    <span>{t(hint)}</span>
                  </span>
                </a>
              </li>
            ))}
          </ol>
        </section>
        <section class="pages" aria-labelledby="pages">
          <h2 id="pages">{t("pagesTitle")}</h2>
          <ul>
            {pages.map((page) => {
              const Picture = pictures[page];
              return (
                <li key={page}>
                  <a class="page-card" href={`/${page}`}>
                    <Picture />
                    <span class="page-card__words">
                      <strong>
                        {t(page)} <code>/{page}</code>
                      </strong>
                      <span>{t(`${page}Hint`)}</span>
                    </span>
                  </a>
                </li>
              );
            })}
          </ul>
        </section>
      </main>
    </div>
  );
}
