import { translator } from "../../i18n/catalogue.ts";
import { windowMessages } from "../../i18n/window.ts";
import { keyCap, type ShortcutAction } from "../shortcuts.ts";
import { Dialog } from "./dialog.tsx";
import type { OneDialogProps } from "./dialogs.tsx";

/** Every shortcut by what it is for. A test sees that none is left out. */
export const helpGroups = {
  helpWork: ["callNext", "start", "finish", "recall", "noShow", "undo"],
  helpBeside: ["hold", "transfer", "addMatter", "history", "savedCase", "report", "ratings"],
  helpWindow: ["callNumber", "rejoin", "held", "pause", "autoCall", "profile", "signOut", "help"],
} as const satisfies Record<string, readonly ShortcutAction[]>;

/** All keys. */
export function HelpDialog({ context, t, close }: OneDialogProps) {
  const words = translator(windowMessages, context.language);
  const say = (action: ShortcutAction) => {
    if (action === "rejoin") return `${words("noShowsTitle")} → ${words("rejoin")}`;
    if (action === "held") return `${words("heldTitle")} → ${words("callNumberGo")}`;
    if (action === "pause") return `${words("pause")} / ${words("resume")}`;
    return words(action);
  };
  const row = (keys: readonly string[], what: string) => (
    <div key={what} class="keys__row">
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  );
  return (
    <Dialog wide title={t("helpTitle")} cancel={t("close")} onClose={close}>
      <div class="keys">
        {Object.entries(helpGroups).map(([group, actions]) => (
          <section key={group}>
            <h3>{t(group as keyof typeof helpGroups)}</h3>
            <dl>
              {actions.map((action: ShortcutAction) =>
                row(action === "callNext" ? [keyCap(action), words("space")] : [keyCap(action)], say(action)),
              )}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t("helpEverywhere")}</h3>
          <dl>
            {row(["Enter"], t("helpEnter"))}
            {row(["Esc"], t("helpEscape"))}
            {row(["Tab"], t("helpTab"))}
            {row(["↑", "↓"], t("helpArrows"))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
