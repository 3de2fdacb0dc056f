import type { Language } from "../../../server/contract/hall.ts";
import { EgretWing } from "../../ui/egret-wing.tsx";
import { LanguageSwitch } from "../../ui/language-switch.tsx";

export interface MastheadProps {
  /** The hall's name; before it is known, the page's. */
  readonly words: string;
  readonly language: Language;
  readonly text: "normal" | "large";
  readonly labels: { readonly languages: string; readonly largeText: string };
  readonly send: (event: { type: "setLanguage"; language: Language } | { type: "toggleText" }) => void;
}

/** On top of every page for telephones: where it belongs to, and how it is read. */
export function Masthead({ words, language, text, labels, send }: MastheadProps) {
  return (
    <header class="masthead">
      <EgretWing />
      <p class="masthead__hall">{words}</p>
      <div class="masthead__modes">
        <LanguageSwitch
          language={language}
          label={labels.languages}
          onChange={(each) => send({ type: "setLanguage", language: each })}
        />
        <button
          type="button"
          class="button button--quiet"
          aria-pressed={text === "large"}
          onClick={() => send({ type: "toggleText" })}
        >
          {labels.largeText}
        </button>
      </div>
    </header>
  );
}
