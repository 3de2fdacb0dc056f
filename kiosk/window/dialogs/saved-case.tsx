import { carryOnPath, matterCodeIn } from "../../../server/contract/matters/code.ts";
import { translator } from "../../i18n/catalogue.ts";
import { windowErrorCode, windowErrorMessages } from "../../i18n/window.ts";
import { Dialog } from "./dialog.tsx";
import type { OneDialogProps } from "./dialogs.tsx";

/** A case that the person in front has saved: its code, by hand or by a scanner, then the page on which it is gone on with. */
export function SavedCaseDialog({ dialog, context, send, t, change, close }: OneDialogProps) {
  const { draft, grant, grantError, language } = context;
  const isShown = dialog.savedCase === "shown" && grant !== null;
  return (
    <Dialog
      wide
      title={t("savedCaseTitle")}
      hint={t("savedCaseHint")}
      cancel={t("close")}
      {...(isShown
        ? {}
        : {
            go: {
              label: t("savedCaseGo"),
              enabled: context.connection === "open" && matterCodeIn(draft.code) !== undefined,
              onGo: () => send({ type: "openCase" }),
            },
          })}
      onClose={close}
    >
      {isShown ? (
        <iframe class="saved-case" title={t("savedCaseTitle")} src={`${carryOnPath}#w=${grant}`} />
      ) : (
        <label class="minutes__field minutes__field--code">
          <span>{t("savedCaseCode")}</span>
          <input
            value={draft.code}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => change({ code: currentTarget.value })}
          />
        </label>
      )}
      <div role="status">
        {dialog.savedCase === "opening" && <p>{t("historyLoading")}</p>}
        {dialog.savedCase === "failed" && grantError && (
          <p class="history__failed">
            {translator(windowErrorMessages, language)(windowErrorCode(grantError))}
          </p>
        )}
      </div>
    </Dialog>
  );
}
