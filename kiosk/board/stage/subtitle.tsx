import { type VoiceLanguage, writtenIn } from "../../../server/contract/announcement.ts";
import { emLength } from "../sizes.ts";

export interface SubtitleProps {
  readonly spoken: { readonly words: string; readonly language: VoiceLanguage } | null;
}

/** What the voice is saying, in its own words. Its place is always there, so that nothing moves when a voice begins. */
export function Subtitle({ spoken }: SubtitleProps) {
  return (
    <p class="subtitle" style={{ "--length": String(emLength(spoken?.words ?? " ")) }}>
      {spoken && (
        <span key={spoken.language} lang={writtenIn(spoken.language)}>
          {spoken.words}
        </span>
      )}
    </p>
  );
}
