import { type Action, benchName } from "../api.ts";
import { type Inside, insides } from "../bench.machine.ts";
import { Devices } from "./devices.tsx";
import { Playing, Scenarios, type ScenariosProps } from "./scenarios.tsx";
import { Switch } from "./switch.tsx";

export interface InsideViewProps extends ScenariosProps {
  readonly inside: Inside;
  readonly onLook: (inside: Inside) => void;
}

const labels = { devices: "tabDevices", scenarios: "tabScenarios" } as const;

/** What stands on the bench with its cables and faults, or what can be played on it; and the pace of its lines. */
export function InsideView({ inside, onLook, ...shared }: InsideViewProps) {
  const { bench, t, act } = shared;
  const isPaced = bench.itself.pace === "real";
  const setPace: Action = {
    device: benchName,
    action: "setPace",
    arguments: { pace: isPaced ? "none" : "real" },
  };
  return (
    <section class="inside" aria-label={t("inside")}>
      <header class="inside__head">
        {/* biome-ignore lint/a11y/useSemanticElements: two buttons are no fieldset */}
        <div class="inside__tabs" role="group" aria-label={t("inside")}>
          {insides.map((each) => (
            <button
              key={each}
              type="button"
              class="desk-button"
              aria-pressed={inside === each}
              onClick={() => onLook(each)}
            >
              {t(labels[each])}
            </button>
          ))}
        </div>
        <Switch on={isPaced} kind="pace" name={t("pace")} hint={t("paceHint")} onPress={() => act(setPace)} />
      </header>
      <Playing {...shared} />
      {inside === "devices" ? <Devices {...shared} /> : <Scenarios {...shared} />}
    </section>
  );
}
