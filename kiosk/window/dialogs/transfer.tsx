import { Choice } from "../frame/choice.tsx";
import { Dialog } from "./dialog.tsx";
import type { OneDialogProps } from "./dialogs.tsx";

/** On to a service, or to one window of it; and back here afterwards, or not. */
export function TransferDialog({ view, places, context, t, change, close, sends }: OneDialogProps) {
  const { language, draft } = context;
  const service = places.services.find(({ id }) => id === draft.serviceId);
  return (
    <Dialog
      wide
      title={t("transferTitle", { number: view.current?.number ?? "" })}
      cancel={t("cancel")}
      go={{ label: t("transferGo"), ...sends("transfer") }}
      onClose={close}
    >
      <div class="dialog__columns">
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
        <fieldset class="choices">
          <legend>{t("transferWindow")}</legend>
          {!service && <p class="choices__none">{t("transferFirst")}</p>}
          {service && (
            <Choice
              group="window"
              checked={draft.toWindowId === null}
              label={t("anyWindow")}
              onChoose={() => change({ toWindowId: null })}
            />
          )}
          {service?.windows
            .filter(({ id }) => id !== view.windowId)
            .map(({ id, name }) => (
              <Choice
                key={id}
                group="window"
                checked={draft.toWindowId === id}
                label={name[language]}
                onChoose={() => change({ toWindowId: id })}
              />
            ))}
        </fieldset>
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={draft.back}
          onChange={(event) => change({ back: event.currentTarget.checked })}
        />
        <span class="choice__name">{t("transferBack")}</span>
      </label>
    </Dialog>
  );
}
