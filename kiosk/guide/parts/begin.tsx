import type { Translate } from "../../i18n/catalogue.ts";
import type { GuideMessages } from "../../i18n/guide.ts";
import { Button } from "../../ui/button.tsx";
import type { GuideContext, GuideEvent } from "../guide.machine.ts";

/** Who answers, and from where: calls ring by it. */
export function Begin({
  context: { name, place, connection },
  t,
  send,
}: {
  readonly context: GuideContext;
  readonly t: Translate<GuideMessages>;
  readonly send: (event: GuideEvent) => void;
}) {
  return (
    <form
      class="begin"
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: "begin" });
      }}
    >
      <h2>{t("whoTitle")}</h2>
      <label class="field-line">
        <span>{t("name")}</span>
        <input
          value={name}
          maxLength={20}
          autocomplete="off"
          onInput={({ currentTarget }) => send({ type: "setName", name: currentTarget.value })}
        />
      </label>
      <fieldset class="begin__place">
        {[false, true].map((atDesk) => (
          <Button
            key={String(atDesk)}
            pressed={place.atDesk === atDesk}
            onPress={() => send({ type: "setPlace", place: { zone: null, atDesk } })}
          >
            {t(atDesk ? "atDesk" : "everywhere")}
          </Button>
        ))}
      </fieldset>
      <button
        type="submit"
        class="button button--primary"
        disabled={name.trim() === "" || connection === "lost"}
      >
        <span>{t("begin")}</span>
      </button>
    </form>
  );
}
