import { pauseReason } from "../../../server/contract/window.ts";
import { translator } from "../../i18n/catalogue.ts";
import { pauseReasonMessages } from "../../i18n/window-dialogs.ts";
import { Choice } from "../frame/choice.tsx";
import { Dialog } from "./dialog.tsx";
import type { OneDialogProps } from "./dialogs.tsx";

/** Why nobody is called here for a while. */
export function PauseDialog({ context, t, change, close, sends }: OneDialogProps) {
  const reasons = translator(pauseReasonMessages, context.language);
  return (
    <Dialog
      title={t("pauseTitle")}
      hint={t("pauseHint")}
      cancel={t("cancel")}
      go={{ label: t("pauseGo"), ...sends("pause") }}
      onClose={close}
    >
      <div class="choices">
        {pauseReason.options.map((reason) => (
          <Choice
            key={reason}
            group="reason"
            checked={context.draft.reason === reason}
            label={reasons(reason)}
            onChoose={() => change({ reason })}
          />
        ))}
      </div>
    </Dialog>
  );
}
