import type { VoiceLanguage } from "../../../server/contract/announcement.ts";
import type { BoardMessages } from "../../i18n/board.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { LanguageSwitch } from "../../ui/language-switch.tsx";
import type { BoardEvent } from "../announcements.machine.ts";
import { readFrom } from "../sizes.ts";
import { type BoardSnapshot, needsTouchForSound } from "../snapshot.ts";

/** What the voice can be set to. */
const voiceChoices = [
  { voice: "zh-CN", key: "voiceMandarin" },
  { voice: "nan", key: "voiceMinnan" },
  { voice: "en", key: "voiceEnglish" },
] as const satisfies readonly { voice: VoiceLanguage; key: keyof BoardMessages }[];

/** Mandarin in the words of Taiwan, which only an address can ask for, is Mandarin. */
const isSame = (one: VoiceLanguage, other: VoiceLanguage) =>
  one === other || (one.startsWith("zh") && other.startsWith("zh"));

/** What is pressed joins the voices as the last to speak, or leaves them. */
export function voicesAfter(voices: readonly VoiceLanguage[], pressed: VoiceLanguage): VoiceLanguage[] {
  const others = voices.filter((voice) => !isSame(voice, pressed));
  return others.length < voices.length ? others : [...others, pressed];
}

export interface ControlsProps {
  readonly snapshot: BoardSnapshot;
  readonly t: Translate<BoardMessages>;
  readonly send: (event: BoardEvent) => void;
}

/** For whoever sets the board up: small, and faint until the pointer is near. */
export function Controls({ snapshot, t, send }: ControlsProps) {
  const { language, voices } = snapshot.context;
  const placeOf = (voice: VoiceLanguage) => voices.findIndex((each) => isSame(each, voice));
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
        <span>{t("readFrom", { metres: Math.round(readFrom(snapshot.context)) })}</span>
        <nav class="voices" aria-label={t("voiceSwitch")}>
          <span>{t("voiceSwitch")}</span>
          {voiceChoices.map(({ voice, key }) => (
            <button
              key={voice}
              type="button"
              aria-pressed={placeOf(voice) >= 0}
              onClick={() => send({ type: "setVoices", voices: voicesAfter(voices, voice) })}
            >
              {placeOf(voice) >= 0 && voices.length > 1 && `${placeOf(voice) + 1} `}
              {t(key)}
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
