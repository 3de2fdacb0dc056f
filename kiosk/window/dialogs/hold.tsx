import { Choice } from "../frame/choice.tsx";
import { Dialog } from "./dialog.tsx";
import type { OneDialogProps } from "./dialogs.tsx";

/** What is asked for most, minutes: to fetch a copy, to fill in a form, to come back after lunch. */
const usual = [5, 10, 15, 30, 60] as const;

/** Aside for so many minutes, for this window or any. */
export function HoldDialog({ view, places, context, t, change, close, sends }: OneDialogProps) {
  const { minutes, sameWindow } = context.draft;
  const maximum = places.holdMaximum;
  return (
    <Dialog
      title={t("holdTitle", { number: view.current?.number ?? "" })}
      hint={t("holdHint")}
      cancel={t("cancel")}
      go={{ label: t("holdGo"), ...sends("hold") }}
      onClose={close}
    >
      <div class="minutes">
        <label class="minutes__field">
          <span>{t("minutes")}</span>
          <input
            value={minutes}
            inputMode="numeric"
            autocomplete="off"
            onInput={(event) => {
              event.currentTarget.value = event.currentTarget.value.replace(/\D/g, "").slice(0, 3);
              change({ minutes: event.currentTarget.value });
            }}
          />
        </label>
        <span class="minutes__range">{t("minutesRange", { maximum })}</span>
        <div class="minutes__usual">
          {usual
            .filter((each) => each <= maximum)
            .map((each) => (
              <button
                key={each}
                type="button"
                class="button button--secondary"
                aria-pressed={Number(minutes) === each}
                onClick={() => change({ minutes: String(each) })}
              >
                {each}
              </button>
            ))}
        </div>
      </div>
      <fieldset class="choices choices--side">
        <legend>{t("where")}</legend>
        <Choice
          group="where"
          checked={sameWindow}
          label={t("thisWindow")}
          onChoose={() => change({ sameWindow: true })}
        />
        <Choice
          group="where"
          checked={!sameWindow}
          label={t("anyWindow")}
          onChoose={() => change({ sameWindow: false })}
        />
      </fieldset>
    </Dialog>
  );
}
