import type { Language } from "../../../server/contract/hall.ts";
import type { BoardMessages } from "../../i18n/board.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { LanguageSwitch } from "../../ui/language-switch.tsx";
import type { BoardEvent } from "../announcements.machine.ts";
import { type BoardSnapshot, needsTouchForSound } from "../snapshot.ts";

/** What the voice can be set to. Chinese is spoken as the board's own kind of Chinese is. */
export const voiceChoices = [
  { key: "voiceChinese", voices: ["zh-CN"] },
  { key: "voiceBoth", voices: ["zh-CN", "en"] },
  { key: "voiceEnglish", voices: ["en"] },
] as const satisfies readonly { key: keyof BoardMessages; voices: readonly Language[] }[];

export interface ControlsProps {
  readonly snapshot: BoardSnapshot;
  readonly t: Translate<BoardMessages>;
  readonly send: (event: BoardEvent) => void;
}

/** For whoever sets the board up: small, and faint until the pointer is near. */
export function Controls({ snapshot, t, send }: ControlsProps) {
  const { language, voices } = snapshot.context;
  return (
    <footer class="controls">
      {needsTouchForSound(snapshot) && (
        <button type="button" class="controls__sound" onClick={() => send({ type: "enableSound" })}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9l5 6M20.5 9l-5 6" />
          </svg>
          {t("enableSound")}
        </button>
      )}
      <div class="controls__settings">
        <nav class="voices" aria-label={t("voiceSwitch")}>
          <span>{t("voiceSwitch")}</span>
          {voiceChoices.map((choice) => (
            <button
              key={choice.key}
              type="button"
              aria-pressed={choice.voices.join() === voices.join()}
              onClick={() => send({ type: "setVoices", voices: choice.voices })}
            >
              {t(choice.key)}
            </button>
          ))}
        </nav>
        <LanguageSwitch
          language={language}
          label={t("languageSwitch")}
          onChange={(each) => send({ type: "setLanguage", language: each })}
        />
      </div>
    </footer>
  );
}
