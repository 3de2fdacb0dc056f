import { Choice } from "../frame/choice.tsx";
import { Dialog } from "./dialog.tsx";
import type { OneDialogProps } from "./dialogs.tsx";

/** One matter more with the same number, after this one. */
export function AddMatterDialog({ view, places, context, t, change, close, sends }: OneDialogProps) {
  const { language, draft } = context;
  return (
    <Dialog
      title={t("addMatterTitle", { number: view.current?.number ?? "" })}
      hint={t("addMatterHint")}
      cancel={t("cancel")}
      go={{ label: t("addMatterGo"), ...sends("addMatter") }}
      onClose={close}
    >
      <fieldset class="choices">
        <legend>{t("transferService")}</legend>
        {places.services.map(({ id, name }) => (
          <Choice
            key={id}
            group="service"
            checked={draft.serviceId === id}
            label={name[language]}
            onChoose={() => change({ serviceId: id })}
          />
        ))}
      </fieldset>
    </Dialog>
  );
}
