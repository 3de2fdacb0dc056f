import type { ComponentChildren } from "preact";
import type { Language } from "../../../server/contract/hall.ts";
import type { WindowView } from "../../../server/contract/window.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { WindowMessages } from "../../i18n/window.ts";
import type { WindowCommandType } from "../commands.ts";
import type { Places } from "../effects.ts";
import { keyCap, type ShortcutAction } from "../shortcuts.ts";
import type { WindowContext } from "../window.machine.ts";

export interface SettingsProps {
  readonly view: WindowView;
  readonly places: Places | null;
  /** The 差评 about the window. */
  readonly ratings: WindowContext["ratings"];
  readonly language: Language;
  readonly canDo: (command: WindowCommandType) => boolean;
  readonly t: Translate<WindowMessages>;
  readonly act: (action: ShortcutAction) => void;
}

/** How the window works: whether it calls, whether by itself, and what is handled here. */
export function Settings({ view, places, ratings, language, canDo, t, act }: SettingsProps) {
  const { paused, autoCall, profileId } = view;
  const profile = places?.profiles.find(({ id }) => id === profileId)?.name[language] ?? t("ownProfile");
  const open = ratings.filter(({ stage }) => stage !== "closed" && stage !== "excluded").length;
  const setting = (action: ShortcutAction, enabled: boolean, words: ComponentChildren, pressed?: boolean) => (
    <button
      type="button"
      class="setting"
      disabled={!enabled}
      aria-pressed={pressed}
      onClick={() => act(action)}
    >
      <span>{words}</span>
      <kbd>{keyCap(action)}</kbd>
    </button>
  );
  return (
    <section class="settings">
      {setting("pause", canDo(paused ? "resume" : "pause"), t(paused ? "resume" : "pause"), paused !== null)}
      {setting(
        "autoCall",
        canDo("setAutoCall"),
        <>
          {t("autoCall")} <strong>{t(autoCall ? "on" : "off")}</strong>
        </>,
        autoCall,
      )}
      {setting(
        "profile",
        canDo("chooseProfile") && (places?.profiles.length ?? 0) > 0,
        <>
          {t("profile")} <strong>{profile}</strong>
        </>,
      )}
      {setting("history", true, t("history"))}
      {setting("savedCase", true, t("savedCase"))}
      {setting("report", true, t("report"))}
      {ratings.length > 0 &&
        setting(
          "ratings",
          true,
          <>
            {t("ratings")} {open > 0 && <strong>{open}</strong>}
          </>,
        )}
      {setting("help", true, t("help"))}
    </section>
  );
}
