import { citizenPhrases, longestHelpText } from "../../../server/contract/help/call.ts";
import { translator } from "../../i18n/catalogue.ts";
import { helpMessages, phraseMessages, saidIn } from "../../i18n/help.ts";
import { Button } from "../../ui/button.tsx";
import { Keyboard } from "../../ui/keyboard/keyboard.tsx";
import type { HelpCallEvent, HelpView } from "../machines/help.machine.ts";
import { useSession } from "../use-citizen.ts";

/** Lines of what was said that are shown: the last ones. */
const shownLines = 4;

/** Words in place of a voice: what was said, and what can be said with one touch or typed. */
export function HelpWords({ help }: { readonly help: HelpView }) {
  const { language, send } = useSession();
  const t = translator(helpMessages, language);
  const tell = (event: HelpCallEvent) => send({ type: "helping", event });
  return (
    <section class="help-words">
      <Said help={help} />
      {help.notSaid && <p class="help-lost">{t("notSaid")}</p>}
      {help.writing === "typing" ? (
        <>
          <Keyboard
            mode="pinyin"
            value={help.draft}
            maxLength={longestHelpText}
            label={t("typeLabel")}
            language={language}
            onChange={(text) => tell({ type: "type", text })}
          />
          <div class="help-words__actions">
            <Button icon="back" onPress={() => tell({ type: "stopWriting" })}>
              {t("backToCall")}
            </Button>
            <Button
              icon="forward"
              disabled={help.draft.trim() === ""}
              onPress={() => tell({ type: "sendDraft" })}
            >
              {t("send")}
            </Button>
          </div>
        </>
      ) : (
        <div class="help-words__phrases">
          {citizenPhrases.map((phrase) => (
            <Button key={phrase} onPress={() => tell({ type: "say", words: { phrase } })}>
              {phraseMessages[phrase][language]}
            </Button>
          ))}
          <Button icon="pencil" onPress={() => tell({ type: "typeWords" })}>
            {t("typeWords")}
          </Button>
        </div>
      )}
    </section>
  );
}

function Said({ help }: { readonly help: HelpView }) {
  const { language } = useSession();
  const t = translator(helpMessages, language);
  const texts = help.call?.texts.slice(-shownLines) ?? [];
  if (texts.length === 0) return null;
  return (
    <ol class="help-said" aria-live="polite">
      {texts.map(({ key, from, words }) => (
        <li key={key} data-from={from}>
          <strong>{from === "guide" ? (help.call?.guide?.name ?? t("saidGuide")) : t("saidYou")}</strong>
          <span>{saidIn(language, words)}</span>
        </li>
      ))}
    </ol>
  );
}
