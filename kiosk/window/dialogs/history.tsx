import { translator } from "../../i18n/catalogue.ts";
import { historyKey, historyMessages } from "../../i18n/ticket-history.ts";
import { windowErrorCode, windowErrorMessages } from "../../i18n/window.ts";
import { wallTime } from "../../ui/time.ts";
import { ticketNumber, typedNumber } from "../commands.ts";
import { Dialog } from "./dialog.tsx";
import type { OneDialogProps } from "./dialogs.tsx";

/** Everything that happened to one number of today: the ticket in hand's, or the one that is typed. */
export function HistoryDialog({ dialog, context, send, t, change, close }: OneDialogProps) {
  const { draft, history, historyError, language } = context;
  const words = translator(historyMessages, language);
  return (
    <Dialog
      wide
      title={history ? t("historyOf", { number: history.number }) : t("historyTitle")}
      cancel={t("close")}
      go={{
        label: t("historyGo"),
        enabled: ticketNumber(draft.number) !== null,
        onGo: () => send({ type: "readHistory" }),
      }}
      onClose={close}
    >
      <label class="minutes__field">
        <span>{t("historyNumber")}</span>
        <input
          value={draft.number}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => {
            event.currentTarget.value = typedNumber(event.currentTarget.value);
            change({ number: event.currentTarget.value });
          }}
        />
      </label>
      <div class="history" role="status">
        {dialog.history === "asking" && <p>{t("historyAsking")}</p>}
        {dialog.history === "loading" && <p>{t("historyLoading")}</p>}
        {dialog.history === "failed" && historyError && (
          <p class="history__failed">
            {translator(windowErrorMessages, language)(windowErrorCode(historyError))}
          </p>
        )}
        {dialog.history === "shown" && history && (
          <ol>
            {history.steps.map(({ seq, at, type, windowName, serviceName, undone }) => (
              <li key={seq}>
                <time>{wallTime(at, "seconds")}</time>
                {undone ? (
                  <strong>
                    <s>{words(historyKey(type))}</s> <small>{words("undone")}</small>
                  </strong>
                ) : (
                  <strong>{words(historyKey(type))}</strong>
                )}
                <span>{[serviceName?.[language], windowName?.[language]].filter(Boolean).join(" · ")}</span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Dialog>
  );
}
