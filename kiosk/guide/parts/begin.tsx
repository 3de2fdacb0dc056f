import type { FloorZone } from "../../../server/contract/guide/guide.ts";
import type { GuidePlace } from "../../../server/contract/help/call.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { GuideMessages } from "../../i18n/guide.ts";
import { Button } from "../../ui/button.tsx";
import type { GuideContext, GuideEvent } from "../guide.machine.ts";

/** Who answers, and from where: calls ring by it. */
export function Begin({
  context: { name, place, plan, connection, language },
  t,
  send,
}: {
  readonly context: GuideContext;
  readonly t: Translate<GuideMessages>;
  readonly send: (event: GuideEvent) => void;
}) {
  if (!plan) return <p class="guide__wait">{t(connection === "lost" ? "noHall" : "loading")}</p>;
  const storeys = new Set(plan.zones.map(({ storey }) => storey[language])).size;
  const set = (next: GuidePlace) => send({ type: "setPlace", place: next });
  return (
    <form
      class="begin"
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: "begin" });
      }}
    >
      <h2>{t("whoTitle")}</h2>
      {plan.me ? (
        <p class="sheet-part__name" lang="zh-CN">
          {plan.me.name}
        </p>
      ) : (
        <label class="field-line">
          <span>{t("name")}</span>
          <input
            value={name}
            maxLength={20}
            autocomplete="off"
            onInput={({ currentTarget }) => send({ type: "setName", name: currentTarget.value })}
          />
        </label>
      )}
      <fieldset class="begin__place">
        <legend>{t("zonesTitle")}</legend>
        <Button
          pressed={place.zones.length === 0 && !place.atDesk}
          onPress={() => set({ zones: [], atDesk: false })}
        >
          {t("everywhere")}
        </Button>
        <Button pressed={place.atDesk} onPress={() => set({ zones: [], atDesk: true })}>
          {t("atDesk")}
        </Button>
        {plan.zones.length > 1 &&
          plan.zones.map((zone) => (
            <Button
              key={zone.id}
              pressed={place.zones.includes(zone.id)}
              onPress={() => set({ zones: switched(plan.zones, place.zones, zone.id), atDesk: false })}
            >
              {storeys > 1 ? `${zone.storey[language]} ${zone.name[language]}` : zone.name[language]}
            </Button>
          ))}
      </fieldset>
      <p class="card-button__quiet">{t("soundHint")}</p>
      <button
        type="submit"
        class="button button--primary begin__go"
        disabled={(plan.me === null && name.trim() === "") || connection === "lost"}
      >
        <span>{t("begin")}</span>
      </button>
    </form>
  );
}

/** With it, or without it, in the plan's order. */
const switched = (plan: readonly FloorZone[], chosen: readonly string[], zone: string): string[] =>
  plan.map(({ id }) => id).filter((id) => (id === zone ? !chosen.includes(id) : chosen.includes(id)));
