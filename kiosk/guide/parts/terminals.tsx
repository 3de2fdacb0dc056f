import { useGuide } from "../use-guide.ts";
import { FloorMap } from "./map.tsx";
import { paperWords, standingOf } from "./standing.ts";

/** Every terminal of the hall, also those that are silent; those with a trouble first. */
export function Terminals() {
  const { view, t, send } = useGuide();
  if (view.terminals.length === 0) return <p class="guide__empty">{t("noTerminals")}</p>;
  const order = ["bad", "off", "busy", "good"];
  const terminals = view.terminals
    .map((terminal) => ({ terminal, standing: standingOf(terminal, t) }))
    .sort((one, other) => order.indexOf(one.standing.tone) - order.indexOf(other.standing.tone));
  return (
    <>
      <FloorMap />
      <ul class="cards">
        {terminals.map(({ terminal, standing: { words, tone, faults } }) => (
          <li key={terminal.id}>
            <button
              type="button"
              class="card-button"
              data-tone={tone}
              onClick={() => send({ type: "openTerminal", id: terminal.id })}
            >
              <strong class="card-button__name">{terminal.id}</strong>
              <span class="card-button__state">{words}</span>
              {terminal.status && (
                <span class="card-button__quiet">
                  {t("paper")} {paperWords(terminal, t)} ·{" "}
                  {faults > 0 ? t("faults", { count: faults }) : t("noFaults")}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
