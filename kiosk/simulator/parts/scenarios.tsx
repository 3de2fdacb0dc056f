import type { Language } from "../../../server/contract/hall.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { SimulatorMessages } from "../../i18n/simulator.ts";
import { type Action, type Bench, benchName } from "../api.ts";
import { scenarioHint, scenarioTitle, stepWords } from "../words.ts";

export interface ScenariosProps {
  readonly bench: Bench;
  readonly language: Language;
  readonly t: Translate<SimulatorMessages>;
  readonly act: (action: Action) => void;
}

type Scenario = Bench["itself"]["scenarios"][number];

const secondsOf = (milliseconds: number) => Math.round(milliseconds / 1000);

/** Every scenario, to be played and stopped. */
export function Scenarios({ bench, language, t, act }: ScenariosProps) {
  const { scenarios, play } = bench.itself;
  const row = ({ id, steps }: Scenario) => {
    const isPlaying = play.kind === "playing" && play.scenario === id;
    const last = play.kind === "idle" && play.last?.scenario === id ? play.last : null;
    const title = scenarioTitle(id, language);
    const seconds = secondsOf(steps.reduce((sum, { after }) => sum + after, 0));
    return (
      <li key={id} class={`scenario${isPlaying ? " scenario--playing" : ""}`}>
        <div class="scenario__words">
          <h3>{title}</h3>
          <p>{scenarioHint(id, language)}</p>
          {last && (
            <p class={`scenario__end scenario__end--${last.kind}`}>
              {last.kind === "failed" ? t("failed", { step: last.step }) : t(last.kind)}
              {last.kind === "failed" && <span lang="en"> {last.detail}</span>}
            </p>
          )}
        </div>
        <p class="scenario__length">{t("steps", { of: steps.length, seconds })}</p>
        <button
          type="button"
          class={`desk-button${isPlaying ? " desk-button--main" : ""}`}
          aria-label={`${t(isPlaying ? "stopPlaying" : "play")}: ${title}`}
          disabled={play.kind === "playing" && !isPlaying}
          onClick={() =>
            act(
              isPlaying
                ? { device: benchName, action: "stop" }
                : { device: benchName, action: "play", arguments: { scenario: id } },
            )
          }
        >
          {t(isPlaying ? "stopPlaying" : "play")}
        </button>
      </li>
    );
  };
  return (
    <section class="scenarios" aria-label={t("tabScenarios")}>
      <p class="scenarios__hint">{t("scenariosHint")}</p>
      <ul>{scenarios.map(row)}</ul>
    </section>
  );
}

/** What plays now, and what comes next: over everything else that the page shows of the bench's inside. */
export function Playing({ bench, language, t, act }: ScenariosProps) {
  const { personas, itself } = bench;
  const { play } = itself;
  if (play.kind !== "playing") return null;
  const { scenario, done, of, next } = play;
  return (
    <section class="playing" role="status">
      <div class="playing__words">
        <strong>{t("playing", { scenario: scenarioTitle(scenario, language) })}</strong>
        <p>
          {next
            ? `${t("progress", { step: done + 1, of })} · ${t("nextStep", {
                seconds: (next.after / 1000).toLocaleString(language),
                what: stepWords(next, personas, language),
              })}`
            : t("puttingBack")}
        </p>
        <progress value={done} max={of} aria-label={t("progress", { step: Math.min(done + 1, of), of })} />
      </div>
      <button
        type="button"
        class="desk-button desk-button--main"
        onClick={() => act({ device: benchName, action: "stop" })}
      >
        {t("stopPlaying")}
      </button>
    </section>
  );
}
