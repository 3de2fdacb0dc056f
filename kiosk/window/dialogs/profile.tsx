import { translator } from "../../i18n/catalogue.ts";
import { windowMessages } from "../../i18n/window.ts";
import { Choice } from "../frame/choice.tsx";
import { Dialog } from "./dialog.tsx";
import type { OneDialogProps } from "./dialogs.tsx";

/** What is handled here: the window's own services, or another set of them. */
export function ProfileDialog({ places, context, t, change, close, sends }: OneDialogProps) {
  const { language, draft } = context;
  const own = translator(windowMessages, language)("ownProfile");
  return (
    <Dialog
      title={t("profileTitle")}
      hint={t("profileHint")}
      cancel={t("cancel")}
      go={{ label: t("profileGo"), ...sends("chooseProfile") }}
      onClose={close}
    >
      <div class="choices">
        <Choice
          group="profile"
          checked={draft.profileId === null}
          label={own}
          onChoose={() => change({ profileId: null })}
        />
        {places.profiles.map(({ id, name }) => (
          <Choice
            key={id}
            group="profile"
            checked={draft.profileId === id}
            label={name[language]}
            onChoose={() => change({ profileId: id })}
          />
        ))}
      </div>
    </Dialog>
  );
}
